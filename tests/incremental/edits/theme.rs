//! Templates laid over the theme's, and taken away again.

use std::{fs, path::Path};

use super::Edit;
use crate::{article::Article, random::Random, site::Site};

pub(super) const EDITS: [Edit; 5] = [
    (8, "a template of the theme is changed", change),
    (4, "a template is deleted", delete),
    (4, "a template of its own is changed", own),
    (3, "a component", component),
    (3, "a template that shows all", reveal),
];

/// Templates of the theme, each with a part of it behind which a mark is put.
const PLACES: [(&str, &str); 13] = [
    ("base.html", "<body>"),
    ("article.html", "<article class=\"article\">"),
    ("index.html", "<div class=\"digest\">"),
    ("keyword.html", "{% block main -%}"),
    ("source.html", "{% block main -%}"),
    ("archive_month.html", "{% block main -%}"),
    ("page.html", "{% block main -%}"),
    ("redirect.html", "<body>"),
    ("404.html", "{% block main -%}"),
    ("parts/story.html", "<p class=\"story-meta\">"),
    ("parts/related.html", "<ul class=\"cards\">"),
    ("parts/neighbours.html", "{#- "),
    ("parts/footer.html", "{#- "),
];

/// The theme's own template of this name.
fn theme(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    fs::read_to_string(folder.join(name)).unwrap()
}

fn change(site: &mut Site, random: &mut Random) -> Option<String> {
    let (name, place) = *random.pick(&PLACES);
    let mark = *random.pick(&["<i>一</i>", "<i>二</i>", "{{ config.title }}"]);
    let old = theme(name);
    assert!(old.contains(place), "{name} has no {place}");
    let new = match place.starts_with("{#") {
        // A comment is at the beginning: the mark before it.
        true => old.replacen(place, &format!("{mark}{place}"), 1),
        false => old.replacen(place, &format!("{place}{mark}"), 1),
    };
    site.put(format!("templates/{name}"), new);
    Some(format!("{name} with {mark}"))
}

fn delete(site: &mut Site, random: &mut Random) -> Option<String> {
    let path = random.any(site.files_like("templates/", ""))?;
    site.files.remove(&path)?;
    Some(path)
}

/// The site's own templates, which front matter may name.
pub(crate) const OWN: [&str; 2] = ["own.html", "other.html"];

/// What they include and call; `mine` is a component.
const PARTS: [(&str, &str); 2] = [
    ("mine.html", "<p>我的{{ config.title }}</p>"),
    (
        "mine_too.html",
        "{% component mine(text) %}<b>{{ text }}</b>{% endcomponent mine %}",
    ),
];

/// A template of articles with what none of them is published without.
fn with_labels(template: &str) -> String {
    const LABELS: &str =
        "<p>{{ page.ai_notice }}</p><meta name=\"AIGC\" content=\"{{ page.aigc }}\">";
    match template.contains("extends") {
        true => template.to_owned(),
        false => format!("{template}{LABELS}\n"),
    }
}

/// Gives the site its own templates and parts, where it has none.
pub(crate) fn need_own(site: &mut Site) {
    let own = "{{ title }} {{ <mine text={title} /> }} {% include \"parts/mine.html\" %}";
    let own = OWN.map(|name| (format!("templates/{name}"), with_labels(own)));
    let parts = PARTS.map(|(name, text)| (format!("templates/parts/{name}"), text.to_owned()));
    for (path, text) in own.into_iter().chain(parts) {
        site.files.entry(path).or_insert_with(|| text.into());
    }
}

/// An own template that a page has: some article is given it, if none has it yet.
fn own(site: &mut Site, random: &mut Random) -> Option<String> {
    let name = *random.pick(&OWN);
    let text = *random.pick(&[
        "{% extends \"article.html\" %}{% block title %}自己的{% endblock %}",
        "{{ title }}\n{% include \"parts/mine.html\" %}\n{{ page.content | safe }}\n",
        "{{ title }} {{ get_url(path=\"/notes.txt\") }} {{ get_url(path=\"/style.css\") }}\n",
        "{{ <mine text={title} /> }}\n",
    ]);
    need_own(site);
    // Now and then one that leaves the labels out, so that nothing with it is published.
    let text = match random.percent(90) {
        true => with_labels(text),
        false => text.to_owned(),
    };
    site.put(format!("templates/{name}"), text.as_str());
    let has_it = |article: &Article| {
        article
            .fields
            .get("template")
            .is_some_and(|own| own == name)
    };
    if !site.articles.iter().any(has_it) {
        let article = site.article(random)?;
        article.fields.insert("template", name.to_owned());
    }
    Some(format!("{name}: {text}"))
}

fn component(site: &mut Site, random: &mut Random) -> Option<String> {
    let (name, text) = *random.pick(&[
        ("mine.html", "<p>还是我的</p>"),
        ("mine.html", "<p>{{ title }}{{ config.extra | length }}</p>"),
        (
            "mine_too.html",
            "{% component mine(text) %}<em>{{ text }}</em>{% endcomponent mine %}",
        ),
    ]);
    need_own(site);
    site.put(format!("templates/parts/{name}"), text);
    Some(format!("{name}: {text}"))
}

/// Pages that print all that they are given, so that nothing that changes stays unseen.
fn reveal(site: &mut Site, random: &mut Random) -> Option<String> {
    let (name, text) = *random.pick(&[
        ("article.html", "{{ kind }} {{ title }} {{ description }} {{ image }} {{ feeds }} {{ page }} {{ config }}\n"),
        ("index.html", "{{ title }} {{ paginator }} {{ pinned }} {{ structured_data | safe }}\n"),
        ("keyword.html", "{{ term }} {{ paginator }} {{ feeds }} {{ config.extra }}\n"),
        ("keywords.html", "{{ terms }} {{ paginator }}\n"),
        ("archive.html", "{{ years }}\n"),
        ("archive_month.html", "{{ year }} {{ month }} {{ paginator }}\n"),
        ("page.html", "{{ page }} {{ current_url }}\n"),
    ]);
    let text = match name {
        "article.html" => with_labels(text),
        _ => text.to_owned(),
    };
    site.put(format!("templates/{name}"), text);
    Some(name.to_owned())
}
