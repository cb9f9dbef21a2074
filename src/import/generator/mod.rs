//! What Hexo, Hugo and Jekyll have in common: a folder of Markdown with front matter, tags of their own
//! in the text, and files that are published as they are.
//!
//! ```text
//! System ─→ Folder  its settings ─→ Parted  texts, each a Source, and files ─→ Site  written
//! ```

mod arguments;
mod definitions;
mod extra;
mod folder;
mod frames;
mod head;
mod losses;
mod meta;
mod more;
mod permalink;
mod places;
pub(super) mod shape;
mod site;
mod source;
mod tags;

use std::path::Path;

pub(super) use self::{
    arguments::{Arguments, arguments},
    folder::Folder,
    losses::Losses,
    meta::{Meta, Words, text_of},
    more::MORE,
    permalink::{Parts, permalink},
    places::Places,
    source::{Beside, Source, is_markdown, stem},
    tags::{Answer, Form, Tag, Tags},
};

use self::site::Site;
use super::{ImportError, ImportOptions, Report, article::Kind, report::LeftOut, target::Target};
use crate::{
    folder::Found,
    message::{Failure, message},
};

/// A generator, as far as it differs from others.
pub(super) struct System {
    /// Its name, and in lower case that by which its keys begin.
    pub(super) name: &'static str,
    pub(super) key: &'static str,
    /// Folders of which a site has one at least; the first is named where none is there.
    pub(super) wanted: &'static [&'static str],
    /// Where it looks for its settings; the first that is there counts.
    pub(super) settings: &'static [&'static str],
    /// The address of the site, as its settings tell it.
    pub(super) address: fn(&Folder) -> String,
    /// Whether it shows the end of a line as a break.
    pub(super) breaks: fn(&Folder) -> bool,
    /// What parts the beginning of a text from the rest; none where nothing does.
    pub(super) more: fn(&Folder, &Source) -> Option<String>,
    /// Finds the texts and files of a site.
    pub(super) read: fn(&Folder, &mut Report) -> Result<Parted, ImportError>,
    /// Makes Markdown of the body of a text.
    pub(super) convert: fn(&Source, &Places<'_>, &Folder) -> (String, Losses),
}

/// What is in a folder.
#[derive(Default)]
pub(super) struct Parted {
    pub(super) sources: Vec<Source>,
    /// Files that are published as they are, and where.
    pub(super) statics: Vec<(Found, String)>,
}

/// Imports the folder `root` of a site of `system`.
pub(super) fn import(
    system: &System,
    root: &Path,
    options: &ImportOptions,
) -> Result<Report, ImportError> {
    let target = Target::open(&options.root)?;
    let mut report = Report::default();
    if !system.wanted.iter().any(|part| root.join(part).is_dir()) {
        return Err(no_site(root, system));
    }
    let mut folder = Folder::open(root, system.settings, &target, &mut report)?;
    folder.old_site = target.old_site(&(system.address)(&folder));
    let mut parted = (system.read)(&folder, &mut report)?;
    // A page without a text is the place of a template: a list of keywords, a search.
    let count = parted.sources.len();
    let has_text = |source: &Source| source.kind == Kind::Article || !source.body.trim().is_empty();
    parted.sources.retain(has_text);
    report.leave_out(LeftOut::Design, count - parted.sources.len());
    let site = Site {
        system,
        folder: &folder,
        parted,
    };
    site.import(&target, options, report)
}

/// The failure that there is no site of `system` in the folder `root`.
fn no_site(root: &Path, system: &System) -> ImportError {
    let told = message!(
        "import-no-folder",
        path = root.display().to_string(),
        system = system.name,
        wanted = system.wanted.first().copied().unwrap_or_default()
    );
    Failure::new(told).into()
}
