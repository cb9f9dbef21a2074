//! The image that is shared in the place of an article without a cover: a card with its title.

use std::sync::OnceLock;

use rayon::prelude::*;
use tera::{Context, Value};

use super::{Output, Renderer, Stop, edition, view::field};
use crate::{
    config::Edition,
    fingerprint::Fingerprint,
    message::{Failure, Message},
    picture::SHARED,
    search,
    site::ArticleId,
    suggest,
    text::{
        headline::{self, Headline, Room},
        script::Converter,
    },
};

/// The template that makes the drawing.
pub(super) const TEMPLATE: &str = "share.svg";
/// The sizes of type in which a title is set, in pixels, and how many lines it may have in each.
const SIZES: [(u32, usize); 5] = [(120, 1), (96, 2), (84, 3), (72, 3), (60, 4)];
/// How long a line of the title is, in pixels.
const LINE: u32 = 1040;
/// How long the names beside it are, in thousandths of an em.
const NAME: Room = Room {
    line: 18_000,
    lines: 1,
};

pub(super) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    let Some(share) = renderer.sources.share else {
        return Ok(());
    };
    let all = renderer.site.catalog.all.par_iter();
    let put = |&id: &ArticleId| {
        let address = &renderer.site.entry(id).share_image;
        let make = || (share.draw)(&drawing(renderer, id, headline(renderer, id)?)?);
        match address {
            Some(address) => out.offer(address, renderer.share_recipe(id), make),
            None => Ok(()),
        }
    };
    // Of several failures the same one at every run.
    let failure = all.find_map_first(|id| put(id).err());
    failure.map_or(Ok(()), Err)
}

/// The absolute address of the image of the article `id`, if one is drawn; the address is another
/// one whenever the image is, since those who show shared links keep an image by its address.
pub(super) fn url(renderer: &Renderer<'_>, id: ArticleId) -> Result<Option<String>, Stop> {
    let entry = renderer.site.entry(id);
    let Some((address, share)) = entry.share_image.as_ref().zip(renderer.sources.share) else {
        return Ok(None);
    };
    // The lines follow from the title: an article's page need not wait for the dictionary.
    let unset = Headline {
        room: 0,
        lines: vec![entry.article.title.clone()],
    };
    let print = Fingerprint::EMPTY.bytes(&drawing(renderer, id, unset)?);
    let url = address.absolute(&renderer.site.config.base_url);
    Ok(Some(format!(
        "{url}?v={:08x}",
        print.with(share.fonts).0 >> 32
    )))
}

/// The title in its lines.
fn headline(renderer: &Renderer<'_>, id: ArticleId) -> Result<Headline, Stop> {
    let config = &renderer.site.config;
    let converter = renderer.script.converter(config.edition)?;
    let rooms = SIZES.map(|(size, lines)| Room {
        line: LINE * 1000 / size,
        lines,
    });
    let set = |title: &str| headline::set(&converted(title, converter), &rooms, word_starts);
    let of_title = set(&renderer.site.entry(id).article.title);
    Ok(match of_title.lines.is_empty() {
        // A title of emoji alone.
        true => set(&config.title),
        false => of_title,
    })
}

/// Where words begin in a text of either script: the dictionary is one of simplified characters.
fn word_starts(text: &str) -> Vec<usize> {
    let simplified: String = text.chars().map(search::simplified).collect();
    match simplified.len() == text.len() {
        true => suggest::word_starts(&simplified),
        // A rare character has a form of another length.
        false => suggest::word_starts(text),
    }
}

fn converted(text: &str, converter: Option<&Converter>) -> String {
    match converter {
        Some(converter) => converter.convert(text),
        None => text.to_owned(),
    }
}

/// The drawing as SVG, with the title in these lines.
fn drawing(renderer: &Renderer<'_>, id: ArticleId, title: Headline) -> Result<Vec<u8>, Stop> {
    let context = context(renderer, id, title)?;
    let shown = renderer.site.entry(id).address.to_string();
    let drawing = renderer.engine.render(TEMPLATE, &context, &shown);
    drawing.map_err(Stop::Template)
}

/// What the template sees. Words are in the script of the edition, for none are converted after it.
fn context(renderer: &Renderer<'_>, id: ArticleId, title: Headline) -> Result<Context, Stop> {
    let site = renderer.site;
    let entry = site.entry(id);
    let converter = renderer.script.converter(site.config.edition)?;
    let name = |text: &str| {
        let set = headline::set(&converted(text, converter), &[NAME], |_| Vec::new());
        Value::from(set.lines.concat())
    };
    let catalog = &site.catalog;
    let source = entry.source.map(|id| name(&catalog.sources.get(id).name));
    let keyword = entry.keywords.first();
    let keyword = keyword.map(|id| name(&catalog.keywords.get(*id).name));
    let card = renderer.views.card(id, site);
    let mut context = Context::new();
    for (key, value) in [
        ("kind", Value::safe_string("share")),
        ("size", Value::from(SIZES[title.room].0)),
        ("lines", Value::from(title.lines)),
        ("site", name(&site.config.title)),
        ("source", source.unwrap_or_else(Value::none)),
        ("date", field(&card, "date")),
        ("date_text", field(&card, "date_text")),
        ("keyword", keyword.unwrap_or_else(Value::none)),
        ("tint", field(&card, "tint")),
        ("language", Value::from(site.config.language.as_str())),
        ("width", Value::from(SHARED.width)),
        ("height", Value::from(SHARED.height)),
    ] {
        context.insert_value(key, value);
    }
    Ok(context)
}

/// The converter of an edition, made when first it is needed.
#[derive(Default)]
pub(super) struct Script(OnceLock<Result<Option<Converter>, Message>>);

impl Script {
    /// The converter for `edition`, the same at every call; none for simplified characters.
    fn converter(&self, edition: Edition) -> Result<Option<&Converter>, Stop> {
        let make = || edition::converter(edition).map_err(|failure| failure.message().clone());
        match self.0.get_or_init(make) {
            Ok(converter) => Ok(converter.as_ref()),
            Err(why) => Err(Stop::Machine(Failure::new(why.clone()))),
        }
    }
}
