//! Front matter and settings against the reader.

use crate::{program::Site, survive, survive_each};

fn with(front_matter: &str) -> Site {
    Site::new().file("content/a.md", of(front_matter))
}

fn of(front_matter: &str) -> String {
    format!("---\ndate: 2026-11-20\n{front_matter}\n---\n\n正文。\n")
}

#[test]
fn yaml_bombs() {
    let mut bomb = String::from("extra:\n  l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let items = vec![format!("*l{}", level - 1); 10].join(", ");
        bomb.push_str(&format!("  l{level}: &l{level} [{items}]\n"));
    }
    let run = survive(&with(&format!("title: a\n{bomb}")));
    assert!(
        run.stderr.contains("cannot use YAML anchors and aliases"),
        "{}",
        run.stderr
    );
    for file in ["site.yaml", "keywords.yaml"] {
        let run = survive(&Site::new().article("a", 20).file(file, &bomb));
        assert_eq!(run.code, Some(1), "{file}");
    }
}

#[test]
fn values_that_are_deep() {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", "")] {
        for depth in [50, 100_000] {
            let deep = format!("{}{}", open.repeat(depth), close.repeat(depth));
            survive(&with(&format!("title: a\nextra: {deep}")));
            survive(&with(&format!("title: a\nextra:\n  {deep}")));
            survive(&Site::new().file("site.yaml", format!("extra:\n  {deep}")));
            survive(&Site::new().file("keywords.yaml", format!("a: {deep}")));
        }
    }
}

#[test]
fn values_that_are_long() {
    let long = "长".repeat(100_000);
    let fields = [
        "title",
        "source",
        "summary",
        "author",
        "keywords",
        "slug",
        "permalink",
        "aliases",
        "cover",
        "source_url",
        "template",
        "date",
        "ai",
        "AIGC",
        "draft",
        "pin",
        "related",
        "extra",
    ];
    survive_each(fields.iter().flat_map(|field| {
        let rest = if *field == "title" { "" } else { "title: a\n" };
        [
            of(&format!("{rest}{field}: {long}")),
            of(&format!("{rest}{field}: /{}/", "a/".repeat(50_000))),
            of(&format!("{rest}{field}: [{}]", "a,".repeat(1_500))),
        ]
    }));
    survive(&with(&format!("title: a\n{long}: 1")));
    survive(&Site::new().file(
        "site.yaml",
        format!("title: {long}\nmenu: [{{name: {long}, url: {long}}}]"),
    ));
    survive(&Site::new().file("site.yaml", format!("{long}: 1")));
    survive(&Site::new().file(
        "site.yaml",
        format!("permalink: /{{slug}}/{}/", "{year}".repeat(20_000)),
    ));
}

