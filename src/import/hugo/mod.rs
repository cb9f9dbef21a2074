//! Imports the folder of a Hugo site.

mod language;
mod shortcodes;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use serde_json::Value as Json;

use super::{
    ImportError, ImportOptions, Report,
    article::Kind,
    generator::{
        self, Beside, Folder, MORE, Parted, Parts, Source, System, Words, is_markdown, permalink,
        stem,
    },
    note::{Note, Spot},
    report::LeftOut,
};
use crate::message::message;

/// Where Hugo looks for its settings.
const SETTINGS: &[&str] = &[
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
    "config/_default/hugo.toml",
    "config/_default/hugo.yaml",
    "config/_default/config.toml",
    "config/_default/config.yaml",
];

const HUGO: System = System {
    name: "Hugo",
    key: "hugo",
    wanted: &["content"],
    settings: SETTINGS,
    address: |folder| folder.setting("baseurl").unwrap_or_default().to_owned(),
    breaks: |folder| {
        let path = ["markup", "goldmark", "renderer", "hardWraps"];
        folder.setting_at(&path) == Some(&Json::Bool(true))
    },
    more: |_, _| Some(MORE.to_owned()),
    read,
    convert: |source, places, _| shortcodes::convert(source, places),
};

/// Imports the Hugo site in the folder `root` into a site.
///
/// # Errors
/// When there is no Hugo site, the settings of the site are wrong, or the machine fails.
pub fn hugo(root: &Path, options: &ImportOptions) -> Result<Report, ImportError> {
    generator::import(&HUGO, root, options)
}

fn read(folder: &Folder, report: &mut Report) -> Result<Parted, ImportError> {
    let sources = texts(folder, report)?;
    let statics = folder.files("static", report)?.into_iter();
    let statics = statics.map(|file| {
        let place = file.relative.strip_prefix("static/").unwrap_or_default();
        let place = place.to_owned();
        (file, place)
    });
    Ok(Parted {
        sources,
        statics: statics.collect(),
    })
}

fn texts(folder: &Folder, report: &mut Report) -> Result<Vec<Source>, ImportError> {
    let files = folder.files("content", report)?;
    let bundles: Vec<String> = files
        .iter()
        .filter(|file| is_bundle(&file.relative, folder))
        .filter_map(|file| Some(file.relative.rsplit_once('/')?.0.to_owned()))
        .collect();
    let bundles: BTreeSet<String> = bundles.into_iter().collect();
    let (mut sources, mut beside) = (Vec::new(), Beside::new());
    for file in files {
        let bundle = bundle_of(&file.relative, &bundles);
        if let Some(bundle) = bundle.filter(|_| !is_bundle(&file.relative, folder)) {
            let name = file.relative[bundle.len() + 1..].to_owned();
            if is_markdown(&name) {
                let told = message!("import-resource");
                report.note(Note::lost("resource", Spot::file(&file.relative), told));
            } else {
                beside
                    .entry(bundle.to_owned())
                    .or_default()
                    .push((file.path, name));
            }
            continue;
        }
        if !is_markdown(&file.relative) {
            let told = message!("import-format");
            report.note(Note::lost("format", Spot::file(&file.relative), told));
            continue;
        }
        let (plain, _) = language::parted(below(&file.relative), folder);
        if stem(&plain).0 == "_index" {
            report.leave_out(LeftOut::Design, 1);
            continue;
        }
        let kind = kind(&plain);
        if let Some(mut source) = folder.source(&file, kind, &Words::default(), report)? {
            settle(&mut source, folder, report);
            sources.push(source);
        }
    }
    for source in &mut sources {
        let path = source.path.rsplit_once('/').map_or("", |(path, _)| path);
        if is_bundle(&source.path, folder) {
            // Those of several languages each have them.
            source.files = beside.get(path).cloned().unwrap_or_default();
        }
    }
    Ok(sources)
}

fn below(path: &str) -> &str {
    path.strip_prefix("content/").unwrap_or(path)
}

fn is_bundle(path: &str, folder: &Folder) -> bool {
    is_markdown(path) && stem(&language::parted(below(path), folder).0).0 == "index"
}

/// The innermost bundle that a file is in.
fn bundle_of<'p>(path: &'p str, bundles: &BTreeSet<String>) -> Option<&'p str> {
    let ends = path.match_indices('/').map(|(at, _)| &path[..at]);
    ends.rev().find(|folder| bundles.contains(*folder))
}

/// A text at the top of `content/` is a page, one in a section an article; `below` is its path there.
fn kind(below: &str) -> Kind {
    let is_bundle = stem(below).0 == "index" && below.contains('/');
    let folders = below.matches('/').count() - usize::from(is_bundle);
    let in_pages = ["page/", "pages/"]
        .iter()
        .any(|section| below.starts_with(section));
    match folders == 0 || in_pages {
        true => Kind::Page,
        false => Kind::Article,
    }
}

