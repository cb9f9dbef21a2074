//! Imports the folder of a Hexo site.

mod tabs;
mod tags;

use std::{collections::BTreeSet, path::Path};

use serde_json::Value as Json;

use super::{
    ImportError, ImportOptions, Report,
    article::Kind,
    generator::{
        self, Beside, Folder, MORE, Parted, Parts, Source, System, Words, is_markdown, permalink,
        stem, text_of,
    },
    note::{Note, Spot},
    report::LeftOut,
};
use crate::message::message;

/// Where Hexo publishes articles if nothing else is said.
const PERMALINK: &str = ":year/:month/:day/:title/";

const HEXO: System = System {
    name: "Hexo",
    key: "hexo",
    wanted: &["source"],
    settings: &["_config.yml", "_config.yaml", "_config.json"],
    address,
    breaks,
    more: |_, _| Some(MORE.to_owned()),
    read,
    convert: |source, places, _| tags::convert(source, places),
};

/// Imports the Hexo site in the folder `root` into a site.
///
/// # Errors
/// When there is no Hexo site, the settings of the site are wrong, or the machine fails.
pub fn hexo(root: &Path, options: &ImportOptions) -> Result<Report, ImportError> {
    generator::import(&HEXO, root, options)
}

fn address(folder: &Folder) -> String {
    let url = folder.setting("url").unwrap_or_default();
    let base = folder.setting("root").unwrap_or("/");
    let (url, base) = (url.trim_end_matches('/'), base.trim_end_matches('/'));
    match url.ends_with(base) {
        true => url.to_owned(),
        false => format!("{url}{base}"),
    }
}

/// Whether the end of a line is a break, as it is by default for hexo-renderer-marked and
/// hexo-renderer-markdown-it (their documentation, «Options»); pandoc knows no such setting.
fn breaks(folder: &Folder) -> bool {
    let settings: [&[&str]; 5] = [
        &["marked", "breaks"],
        &["markdown", "render", "breaks"],
        &["markdown", "breaks"],
        &["markdown_it_plus", "breaks"],
        &["kramed", "breaks"],
    ];
    let is = |path: &&[&str]| folder.setting_at(path).and_then(Json::as_bool);
    let written = settings.iter().find_map(is);
    let gfm = folder
        .setting_at(&["marked", "gfm"])
        .and_then(Json::as_bool);
    let package = folder.json("package.json").unwrap_or_default();
    let packages = package.get("dependencies");
    let is_pandoc = packages.is_some_and(|all| all.get("hexo-renderer-pandoc").is_some());
    gfm != Some(false) && written.unwrap_or(!is_pandoc)
}

/// What a file of `source/` is.
enum Part {
    Post,
    Draft,
    Page,
    /// It is published as it is, at this path.
    Static(String),
    /// It belongs to an article, whose path without its ending this is.
    Asset(String, String),
    /// It is for Hexo alone.
    Inner,
}

fn read(folder: &Folder, report: &mut Report) -> Result<Parted, ImportError> {
    let files = folder.files("source", report)?;
    let posts: BTreeSet<String> = files
        .iter()
        .filter(|file| is_markdown(&file.relative))
        .filter_map(|file| Some(file.relative.rsplit_once('.')?.0.to_owned()))
        .collect();
    let (mut parted, mut beside) = (Parted::default(), Beside::new());
    for file in files {
        let kind = match part(&file.relative, &posts) {
            Part::Post | Part::Draft => Kind::Article,
            Part::Page => Kind::Page,
            Part::Static(path) => {
                parted.statics.push((file, path));
                continue;
            }
            Part::Asset(post, name) => {
                beside.entry(post).or_default().push((file.path, name));
                continue;
            }
            Part::Inner => {
                report.leave_out(LeftOut::Other, 1);
                continue;
            }
        };
        if let Some(mut source) = folder.source(&file, kind, &Words::default(), report)? {
            settle(&mut source, folder, report);
            parted.sources.push(source);
        }
    }
    for source in &mut parted.sources {
        let path = source.path.rsplit_once('.').map_or("", |(path, _)| path);
        source.files = beside.remove(path).unwrap_or_default();
    }
    Ok(parted)
}

