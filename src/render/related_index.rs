//! The lists of related articles for machines, a JSON file a month.

use rayon::prelude::*;
use serde::Serialize;

use super::{Output, Renderer, Stop, view::machine_date};
use crate::{
    message::Failure,
    site::{ArticleId, Month, Year, well_known::related_index},
};

#[derive(Serialize)]
struct Index<'a> {
    month: String,
    articles: Vec<Article<'a>>,
}

#[derive(Serialize)]
struct Article<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    date: String,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    score: f32,
}

pub(super) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    let site = renderer.site;
    if !site.config.related.json {
        return Ok(());
    }
    let months: Vec<(&Year, &Month)> = site
        .catalog
        .archive
        .iter()
        .flat_map(|year| year.months.iter().map(move |month| (year, month)))
        .collect();
    let offer = |(year, month): &(&Year, &Month)| {
        let recipe = renderer.related_index_recipe(&month.articles);
        let address = related_index(year.year, month.month);
        out.offer(&address, recipe, || index(renderer, year.year, month))
    };
    let failure = months.par_iter().find_map_first(|month| offer(month).err());
    failure.map_or(Ok(()), Err)
}

fn index(renderer: &Renderer<'_>, year: i32, month: &Month) -> Result<Vec<u8>, Stop> {
    let articles = month.articles.iter();
    let index = Index {
        month: format!("{year:04}-{:02}", month.month),
        articles: articles.map(|id| article(renderer, *id)).collect(),
    };
    serde_json::to_vec(&index).map_err(|error| Stop::Machine(Failure::unmade(error)))
}
fn article<'a>(renderer: &'a Renderer<'_>, id: ArticleId) -> Article<'a> {
    let entry = renderer.site.entry(id);
    let related = renderer.related.list(id.0 as usize).iter().map(|related| {
        let other = renderer.site.entry(ArticleId(related.article));
        Related {
            id: &other.article.id,
            url: &other.permalink,
            title: &other.article.title,
            score: related.score,
        }
    });
    Article {
        id: &entry.article.id,
        url: &entry.permalink,
        title: &entry.article.title,
        date: machine_date(entry.article.date),
        related: related.collect(),
    }
}
