//! The clock goes on, or back; options change; or nothing does.

use chrono::Duration;

use super::Edit;
use crate::{random::Random, site::Site};

pub(super) const EDITS: [Edit; 9] = [
    (5, "the clock goes to where it counts", to_an_article),
    (5, "the clock goes on by minutes", minutes),
    (5, "the clock goes on by hours", hours),
    (3, "the clock goes on by days", days),
    (3, "the clock goes back", back),
    (4, "options", options),
    (2, "nothing", nothing),
    (3, "every file is saved again", save_again),
    (5, "back to how it was", undo),
];

fn go(site: &mut Site, minutes: i64) -> Option<String> {
    site.clock += Duration::minutes(minutes);
    Some(site.clock.to_string())
}

fn minutes(site: &mut Site, random: &mut Random) -> Option<String> {
    go(site, random.between(1, 90))
}

fn hours(site: &mut Site, random: &mut Random) -> Option<String> {
    go(site, 60 * random.between(2, 30))
}

fn days(site: &mut Site, random: &mut Random) -> Option<String> {
    go(site, 24 * 60 * random.between(2, 70))
}

fn back(site: &mut Site, random: &mut Random) -> Option<String> {
    go(site, -random.between(1, 4000))
}

/// To a moment near that at which an article appears or expires, or leaves the news sitemap.
fn to_an_article(site: &mut Site, random: &mut Random) -> Option<String> {
    let article = site.article(random)?;
    let named =
        ["publish_date", "expiry_date"].map(|field| article.fields.get(field)?.parse().ok());
    let date = article.date.and_utc();
    let moments = named.into_iter().flatten().chain([
        // Half of the sites are in the zone of Shanghai.
        date - Duration::hours(8),
        date,
        date + Duration::hours(40),
        date + Duration::hours(48),
    ]);
    site.clock = random.any(moments)? + Duration::seconds(random.between(-1, 1));
    Some(site.clock.to_string())
}

fn options(site: &mut Site, random: &mut Random) -> Option<String> {
    let option = match random.below(3) {
        0 => &mut site.selection.drafts,
        1 => &mut site.selection.future,
        _ => &mut site.selection.expired,
    };
    *option = !*option;
    Some(format!("{:?}", site.selection))
}

fn nothing(_: &mut Site, _: &mut Random) -> Option<String> {
    Some("at all".to_owned())
}

fn save_again(site: &mut Site, _: &mut Random) -> Option<String> {
    site.once.rewrite = true;
    Some("with the bytes that it has".to_owned())
}

fn undo(site: &mut Site, random: &mut Random) -> Option<String> {
    let at = random.any(0..site.past.len())?;
    (site.articles, site.files) = site.past[at].clone();
    Some(format!("before step {}", at + 1))
}
