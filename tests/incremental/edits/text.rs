//! Edits of what an article says.

use super::Edit;
use crate::{
    random::Random,
    site::Site,
    words::{oddity, paragraph, sentence, title},
};

pub(super) const EDITS: [Edit; 9] = [
    (6, "another text", rewrite),
    (5, "one more paragraph", append),
    (4, "a text of the same length", same_length),
    (3, "headings, lists, notes", odd),
    (2, "a paragraph twice", repeat),
    (2, "a paragraph less", shorten),
    (6, "another title", retitle),
    (5, "another summary", summarise),
    (2, "no summary", forget_summary),
];

fn rewrite(site: &mut Site, random: &mut Random) -> Option<String> {
    let body = vec![paragraph(random), paragraph(random)];
    let article = site.article(random)?;
    article.body = body;
    Some(article.id.clone())
}

fn append(site: &mut Site, random: &mut Random) -> Option<String> {
    let text = paragraph(random);
    let article = site.article(random)?;
    article.body.push(text);
    Some(article.id.clone())
}

fn same_length(site: &mut Site, random: &mut Random) -> Option<String> {
    let article = site.article(random)?;
    let (from, to) = *random.pick(&[("的", "了"), ("了", "的"), ("一", "二"), ("开", "关")]);
    let text = article.body.iter_mut().find(|text| text.contains(from))?;
    *text = text.replacen(from, to, 1);
    Some(format!("{} ({from} → {to})", article.id))
}

fn odd(site: &mut Site, random: &mut Random) -> Option<String> {
    let text = oddity(random);
    let article = site.article(random)?;
    article.body.push(text);
    Some(article.id.clone())
}

fn repeat(site: &mut Site, random: &mut Random) -> Option<String> {
    let article = site.article(random)?;
    let text = article.body.first()?.clone();
    article.body.push(text);
    Some(article.id.clone())
}

fn shorten(site: &mut Site, random: &mut Random) -> Option<String> {
    let article = site.article(random)?;
    article.body.pop()?;
    Some(article.id.clone())
}

fn retitle(site: &mut Site, random: &mut Random) -> Option<String> {
    let title = title(random);
    let article = site.article(random)?;
    article.fields.insert("title", format!("'{title}'"));
    Some(format!("{} is {title}", article.id))
}

fn summarise(site: &mut Site, random: &mut Random) -> Option<String> {
    let summary = sentence(random);
    let article = site.article(random)?;
    article.fields.insert("summary", summary);
    Some(article.id.clone())
}

fn forget_summary(site: &mut Site, random: &mut Random) -> Option<String> {
    let article = site.article(random)?;
    article.fields.remove("summary")?;
    Some(article.id.clone())
}
