//! Edits of when an article is of, and whether it is published.

use chrono::Duration;

use super::Edit;
use crate::{random::Random, sample::moment_before, site::Site};

pub(super) const EDITS: [Edit; 9] = [
    (4, "another time of the day", by_minutes),
    (4, "another day", by_days),
    (3, "another month or year", by_months),
    (3, "two articles change dates", swap),
    (2, "two articles at one moment", meet),
    (2, "was updated", updated),
    (3, "is scheduled", scheduled),
    (2, "expires", expires),
    (4, "draft on or off", draft),
];

fn by_minutes(site: &mut Site, random: &mut Random) -> Option<String> {
    let minutes = random.between(-200, 200);
    let article = site.article(random)?;
    article.date += Duration::minutes(minutes);
    Some(format!("{} moves by {minutes} minutes", article.id))
}

fn by_days(site: &mut Site, random: &mut Random) -> Option<String> {
    let days = random.between(-3, 3);
    let article = site.article(random)?;
    article.date += Duration::days(days);
    Some(format!("{} moves by {days} days", article.id))
}

fn by_months(site: &mut Site, random: &mut Random) -> Option<String> {
    let days = *random.pick(&[-31, 31, -365, -730, 400]);
    let article = site.article(random)?;
    article.date += Duration::days(days);
    Some(format!("{} moves by {days} days", article.id))
}

fn swap(site: &mut Site, random: &mut Random) -> Option<String> {
    let (one, other) = two(site, random)?;
    let date = site.articles[one].date;
    site.articles[one].date = site.articles[other].date;
    site.articles[other].date = date;
    Some(both(site, one, other))
}

fn meet(site: &mut Site, random: &mut Random) -> Option<String> {
    let (one, other) = two(site, random)?;
    site.articles[one].date = site.articles[other].date;
    Some(both(site, one, other))
}

/// Two articles that are not the same.
pub(super) fn two(site: &Site, random: &mut Random) -> Option<(usize, usize)> {
    let count = site.articles.len();
    if count < 2 {
        return None;
    }
    let one = random.below(count);
    Some((one, (one + 1 + random.below(count - 1)) % count))
}

pub(super) fn both(site: &Site, one: usize, other: usize) -> String {
    format!("{} and {}", site.articles[one].id, site.articles[other].id)
}

fn updated(site: &mut Site, random: &mut Random) -> Option<String> {
    let date = moment_before(site.clock, random);
    let article = site.article(random)?;
    article.fields.insert("updated", date.to_string());
    Some(format!("{} on {date}", article.id))
}

fn scheduled(site: &mut Site, random: &mut Random) -> Option<String> {
    around_the_clock(site, random, "publish_date")
}

fn expires(site: &mut Site, random: &mut Random) -> Option<String> {
    around_the_clock(site, random, "expiry_date")
}

/// Sets a date to a moment near the clock's, or takes it away.
fn around_the_clock(site: &mut Site, random: &mut Random, field: &'static str) -> Option<String> {
    let moment = site.clock + Duration::minutes(random.between(-600, 600));
    let moment = moment.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let takes_away = random.percent(40);
    let article = site.article(random)?;
    if takes_away && article.fields.remove(field).is_some() {
        return Some(format!("{} no more", article.id));
    }
    let words = format!("{} at {moment}", article.id);
    article.fields.insert(field, moment);
    Some(words)
}

fn draft(site: &mut Site, random: &mut Random) -> Option<String> {
    let article = site.article(random)?;
    match article.fields.remove("draft") {
        Some(_) => Some(format!("{} is none", article.id)),
        None => {
            article.fields.insert("draft", "true".to_owned());
            Some(format!("{} is one", article.id))
        }
    }
}
