//! A site that a test writes, builds and looks into.

use std::{collections::BTreeMap, fs, path::Path, sync::Mutex};

use chrono::{TimeZone, Utc};
use kuaidu::{
    build::{Build, BuildError, BuildOptions, Clock, WithheldCounts},
    cache::Cache,
    config::ConfigOptions,
    diagnostic::Diagnostic,
    output::{Contents, OutputFile},
    render::Stop,
    site::Selection,
};
use tempfile::TempDir;

use crate::{feed::Feed, links, page::Page};

/// Where a [`TestSite`] stands if it does not say otherwise.
pub(crate) const BASE: &str = "https://example.org/";

/// A site in a folder of its own; the folder goes with it.
pub(crate) struct TestSite {
    folder: TempDir,
    selection: Selection,
    clock: Clock,
}

/// What a build of a [`TestSite`] gave.
pub(crate) struct Built {
    /// Every file by its path.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// What was wrong, in the order of the files.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What was found beside the files, unless the content was wrong.
    pub(crate) facts: Option<Facts>,
}

/// What a build says of a site.
pub(crate) struct Facts {
    pub(crate) base_url: String,
    pub(crate) withheld: WithheldCounts,
    /// RFC 3339.
    pub(crate) next_change: Option<String>,
}

impl TestSite {
    /// A site without articles, with a public address, as of 2026-11-24.
    pub(crate) fn new() -> Self {
        let site = Self {
            folder: tempfile::tempdir().unwrap(),
            selection: Selection::default(),
            clock: Clock::At(Utc.with_ymd_and_hms(2026, 11, 24, 0, 0, 0).unwrap()),
        };
        fs::create_dir(site.root().join("content")).unwrap();
        site.config("")
    }

    /// The site's folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Writes `site.yaml`: `yaml`, and the public address where that names none.
    pub(crate) fn config(self, yaml: &str) -> Self {
        let base = match yaml.contains("base_url:") {
            true => String::new(),
            false => format!("base_url: {BASE}\n"),
        };
        self.file("site.yaml", format!("{base}{yaml}\n"))
    }

    /// Writes an article: its front matter and its text.
    pub(crate) fn article(self, id: &str, front_matter: &str, text: &str) -> Self {
        let article = format!("---\n{}\n---\n\n{text}\n", front_matter.trim());
        self.file(&format!("content/{id}.md"), article)
    }

    /// Writes a complete article of no importance, with more front matter if there is any to add.
    pub(crate) fn filler(self, id: &str, date: &str, more: &str) -> Self {
        let has = |field: &str| more.lines().any(|line| line.starts_with(field));
        let mut front_matter = format!("title: 文章 {id}\ndate: {date}\n{more}\n");
        for (field, line) in [
            ("source:", "source: 快读\n"),
            ("summary:", "summary: 一篇无关紧要的文章。\n"),
            ("keywords:", "keywords: [测试]\n"),
        ] {
            if !has(field) {
                front_matter.push_str(line);
            }
        }
        self.article(id, &front_matter, "这是正文。")
    }

    /// Writes the complete articles `a1`, `a2`, …, of the days of November 2026.
    pub(crate) fn fillers(self, days: impl IntoIterator<Item = u32>) -> Self {
        days.into_iter().fold(self, |site, day| {
            site.filler(&format!("a{day}"), &format!("2026-11-{day:02}"), "")
        })
    }

    /// Writes a template.
    pub(crate) fn template(self, name: &str, text: &str) -> Self {
        self.file(&format!("templates/{name}"), text)
    }

    /// Writes any file of the site.
    pub(crate) fn file(self, path: &str, contents: impl AsRef<[u8]>) -> Self {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
        self
    }

    /// Publishes more than the plain articles.
    pub(crate) fn select(mut self, selection: Selection) -> Self {
        self.selection = selection;
        self
    }

    /// Builds as of another moment, in UTC.
    pub(crate) fn at(mut self, moment: &str) -> Self {
        self.clock = Clock::At(moment.parse().unwrap());
        self
    }

    /// Builds the site, right or wrong.
    pub(crate) fn build(&self) -> Built {
        build(self.root(), self.selection, self.clock)
    }

    /// What the template of the page at `address` sees.
    pub(crate) fn dump(&self, address: &str) -> serde_json::Value {
        match prepare(self.root(), self.selection, self.clock) {
            Ok(build) => build
                .dump_context(address)
                .unwrap_or_else(|| panic!("no page {address}")),
            Err(diagnostics) => panic!("{diagnostics:#?}"),
        }
    }
}

/// Builds the site in any folder, as of `clock`.
pub(crate) fn build(root: &Path, selection: Selection, clock: Clock) -> Built {
    match prepare(root, selection, clock) {
        Ok(build) => render(&build),
        Err(diagnostics) => Built {
            files: BTreeMap::new(),
            diagnostics,
            facts: None,
        },
    }
}

