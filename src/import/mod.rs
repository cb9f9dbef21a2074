//! Brings in what other systems hold: their articles as Markdown, with their old addresses.
//!
//! ```text
//! a source ─→ Outline …  what decides on places       wordpress, hexo, hugo, jekyll, text
//!                │
//!                ├─→ Plan        files, addresses       plan
//!                └─→ Text …      one after another      the same importer, html, markdown
//!                      └─→ files of the site            write, memory
//! Note … from every step ─→ Report                      cli
//! ```
//!
//! What is read is not trusted: no path leaves the site, nothing in it is expanded or run, and what
//! one text costs is bounded. Raw HTML that is left in a text is sanitised by every build.

mod article;
mod front_matter;
mod generator;
mod hexo;
mod html;
mod hugo;
mod jekyll;
mod lead;
mod links;
mod markdown;
#[cfg(feature = "external")]
mod media;
mod memory;
mod note;
mod old_site;
mod plan;
mod report;
mod target;
mod text;
mod wordpress;
mod write;

use std::{
    error::Error,
    fmt,
    path::{Path, PathBuf},
};

pub use self::{
    hexo::hexo,
    hugo::hugo,
    jekyll::jekyll,
    note::{Note, NoteKind, Spot},
    report::{LeftOut, Report},
    text::{Page, text},
    wordpress::wordpress,
};

use self::{
    article::{Outline, Text},
    memory::Memory,
    plan::Plan,
    target::Target,
    write::{Manner, Writer},
};
use crate::{
    config::BaseUrl,
    content,
    diagnostic::Diagnostic,
    message::{Failure, message},
};

/// Into which site to import, and how.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// The site's folder; `content/` is made where it lacks.
    pub root: PathBuf,
    /// Also over files that an editor changed or that were there before.
    pub force: bool,
    /// Write nothing, and tell what would be done.
    pub dry_run: bool,
    /// 来源 for articles whose source names none.
    pub source: Option<String>,
    /// Fetch pictures and files from the old site, where the importer can.
    pub media: bool,
}

/// Why nothing, or not all, was imported.
#[derive(Debug)]
pub enum ImportError {
    /// The settings of the site are wrong.
    Site(Vec<Diagnostic>),
    /// The source is not what the importer reads, or the machine failed.
    Failed(Failure),
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Site(_) => f.write_str("the site's settings are wrong"),
            Self::Failed(failure) => failure.fmt(f),
        }
    }
}

impl Error for ImportError {}

impl From<Failure> for ImportError {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// An import that is under way.
struct Import<'a> {
    target: &'a Target,
    options: &'a ImportOptions,
    plan: Plan,
    writer: Writer<'a>,
    report: Report,
}

impl<'a> Import<'a> {
    /// Plans the places of `outlines` in a site.
    fn begin(
        target: &'a Target,
        options: &'a ImportOptions,
        outlines: &[Outline],
        mut report: Report,
    ) -> Result<Self, ImportError> {
        let memory = Memory::load(&target.root).map_err(|error| {
            let path = target.root.display().to_string();
            Failure::new(message!("import-cannot-read", path = path, why = &error)).because(error)
        })?;
        let plan = Plan::of(outlines, target, &memory, &mut report);
        let manner = Manner {
            force: options.force,
            dry_run: options.dry_run,
        };
        Ok(Self {
            target,
            options,
            plan,
            writer: Writer::new(target, memory, manner),
            report,
        })
    }

    /// Writes the article of the outline `index`.
    fn write(
        &mut self,
        index: usize,
        outline: &Outline,
        mut text: Text,
    ) -> Result<(), ImportError> {
        if text.fields.source.is_none() {
            text.fields.source.clone_from(&self.options.source);
        }
        let place = self.plan.place(index);
        self.writer.article(outline, place, &text, &mut self.report)
    }

    /// Writes a picture or another file that was fetched.
    #[cfg(feature = "external")]
    fn add(&mut self, key: &str, path: &str, bytes: &[u8]) -> Result<(), ImportError> {
        self.writer.add(key, path, bytes, &mut self.report)
    }

    /// Writes the settings of a site that has none: what the old site was called, and where it was.
    fn settings(&mut self, title: &str, url: Option<&str>) -> Result<(), ImportError> {
        let mut settings = String::new();
        let title = content::line(title);
        if !title.is_empty() {
            settings.push_str(&format!("title: {}\n", content::scalar(&title)));
        }
        let url = url.and_then(|url| BaseUrl::parse(url).ok());
        let url = url.as_ref().map_or("https://example.com/", BaseUrl::as_str);
        settings.push_str(&format!("base_url: {}\n", content::scalar(url)));
        self.writer.settings(&settings, &mut self.report)
    }

    /// Remembers what was written, and tells all.
    fn finish(mut self) -> Result<Report, ImportError> {
        self.writer.finish()?;
        self.report.notes.sort_by(|a, b| a.spot.cmp(&b.spot));
        Ok(self.report)
    }
}

/// The name by which a person knows a file.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