fn part(path: &str, posts: &BTreeSet<String>) -> Part {
    let below = path.strip_prefix("source/").unwrap_or(path);
    let in_folder = ["_posts/", "_drafts/"]
        .iter()
        .find(|folder| below.starts_with(**folder));
    match in_folder {
        Some(&"_posts/") if is_markdown(path) => Part::Post,
        Some(_) if is_markdown(path) => Part::Draft,
        Some(_) => {
            // The folder that has the name of an article.
            let mut ends = path.match_indices('/').map(|(at, _)| at);
            match ends.find(|at| posts.contains(&path[..*at])) {
                Some(at) => Part::Asset(path[..at].to_owned(), path[at + 1..].to_owned()),
                None => Part::Inner,
            }
        }
        None if below.split('/').any(|part| part.starts_with('_')) => Part::Inner,
        None if is_markdown(path) => Part::Page,
        None => Part::Static(below.to_owned()),
    }
}

/// Gives a text its name and its old addresses.
fn settle(source: &mut Source, folder: &Folder, report: &mut Report) {
    let path = source
        .path
        .strip_prefix("source/")
        .unwrap_or(&source.path)
        .to_owned();
    let (name, date) = stem(&path);
    if source.date.is_none() {
        source.date = date.and_then(|date| folder.moment(date));
    }
    if source.meta.fields.title.is_empty() {
        source.meta.fields.title = name.to_owned();
    }
    if source.kind == Kind::Page {
        let plain = path
            .rsplit_once('.')
            .map_or(path.as_str(), |(plain, _)| plain);
        let plain = plain.strip_suffix("/index").unwrap_or(plain);
        source.name = plain.to_owned();
        source.old = vec![match path.contains("/index.") {
            true => format!("/{plain}/"),
            false => format!("/{plain}.html"),
        }];
        return;
    }
    let below = path.split_once('/').map_or("", |(_, below)| below);
    let below = below.rsplit_once('.').map_or(below, |(below, _)| below);
    // A date that the names of new files begin with is no part of the title.
    let is_dated = folder
        .setting("new_post_name")
        .is_some_and(|pattern| pattern.contains(":year"));
    let title = match below
        .strip_suffix(name)
        .filter(|_| is_dated && date.is_some())
    {
        Some(_) => name,
        None => below,
    };
    source.name = name.to_owned();
    source.known_as.push(format!("hexo:{below}"));
    source.known_as.push(format!("hexo:{name}"));
    source.meta.fields.draft |= path.starts_with("_drafts/");
    if source.meta.fields.draft {
        return;
    }
    match old_address(source, folder, title, name) {
        Some(address) => source.old.push(address),
        None => {
            let pattern = folder.setting("permalink").unwrap_or(PERMALINK);
            let told = message!("import-permalink", pattern = pattern);
            report.note(Note::lost("permalink", Spot::file(&source.path), told));
        }
    }
    source
        .old
        .extend(source.meta.aliases.iter().map(|alias| rooted(alias)));
}

fn rooted(address: &str) -> String {
    format!("/{}", address.trim_start_matches('/'))
}

/// The address that Hexo gave an article (its documentation, «Permalinks»).
fn old_address(source: &Source, folder: &Folder, title: &str, name: &str) -> Option<String> {
    if let Some(own) = &source.meta.permalink {
        let own = rooted(own);
        let is_file = own.ends_with('/') || own.ends_with(".html");
        return Some(if is_file { own } else { format!("{own}.html") });
    }
    let extra = &source.meta.fields.extra;
    let of_extra = |key: &str| extra.get(key).and_then(text_of);
    let category = match source.meta.categories.as_slice() {
        [] => folder
            .setting("default_category")
            .unwrap_or("uncategorized")
            .to_owned(),
        categories => categories.join("/"),
    };
    let mut names = vec![
        ("post_title", name.to_owned()),
        ("title", title.to_owned()),
        ("name", name.to_owned()),
        ("category", category),
    ];
    names.extend(of_extra("abbrlink").map(|link| ("abbrlink", link)));
    names.extend(of_extra("id").map(|id| ("id", id)));
    names.extend(source.meta.slug.clone().map(|slug| ("slug", slug)));
    let parts = Parts {
        date: source.date,
        names,
    };
    let address = permalink(folder.setting("permalink").unwrap_or(PERMALINK), &parts)?;
    Some(
        address
            .strip_suffix("index.html")
            .unwrap_or(&address)
            .to_owned(),
    )
}