fn prepare(root: &Path, selection: Selection, clock: Clock) -> Result<Build, Vec<Diagnostic>> {
    let options = BuildOptions {
        root: root.to_owned(),
        config: ConfigOptions::default(),
        selection,
        clock,
        cache: Cache::none(),
    };
    Build::prepare(&options).map_err(|error| match error {
        BuildError::Content(diagnostics) => diagnostics,
        BuildError::Machine(failure) => panic!("{failure}"),
    })
}

fn render(build: &Build) -> Built {
    let files = Mutex::new(BTreeMap::new());
    let mut diagnostics = build.diagnostics.clone();
    let rendered = build.render(&|file: OutputFile| {
        let bytes = match file.contents {
            Contents::Bytes(bytes) => bytes,
            Contents::Copy(path) => fs::read(path).expect("a file that is there"),
        };
        let twice = files
            .lock()
            .unwrap()
            .insert(file.path.as_str().to_owned(), bytes);
        assert!(twice.is_none(), "{} was rendered twice", file.path);
        Ok(())
    });
    match rendered {
        Ok(()) => {}
        Err(Stop::Template(mistake)) => diagnostics.push(*mistake),
        Err(Stop::Machine(failure)) => panic!("{failure}"),
    }
    Built {
        files: files.into_inner().unwrap(),
        diagnostics,
        facts: Some(Facts {
            base_url: build.site.config.base_url.as_str().to_owned(),
            withheld: build.withheld,
            next_change: build.next_change.map(|moment| moment.to_rfc3339()),
        }),
    }
}

impl Built {
    /// The text of the file at `path`.
    pub(crate) fn text(&self, path: &str) -> &str {
        let bytes = self
            .files
            .get(path)
            .unwrap_or_else(|| panic!("no {path} among {:#?}", self.files.keys()));
        std::str::from_utf8(bytes).unwrap()
    }

    /// The page at the address `address`, such as `/2026/11/chips/`.
    pub(crate) fn page(&self, address: &str) -> Page {
        Page::read(self.text(&file_of(address)))
    }

    /// The feed at `path`, in whichever format.
    pub(crate) fn feed(&self, path: &str) -> Feed {
        Feed::read(path, self.text(path))
    }

    /// Whether there is a file at `path`.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// What the build says of the site.
    pub(crate) fn facts(&self) -> &Facts {
        match &self.facts {
            Some(facts) => facts,
            None => panic!("nothing was built: {:#?}", self.messages()),
        }
    }

    /// The messages of all diagnostics, each with its place before it.
    pub(crate) fn messages(&self) -> Vec<String> {
        self.diagnostics
            .iter()
            .map(|d| match &d.place {
                Some(place) => format!("{place}: {}", d.message),
                None => d.message.to_string(),
            })
            .collect()
    }

    /// The same site; fails where anything was wrong.
    pub(crate) fn sound(self) -> Self {
        self.assert_diagnostics("")
    }

    /// Fails unless exactly this was said, a line each.
    pub(crate) fn assert_diagnostics(self, told: &str) -> Self {
        let told: Vec<&str> = told.trim().lines().map(str::trim).collect();
        assert_eq!(self.messages(), told);
        self
    }

    /// Fails unless the file at `path` holds `text`.
    pub(crate) fn assert_file(self, path: &str, text: &str) -> Self {
        let found = self.text(path);
        assert!(
            found.contains(text),
            "{path} does not hold {text}:\n{found}"
        );
        self
    }

    /// Fails if there is a file at `path`.
    pub(crate) fn assert_absent(self, path: &str) -> Self {
        assert!(!self.has(path), "{path} is published");
        self
    }

    /// Fails if `text` stands in any file.
    pub(crate) fn assert_nowhere(self, text: &str) -> Self {
        let holds = |bytes: &[u8]| {
            bytes
                .windows(text.len())
                .any(|part| part == text.as_bytes())
        };
        let found: Vec<_> = self
            .files
            .iter()
            .filter(|(_, bytes)| holds(bytes))
            .collect();
        let found: Vec<_> = found.into_iter().map(|(path, _)| path).collect();
        assert!(found.is_empty(), "{text} stands in {found:?}");
        self
    }

    /// Fails if a page or feed leads to an address of the site where nothing is.
    pub(crate) fn assert_links_resolve(self) -> Self {
        assert_eq!(links::broken(&self), Vec::<String>::new());
        self
    }
}

/// The file that serves an address.
pub(crate) fn file_of(address: &str) -> String {
    let path = address.trim_start_matches('/');
    match path.is_empty() || path.ends_with('/') {
        true => format!("{path}index.html"),
        false => path.to_owned(),
    }
}
