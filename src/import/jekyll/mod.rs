//! Imports the folder of a Jekyll site.

mod collections;
mod kramdown;
mod liquid;

use std::path::Path;

use serde_json::Value as Json;

use super::{
    ImportError, ImportOptions, Report,
    article::Kind,
    generator::{self, Folder, Parted, Parts, Source, System, Words, is_markdown, permalink, stem},
    note::{Note, Spot},
    report::LeftOut,
};
use crate::{folder::Found, message::message};

const JEKYLL: System = System {
    name: "Jekyll",
    key: "jekyll",
    wanted: &["_posts", "_drafts"],
    settings: &["_config.yml", "_config.yaml", "_config.toml"],
    address: |folder| {
        let url = folder.setting("url").unwrap_or_default();
        let base = folder.setting("baseurl").unwrap_or_default();
        format!("{}{base}", url.trim_end_matches('/'))
    },
    breaks: |folder| folder.setting_at(&["kramdown", "hard_wrap"]) == Some(&Json::Bool(true)),
    more,
    read,
    convert: liquid::convert,
};

/// Imports the Jekyll site in the folder `root` into a site.
///
/// # Errors
/// When there is no Jekyll site, the settings of the site are wrong, or the machine fails.
pub fn jekyll(root: &Path, options: &ImportOptions) -> Result<Report, ImportError> {
    generator::import(&JEKYLL, root, options)
}

/// What the text or the settings name (Jekyll's documentation, «Post excerpts»). The empty line that counts
/// by default is no decision of the author's.
fn more(folder: &Folder, source: &Source) -> Option<String> {
    let own = source.meta.fields.extra.get("excerpt_separator");
    let named = own.or(folder.setting_at(&["excerpt_separator"]));
    let named = named.and_then(Json::as_str).map(str::trim);
    Some(named.filter(|named| !named.is_empty())?.to_owned())
}

/// Files of the folder that are for Jekyll and its tools alone.
const TOOLS: &[&str] = &[
    "Gemfile",
    "Gemfile.lock",
    "Rakefile",
    "package.json",
    "package-lock.json",
    "CNAME",
    "LICENSE",
    "LICENSE.txt",
    "README.md",
    "feed.xml",
    "sitemap.xml",
];
/// Folders that are.
const TOOL_FOLDERS: &[&str] = &["node_modules", "vendor", "public", "target"];

fn read(folder: &Folder, report: &mut Report) -> Result<Parted, ImportError> {
    let mut parted = Parted::default();
    for file in folder.files(".", report)? {
        let path = file.relative.trim_start_matches("./").to_owned();
        let file = Found {
            relative: path.clone(),
            ..file
        };
        let parts: Vec<&str> = path.split('/').collect();
        let is_tool =
            TOOL_FOLDERS.contains(&parts[0]) || parts.len() == 1 && TOOLS.contains(&parts[0]);
        if is_tool || path.starts_with("_config.") || is_excluded(&path, folder) {
            continue;
        }
        let is_post = parts
            .iter()
            .any(|part| ["_posts", "_drafts"].contains(part));
        let kind = match (is_post, is_markdown(&path)) {
            (true, true) => Kind::Article,
            (false, true) if collections::of(&path, folder).is_some() => Kind::Page,
            (false, _) if parts.iter().any(|part| part.starts_with('_')) => {
                report.leave_out(LeftOut::Design, 1);
                continue;
            }
            (false, true) => Kind::Page,
            (false, false) if !is_template(&file) => {
                parted.statics.push((file, path));
                continue;
            }
            _ if [".scss", ".sass"]
                .iter()
                .any(|ending| path.ends_with(ending)) =>
            {
                report.leave_out(LeftOut::Design, 1);
                continue;
            }
            _ => {
                let told = message!("import-format");
                report.note(Note::lost("format", Spot::file(&path), told));
                continue;
            }
        };
        let words = Words { parted: true };
        if let Some(mut source) = folder.source(&file, kind, &words, report)? {
            settle(&mut source, folder, report);
            parted.sources.push(source);
        }
    }
    Ok(parted)
}

/// Whether pages are folders, as the pattern of addresses has it.
fn is_pretty(folder: &Folder) -> bool {
    let pattern = folder.setting("permalink").unwrap_or_default();
    pattern == "pretty" || pattern.ends_with('/')
}

