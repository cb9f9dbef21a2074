//! The table of rules, and what holds documents and schemas to it.

use std::{collections::BTreeSet, fs};

use kuaidu::check::{WARNINGS_OF_BUILD, rules};

use super::{check, with_text};

#[test]
fn every_rule_is_documented() {
    let document = fs::read_to_string("docs/check.md").unwrap();
    for rule in rules() {
        let heading = format!("\n### `{}`\n", rule.name);
        let (_, section) = document
            .split_once(&heading)
            .unwrap_or_else(|| panic!("{heading}"));
        let section = section.split("\n### ").next().unwrap();
        let level = format!("({}", rule.level.as_str());
        assert!(section.contains(&level), "{} is {level}", rule.name);
    }
    let headings = document
        .lines()
        .filter_map(|line| line.strip_prefix("### `"));
    for heading in headings {
        let name = heading.trim_end_matches('`');
        assert!(
            rules().iter().any(|rule| rule.name == name),
            "no rule {name}"
        );
    }
}

#[test]
fn names_are_used_once_and_no_rule_of_the_build_is_forgotten() {
    let names: BTreeSet<_> = rules().iter().map(|rule| rule.name).collect();
    let of_build: BTreeSet<_> = WARNINGS_OF_BUILD.iter().copied().collect();
    assert_eq!(names.len(), rules().len());
    assert!(names.is_disjoint(&of_build));
    let document = fs::read_to_string("docs/errors.md").unwrap();
    let documented: BTreeSet<_> = document
        .lines()
        .filter(|row| {
            row.split('|')
                .nth(2)
                .is_some_and(|severity| severity.trim() == "warning")
        })
        .map(|row| row.split('`').nth(1).unwrap())
        .collect();
    assert_eq!(of_build, documented);
}

#[test]
fn schemas_know_every_rule() {
    let names: BTreeSet<_> = rules()
        .iter()
        .map(|rule| rule.name)
        .chain(WARNINGS_OF_BUILD.iter().copied())
        .collect();
    for (path, pointer) in [
        ("docs/schema/site.schema.json", "/properties/check"),
        ("docs/schema/front-matter.schema.json", "/$defs/check"),
    ] {
        let schema: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let known = schema.pointer(pointer).unwrap()["propertyNames"]["enum"]
            .as_array()
            .unwrap();
        let known: BTreeSet<_> = known.iter().map(|name| name.as_str().unwrap()).collect();
        assert_eq!(known, names, "{path}");
    }
}

#[test]
fn every_rule_has_its_sentence() {
    let named = |line: &str| Some(line.split_once(" = ")?.0.strip_prefix("rule-")?.to_owned());
    let sentences = fs::read_to_string("messages/en/check.ftl").unwrap();
    let sentences: BTreeSet<_> = sentences.lines().filter_map(named).collect();
    let names: BTreeSet<_> = rules().iter().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(sentences, names);
}

#[test]
fn the_program_lists_its_rules() {
    let run = check(&with_text("好。"), &["--rules"]).ends(0);
    assert_eq!(run.stdout.lines().count(), rules().len());
    assert!(
        run.stdout.starts_with("half-width-punctuation"),
        "{}",
        run.stdout
    );
}
