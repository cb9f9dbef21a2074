//! Holds the catalogue of messages to the code that uses it, and its languages to each other.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// The variables of each sentence, by its key.
type Catalog = BTreeMap<String, BTreeSet<String>>;

#[test]
fn languages_have_the_same_sentences_with_the_same_values() {
    let (english, chinese) = (catalog("en"), catalog("zh"));
    let keys = |catalog: &Catalog| catalog.keys().cloned().collect::<BTreeSet<_>>();
    let (in_english, in_chinese) = (keys(&english), keys(&chinese));
    let lonely: Vec<_> = in_english.symmetric_difference(&in_chinese).collect();
    assert!(lonely.is_empty(), "in one language only: {lonely:#?}");
    for (key, values) in &english {
        assert_eq!(values, &chinese[key], "the values of `{key}`");
    }
}

#[test]
fn languages_have_the_same_files() {
    let names = |language: &str| -> BTreeSet<_> {
        let files = files(Path::new("messages").join(language).as_path(), "ftl");
        files
            .iter()
            .map(|path| path.file_name().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names("en"), names("zh"));
}

#[test]
fn the_code_says_what_is_in_the_catalogue_with_the_values_it_needs() {
    let catalog = catalog("en");
    let mut faults = Vec::new();
    for (path, key, values) in said() {
        match catalog.get(&key) {
            None => faults.push(format!("{}: no sentence `{key}`", path.display())),
            Some(needed) if *needed != values => faults.push(format!(
                "{}: `{key}` needs {needed:?} and is given {values:?}",
                path.display()
            )),
            Some(_) => {}
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn nothing_is_in_the_catalogue_that_nobody_says() {
    let said: BTreeSet<String> = said().into_iter().map(|(_, key, _)| key).collect();
    let catalog = catalog("en");
    // Options are held to these by a test beside `cli::help`, rules by `tests/check/table.rs`.
    let is_named = |key: &str| key.starts_with("help-") || key.starts_with("rule-");
    let unsaid = catalog
        .keys()
        .filter(|key| !said.contains(*key) && !is_named(key));
    let unsaid: Vec<_> = unsaid.collect();
    assert!(unsaid.is_empty(), "{unsaid:#?}");
}

/// A text in no language of ours: what the system, a library or a parser says, and texts in tests.
#[test]
fn few_texts_are_told_in_no_language() {
    let verbatim = |path: &PathBuf| {
        let source = fs::read_to_string(path).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap();
        code.contains("Message::verbatim(")
    };
    let found: Vec<String> = files(Path::new("src"), "rs")
        .iter()
        .filter(|path| verbatim(path))
        .map(|path| path.to_str().unwrap().replace('\\', "/"))
        .collect();
    let allowed = [
        // Lines that are in the reader's language already.
        "src/cli/import/report.rs",
        // Words of clap and of parsers.
        "src/cli/usage.rs",
        "src/import/generator/head.rs",
        // Words of the system.
        "src/message/failure.rs",
        "src/picture/encode.rs",
    ];
    assert_eq!(found, allowed);
}

/// Every `message!("key", name = …)` in the source: the file, the key, the names. A `complaint!`
/// is given its subject later.
fn said() -> Vec<(PathBuf, String, BTreeSet<String>)> {
    let mut said = Vec::new();
    for path in files(Path::new("src"), "rs") {
        let source = fs::read_to_string(&path).unwrap();
        let code = source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let source = code.collect::<Vec<_>>().join("\n");
        for (opening, subject) in [("message!(", None), ("complaint!(", Some("subject"))] {
            for rest in source.split(opening).skip(1) {
                let Some(rest) = rest.trim_start().strip_prefix('"') else {
                    continue;
                };
                let (key, rest) = rest.split_once('"').unwrap();
                let names = names(rest).into_iter().chain(subject.map(str::to_owned));
                said.push((path.clone(), key.to_owned(), names.collect()));
            }
        }
    }
    said
}

/// The names before `=` in the arguments of a macro, up to its closing parenthesis.
fn names(arguments: &str) -> BTreeSet<String> {
    let (mut names, mut depth, mut in_text, mut escaped) = (BTreeSet::new(), 0, false, false);
    let mut start = None;
    for (at, c) in arguments.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => in_text = !in_text,
            _ if in_text => {}
            ')' if depth == 0 => break,
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => start = Some(at + 1),
            '=' if depth == 0 => {
                if let Some(start) = start.take() {
                    names.insert(arguments[start..at].trim().to_owned());
                }
            }
            _ => {}
        }
    }
    names
}

fn catalog(language: &str) -> Catalog {
    let mut catalog = Catalog::new();
    for path in files(Path::new("messages").join(language).as_path(), "ftl") {
        let source = fs::read_to_string(&path).unwrap();
        let resource = fluent_syntax::parser::parse(source.as_str());
        let resource =
            resource.unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                assert!(matches!(
                    entry,
                    Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_)
                ));
                continue;
            };
            let key = message.id.name.to_owned();
            let mut values = BTreeSet::new();
            collect(&message.value.unwrap(), &mut values);
            assert!(
                catalog.insert(key.clone(), values).is_none(),
                "`{key}` twice"
            );
        }
    }
    catalog
}

/// The variables of a pattern.
fn collect(pattern: &Pattern<&str>, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(inline) => variable(inline, values),
            Expression::Select { selector, variants } => {
                variable(selector, values);
                for variant in variants {
                    collect(&variant.value, values);
                }
            }
        }
    }
}

fn variable(inline: &InlineExpression<&str>, values: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            values.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("write this plainly: {other:?}"),
    }
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|ext| ext == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}
