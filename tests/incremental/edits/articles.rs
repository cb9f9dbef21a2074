//! Articles come, go, move and are copied.

use super::Edit;
use crate::{
    edits::dates::{both, two},
    random::Random,
    sample::{article, free_id, moment_before},
    site::Site,
};

pub(super) const EDITS: [Edit; 8] = [
    (8, "a new article", add),
    (2, "a new article of the past", add_to_the_past),
    (5, "an article is deleted", delete),
    (4, "an article is renamed", rename),
    (4, "to a folder of its own or back", bundle),
    (3, "a near copy", near_copy),
    (2, "two articles with one text", same_text),
    (1, "two articles change names", change_names),
];

fn add(site: &mut Site, random: &mut Random) -> Option<String> {
    let id = free_id(site, random);
    let now = site.clock.naive_utc();
    site.articles.push(article(id.clone(), now, random));
    Some(format!("{id} of {now}"))
}

fn add_to_the_past(site: &mut Site, random: &mut Random) -> Option<String> {
    let id = free_id(site, random);
    let date = moment_before(site.clock, random);
    site.articles.push(article(id.clone(), date, random));
    Some(format!("{id} of {date}"))
}

fn delete(site: &mut Site, random: &mut Random) -> Option<String> {
    let at = random.any(0..site.articles.len())?;
    Some(site.articles.remove(at).id)
}

fn rename(site: &mut Site, random: &mut Random) -> Option<String> {
    let id = free_id(site, random);
    let article = site.article(random)?;
    let words = format!("{} is {id}", article.id);
    article.id = id;
    Some(words)
}

fn bundle(site: &mut Site, random: &mut Random) -> Option<String> {
    let article = site.article(random)?;
    article.is_bundle = !article.is_bundle;
    Some(article.path())
}

fn near_copy(site: &mut Site, random: &mut Random) -> Option<String> {
    let id = free_id(site, random);
    let mut copy = site.article(random)?.clone();
    let words = format!("{id} of {}", copy.id);
    copy.id = id;
    copy.body.push("另有少许改动。".to_owned());
    for field in ["slug", "permalink", "aliases"] {
        copy.fields.remove(field);
    }
    site.articles.push(copy);
    Some(words)
}

fn same_text(site: &mut Site, random: &mut Random) -> Option<String> {
    let (one, other) = two(site, random)?;
    site.articles[one].body = site.articles[other].body.clone();
    Some(both(site, one, other))
}

fn change_names(site: &mut Site, random: &mut Random) -> Option<String> {
    let (one, other) = two(site, random)?;
    let id = site.articles[one].id.clone();
    site.articles[one].id = site.articles[other].id.clone();
    site.articles[other].id = id;
    Some(both(site, one, other))
}
