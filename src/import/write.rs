//! Puts imported files into the site, and never over what somebody else has a hand in.

use std::{
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
};

use super::{
    ImportError,
    article::{Kind, Outline, Text},
    front_matter,
    memory::{Memory, hash},
    note::{Note, Spot},
    plan::Place,
    report::Report,
    target::{SETTINGS, Target},
};
use crate::{
    folder::{RewriteError, rewrite},
    message::{Failure, Message, message},
    output::OutputPath,
};

/// How files are written.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Manner {
    /// Over whatever is there.
    pub(super) force: bool,
    /// Not at all: only what would be done is told.
    pub(super) dry_run: bool,
}

/// The hand that writes into a site.
pub(super) struct Writer<'a> {
    target: &'a Target,
    memory: Memory,
    manner: Manner,
    /// The site's folder without links; none where it is yet to be made.
    real_root: Option<PathBuf>,
}

/// What to do with a file.
enum Standing {
    /// Nothing is there.
    New,
    /// It has these contents, and nobody but an import had a hand in it.
    Ours(Vec<u8>),
    /// It has the contents that it should have.
    Same,
    /// An editor changed what an import wrote.
    Edited(Vec<u8>),
    /// It was there before any import.
    Foreign(Vec<u8>),
    /// An editor removed it.
    Removed,
}

impl<'a> Writer<'a> {
    /// Begins to write into a site.
    pub(super) fn new(target: &'a Target, memory: Memory, manner: Manner) -> Self {
        Self {
            target,
            memory,
            manner,
            real_root: fs::canonicalize(&target.root).ok(),
        }
    }

    /// Writes an article, and the files that go with it.
    pub(super) fn article(
        &mut self,
        outline: &Outline,
        place: &Place,
        text: &Text,
        report: &mut Report,
    ) -> Result<(), ImportError> {
        match outline.kind {
            Kind::Article => report.articles += 1,
            Kind::Page => report.pages += 1,
        }
        report.drafts += usize::from(text.fields.draft);
        let timezone = self.target.config.timezone;
        let contents = front_matter::file(outline, text, &place.aliases, timezone);
        let file = File {
            key: &outline.key,
            path: &place.path,
            spot: &outline.spot,
        };
        self.file(&file, contents.as_bytes(), report)?;
        let folder = place.path.strip_suffix("index.md").unwrap_or_default();
        for (from, name) in text.files.iter().filter(|_| !folder.is_empty()) {
            let path = format!("{folder}{name}");
            let key = format!("{}/{name}", outline.key);
            self.copy(&key, from, &path, report)?;
        }
        Ok(())
    }

    /// Copies a file of the source to `path` below the site's root.
    pub(super) fn copy(
        &mut self,
        key: &str,
        from: &Path,
        path: &str,
        report: &mut Report,
    ) -> Result<(), ImportError> {
        let contents = fs::read(from).map_err(|error| failure(&from.display(), error))?;
        self.add(key, path, &contents, report)
    }

    /// Writes a picture or another file to `path` below the site's root.
    pub(super) fn add(
        &mut self,
        key: &str,
        path: &str,
        contents: &[u8],
        report: &mut Report,
    ) -> Result<(), ImportError> {
        report.files += 1;
        let spot = Spot::file(path);
        let file = File {
            key,
            path,
            spot: &spot,
        };
        self.file(&file, contents, report)
    }

    /// Whether the file at `path` is there, made of the source with this key.
    #[cfg(feature = "external")]
    pub(super) fn has(&self, key: &str, path: &str) -> bool {
        let is_known = self.memory.path_of(key) == Some(path);
        is_known && self.target.root.join(path).is_file()
    }

    /// Writes the settings of a site that has none.
    pub(super) fn settings(
        &mut self,
        contents: &str,
        report: &mut Report,
    ) -> Result<(), ImportError> {
        if self.target.has_settings {
            return Ok(());
        }
        self.create(SETTINGS, contents.as_bytes())?;
        report.written += 1;
        Ok(())
    }

    /// Remembers what was written.
    pub(super) fn finish(self) -> Result<(), ImportError> {
        if self.manner.dry_run {
            return Ok(());
        }
        let content = self.target.root.join("content");
        fs::create_dir_all(&content).map_err(|error| failure(&content.display(), error))?;
        let root = &self.target.root;
        let saved = self.memory.save(root);
        Ok(saved.map_err(|error| failure(&root.display(), error))?)
    }

