//! What the program says at the end, and how it says it.

use std::fs;

use serde_json::Value;

use crate::program::{Run, Site, article};

/// The last lines, with the time that it took left out.
fn report(run: &Run) -> String {
    let mut report = String::new();
    for line in run.stderr.lines() {
        match line.split_once(" s") {
            Some((before, after)) if before.contains(" in ") => {
                let (before, _) = before.rsplit_once(' ').unwrap();
                report.push_str(&format!("{before} … s{after}\n"));
            }
            _ => report.push_str(&format!("{line}\n")),
        }
    }
    report
}

fn warned() -> String {
    article("甲", 20, "[断](nowhere.md)").replace("source: 快读\n", "")
}

#[test]
fn the_report_counts_what_was_done() {
    let site = Site::new().article("a", 20).article("b", 21);
    let run = site.build(&[]).ends(0);
    let first = report(&run);
    assert!(first.starts_with("2 articles: "), "{first}");
    assert!(
        first.ends_with(" files written, 0 unchanged in … s\n"),
        "{first}"
    );
    assert_eq!(run.stdout, "");
    let files: usize = first.split(' ').nth(2).unwrap().parse().unwrap();

    let again = report(&site.build(&[]).ends(0));
    assert_eq!(
        again,
        format!("2 articles: 0 files written, {files} unchanged in … s\n")
    );

    fs::remove_file(site.path("content/b.md")).unwrap();
    let less = report(&site.build(&[]).ends(0));
    assert!(less.starts_with("1 article: "), "{less}");
    assert!(less.contains(" removed in … s\n"), "{less}");
}

#[test]
fn the_report_tells_what_is_not_published_and_when_that_changes() {
    let field = |title, day, field: &str| {
        article(title, day, "正文。").replace("keywords:", &format!("{field}\nkeywords:"))
    };
    let site = Site::new()
        .file(
            "content/a.md",
            field("甲", 20, "expiry_date: 2026-12-01 18:30"),
        )
        .file("content/b.md", field("乙", 20, "draft: true"))
        .file("content/c.md", field("丙", 20, "expiry_date: 2026-11-21"))
        .file(
            "content/d.md",
            field("丁", 29, "publish_date: 2026-11-28T22:00:00Z"),
        );
    let run = site.build(&[]).ends(0);
    let lines: Vec<_> = run.stderr.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "not published: 1 draft, 1 scheduled, 1 expired",
            "next scheduled change: 2026-11-29 06:00 +08:00; build again then",
        ]
    );
}