/// Gives a text its name and its old addresses.
fn settle(source: &mut Source, folder: &Folder, report: &mut Report) {
    let (below, language) = language::parted(below(&source.path), folder);
    source.language = language;
    let plain = below
        .rsplit_once('.')
        .map_or(below.as_str(), |(plain, _)| plain);
    let plain = plain.strip_suffix("/index").unwrap_or(plain);
    let (name, date) = stem(plain);
    let (name, date) = (name.to_owned(), date.map(str::to_owned));
    if source.date.is_none() {
        source.date = date.and_then(|date| folder.moment(&date));
    }
    source.name = match source.kind {
        Kind::Article => source.meta.slug.clone().unwrap_or_else(|| name.clone()),
        Kind::Page => {
            let page = plain.strip_prefix("pages/").or(plain.strip_prefix("page/"));
            page.unwrap_or(plain).to_owned()
        }
    };
    if source.meta.fields.title.is_empty() && source.kind == Kind::Article {
        source.meta.fields.title.clone_from(&name);
    }
    let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    for name in [below.clone(), plain.to_owned(), last(&below), last(plain)] {
        let own = source.language.as_ref();
        let own = own.map(|language| format!("hugo:{language}:{name}"));
        source.known_as.extend(own);
        source.known_as.push(format!("hugo:{name}"));
    }
    if let Some(language) = &source.language {
        let extra = source.meta.fields.extra.entry("language");
        extra.or_insert(language.as_str().into());
    }
    if source.meta.fields.draft {
        return;
    }
    match address(source, folder, plain, &name) {
        Some(address) => {
            let prefix = language::prefix(source.language.as_deref(), folder);
            source.old.push(prefix + &address);
        }
        None => {
            let told = message!("import-permalink", pattern = "permalinks");
            report.note(Note::lost("permalink", Spot::file(&source.path), told));
        }
    }
    let folder_path = plain.rsplit_once('/').map_or("", |(folder, _)| folder);
    source.old.extend(
        source
            .meta
            .aliases
            .iter()
            .map(|alias| match alias.starts_with('/') {
                true => alias.clone(),
                false => format!("/{folder_path}/{alias}").replace("//", "/"),
            }),
    );
}

/// The address that Hugo gave a text (its documentation, «URL management»).
fn address(source: &Source, folder: &Folder, plain: &str, name: &str) -> Option<String> {
    if let Some(url) = &source.meta.permalink {
        let below = url.starts_with('/');
        return Some(if below {
            url.clone()
        } else {
            format!("/{url}")
        });
    }
    let section = plain.split_once('/').map_or("", |(section, _)| section);
    let sections = plain.rsplit_once('/').map_or("", |(sections, _)| sections);
    let slug = source.meta.slug.clone();
    let last = slug.clone().unwrap_or_else(|| name.to_owned());
    let address = match pattern(folder, section) {
        Some(pattern) => {
            let title = source.meta.fields.title.clone();
            let file = plain.rsplit('/').next().unwrap_or_default().to_owned();
            let names = BTreeMap::from([
                ("section", section.to_owned()),
                ("sections", sections.to_owned()),
                ("title", urlized(&title)),
                (
                    "slug",
                    slug.map_or_else(|| urlized(&title), |slug| urlized(&slug)),
                ),
                ("filename", file.clone()),
                ("contentbasename", file),
                ("slugorfilename", last.clone()),
                ("slugorcontentbasename", last.clone()),
            ]);
            let parts = Parts {
                date: source.date,
                names: names.into_iter().collect(),
            };
            permalink(&pattern, &parts)?
        }
        None => format!("/{sections}/{last}/"),
    };
    let keeps_case = folder.setting_at(&["disablepathtolower"]) == Some(&Json::Bool(true));
    let address = address.replace("//", "/").replace(' ', "-");
    let address = if keeps_case {
        address
    } else {
        address.to_lowercase()
    };
    let is_ugly = folder.setting_at(&["uglyurls"]) == Some(&Json::Bool(true));
    Some(match is_ugly && !address.ends_with(".html") {
        true => format!("{}.html", address.trim_end_matches('/')),
        false => address,
    })
}

/// The pattern for a section; old settings and new ones for pages are both read.
fn pattern(folder: &Folder, section: &str) -> Option<String> {
    let patterns = folder.setting_at(&["permalinks"])?;
    let of_pages = patterns.get("page").and_then(|pages| pages.get(section));
    let pattern = of_pages.or(patterns.get(section))?.as_str()?;
    Some(pattern.to_owned())
}

fn urlized(text: &str) -> String {
    crate::text::slug::slug(text, crate::text::slug::Slugify::Keep)
}