    fn file(
        &mut self,
        file: &File<'_>,
        contents: &[u8],
        report: &mut Report,
    ) -> Result<(), ImportError> {
        if OutputPath::new(file.path).is_err() || !self.stays_inside(file.path) {
            let told = message!("import-leads-out", path = file.path);
            report.note(Note::kept("leads-out", file.spot.clone(), told));
            return Ok(());
        }
        match self.standing(file, contents)? {
            Standing::Same => report.unchanged += 1,
            Standing::New => {
                self.create(file.path, contents)?;
                report.written += 1;
            }
            Standing::Ours(old) => {
                self.replace(file.path, &old, contents)?;
                report.updated += 1;
            }
            Standing::Edited(old) | Standing::Foreign(old) if self.manner.force => {
                self.replace(file.path, &old, contents)?;
                report.updated += 1;
            }
            Standing::Removed if self.manner.force => {
                self.create(file.path, contents)?;
                report.written += 1;
            }
            Standing::Edited(_) => {
                return keep(
                    report,
                    file,
                    "edited",
                    message!("import-edited", path = file.path),
                );
            }
            Standing::Foreign(_) => {
                return keep(
                    report,
                    file,
                    "exists",
                    message!("import-exists", path = file.path),
                );
            }
            Standing::Removed => {
                return keep(
                    report,
                    file,
                    "removed",
                    message!("import-removed", path = file.path),
                );
            }
        }
        self.memory.remember(file.key, file.path, hash(contents));
        Ok(())
    }

    fn standing(&self, file: &File<'_>, contents: &[u8]) -> Result<Standing, ImportError> {
        let path = self.target.root.join(file.path);
        let remembered = self.memory.hash_of(file.key);
        let remembered = remembered.filter(|_| self.memory.path_of(file.key) == Some(file.path));
        let old = match fs::read(&path) {
            Ok(old) => old,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(match remembered {
                    Some(_) => Standing::Removed,
                    None => Standing::New,
                });
            }
            Err(error) => return Err(failure(&path.display(), error).into()),
        };
        Ok(match remembered {
            _ if old == contents => Standing::Same,
            Some(hash_of_old) if hash(&old) == hash_of_old => Standing::Ours(old),
            Some(_) => Standing::Edited(old),
            None => Standing::Foreign(old),
        })
    }

    fn create(&self, path: &str, contents: &[u8]) -> Result<(), ImportError> {
        if self.manner.dry_run {
            return Ok(());
        }
        let path = self.target.root.join(path);
        let create = || {
            fs::create_dir_all(path.parent().unwrap_or(&path))?;
            fs::File::create_new(&path)?.write_all(contents)
        };
        Ok(create().map_err(|error| failure(&path.display(), error))?)
    }

    fn replace(&self, path: &str, old: &[u8], contents: &[u8]) -> Result<(), ImportError> {
        if self.manner.dry_run {
            return Ok(());
        }
        let path = self.target.root.join(path);
        rewrite(&path, old, contents).map_err(|error| {
            let why = match &error {
                RewriteError::Machine(error) => error.into(),
                RewriteError::Changed => message!("import-changed-meanwhile").into(),
            };
            cannot_write(&path.display(), why).because(error).into()
        })
    }

    /// Whether the folders on the way to `path` are the site's own, and no links out of it.
    fn stays_inside(&self, path: &str) -> bool {
        let Some(real_root) = &self.real_root else {
            return true;
        };
        let whole = self.target.root.join(path);
        let mut there = whole.ancestors().skip(1);
        let real = there.find_map(|folder| fs::canonicalize(folder).ok());
        let leaf = fs::canonicalize(&whole).ok();
        real.is_some_and(|real| real.starts_with(real_root))
            && leaf.is_none_or(|leaf| leaf.starts_with(real_root))
    }
}

/// A file to be written.
struct File<'a> {
    /// By what it is remembered.
    key: &'a str,
    /// Below the site's root.
    path: &'a str,
    /// What it is made of.
    spot: &'a Spot,
}

fn keep(
    report: &mut Report,
    file: &File<'_>,
    rule: &'static str,
    told: Message,
) -> Result<(), ImportError> {
    report.note(Note::kept(rule, file.spot.clone(), told));
    Ok(())
}

fn failure(path: &dyn std::fmt::Display, error: io::Error) -> Failure {
    cannot_write(path, (&error).into()).because(error)
}

fn cannot_write(path: &dyn std::fmt::Display, why: crate::message::Value) -> Failure {
    Failure::new(message!(
        "import-cannot-write",
        path = path.to_string(),
        why = why
    ))
}
