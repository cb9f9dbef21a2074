//! The page of an article, which ends with 你可能还想读.

use rayon::prelude::*;
use tera::Value;

use super::{
    Output, Renderer, Stop, ai_label,
    page::{Head, Image, Page},
    share_image, structured_data,
    view::field,
};
use crate::{picture::SHARED, site::ArticleId};

const TEMPLATE: &str = "article.html";

pub(super) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    let all = renderer.site.catalog.all.par_iter();
    // Of several failures the same one at every run.
    let put = |&id: &ArticleId| {
        let related = related(renderer, id);
        let recipe = renderer.article_recipe(id, &related);
        let address = &renderer.site.entry(id).address;
        out.offer(address, recipe, || {
            let page = page_with(renderer, id, &related)?;
            let html = renderer.html_of(&page)?;
            ai_label::check(renderer, id, &page.template, &html)?;
            Ok(html)
        })
    };
    let failure = all.find_map_first(|id| put(id).err());
    failure.map_or(Ok(()), Err)
}

pub(super) fn page(renderer: &Renderer<'_>, id: ArticleId) -> Result<Page, Stop> {
    page_with(renderer, id, &related(renderer, id))
}

fn page_with(renderer: &Renderer<'_>, id: ArticleId, related: &[ArticleId]) -> Result<Page, Stop> {
    let site = renderer.site;
    let entry = site.entry(id);
    let article = &entry.article;
    let card = renderer.views.card(id, site);
    let template = article
        .template
        .as_ref()
        .map_or(TEMPLATE, |template| &template.value);
    let head = Head {
        kind: "article",
        title: &article.title,
        description: None,
        feeds: renderer.views.site_feeds(),
    };
    let cover = entry.cover_src().map(|cover| renderer.absolute(cover));
    let drawn = share_image::url(renderer, id)?;
    let own = cover.as_deref().or(drawn.as_deref());
    let image = Image {
        url: own.unwrap_or(&renderer.image),
        size: match &drawn {
            Some(_) => Some(SHARED),
            None => entry.cover.as_ref().and_then(|cover| cover.size),
        },
        alt: drawn.as_ref().map(|_| article.title.as_str()),
    };
    let structured = structured_data::article(renderer, entry, image.url);
    let places = (field(&card, "path"), field(&card, "permalink"), image);
    let excerpt = Some(field(&card, "excerpt")).filter(Value::is_truthy);
    let html = renderer.html(entry)?;
    let content = entry.addresses.resolve(&html);
    let page = renderer.views.article(id, &content, related, site);
    Ok(Page::of(renderer, &entry.address, places, head)
        .by(template)
        .with("description", excerpt)
        .with("structured_data", Value::safe_string(&structured))
        .with("page", page))
}

/// The articles in the list of the article `id`.
fn related(renderer: &Renderer<'_>, id: ArticleId) -> Vec<ArticleId> {
    let related = renderer.related.list(id.0 as usize).iter();
    related.map(|other| ArticleId(other.article)).collect()
}
