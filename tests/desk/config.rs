//! `kuaidu config`: the values that count, and where they come from.

use std::{collections::BTreeSet, fs};

use serde_json::{Value, json};

use crate::{program::Site, run};

fn site() -> Site {
    Site::new().file(
        "site.yaml",
        "# 注\ntitle: 早报\nbase_url: https://example.org/\nauthor:\nfeeds:\n  items: 3\nai: {sources: {译文: assisted}}\n",
    )
}

fn settings(args: &[&str]) -> Vec<Value> {
    let mut all = vec!["config", "--json"];
    all.extend(args);
    serde_json::from_str(&run(&site(), &all).ends(0).stdout).unwrap()
}

#[test]
fn each_value_has_its_origin() {
    let all = settings(&["-u", "http://localhost:1111"]);
    let of = |name: &str| all.iter().find(|it| it["name"] == name).unwrap();
    let in_file = |line: usize| json!({"from": "file", "path": "site.yaml", "line": line});
    for (name, value, origin) in [
        ("title", json!("早报"), in_file(2)),
        (
            "base_url",
            json!("http://localhost:1111/"),
            json!({"from": "command-line"}),
        ),
        ("author", Value::Null, json!({"from": "default"})),
        ("feeds.items", json!(3), in_file(6)),
        ("feeds.term_items", json!(10), json!({"from": "default"})),
        ("ai.sources", json!({"译文": "assisted"}), in_file(7)),
        (
            "permalink",
            json!("/{year}/{month}/{slug}/"),
            json!({"from": "default"}),
        ),
    ] {
        let setting = of(name);
        assert_eq!(
            (&setting["value"], &setting["origin"]),
            (&value, &origin),
            "{name}"
        );
    }
}

#[test]
fn every_setting_is_there() {
    let schema = fs::read_to_string("src/config/schema.rs").unwrap();
    let groups = [
        "feeds", "related", "ai", "agents", "auto", "digests", "images", "notice",
    ];
    // Of an item of the menu, and of share images.
    let parts = ["name", "url", "font"];
    let written: BTreeSet<String> = schema
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub(super) "))
        .filter_map(|field| Some(field.split_once(':')?.0.to_owned()))
        .filter(|name| !groups.contains(&&**name) && !parts.contains(&&**name))
        .collect();
    let last = |name: &str| name.rsplit('.').next().unwrap().to_owned();
    let told = settings(&[]);
    let told: BTreeSet<_> = told
        .iter()
        .map(|it| last(it["name"].as_str().unwrap()))
        .collect();
    assert_eq!(told, written);
}

#[test]
fn people_and_scripts_ask_for_one() {
    for (args, want) in [
        (&["config", "title"][..], "早报\n"),
        (
            &["config", "feeds.formats"],
            "[\"rss\",\"atom\",\"json\"]\n",
        ),
        (&["config", "author"], "\n"),
        (
            &["config", "digests"],
            "digests.daily   default  true\ndigests.weekly  default  true\n",
        ),
    ] {
        assert_eq!(run(&site(), args).ends(0).stdout, want, "{args:?}");
    }
    let all = run(&site(), &["config"]).ends(0).stdout;
    assert!(
        all.contains("\nfeeds.items          site.yaml:6  3\n"),
        "{all}"
    );
    let near = run(&site(), &["config", "items"]).ends(1).stderr;
    assert!(near.contains("did you mean `feeds.items`?"), "{near}");
    let wrong = site().file("site.yaml", "titel: a\n");
    let refused = run(&wrong, &["config"]).ends(1).stderr;
    assert!(refused.contains("error[unknown-setting]"), "{refused}");
}
