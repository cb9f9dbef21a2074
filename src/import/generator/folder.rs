//! The folder of a generator: its settings, its files, and the texts in them.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use chrono_tz::Tz;
use serde_json::{Map, Value as Json};

use super::{Meta, Source, Words, head};
use crate::{
    content,
    folder::{self, Found},
    import::{
        ImportError, Report,
        article::Kind,
        note::{Note, Spot},
        old_site::OldSite,
        target::Target,
    },
    message::{Failure, message},
};

/// A folder of another generator.
pub(in crate::import) struct Folder {
    root: PathBuf,
    /// Its settings.
    settings: Map<String, Json>,
    /// Where its dates without an offset were written.
    timezone: Tz,
    pub(super) old_site: OldSite,
}

impl Folder {
    /// The folder at `root`, whose settings are in the first of `files` that is there. Their names are in
    /// lower case, as Hugo reads them; no system has two that differ in that alone.
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
        let settings = settings.into_iter();
        let settings: Map<String, Json> = settings
            .map(|(name, value)| (name.to_lowercase(), value))
            .collect();
        let zone = settings.get("timezone").or(settings.get("timezones"));
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

    /// The setting at the end of a path of names, such as `marked`, `breaks`.
    pub(in crate::import) fn setting_at(&self, path: &[&str]) -> Option<&Json> {
        let (first, rest) = path.split_first()?;
        let value = self.settings.get(*first)?;
        rest.iter().try_fold(value, |value, name| value.get(*name))
    }

    /// The path of the old site, without a slash at its end.
    pub(in crate::import) fn base(&self) -> &str {
        self.old_site.base()
    }

    /// The contents of a file of JSON in it; none where there is no such file.
    pub(in crate::import) fn json(&self, name: &str) -> Option<Map<String, Json>> {
        let bytes = read(&self.root.join(name)).ok()?;
        head::settings(name, &bytes).ok()
    }

    /// A setting that is a text.
    pub(in crate::import) fn setting(&self, name: &str) -> Option<&str> {
        let value = self.settings.get(name).and_then(Json::as_str);
        value.map(str::trim).filter(|value| !value.is_empty())
    }

    /// The files below a part of the folder, without those that are hidden.
    pub(in crate::import) fn files(
        &self,
        part: &str,
        report: &mut Report,
    ) -> Result<Vec<Found>, ImportError> {
        let tree = folder::walk(&self.root, part, |name| !name.starts_with('.'));
        let tree = tree?;
        for wrong in tree.diagnostics {
            let place = wrong.place.map(|place| place.path).unwrap_or_default();
            report.note(Note::lost("file", Spot::file(place), wrong.message));
        }
        Ok(tree.files)
    }

    /// Reads a text; none, with a note, where it cannot be read.
    pub(in crate::import) fn source(
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
            language: None,
            known_as: vec![format!("file:{}", file.relative)],
            files: Vec::new(),
            meta,
        }))
    }

    /// The moment that a text names which was written where the old site was at home.
    pub(in crate::import) fn moment(&self, text: &str) -> Option<DateTime<FixedOffset>> {
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
