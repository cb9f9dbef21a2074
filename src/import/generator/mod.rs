//! What Hexo, Hugo and Jekyll have in common: a folder of Markdown with front matter, tags of their own
//! in the text, and files that are published as they are.

mod arguments;
mod head;
mod losses;
mod meta;
mod permalink;
mod places;
pub(super) mod shape;
mod tags;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use chrono::{DateTime, FixedOffset};
use chrono_tz::Tz;
use serde_json::{Map, Value as Json};

pub(super) use self::{
    arguments::{Arguments, arguments},
    losses::Losses,
    meta::{Meta, Words, text_of},
    permalink::{Parts, permalink},
    places::Places,
    tags::{Answer, Form, Tag, Tags},
};

use super::{
    Import, ImportError, ImportOptions, Report,
    article::{Kind, Outline, Text},
    html::Loss,
    note::{Note, Spot},
    old_site::OldSite,
    target::Target,
};
use crate::{
    content::{self, NewAddress},
    folder::{self, Found},
    message::{Failure, message},
};

/// A folder of another generator.
pub(super) struct Folder {
    root: PathBuf,
    /// Its settings.
    pub(super) settings: Map<String, Json>,
    /// Where its dates without an offset were written.
    pub(super) timezone: Tz,
    pub(super) old_site: OldSite,
}

/// A text that was read and has no place yet.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) kind: Kind,
    /// Its path below the folder.
    pub(super) path: String,
    pub(super) meta: Meta,
    pub(super) body: String,
    /// The line on which the body begins.
    pub(super) line: usize,
    pub(super) name: String,
    pub(super) date: Option<DateTime<FixedOffset>>,
    /// Addresses that it had, from the old site's root.
    pub(super) old: Vec<String>,
    /// Other names by which links of the source mean it.
    pub(super) known_as: Vec<String>,
    /// Files beside it: where they are, and what they are called there.
    pub(super) files: Vec<(PathBuf, String)>,
}

/// Bytes of all texts of a folder together that are held at once.
const MOST: usize = 1 << 30;

/// The failure that there is no site of `system` in the folder `root`, which would have `wanted`.
pub(super) fn no_site(root: &Path, system: &str, wanted: &str) -> ImportError {
    let path = root.display().to_string();
    let told = message!(
        "import-no-folder",
        path = path,
        system = system,
        wanted = wanted
    );
    Failure::new(told).into()
}

impl Folder {
    /// The folder at `root`, whose settings are in the first of `files` that is there.
    pub(super) fn open(
        root: &Path,
        files: &[&str],
        target: &Target,
        report: &mut Report,
    ) -> Result<Self, ImportError> {
        let mut settings = Map::new();
        if let Some(name) = files.iter().find(|name| root.join(name).is_file()) {
            let bytes = read(&root.join(name))?;
            match head::settings(name, &bytes) {
                Ok(found) => settings = found,
                Err(message) => report.note(Note::damaged("settings", Spot::file(*name), message)),
            }
        }
        let zone = ["timezone", "timeZone", "timezones"];
        let zone = zone.iter().find_map(|name| settings.get(*name));
        let zone = zone
            .and_then(Json::as_str)
            .and_then(|name| name.parse().ok());
        Ok(Self {
            root: root.to_owned(),
            timezone: zone.unwrap_or(target.config.timezone),
            old_site: OldSite::new("", "/"),
            settings,
        })
    }

    /// A setting that is a text.
    pub(super) fn setting(&self, name: &str) -> Option<&str> {
        let value = self.settings.get(name).and_then(Json::as_str);
        value.map(str::trim).filter(|value| !value.is_empty())
    }

    /// The files below a part of the folder, without those that are hidden.
    pub(super) fn files(&self, part: &str, report: &mut Report) -> Result<Vec<Found>, ImportError> {
        let tree = folder::walk(&self.root, part, |name| !name.starts_with('.'));
        let tree = tree?;
        for wrong in tree.diagnostics {
            let place = wrong.place.map(|place| place.path).unwrap_or_default();
            report.note(Note::lost("file", Spot::file(place), wrong.message));
        }
        Ok(tree.files)
    }

