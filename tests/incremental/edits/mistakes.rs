//! Mistakes that are mended at the next step, and builds that are broken off.

use super::Edit;
use crate::{edits::dates::two, random::Random, site::Site};

pub(super) const EDITS: [Edit; 9] = [
    (4, "broken front matter", front_matter),
    (2, "two files at one address", address),
    (2, "one article twice", id),
    (2, "a related article that is not there", related),
    (4, "a broken template", template),
    (4, "a template that fails on some pages", failing),
    (3, "broken settings", settings),
    (2, "broken keywords", table),
    (6, "the build is broken off", stop),
];

/// Puts a text in the place of a file, until the next step.
fn instead(site: &mut Site, path: &str, text: &[u8]) -> Option<String> {
    site.once.instead.insert(path.to_owned(), text.to_owned());
    Some(path.to_owned())
}

fn front_matter(site: &mut Site, random: &mut Random) -> Option<String> {
    let path = site.article(random)?.path();
    let text = random.pick(&[
        "---\ntitle: a\n",
        "no front matter\n",
        "---\ntitle: [a\ndate: 2026-12-01\n---\n\nA\n",
        "---\ndate: 2026-12-41\n---\n\nA\n",
        "---\ndate: 2026-12-01\n---\n\n?\n",
        "---\ndate: 2026-12-01\n---\n\n\0\n",
        "---\ndate: 2026-12-01\npin: perhaps\n---\n\nA\n",
        "---\ndate: 2026-12-01\ntemplate: missing.html\n---\n\nA\n",
        "",
    ]);
    // `?` stands for a byte that is in no text.
    let byte = |byte| if byte == b'?' { 0xff } else { byte };
    let bytes: Vec<u8> = text.bytes().map(byte).collect();
    instead(site, &path, &bytes)
}

fn address(site: &mut Site, random: &mut Random) -> Option<String> {
    let (one, other) = two(site, random)?;
    for at in [one, other] {
        let mut article = site.articles[at].clone();
        let both = "/both/".to_owned();
        article.fields.insert("permalink", both);
        instead(site, &article.path(), article.text().as_bytes());
    }
    Some(format!(
        "{} and {}",
        site.articles[one].id, site.articles[other].id
    ))
}

fn id(site: &mut Site, random: &mut Random) -> Option<String> {
    let mut article = site.article(random)?.clone();
    article.is_bundle = !article.is_bundle;
    instead(site, &article.path(), article.text().as_bytes())
}

fn related(site: &mut Site, random: &mut Random) -> Option<String> {
    let mut article = site.article(random)?.clone();
    article
        .fields
        .insert("related", "{pin: [nobody]}".to_owned());
    instead(site, &article.path(), article.text().as_bytes())
}

fn template(site: &mut Site, random: &mut Random) -> Option<String> {
    let name = *random.pick(&[
        "article.html",
        "base.html",
        "parts/story.html",
        "keyword.html",
        "new.html",
    ]);
    let text = *random.pick(&[
        "{% if %}",
        "{{ nothing.such }}",
        "{% extends \"missing.html\" %}",
        "{% if paginator.number %}{{ missing }}{% endif %}",
        "{{ title | no_filter }}",
        "\u{fffd}{{",
    ]);
    instead(site, &format!("templates/{name}"), text.as_bytes())?;
    Some(format!("{name}: {text}"))
}

/// A template whose mistake shows where one article is shown, or one list.
fn failing(site: &mut Site, random: &mut Random) -> Option<String> {
    let title = site
        .article(random)?
        .fields
        .get("title")?
        .replace('\'', "\"");
    let among = [
        ("article.html", format!("page.title == {title}")),
        ("article.html", "page.ai == \"generated\"".to_owned()),
        ("keyword.html", "term.slug == \"rust\"".to_owned()),
        ("index.html", "paginator.number".to_owned()),
        ("redirect.html", "true".to_owned()),
    ];
    let (name, condition) = random.pick(&among);
    let text = format!("{{% if {condition} %}}{{{{ missing }}}}{{% endif %}}");
    instead(site, &format!("templates/{name}"), text.as_bytes())?;
    Some(format!("{name}: {text}"))
}

fn settings(site: &mut Site, random: &mut Random) -> Option<String> {
    let text = *random.pick(&[
        "title: [\n",
        "titel: 快读\n",
        "base_url: example\n",
        "paginate_by: 0\n",
        "timezone: Mars/Base\n",
        "permalink: /fixed/\n",
    ]);
    instead(site, "site.yaml", text.as_bytes())?;
    Some(text.trim().to_owned())
}

fn table(site: &mut Site, random: &mut Random) -> Option<String> {
    let text = *random.pick(&[
        "甲: {aliases: [丙]}\n乙: {aliases: [丙]}\n",
        "甲: [\n",
        "甲: {slug: a/b}\n",
    ]);
    instead(site, "keywords.yaml", text.as_bytes())?;
    Some(text.replace('\n', " "))
}

fn stop(site: &mut Site, random: &mut Random) -> Option<String> {
    let files = *random.pick(&[0, 0, 1, 2, 5, 10, 30, 60, 100]);
    site.once.stop_after = Some(files);
    Some(format!("after {files} files"))
}