#[test]
fn warnings_are_told_and_stop_nothing_unless_strict() {
    let site = Site::new().file("content/a.md", warned());
    let run = site.build(&[]).ends(0);
    assert!(
        run.stderr.contains("warning[missing-source]"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("warning[broken-link]"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.trim_end().ends_with("; 2 warnings"),
        "{}",
        run.stderr
    );
    fs::remove_dir_all(site.path("public")).unwrap();
    let run = site.build(&["--strict"]).ends(1);
    assert!(
        run.stderr
            .ends_with("nothing is published: --strict, and 2 warnings\n")
    );
    assert!(!site.path("public").exists());
}

#[test]
fn quiet_leaves_only_what_stops_the_build() {
    let site = Site::new().file("content/a.md", warned());
    for flag in ["-q", "--quiet"] {
        let run = site.build(&[flag]).ends(0);
        assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    }
    let run = site.build(&["-q", "--strict"]).ends(1);
    assert!(
        run.stderr.contains("warning[missing-source]"),
        "{}",
        run.stderr
    );
    let site = site.file("content/b.md", "---\ntitle: 1\n---\n");
    let run = site.build(&["-q"]).ends(1);
    assert!(
        run.stderr.contains("error[front-matter-type]"),
        "{}",
        run.stderr
    );
}

#[test]
fn verbose_shows_every_warning_and_where_the_time_went() {
    let mut site = Site::new();
    for number in 0..12 {
        site = site.file(
            &format!("content/{number}.md"),
            article("甲", 20, "[断](nowhere.md)"),
        );
    }
    let shown = |run: &Run| run.stderr.matches("warning[broken-link]").count();
    let run = site.build(&[]).ends(0);
    assert_eq!(shown(&run), 10);
    assert!(
        run.stderr
            .contains("… and 2 more warnings `broken-link` in 2 files; -v shows them all\n"),
        "{}",
        run.stderr
    );
    let run = site.build(&["-v", "--force"]).ends(0);
    assert_eq!(shown(&run), 12);
    for step in [
        "settings and theme",
        "read and parse",
        "relate",
        "render and write",
        "publish",
    ] {
        assert!(
            run.stderr.contains(&format!(" ms  {step}\n")),
            "{step}\n{}",
            run.stderr
        );
    }
}

fn json(run: &Run) -> Value {
    assert_eq!(run.stdout.matches('\n').count(), 1, "{}", run.stdout);
    assert_eq!(run.stderr, "");
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn json_tells_all_of_a_build() {
    let later = article("丙", 29, "正文。");
    let draft = article("乙", 20, "正文。").replace("keywords:", "draft: true\nkeywords:");
    let site = Site::new()
        .file("content/a.md", warned())
        .file("content/b.md", draft)
        .file("content/c.md", later);
    let mut told = json(&site.build(&["--format", "json"]).ends(0));
    assert_eq!(told["ok"], true);
    let build = told["build"].as_object_mut().unwrap();
    assert!(build.remove("seconds").unwrap().as_f64().unwrap() > 0.0);
    assert!(build.remove("written").unwrap().as_u64().unwrap() > 20);
    assert_eq!(
        told["build"],
        serde_json::json!({
            "articles": 1, "drafts": 1, "future": 1, "expired": 0,
            "unchanged": 0, "removed": 0, "next_change": "2026-11-29T00:00:00+08:00",
        })
    );
    assert_eq!(
        told["diagnostics"][1],
        serde_json::json!({
            "severity": "warning",
            "rule": "broken-link",
            "message": "nothing is at `nowhere.md`",
            "place": {"path": "content/a.md", "line": 8, "column": 1},
            "help": "write the path of the file from this article's folder, such as `chip.jpg` or \
                     `../04/other.md`, or an address of the site that begins with `/`",
        })
    );
    assert_eq!(told["diagnostics"].as_array().unwrap().len(), 2);
}

#[test]
fn json_tells_why_nothing_is_published() {
    let two = |slug: &str| article("甲", 20, "正文。").replace("keywords:", slug);
    let site = Site::new()
        .file("content/a.md", two("slug: x\nkeywords:"))
        .file("content/b.md", two("slug: x\nkeywords:"));
    let told = json(&site.build(&["--format", "json"]).ends(1));
    assert_eq!(
        told,
        serde_json::json!({
            "ok": false,
            "diagnostics": [{
                "severity": "error",
                "rule": "duplicate-address",
                "message": "content/a.md and content/b.md have the same address, /2026/11/x/",
                "place": {"path": "content/a.md", "line": 6, "column": 7},
                "related": [{"path": "content/b.md", "line": 6, "column": 7}],
                "help": "give one of them another address with `slug` or `permalink`",
            }],
        })
    );
    let site = Site::new().article("a", 20).file("public/mine.txt", "");
    let told = json(&site.build(&["--format", "json"]).ends(1));
    let failure = told["failure"].as_str().unwrap();
    assert!(failure.contains("mine.txt"), "{failure}");
    assert_eq!(told["ok"], false);
}

#[test]
fn json_tells_of_warnings_beside_a_broken_template() {
    let site = Site::new()
        .file("content/a.md", warned())
        .file("templates/article.html", "{{ page.titel }}");
    let told = json(&site.build(&["--format", "json"]).ends(1));
    let rules: Vec<_> = told["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|diagnostic| diagnostic["rule"].as_str().unwrap())
        .collect();
    assert_eq!(rules, ["missing-source", "broken-link", "template"]);
}

#[test]
fn github_gets_annotations_from_the_root_of_the_repository() {
    let repository = Site::bare()
        .file("site/site.yaml", "base_url: https://example.org/\n")
        .file("site/content/a,b.md", warned());
    let run = |variable: (&str, &str), args: &[&str]| {
        let mut command = crate::program::kuaidu();
        command
            .current_dir(repository.path(""))
            .env(variable.0, variable.1);
        Run::of(
            command
                .args(["build", "-r", "site", "--clock", "2026-11-24"])
                .args(args),
        )
        .ends(0)
    };
    let annotations = "::warning title=missing-source,file=site/content/a%2Cb.md::\
                       the article names no source (来源)%0Asay where the original appeared, as in `source: 快读编辑部`\n";
    for run in [
        run(("GITHUB_ACTIONS", "true"), &[]),
        run(("GITHUB_ACTIONS", ""), &["--format", "github"]),
    ] {
        assert!(run.stdout.starts_with(annotations), "{}", run.stdout);
        assert!(
            run.stdout
                .contains("file=site/content/a%2Cb.md,line=8,col=1::"),
            "{}",
            run.stdout
        );
        assert!(run.stderr.starts_with("1 article: "), "{}", run.stderr);
    }
    let human = run(("GITHUB_ACTIONS", "true"), &["--format", "human"]);
    assert_eq!(human.stdout, "");
    assert!(human.stderr.contains("warning[missing-source]"));
    let human = run(("GITHUB_ACTIONS", "false"), &[]);
    assert_eq!(human.stdout, "");
}

#[test]
fn colours_are_for_those_who_want_them() {
    let site = Site::new().file("content/a.md", warned());
    let escapes = |name: &str, value: &str| {
        let mut command = site.command();
        command.env_remove("NO_COLOR").env(name, value);
        Run::of(&mut command).ends(0).stderr.contains('\u{1b}')
    };
    assert!(escapes("CLICOLOR_FORCE", "1"));
    assert!(!escapes("NO_COLOR", "1"));
    // No terminal is there.
    assert!(!escapes("TERM", "xterm-256color"));
}

#[test]
fn a_page_shows_what_its_template_sees() {
    let site = Site::new()
        .article("a", 20)
        .file("content/pages/about.md", "# 关于");
    let seen = |page: &str| {
        let run = site.build(&["--dump-context", page]).ends(0);
        serde_json::from_str::<Value>(&run.stdout).unwrap()
    };
    assert_eq!(seen("/2026/11/a/")["page"]["title"], "a");
    assert_eq!(seen("2026/11/a/")["template"], "article.html");
    assert_eq!(seen("/")["paginator"]["pages"][0]["title"], "a");
    assert_eq!(seen("/about/")["page"]["title"], "关于");
    assert_eq!(seen("/keywords/测试/")["term"]["name"], "测试");
    assert!(!site.path("public").exists());
    for page in ["/nowhere/", "/2026/11/b/", "/../a/", "/style.css"] {
        let run = site.build(&["--dump-context", page]).ends(1);
        assert_eq!(
            run.stderr,
            format!("error: no page of the site has the address {page}\n")
        );
    }
}

#[test]
fn what_a_draft_lacks_stops_nobody() {
    let draft = "---\ntitle: 草稿\ndate: 2026-11-20\ndraft: true\n---\n\n一行。\n";
    let site = Site::new().article("a", 20).file("content/draft.md", draft);
    site.build(&["--strict"]).ends(0);
    let shown = site.build(&["--strict", "--drafts"]).ends(1);
    assert!(shown.stderr.contains("missing-source"), "{}", shown.stderr);
}