    /// Reads a text; none, with a note, where it cannot be read.
    pub(super) fn source(
        &self,
        file: &Found,
        kind: Kind,
        words: &Words,
        report: &mut Report,
    ) -> Result<Option<Source>, ImportError> {
        let bytes = read(&file.path)?;
        let spot = || Spot::file(&file.relative);
        let text = match content::decode(&file.relative, &bytes) {
            Ok(text) => text,
            Err(wrong) => {
                report.note(Note::damaged("encoding", spot(), wrong.message));
                return Ok(None);
            }
        };
        let head = match head::read(&text) {
            Ok(head) => head,
            Err((at, message)) => {
                let line = line_of(&text, at);
                let spot = Spot::line(&file.relative, line);
                report.note(Note::damaged("front-matter", spot, message));
                return Ok(None);
            }
        };
        let meta = Meta::of(head.values, words);
        let moment = |text: &Option<String>| self.moment(text.as_deref()?);
        Ok(Some(Source {
            kind,
            path: file.relative.clone(),
            line: line_of(&text, head.body),
            body: text[head.body..].to_owned(),
            name: String::new(),
            date: moment(&meta.date),
            old: Vec::new(),
            known_as: vec![format!("file:{}", file.relative)],
            files: Vec::new(),
            meta,
        }))
    }

    /// The moment that a text names which was written where the old site was at home.
    pub(super) fn moment(&self, text: &str) -> Option<DateTime<FixedOffset>> {
        let parsed = crate::text::date::parse(text).ok()?;
        content::in_timezone(parsed.local, parsed.offset, self.timezone)
    }
}

fn read(path: &Path) -> Result<Vec<u8>, ImportError> {
    Ok(std::fs::read(path).map_err(|error| {
        let path = path.display().to_string();
        Failure::new(message!("import-cannot-read", path = path, why = &error)).because(error)
    })?)
}

fn line_of(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at.min(text.len()));
    text[..at].matches('\n').count() + 1
}

/// A site of another generator, ready to be written.
pub(super) struct Site<'f> {
    pub(super) folder: &'f Folder,
    /// By what its keys begin: `hexo`.
    pub(super) system: &'static str,
    pub(super) sources: Vec<Source>,
    /// Files that are published as they are, and where.
    pub(super) statics: Vec<(Found, String)>,
    /// The title and the address of the old site.
    pub(super) title: String,
    pub(super) url: Option<String>,
}

/// What makes Markdown of a body: it is given the source, and where articles are.
pub(super) type Convert<'c> = dyn Fn(&Source, &Places<'_>) -> (String, Vec<Loss>) + 'c;

