//! Random front matter and Markdown: the pipeline never panics, and no page runs a script.

use std::{collections::BTreeMap, fs, sync::Mutex};

use chrono::{TimeZone, Utc};
use kuaidu::{
    build::{Build, BuildError, BuildOptions, Clock},
    cache::Cache,
    config::ConfigOptions,
    output::{Contents, OutputFile},
    site::Selection,
};
use proptest::prelude::*;

use crate::page::live;

/// Parts of which trouble is made.
const PARTS: &[&str] = &[
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "[",
    "](",
    ")",
    "![",
    "<",
    ">",
    "\"",
    "'",
    "=",
    "&",
    "&lt;",
    "&#60;",
    "\\",
    "\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "|",
    "|-|\n",
    "- ",
    "1. ",
    "> ",
    "# ",
    "\n---\n",
    "[^a]",
    "[^a]: ",
    "[a]: ",
    ": ",
    "{#",
    "}",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "<?",
    "?>",
    "<script>",
    "</script>",
    "<script src=//evil.example/a.js>",
    "<svg onload=alert(1)>",
    "<math>",
    "<style>",
    "</style>",
    "<iframe srcdoc=",
    "<img src=x onerror=alert(1)>",
    "<a href=",
    "<p title=",
    "<table>",
    "</table>",
    "<select>",
    "<template>",
    "<noscript>",
    "<textarea>",
    "</textarea>",
    "<title>",
    "</title>",
    "</div>",
    "</main>",
    "</article>",
    "</body>",
    "<plaintext>",
    "<xmp>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0>",
    "<form action=",
    "<button formaction=",
    "javascript:alert(1)",
    "JaVa\tScript:a",
    "data:text/html,",
    "vbscript:a",
    " onclick=alert(1) ",
    "x",
    "中",
    "文",
    "“",
    "”",
    "。",
    "：",
    "（",
    "\u{fdd0}",
    ",\u{fdd0},",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "\u{301}",
    "👨\u{200d}👩",
    "\u{1b}",
    "\r",
    "%3c",
    "{{ 1 }}",
    "{% raw %}",
    "a.md",
    "../",
    "/",
    "#a",
    "?",
];

fn trouble(most: usize) -> impl Strategy<Value = String> {
    let part = prop_oneof![
        8 => prop::sample::select(PARTS).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => prop::sample::select(&["a", "标题", "<b>", "text"][..]).prop_map(str::to_owned),
    ];
    prop::collection::vec(part, 0..most).prop_map(|parts| parts.concat())
}

/// An article: fields with any values, any text.
fn any_article() -> impl Strategy<Value = String> {
    let field = prop::sample::select(
        &[
            "title",
            "source",
            "source_url",
            "summary",
            "keywords",
            "author",
            "cover",
            "slug",
            "permalink",
            "aliases",
            "extra",
            "related",
            "template",
            "ai",
            "AIGC",
            "标题",
            "摘要",
            "x",
        ][..],
    );
    let value = prop_oneof![
        trouble(6),
        trouble(6).prop_map(|text| format!("'{}'", text.replace('\'', "''").replace('\n', " "))),
        trouble(4).prop_map(|text| format!("[{text}]")),
    ];
    let fields = prop::collection::vec((field, value), 0..4);
    (fields, trouble(40)).prop_map(|(fields, text)| {
        let fields: String = fields
            .iter()
            .map(|(name, value)| format!("{name}: {value}\n"))
            .collect();
        format!("---\ndate: 2026-11-20\n{fields}---\n{text}\n")
    })
}

/// The files of a site of these articles; none where one of them is wrong.
fn build(articles: &[String]) -> Option<BTreeMap<String, Vec<u8>>> {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(
        folder.path().join("site.yaml"),
        "base_url: https://example.org/\n",
    )
    .unwrap();
    for (number, article) in articles.iter().enumerate() {
        fs::write(folder.path().join(format!("content/{number}.md")), article).unwrap();
    }
    let options = BuildOptions {
        root: folder.path().to_owned(),
        config: ConfigOptions::default(),
        selection: Selection::default(),
        clock: Clock::At(Utc.with_ymd_and_hms(2026, 11, 24, 0, 0, 0).unwrap()),
        cache: Cache::none(),
    };
    let build = match Build::prepare(&options) {
        Ok(build) => build,
        Err(BuildError::Content(_)) => return None,
        Err(BuildError::Machine(failure)) => panic!("{failure}"),
    };
    let files = Mutex::new(BTreeMap::new());
    build
        .render(&|file: OutputFile| {
            if let Contents::Bytes(bytes) = file.contents {
                files.lock().unwrap().insert(file.path.to_string(), bytes);
            }
            Ok(())
        })
        .unwrap();
    Some(files.into_inner().unwrap())
}

fn assert_sound(files: &BTreeMap<String, Vec<u8>>) {
    for (path, bytes) in files {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        if path.ends_with(".html") {
            let live = live(text);
            assert!(live.is_empty(), "{path}: {live:?}");
        } else if path.ends_with(".json") {
            serde_json::from_str::<serde_json::Value>(text).unwrap();
        } else if path.ends_with(".xml") {
            let allowed = |c: char| c >= ' ' || matches!(c, '\t' | '\n' | '\r');
            assert!(
                text.chars()
                    .all(|c| allowed(c) && !matches!(c, '\u{fffe}' | '\u{ffff}')),
                "{path}"
            );
            assert!(!text.contains("]]>]]>"), "{path}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_article_is_refused_or_published_safely(articles in prop::collection::vec(any_article(), 6)) {
        // Most articles are refused: each has a chance of its own, then all that are sound together.
        let sound: Vec<String> = articles
            .iter()
            .filter(|article| build(std::slice::from_ref(*article)).is_some())
            .cloned()
            .collect();
        if let Some(files) = build(&sound) {
            assert_sound(&files);
        }
    }

    #[test]
    fn any_text_is_published_safely(text in trouble(120)) {
        let article = format!("---\ntitle: 甲\ndate: 2026-11-20\n---\n{text}\n");
        if let Some(files) = build(&[article]) {
            assert_sound(&files);
        }
    }

    #[test]
    fn any_settings_are_read_or_refused(site in trouble(20), table in trouble(20)) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("site.yaml"), format!("title: {site}")).unwrap();
        fs::write(folder.path().join("keywords.yaml"), format!("a: {table}")).unwrap();
        let (config, diagnostics) = kuaidu::config::load(folder.path(), &ConfigOptions::default()).unwrap();
        prop_assert!(config.is_some() || !diagnostics.is_empty());
    }
}