#[test]
fn a_keyword_of_10_000_characters() {
    let run = survive(&with(&format!(
        "title: a\nkeywords: [{}]",
        "词".repeat(10_000)
    )));
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

#[test]
fn very_many_keywords() {
    let many: Vec<String> = (0..100_000).map(|number| format!("k{number}")).collect();
    let run = survive(&with(&format!("title: a\nkeywords: {}", many.join(","))));
    assert!(
        run.stderr
            .contains("error[too-many-keywords]: `keywords` has 100000 keywords"),
        "{}",
        run.stderr
    );
    survive(&with(&format!("title: a\nkeywords: [{}]", many.join(","))));
    survive(&with(&format!(
        "title: a\nkeywords:\n- {}",
        many.join("\n- ")
    )));
}

#[test]
fn very_many_keywords_of_one_slug() {
    let mut site = Site::new();
    for number in 0..10 {
        let keywords: Vec<_> = (0..30)
            .map(|at| format!("a{}", "!".repeat(number * 30 + at)))
            .collect();
        let text = of(&format!("title: a\nkeywords: {}", keywords.join(",")));
        site = site.file(&format!("content/{number}.md"), text);
    }
    let run = survive(&site);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(site.path("public/keywords/a-300/index.html").exists());
}

#[test]
fn fields_without_end() {
    let fields: String = (0..30_000)
        .map(|number| format!("f{number}: 1\n"))
        .collect();
    survive(&with(&format!("title: a\n{fields}")));
    survive(&with(&format!(
        "title: a\nextra: {{{}}}",
        fields.replace('\n', ", ")
    )));
    survive(&Site::new().file("site.yaml", &fields));
    survive(
        &Site::new()
            .file("keywords.yaml", fields.replace(": 1", ": {slug: a}"))
            .article("a", 20),
    );
    survive(&with(&"title: a\n".repeat(100_000)));
    survive(&with(&"标题：a\n".repeat(5_000)));
    survive(&with(&"title: a: b\n".repeat(5_000)));
}

#[test]
fn text_that_yaml_or_a_page_could_trip_over() {
    let values = [
        "'</title><script>alert(1)</script>'",
        "'\"><img src=x onerror=alert(1)>'",
        "']]><script>alert(1)</script>'",
        "'--><script>alert(1)</script>'",
        "'</script><script>alert(1)</script>'",
        "'{{ config }}{% include \"x\" %}'",
        "\"\\u2028\\u2029\\ufeff\\u0000\"",
        "\"\\u0007\\u001b[31m\\x7f\"",
        "\"\\u202e反\\u2066\"",
        "\"\\ufdd0\\uffff,\\ufdd0,\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\\U0010ffff\\U00110000\"",
        "\"👨\u{200d}👩\u{200d}👧\u{200d}👦🇨🇳\"",
        &format!("\"e{}\"", "\u{301}".repeat(10_000)),
        "99999999999999999999999999999999999999999",
        "1e999999999",
        "-0x8000000000000000",
        ".inf",
        "0o7777777777777777777777777",
    ];
    let fields = ["title", "source", "summary", "keywords", "author", "x"];
    survive_each(fields.iter().flat_map(|field| {
        let rest = if *field == "title" { "" } else { "title: a\n" };
        values.map(|value| of(&format!("{rest}{field}: {value}")))
    }));
    survive_each(values.map(|value| of(&format!("title: a\nextra: {{a: [{value}]}}"))));
}

#[test]
fn heads_that_are_no_head() {
    let heads = [
        "---",
        "---\n",
        "---\n---",
        "---\n---\n",
        "--- ---\n",
        "---\r---\r",
        "...\n---\n",
        "\u{feff}",
        "\u{feff}\u{feff}---\ntitle: a\n---\n",
        "---\n\u{feff}title: a\n---\n",
        "---\ntitle: a\u{feff}b\ndate: 2026-11-20\n---\n正\u{feff}文",
        "---\rtitle: a\rdate: 2026-11-20\r---\r正文\r\r另一段",
        "---\r\ntitle: a\ndate: 2026-11-20\r---\n\r\n正文\r又\n",
        "---\n- - - -\n---\n",
        "---\n\"\n---\n",
        "---\n'''\n---\n",
        "---\n|\n---\n",
        "---\n>-\n\n---\n",
        "---\n%YAML 1.2\n---\n",
        "---\n? a\n: b\n---\n",
        "---\n!!binary a\n---\n",
        "---\n&a *a\n---\n",
        "---\n<<: {title: a}\n---\n",
        "---\n*a : b\n---\n",
        "---\n{a\n---\n",
        "---\n\t\n---\n",
    ];
    survive_each(heads.map(str::to_owned));
    for head in heads {
        survive(&Site::new().file("content/pages/p.md", head));
    }
}

#[test]
fn dates_at_the_edges() {
    let dates = [
        "0000-00-00",
        "9999-12-31",
        "10000-01-01",
        "-1-1-1",
        "1970-01-01",
        "2999-12-31T23:59:59-12:00",
        "2026-11-20T24:00:00",
        "2026-11-20T23:59:60",
        "99999999999999999999",
        "2026-11-20T08:00:00+99:99",
        "２０２６年１１月２０日",
        "1e5",
        "0x7E8-01-01",
        "2026-1-1 0:0:0.99999999999999999999",
    ];
    survive_each(dates.map(|date| format!("---\ntitle: a\ndate: {date}\nupdated: {date}\n---\n")));
}
