//! Holds the documentation to the program: examples build, names are all there, links lead somewhere.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use chrono::{TimeZone, Utc};
use kuaidu::{
    build::{Build, BuildError, BuildOptions, Clock},
    cache::Cache,
    config::ConfigOptions,
    site::Selection,
};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// A fenced block whose info string names a file of a site: `yaml site.yaml`.
struct Example {
    path: String,
    text: String,
}

#[test]
fn every_example_builds_without_a_word() {
    for document in documents() {
        let examples = examples(&read(&document));
        let (settings, others): (Vec<_>, Vec<_>) = examples
            .into_iter()
            .partition(|example| example.path == "site.yaml");
        let mut settings: Vec<_> = settings.into_iter().map(|example| example.text).collect();
        for example in &mut settings {
            // An example may show a part of the settings.
            if !example.contains("base_url:") {
                example.insert_str(0, "base_url: https://example.com/\n");
            }
        }
        if settings.is_empty() {
            settings.push("base_url: https://example.com/\n".to_owned());
        }
        for site in settings {
            let said = build(&site, &others);
            assert_eq!(said, Vec::<String>::new(), "{document}, with\n{site}");
        }
    }
}

#[test]
fn the_documents_have_the_examples_that_matter() {
    for (document, path) in [
        ("README.zh-CN.md", "content/2026/03/2026-03-05-chips.md"),
        (
            "docs/front-matter.md",
            "content/2026/03/2026-03-05-chips.md",
        ),
        ("docs/configuration.md", "site.yaml"),
        ("docs/configuration.md", "keywords.yaml"),
    ] {
        let examples = examples(&read(document));
        let is_there = examples.iter().any(|example| example.path == path);
        assert!(is_there, "{document} has no example of {path}");
    }
}

#[test]
fn every_setting_is_documented() {
    let schema = read("src/config/schema.rs");
    all_named("docs/configuration.md", settings(&schema));
}

#[test]
fn the_schema_of_settings_has_them_all() {
    let schema = json("docs/schema/site.schema.json");
    let mut known = BTreeSet::new();
    properties(&schema, &mut known);
    let source = read("src/config/schema.rs");
    let settings: BTreeSet<_> = settings(&source).map(str::to_owned).collect();
    assert_eq!(known, settings);
}

#[test]
fn the_schema_of_front_matter_has_every_name() {
    let schema = json("docs/schema/front-matter.schema.json");
    let known = schema["properties"].as_object().expect("properties");
    let known: BTreeSet<_> = known.keys().map(String::as_str).collect();
    let source = read("src/content/front_matter/schema.rs");
    assert_eq!(known, field_names(&source).collect());
}

#[test]
fn the_example_of_all_settings_has_them_all() {
    let schema = read("src/config/schema.rs");
    let document = read("docs/configuration.md");
    let longest = examples(&document)
        .into_iter()
        .filter(|example| example.path == "site.yaml")
        .max_by_key(|example| example.text.len())
        .expect("an example");
    for name in settings(&schema) {
        let key = format!("{name}:");
        assert!(longest.text.contains(&key), "the example lacks `{name}`");
    }
}

#[test]
fn every_name_of_every_field_is_documented() {
    let schema = read("src/content/front_matter/schema.rs");
    all_named("docs/front-matter.md", field_names(&schema));
}

#[test]
fn every_rule_is_documented_with_its_severity() {
    let document = read("docs/errors.md");
    for row in rules_of_the_source() {
        assert!(document.contains(&row), "docs/errors.md lacks {row}");
    }
}

#[test]
fn every_documented_rule_exists() {
    let source: String = files_below("src", "rs")
        .iter()
        .map(|path| read(path))
        .collect();
    let handbook = read("README.zh-CN.md");
    let (_, handbook) = handbook
        .split_once("## 出错了怎么办")
        .expect("the handbook's chapter on mistakes");
    let document = read("docs/errors.md");
    let rows = document.lines().chain(handbook.lines());
    for row in rows.filter(|line| line.starts_with("| `")) {
        let first = row.split('|').nth(1).unwrap_or_default();
        for rule in first.split('`').skip(1).step_by(2) {
            assert!(
                source.contains(&format!("\"{rule}\"")),
                "no rule is named {rule}"
            );
        }
    }
}

/// The beginning of the row that documents each rule of the source.
fn rules_of_the_source() -> Vec<String> {
    let mut rows = Vec::new();
    for path in files_below("src", "rs") {
        let source = read(&path);
        for severity in ["error", "warning"] {
            let call = format!("Diagnostic::{severity}(");
            let rules = source
                .split(&call)
                .skip(1)
                .filter_map(|after| after.trim_start().strip_prefix('"')?.split('"').next());
            rows.extend(rules.map(|rule| format!("| `{rule}` | {severity} |")));
        }
    }
    rows
}

#[test]
fn every_option_is_in_the_readme() {
    let help = Command::new(env!("CARGO_BIN_EXE_kuaidu"))
        .args(["build", "--help"])
        .env("LC_ALL", "C")
        .output()
        .expect("the program");
    let help = String::from_utf8(help.stdout).expect("UTF-8");
    let options: Vec<_> = help
        .split_whitespace()
        .filter_map(|word| word.strip_prefix("--"))
        .filter(|word| !word.is_empty())
        .collect();
    assert!(options.len() > 10, "{help}");
    all_named("README.md", options.into_iter());
}

