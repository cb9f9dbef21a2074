//! A site that a test writes, builds and looks into.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::Mutex,
};

use chrono::{TimeZone, Utc};
use kuaidu::{
    build::{Build, BuildError, BuildOptions, Clock},
    config::ConfigOptions,
    diagnostic::Diagnostic,
    output::Contents,
    render::Stop,
    site::Selection,
};
use tempfile::TempDir;

/// A site in a folder of its own; the folder goes with it.
pub struct TestSite {
    folder: TempDir,
    selection: Selection,
    clock: Clock,
}

/// What a build of a [`TestSite`] gave.
pub struct Built {
    /// Every file by its path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What was wrong, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
}

impl TestSite {
    /// A site without articles, with a public address, as of 2026-11-24.
    pub fn new() -> Self {
        let site = Self {
            folder: tempfile::tempdir().unwrap(),
            selection: Selection::default(),
            clock: Clock::At(Utc.with_ymd_and_hms(2026, 11, 24, 0, 0, 0).unwrap()),
        };
        fs::create_dir(site.root().join("content")).unwrap();
        site.config("base_url: https://example.org/\n")
    }

    /// The site's folder.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Writes `site.yaml`.
    pub fn config(self, yaml: &str) -> Self {
        self.file("site.yaml", yaml)
    }

    /// Writes an article: its front matter and its text.
    pub fn article(self, id: &str, front_matter: &str, text: &str) -> Self {
        let article = format!("---\n{}\n---\n\n{text}\n", front_matter.trim());
        self.file(&format!("content/{id}.md"), &article)
    }

    /// Writes a complete article of no importance, of the `day`th of November 2026.
    pub fn filler(self, id: &str, day: u32) -> Self {
        let front_matter = format!(
            "title: 文章 {id}\ndate: 2026-11-{day:02}\nsource: 快读\nsummary: 关于 {id} 的文章。\nkeywords: [测试]"
        );
        self.article(id, &front_matter, &format!("这是 {id} 的正文。"))
    }

    /// Writes a template.
    pub fn template(self, name: &str, text: &str) -> Self {
        self.file(&format!("templates/{name}"), text)
    }

    /// Writes any file of the site.
    pub fn file(self, path: &str, contents: impl AsRef<[u8]>) -> Self {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
        self
    }

    /// Publishes more than the plain articles.
    pub fn select(mut self, selection: Selection) -> Self {
        self.selection = selection;
        self
    }

    /// Builds as of another moment, in UTC.
    pub fn at(mut self, moment: &str) -> Self {
        self.clock = Clock::At(moment.parse().unwrap());
        self
    }

    /// Builds the site, right or wrong.
    pub fn build(&self) -> Built {
        let options = BuildOptions {
            root: self.root().to_owned(),
            config: ConfigOptions::default(),
            selection: self.selection,
            clock: self.clock,
        };
        match Build::prepare(&options) {
            Err(BuildError::Content(diagnostics)) => Built { files: BTreeMap::new(), diagnostics },
            Err(BuildError::Machine(failure)) => panic!("{failure}"),
            Ok(build) => render(&build),
        }
    }
}

fn render(build: &Build) -> Built {
    let files = Mutex::new(BTreeMap::new());
    let mut diagnostics = build.diagnostics.clone();
    let rendered = build.render(&|file| {
        let bytes = match file.contents {
            Contents::Bytes(bytes) => bytes,
            Contents::Copy(path) => fs::read(path)?,
        };
        let twice = files.lock().unwrap().insert(file.path.as_str().to_owned(), bytes);
        assert!(twice.is_none(), "{} was rendered twice", file.path);
        Ok(())
    });
    match rendered {
        Ok(()) => {}
        Err(Stop::Template(mistake)) => diagnostics.push(*mistake),
        Err(Stop::Emit(failure)) => panic!("{failure}"),
    }
    Built { files: files.into_inner().unwrap(), diagnostics }
}

impl Built {
    /// The text of the file at `path`.
    pub fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("no {path} among {:#?}", self.files.keys()));
        std::str::from_utf8(bytes).unwrap()
    }

    /// Whether there is a file at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The messages of all diagnostics, each with its place before it.
    pub fn messages(&self) -> Vec<String> {
        self.diagnostics
            .iter()
            .map(|d| match &d.place {
                Some(place) => format!("{place}: {}", d.message),
                None => d.message.clone(),
            })
            .collect()
    }

    /// The same site; fails where anything was wrong.
    pub fn sound(self) -> Self {
        assert_eq!(self.messages(), Vec::<String>::new());
        self
    }
}