impl Site<'_> {
    /// Writes the site: each text is made Markdown by `convert`, and what links to others leads there.
    pub(super) fn import(
        self,
        target: &Target,
        options: &ImportOptions,
        mut report: Report,
        convert: &Convert<'_>,
    ) -> Result<Report, ImportError> {
        let outlines = self.outlines(&mut report);
        let mut import = Import::begin(target, options, &outlines, report)?;
        let mut size = 0;
        for (index, (source, outline)) in self.sources.iter().zip(&outlines).enumerate() {
            size += source.body.len();
            if size > MOST {
                let told = message!("import-too-much");
                import
                    .report
                    .note(Note::damaged("too-large", outline.spot.clone(), told));
                break;
            }
            let text = self.text(index, source, &mut import, convert);
            import.write(index, outline, text)?;
        }
        for (file, place) in &self.statics {
            let key = format!("{}:{}", self.system, file.relative);
            let path = format!("static/{place}");
            import
                .writer
                .copy(&key, &file.path, &path, &mut import.report)?;
        }
        import.settings(&self.title, self.url.as_deref())?;
        import.finish()
    }

    fn text(
        &self,
        index: usize,
        source: &Source,
        import: &mut Import<'_>,
        convert: &Convert<'_>,
    ) -> Text {
        let from = &import.plan.place(index).path;
        let places = Places::new(&import.plan, from, &self.folder.old_site);
        let (markdown, losses) = convert(source, &places);
        let markdown = without_more(&markdown);
        let body = content::rewrite_links(&markdown, &|address, _| {
            places.address(address, &source.path)
        });
        let mut fields = source.meta.fields.clone();
        let moment = |text: &Option<String>| self.folder.moment(text.as_deref()?);
        fields.updated = moment(&source.meta.updated)
            .filter(|updated| source.date.is_none_or(|date| *updated > date));
        fields.publish_date = moment(&source.meta.publish_date);
        fields.expiry_date = moment(&source.meta.expiry_date);
        if let Some(cover) = &mut fields.cover
            && let NewAddress::Other(address) = places.address(cover, &source.path)
        {
            *cover = address;
        }
        tell_of_extra(&mut fields.extra, &source.path, &mut import.report);
        for Loss {
            line,
            is_change,
            rule,
            message,
        } in losses
        {
            let spot = Spot::line(&source.path, source.line + line - 1);
            import.report.note(match is_change {
                true => Note::changed(rule, spot, message),
                false => Note::lost(rule, spot, message),
            });
        }
        Text {
            fields,
            body,
            files: source.files.clone(),
        }
    }

    fn outlines(&self, report: &mut Report) -> Vec<Outline> {
        let newest = self.sources.iter().filter_map(|source| source.date).max();
        let outlines = self.sources.iter().map(|source| {
            let spot = Spot::file(&source.path);
            if source.date.is_none() && source.kind == Kind::Article {
                let told = message!("import-without-date");
                report.note(Note::changed("without-date", spot.clone(), told));
            }
            Outline {
                key: format!("{}:{}", self.system, source.path),
                kind: source.kind,
                date: source
                    .date
                    .or(newest)
                    .or((source.kind == Kind::Article).then(Default::default)),
                name: source.name.clone(),
                old: source.old.clone(),
                known_as: source.known_as.clone(),
                spot,
                has_files: !source.files.is_empty(),
            }
        });
        outlines.collect()
    }
}

/// Takes out what is too large for front matter: it describes an article, and a build has bounds.
fn tell_of_extra(extra: &mut Map<String, Json>, path: &str, report: &mut Report) {
    let mut room = 500_usize;
    extra.retain(|key, value| {
        let fits = size(value, 12).filter(|size| *size <= room);
        room -= fits.unwrap_or(0);
        if fits.is_none() {
            let told = message!("import-extra-large", field = key);
            report.note(Note::lost("extra-large", Spot::file(path), told));
        }
        fits.is_some()
    });
}

/// How many values are in a value; none where they stand deeper than so many levels.
fn size(value: &Json, depth: usize) -> Option<usize> {
    let inner = |value| size(value, depth.checked_sub(1)?);
    match value {
        Json::Array(items) => items.iter().map(inner).sum::<Option<usize>>(),
        Json::Object(entries) => entries.values().map(inner).sum(),
        _ => Some(0),
    }
    .map(|size| size + 1)
}

/// The text without the comment that says where its beginning ends.
fn without_more(markdown: &str) -> String {
    let is_more = |line: &str| {
        let inner = line
            .trim()
            .strip_prefix("<!--")
            .and_then(|line| line.strip_suffix("-->"));
        inner.is_some_and(|inner| inner.trim().eq_ignore_ascii_case("more"))
    };
    let mut fenced = false;
    let lines = markdown.split('\n').filter(|line| {
        fenced ^= line.trim_start().starts_with("```");
        fenced || !is_more(line)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A file's name without its ending, and without a date before it.
pub(super) fn stem(path: &str) -> (&str, Option<&str>) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_date = |date: &str| {
        date.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 | 10 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
    };
    match stem.split_at_checked("2026-03-05-".len()) {
        Some((date, rest)) if is_date(date) && !rest.is_empty() => (rest, Some(&date[..10])),
        _ => (stem, None),
    }
}

/// Whether a file is Markdown.
pub(super) fn is_markdown(path: &str) -> bool {
    let (_, ending) = path.rsplit_once('.').unwrap_or_default();
    ["md", "markdown", "mdown", "mkd"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

/// Files beside a text by the text that they belong to.
pub(super) type Beside = BTreeMap<String, Vec<(PathBuf, String)>>;