/// Whether the settings leave a file, or a folder around it, out.
fn is_excluded(path: &str, folder: &Folder) -> bool {
    let named = folder.setting_at(&["exclude"]).and_then(Json::as_array);
    let mut named = named.into_iter().flatten().filter_map(Json::as_str);
    named.any(|name| {
        let name = name.trim_matches('/');
        let below = path.strip_prefix(name).filter(|_| !name.is_empty());
        below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
    })
}

/// Whether a file begins with front matter, so that Jekyll makes something else of it.
fn is_template(file: &Found) -> bool {
    use std::io::Read as _;
    let mut head = [0; 4];
    let read = std::fs::File::open(&file.path).and_then(|mut file| file.read(&mut head));
    read.is_ok_and(|read| head[..read].starts_with(b"---"))
}

/// Gives a text its name and its old addresses.
fn settle(source: &mut Source, folder: &Folder, report: &mut Report) {
    let path = source.path.clone();
    let (name, date) = stem(&path);
    if source.date.is_none() {
        source.date = date.and_then(|date| folder.moment(date));
    }
    if source.kind == Kind::Page {
        let plain = path
            .rsplit_once('.')
            .map_or(path.as_str(), |(plain, _)| plain);
        let plain = plain.strip_suffix("/index").unwrap_or(plain);
        source.name = plain.trim_start_matches('_').to_owned();
        let own = source.meta.permalink.as_ref();
        let address = match own.map(|own| format!("/{}", own.trim_start_matches('/'))) {
            Some(own) => Some(own),
            None if path.starts_with('_') => collections::address(source, folder),
            None if is_pretty(folder) => Some(format!("/{plain}/")),
            None => Some(format!("/{plain}.html")),
        };
        source.old.extend(address);
        return;
    }
    let file = path.rsplit('/').next().unwrap_or_default();
    let file = file.rsplit_once('.').map_or(file, |(file, _)| file);
    source.known_as.push(format!("jekyll:{file}"));
    source.name = source.meta.slug.clone().unwrap_or_else(|| name.to_owned());
    if source.meta.fields.title.is_empty() {
        source.meta.fields.title = name.replace(['-', '_'], " ");
    }
    // Folders above `_posts` are categories.
    let above = path
        .split("_posts/")
        .next()
        .filter(|above| path.len() > above.len());
    let above = above
        .unwrap_or_default()
        .split('/')
        .filter(|part| !part.is_empty());
    let above: Vec<String> = above.map(str::to_owned).collect();
    for category in above.iter().rev() {
        source.meta.categories.insert(0, category.clone());
        source.meta.fields.keywords.insert(0, category.clone());
    }
    source.meta.fields.draft |= path.contains("_drafts/");
    if source.meta.fields.draft {
        return;
    }
    match address(source, folder) {
        Some(address) => source.old.push(address),
        None => {
            let pattern = folder.setting("permalink").unwrap_or("date");
            let told = message!("import-permalink", pattern = pattern);
            report.note(Note::lost("permalink", Spot::file(&path), told));
        }
    }
    let aliases = source.meta.aliases.iter();
    source
        .old
        .extend(aliases.map(|alias| format!("/{}", alias.trim_start_matches('/'))));
}

/// The address that Jekyll gave an article (its documentation, «Permalinks»).
fn address(source: &Source, folder: &Folder) -> Option<String> {
    let pattern = source.meta.permalink.as_deref();
    let pattern = pattern.or(folder.setting("permalink")).unwrap_or("date");
    let pattern = match pattern {
        "date" => "/:categories/:year/:month/:day/:title.html",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title.html",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title.html",
        "none" => "/:categories/:title.html",
        own => own,
    };
    let categories: Vec<String> = source
        .meta
        .categories
        .iter()
        .map(|category| category.to_lowercase().replace(' ', "%20"))
        .collect();
    let parts = Parts {
        date: source.date,
        names: vec![
            ("categories", categories.join("/")),
            ("slug", source.name.to_lowercase()),
            ("title", source.name.clone()),
            (
                "short_day",
                source
                    .date
                    .map_or(String::new(), |date| date.format("%a").to_string()),
            ),
        ],
    };
    permalink(pattern, &parts)
}
