//! The twin in Markdown of an article: its author's text for programs that read (`index.md`).

use std::{borrow::Cow, collections::BTreeMap};

use rayon::prelude::*;
use serde_json::to_string as quoted;

use super::{Output, Renderer, Stop, markdown, view::machine_date};
use crate::{
    config::NoticePosition,
    content::{NewAddress, rewrite_links},
    site::{ArticleId, Entry, well_known},
};

pub(super) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    if !renderer.site.config.agents.markdown {
        return Ok(());
    }
    let all = renderer.site.catalog.all.par_iter();
    let put = |&id: &ArticleId| {
        let address = well_known::twin(&renderer.site.entry(id).address);
        let make = || Ok(twin(renderer, id)?.into_bytes());
        out.offer(&address, renderer.twin_recipe(id), make)
    };
    // Of several failures the same one at every run.
    let failure = all.find_map_first(|id| put(id).err());
    failure.map_or(Ok(()), Err)
}

fn twin(renderer: &Renderer<'_>, id: ArticleId) -> Result<String, Stop> {
    let entry = renderer.site.entry(id);
    let config = &renderer.site.config;
    let body = (renderer.sources.markdown)(&entry.article).map_err(Stop::Machine)?;
    let body = absolute(&body, renderer, entry);
    let mut out = front_matter(renderer, entry);
    let mut part = |text: &str| {
        if !text.is_empty() {
            out.push('\n');
            out.push_str(text);
            out.push('\n');
        }
    };
    let notice = entry.ai_notice(config).map(markdown::paragraph);
    let at = |position| notice.as_deref().filter(|_| config.ai.position == position);
    part(at(NoticePosition::Start).unwrap_or_default());
    part(&summary(entry));
    part(body.trim_matches(['\n', '\r']));
    part(at(NoticePosition::End).unwrap_or_default());
    Ok(out)
}

/// The fields that tell of the article, each in a form that JSON and YAML share.
fn front_matter(renderer: &Renderer<'_>, entry: &Entry) -> String {
    let (site, article) = (renderer.site, &entry.article);
    let mut out = String::from("---\n");
    let mut field = |name: &str, value: Option<&str>| {
        // A text always has a form in JSON.
        if let Some(Ok(value)) = value.map(quoted) {
            out.push_str(&format!("{name}: {value}\n"));
        }
    };
    field("title", Some(&article.title));
    field("date", Some(&machine_date(article.date)));
    field("updated", article.updated.map(machine_date).as_deref());
    field("author", article.author.as_deref());
    let source = entry.source.map(|id| site.catalog.sources.get(id));
    field("source", source.map(|source| source.name.as_str()));
    field("source_url", article.source_url.as_deref());
    field("url", Some(&entry.permalink));
    let keywords = entry.keywords.iter();
    let keywords: Vec<_> = keywords
        .map(|id| site.catalog.keywords.get(*id).name.as_str())
        .collect();
    if let Ok(keywords) = quoted(&keywords) {
        out.push_str(&format!("keywords: {keywords}\n"));
    }
    out.push_str(&label(renderer, entry));
    out.push_str("---\n");
    out
}

/// The mark for machines: in a Markdown file it stands in the front matter (TC260-PG-20258A).
fn label(renderer: &Renderer<'_>, entry: &Entry) -> String {
    let Some(mark) = entry.aigc(&renderer.site.config) else {
        return String::new();
    };
    let fields = mark.fields().into_iter().filter_map(|(name, value)| {
        let value = quoted(value).ok()?;
        Some(format!("  {name}: {value}\n"))
    });
    let fields: String = fields.collect();
    format!("ai: {}\nAIGC:\n{fields}", entry.ai.as_str())
}

fn summary(entry: &Entry) -> String {
    let Some(summary) = &entry.article.summary else {
        return String::new();
    };
    let notice = entry.excerpt_notice();
    let notice = notice.map_or_else(String::new, |notice| format!("（{notice}）"));
    format!("> 快速阅读：{}{notice}", markdown::text(summary))
}

/// The text with every address in it absolute.
fn absolute(body: &str, renderer: &Renderer<'_>, entry: &Entry) -> String {
    let base = &renderer.site.config.base_url;
    let references = &entry.article.body.references;
    let new = entry.addresses.absolute(references, base, &entry.permalink);
    let written = references
        .iter()
        .map(|reference| (Cow::from(&reference.target), reference.is_link()));
    let by_written: BTreeMap<(Cow<'_, str>, bool), Option<String>> = written.zip(new).collect();
    rewrite_links(body, &|written, is_link| {
        let find = |is_link| by_written.get(&(Cow::from(written), is_link));
        // A definition serves links and images alike.
        match find(is_link).or_else(|| find(!is_link)) {
            Some(Some(address)) => NewAddress::Other(address.clone()),
            Some(None) => NewAddress::Nothing,
            None => NewAddress::Same,
        }
    })
}
