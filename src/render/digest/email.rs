//! A digest as HTML for e-mail, made by the theme's template `email/digest.html`.

use tera::{Context, Value};

use super::{
    page::view,
    told::{Length, Told},
};
use crate::{
    render::{Renderer, Stop},
    site::{digest::Digest, well_known::EMAIL},
    text::excerpt::excerpt,
};

/// The template.
pub(in crate::render) const TEMPLATE: &str = "email/digest.html";
/// Gmail shows no more than 102 KB of a message; what the way of sending adds has to fit as well.
const MOST_BYTES: usize = 96 * 1024;
/// Code points of what a list of messages shows beside the subject.
const PREHEADER: usize = 90;
/// How much is told, from the most that a message may hold to the least.
const LENGTHS: [Length; 11] = [
    Length::Full,
    Length::Excerpts,
    Length::Titles,
    Length::Some(200),
    Length::Some(150),
    Length::Some(100),
    Length::Some(50),
    Length::Some(20),
    Length::Some(8),
    Length::Some(3),
    Length::Some(1),
];

/// The message, with as much as it has room for.
pub(super) fn write(renderer: &Renderer<'_>, digest: &Digest) -> Result<Vec<u8>, Stop> {
    let mut html = Vec::new();
    for length in LENGTHS {
        html = with_length(renderer, digest, length)?;
        if html.len() <= MOST_BYTES {
            break;
        }
    }
    Ok(html)
}

fn with_length(renderer: &Renderer<'_>, digest: &Digest, length: Length) -> Result<Vec<u8>, Stop> {
    let told = Told::of(renderer, digest, length);
    let mut context = Context::new();
    context.insert_value("digest", view(renderer, digest, &told));
    context.insert_value("preheader", Value::from(preheader(&told)));
    let shown = digest.address().join(EMAIL).to_string();
    let html = renderer.engine.render(TEMPLATE, &context, &shown);
    html.map_err(Stop::Template)
}

/// The first titles: what a list of messages shows beside the subject.
fn preheader(told: &Told<'_>) -> String {
    let titles = told
        .stories()
        .map(|story| story.entry.article.title.as_str());
    let titles: Vec<&str> = titles.take(5).collect();
    excerpt(&titles.join("；"), PREHEADER).into_owned()
}