#[test]
fn every_module_is_in_the_architecture() {
    let modules = fs::read_dir("src").expect("src").filter_map(|entry| {
        let name = entry.ok()?.file_name().into_string().ok()?;
        let name = name.strip_suffix(".rs").unwrap_or(&name).to_owned();
        (!matches!(name.as_str(), "lib" | "main")).then_some(name)
    });
    let modules: Vec<_> = modules.collect();
    all_named("ARCHITECTURE.md", modules.iter().map(String::as_str));
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let mut broken = Vec::new();
    for document in documents() {
        let folder = Path::new(&document).parent().expect("a folder");
        for link in links(&read(&document)) {
            let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = match path {
                "" => PathBuf::from(&document),
                path => folder.join(path),
            };
            let leads = match anchor {
                "" => target.exists(),
                anchor => {
                    fs::read_to_string(&target).is_ok_and(|text| anchors(&text).contains(anchor))
                }
            };
            if !leads {
                broken.push(format!("{document}: {link}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Paths of all documents, from the root of the repository.
fn documents() -> Vec<String> {
    let mut documents: Vec<_> = fs::read_dir(".")
        .expect("the repository")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".md"))
        .collect();
    documents.extend(files_below("docs", "md"));
    documents.extend(files_below("specs", "md"));
    documents.sort();
    documents
}

fn files_below(folder: &str, extension: &str) -> Vec<String> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("a readable folder").into_path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .map(|path| path.to_str().expect("UTF-8").to_owned())
        .collect()
}

/// The names of all settings, the inner ones without the outer.
fn settings(schema: &str) -> impl Iterator<Item = &str> {
    schema
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub(super) "))
        .filter_map(|field| Some(field.split_once(':')?.0))
}

/// All names of all fields of the front matter.
fn field_names(schema: &str) -> impl Iterator<Item = &str> {
    let start = schema.find("const FIELDS").expect("the table of fields");
    let end = start + schema[start..].find("];").expect("its end");
    schema[start..end].split('"').skip(1).step_by(2)
}

/// The names of the properties that a JSON Schema knows, at any depth.
fn properties(schema: &serde_json::Value, into: &mut BTreeSet<String>) {
    for (name, below) in schema["properties"].as_object().into_iter().flatten() {
        into.insert(name.clone());
        properties(below, into);
    }
    if schema["items"].is_object() {
        properties(&schema["items"], into);
    }
}

fn json(path: &str) -> serde_json::Value {
    serde_json::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Asserts that each name stands in a code span of the document.
fn all_named<'a>(document: &str, names: impl Iterator<Item = &'a str>) {
    let spans = code_spans(&read(document));
    let words: BTreeSet<&str> = spans
        .iter()
        .flat_map(|span| span.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-')))
        .map(|word| word.trim_start_matches('-'))
        .collect();
    let missing: BTreeSet<&str> = names.filter(|name| !words.contains(name)).collect();
    assert!(missing.is_empty(), "{document} does not name {missing:?}");
}

fn events(document: &str) -> Parser<'_> {
    Parser::new_ext(document, Options::ENABLE_TABLES)
}

fn code_spans(document: &str) -> Vec<String> {
    let span = |event| match event {
        Event::Code(text) => Some(text.into_string()),
        _ => None,
    };
    events(document).filter_map(span).collect()
}

/// The addresses of links and images that are no web addresses.
fn links(document: &str) -> Vec<String> {
    let address = |event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            Some(dest_url.into_string())
        }
        _ => None,
    };
    events(document)
        .filter_map(address)
        .filter(|address| !address.contains("://"))
        .collect()
}

/// The anchors of a document's headings, as GitHub makes them.
fn anchors(document: &str) -> BTreeSet<String> {
    let (mut anchors, mut heading) = (BTreeSet::new(), None::<String>);
    for event in events(document) {
        match (event, &mut heading) {
            (Event::Start(Tag::Heading { .. }), _) => heading = Some(String::new()),
            (Event::End(pulldown_cmark::TagEnd::Heading(_)), Some(text)) => {
                let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
                let text: String = text.to_lowercase().chars().filter(kept).collect();
                anchors.insert(text.replace(' ', "-"));
                heading = None;
            }
            (Event::Text(text) | Event::Code(text), Some(heading)) => heading.push_str(&text),
            _ => {}
        }
    }
    anchors
}

fn examples(document: &str) -> Vec<Example> {
    let (mut examples, mut open) = (Vec::new(), None::<Example>);
    for event in events(document) {
        match (event, &mut open) {
            (Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))), _) => {
                open = info.split_once(' ').map(|(_, path)| Example {
                    path: path.to_owned(),
                    text: String::new(),
                });
            }
            (Event::Text(text), Some(example)) => example.text.push_str(&text),
            (Event::End(pulldown_cmark::TagEnd::CodeBlock), _) => examples.extend(open.take()),
            _ => {}
        }
    }
    examples
}

/// What a build of a site of these files says.
fn build(settings: &str, files: &[Example]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
        fs::write(path, text).expect("the file");
    };
    write("site.yaml", settings);
    // The cover that the examples name.
    write("content/2026/03/chips.jpg", "");
    for file in files {
        write(&file.path, &file.text);
    }
    let options = BuildOptions {
        root: folder.path().to_owned(),
        config: ConfigOptions::default(),
        selection: Selection {
            drafts: true,
            future: true,
            expired: true,
        },
        clock: Clock::At(Utc.with_ymd_and_hms(2026, 11, 24, 0, 0, 0).unwrap()),
        cache: Cache::none(),
    };
    let said = match Build::prepare(&options) {
        Ok(build) => {
            build.render(&|_| Ok(())).expect("a sound theme");
            build.diagnostics
        }
        Err(BuildError::Content(diagnostics)) => diagnostics,
        Err(BuildError::Machine(failure)) => panic!("{failure}"),
    };
    // A font is no text that an example could show, and not every machine has one.
    let told = said.iter().filter(|d| d.rule != "share-font");
    told.map(|d| d.message.to_string()).collect()
}
