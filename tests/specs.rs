//! Runs every example of `specs/*.md` against the rule that its block names.

use std::{fs, path::Path};

use kuaidu::{
    search::{self, Term, Token},
    text::{count, emphasis, excerpt, line_break, phrase, slug},
};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, html};

#[test]
fn every_example_holds() {
    let mut failures = Vec::new();
    for (spec, text) in specs() {
        let examples = examples(&text);
        assert!(!examples.is_empty(), "{spec} holds no example");
        for example in examples {
            let got = apply(&example.rule, &example.input);
            if got != example.output {
                let Example {
                    rule,
                    input,
                    output,
                } = example;
                failures.push(format!(
                    "{spec}, {rule}: {input:?}\n  told {output:?}\n   got {got:?}"
                ));
            }
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// What the rule named `rule` makes of a text.
fn apply(rule: &str, input: &str) -> String {
    let (rule, detail) = rule.split_once(' ').unwrap_or((rule, ""));
    match rule {
        "emphasis" => emphasised(input),
        "line-break" => unbroken(input),
        "count" => counted(input),
        "excerpt" => excerpt::excerpt(input, detail.parse().expect("a limit")).into_owned(),
        "slug" => slug::slug(input, slugify(detail)),
        "anchor" => slug::anchor(input),
        "phrased" => phrase::is_phrased(input).to_string(),
        "search-tokens" => tokens(input).join("|"),
        "search-number" => number(input),
        "one-line" => excerpt::one_line(input),
        _ => panic!("no rule is named {rule:?}"),
    }
}

/// Name and text of every spec.
fn specs() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs");
    let mut specs: Vec<_> = fs::read_dir(folder)
        .expect("the folder specs")
        .map(|entry| entry.expect("a spec").path())
        .filter(|path| !path.ends_with("README.md"))
        .map(|path| {
            (
                path.display().to_string(),
                fs::read_to_string(&path).expect("UTF-8"),
            )
        })
        .collect();
    specs.sort();
    assert!(!specs.is_empty(), "no spec was found");
    specs
}

struct Example {
    rule: String,
    input: String,
    output: String,
}

/// The lines `input → output` of a spec's fenced blocks.
fn examples(spec: &str) -> Vec<Example> {
    let mut rule = None;
    let mut examples = Vec::new();
    for event in Parser::new(spec) {
        match (event, &rule) {
            (Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))), _) => {
                rule = Some(info.into_string());
            }
            (Event::End(_), _) => rule = None,
            (Event::Text(lines), Some(rule)) => {
                examples.extend(lines.lines().map(|line| example(rule, line)));
            }
            _ => {}
        }
    }
    examples
}

fn example(rule: &str, line: &str) -> Example {
    let written = |text: &str| match text {
        "∅" => String::new(),
        _ => text.replace('⏎', "\n").replace('␣', " "),
    };
    let (input, output) = line
        .split_once(" → ")
        .unwrap_or_else(|| panic!("no example: {line:?}"));
    Example {
        rule: rule.to_owned(),
        input: written(input),
        output: written(output),
    }
}

/// A paragraph's HTML.
fn emphasised(markdown: &str) -> String {
    let mended = emphasis::mend(markdown);
    let events = Parser::new_ext(&mended, Options::ENABLE_STRIKETHROUGH).map(|event| match event {
        Event::Text(text) => Event::Text(emphasis::unmark(&text).into_owned().into()),
        other => other,
    });
    let mut page = String::new();
    html::push_html(&mut page, events);
    let page = page.trim_end();
    page.strip_prefix("<p>")
        .and_then(|page| page.strip_suffix("</p>"))
        .unwrap_or(page)
        .to_owned()
}

/// Two lines as one.
fn unbroken(lines: &str) -> String {
    let (first, second) = lines.split_once('\n').expect("a line break");
    let before = first.chars().next_back().expect("a character before it");
    let after = second.chars().next().expect("a character behind it");
    let between = if line_break::joins(before, after) {
        ""
    } else {
        " "
    };
    format!("{first}{between}{second}")
}

fn counted(text: &str) -> String {
    let count::Count { han, words } = count::count(text);
    format!("{han} characters, {words} words")
}

/// The tokens of a text, in parentheses those that a query does not ask for.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    search::each_token(text, |token| {
        tokens.push(match token {
            Token::Pair(a, b) => format!("{a}{b}"),
            Token::Single(c) => c.to_string(),
            Token::Word(word) => word.to_owned(),
            Token::Joined(word) => format!("({word})"),
        });
    });
    tokens
}

/// The number of the last token of a text.
fn number(text: &str) -> String {
    let mut number = 0;
    search::each_token(text, |token| number = Term::of(token).number());
    number.to_string()
}

fn slugify(name: &str) -> slug::Slugify {
    serde_json::from_value(name.into()).expect("keep or pinyin")
}
