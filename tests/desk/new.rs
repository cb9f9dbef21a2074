//! `kuaidu new`: where the file lies, what stands in it, and how it is opened.

use std::fs;

use kuaidu::{
    build::{BuildOptions, Clock},
    cache::Cache,
    config::ConfigOptions,
    content::{self, ParseOptions},
    desk::{self, NewArticle},
    diagnostic::Diagnostic,
    site::Selection,
};
use proptest::prelude::*;

use crate::{command, program::Run, program::Site, program::article, run};

#[test]
fn an_article_is_ready_to_be_written() {
    let site = Site::new();
    let made = run(
        &site,
        &[
            "new",
            "重庆的",
            "芯片",
            "-s",
            "新闻社",
            "-k",
            "芯片、开源,AI",
        ],
    )
    .ends(0);
    let path = "content/2026/11/2026-11-24-chongqing-de-xin-pian.md";
    assert_eq!((&*made.stdout, &*made.stderr), (&*format!("{path}\n"), ""));
    assert_eq!(
        fs::read_to_string(site.path(path)).unwrap(),
        "---\ntitle: 重庆的 芯片\ndate: 2026-11-24 08:00\nsource: 新闻社\nsummary:\nkeywords: [芯片, 开源, AI]\n---\n\n"
    );
    run(&site, &["build"]).ends(0);
    assert!(
        site.path("public/2026/11/chongqing-de-xin-pian/index.html")
            .exists()
    );
}

#[test]
fn what_was_only_begun_is_told_in_one_line_and_as_a_draft_in_none() {
    let site = Site::new();
    run(&site, &["new", "只有标题"]).ends(0);
    run(&site, &["new", "草稿", "--draft"]).ends(0);
    for (args, warnings) in [(&["build"][..], 1), (&["build", "--drafts"], 1)] {
        let said = run(&site, args).ends(0).stderr;
        assert_eq!(said.matches("warning[").count(), warnings, "{said}");
        assert!(said.contains("warning[empty-article]"), "{said}");
    }
    let said = run(&site, &["publish", "2026/11/2026-11-24-cao-gao"])
        .ends(0)
        .stderr;
    assert!(said.contains("warning[empty-article]"), "{said}");
}

#[test]
fn it_lies_and_speaks_as_the_newest_article() {
    let chinese = article("旧", 20, "正文。").replace("title:", "标题:");
    let site = Site::new()
        .file("content/news/2026-11/old.md", article("更旧", 1, "正文。"))
        .file("content/news/2026-11/20/newest.md", chinese);
    let args = [
        "new",
        "新",
        "--slug",
        "fresh",
        "-d",
        "2026年12月3日 9:05",
        "-D",
    ];
    let made = run(&site, &args).ends(0);
    assert_eq!(made.stdout, "content/news/2026-12/03/fresh.md\n");
    assert_eq!(
        fs::read_to_string(site.path("content/news/2026-12/03/fresh.md")).unwrap(),
        "---\n标题: 新\n发布时间: 2026-12-03 09:05\n来源:\n快速阅读:\n关键词:\n草稿: 是\n---\n\n"
    );
    let mut first = command(&Site::new());
    let empty = Site::new();
    let first = first
        .current_dir(empty.path(""))
        .args(["--lang", "zh", "new", "一"]);
    let made = Run::of(first).ends(0).stdout;
    let text = fs::read_to_string(empty.path(made.trim())).unwrap();
    assert!(text.starts_with("---\n标题: 一\n发布时间: "), "{text}");
}

#[test]
fn an_address_is_taken_once() {
    let site = Site::new().file(
        "content/2026/11/2026-11-20-xin/index.md",
        article("旧", 20, "正文。"),
    );
    for number in 2..=3 {
        let made = run(&site, &["new", "新", "-s", "快读"]).ends(0).stdout;
        assert_eq!(
            made,
            format!("content/2026/11/2026-11-24-xin-{number}.md\n")
        );
    }
    let taken = run(&site, &["new", "别的", "--slug", "xin"]).ends(1);
    assert!(
        taken.stderr.contains("choose another with `--slug`"),
        "{}",
        taken.stderr
    );
    // Also by an article whose file is called otherwise, and by a page.
    let named = article("旧", 24, "正文。").replace("source:", "slug: foo\nsource:");
    site.put("content/2026/11/2026-11-24-x.md", named);
    let page = "---\ntitle: 页\npermalink: /2026/11/bar/\n---\n\n页。\n";
    site.put("content/pages/bar.md", page);
    for (title, path) in [("foo", "foo-2"), ("bar", "bar-2"), ("x", "x-2")] {
        let made = run(&site, &["new", title, "-s", "快读"]).ends(0).stdout;
        assert_eq!(made, format!("content/2026/11/2026-11-24-{path}.md\n"));
    }
    // In another month the address is another.
    let later = ["new", "别的", "--slug", "xin", "-d", "2026-12-01"];
    run(&site, &later).ends(0);
    run(&site, &["build", "-F"]).ends(0);
}

#[test]
fn what_cannot_be_is_refused() {
    let site = Site::new();
    for (args, code, told) in [
        (&["new", " \u{202e}\t"][..], 1, "no visible character"),
        (
            &["new", "题", "--slug", "../up"],
            1,
            "`../up` is not a slug; write `up`",
        ),
        (&["new", "题", "--slug", "！"], 1, "no letter and no digit"),
        (&["new", "题", "-d", "soon"], 2, "this is not a date"),
        (&["new", "题", "--edit"], 1, "neither is set"),
        (&["new"], 2, "<TITLE>"),
    ] {
        let refused = run(&site, args).ends(code);
        assert!(
            refused.stderr.contains(told),
            "{args:?}: {}",
            refused.stderr
        );
    }
    assert_eq!(fs::read_dir(site.path("content")).unwrap().count(), 0);
    let bare = Site::bare();
    let refused = run(&bare, &["new", "题"]).ends(1);
    assert!(
        refused.stderr.contains("error[no-content]"),
        "{}",
        refused.stderr
    );
}

#[test]
fn a_site_may_say_how_its_articles_begin() {
    let archetype = "---\n# 每篇都要填\n题目: 待写   # 短一些\nauthor: 编辑部\nextra: {column: 早报}\n日期:\n---\n\n## 要点\n";
    let site = Site::new().file("archetypes/article.md", archetype);
    let made = run(&site, &["new", "C# 发布 #1", "-s", "快读"])
        .ends(0)
        .stdout;
    assert_eq!(
        fs::read_to_string(site.path(made.trim())).unwrap(),
        "---\n# 每篇都要填\n题目: 'C# 发布 #1'   # 短一些\nauthor: 编辑部\nextra: {column: 早报}\n日期: 2026-11-24 08:00\n来源: 快读\n---\n\n## 要点\n"
    );
    site.put("archetypes/article.md", "---\ntitle: |\n  a\n---\n");
    let refused = run(&site, &["new", "题"]).ends(1);
    let told = "error[archetype]: title and date cannot be written";
    assert!(refused.stderr.contains(told), "{}", refused.stderr);
}

#[cfg(unix)]
#[test]
fn the_editor_of_the_environment_opens_it() {
    let site = Site::new();
    let mut edit = command(&site);
    edit.env("EDITOR", "false")
        .env("VISUAL", "sed -i 's/^source:/source: \"$0\"/'");
    // A quoted argument is one, and `$0` is no one's but the shell's.
    let made = Run::of(edit.args(["new", "题", "--edit"])).ends(0).stdout;
    let text = fs::read_to_string(site.path(made.trim())).unwrap();
    assert!(text.contains("\nsource: \"$0\"\n"), "{text}");
    let mut edit = command(&site);
    let failed = Run::of(edit.env("EDITOR", "false").args(["new", "题", "-e"])).ends(1);
    assert!(
        failed.stderr.contains("the editor `false` ended"),
        "{}",
        failed.stderr
    );
    assert!(site.path(failed.stdout.trim()).exists());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_title_is_read_back(title in "(\\PC|[\\x00-\\x20\"':#{}|>%@`/\\\\，。“”一a1~-]|😀|null|: | #){1,60}") {
        let site = Site::new();
        let options = BuildOptions {
            root: site.path(""),
            config: ConfigOptions::default(),
            selection: Selection::default(),
            clock: Clock::Local("2026-11-24T08:00:00".parse().unwrap()),
            cache: Cache::none(),
        };
        let wanted = NewArticle {
            title: title.clone(),
            source: Some(title.clone()),
            keywords: vec![title.clone()],
            ..NewArticle::default()
        };
        let line = content::line(&title);
        let made = desk::new(&options, &wanted);
        prop_assert_eq!(made.is_ok(), !line.is_empty(), "{:?}", made.err());
        let sources = content::read(&site.path("")).unwrap();
        let parse = ParseOptions { timezone: chrono_tz::Asia::Shanghai };
        let (articles, diagnostics) = content::parse_all(&sources.articles, &parse).unwrap();
        let is_known = |diagnostic: &Diagnostic| diagnostic.rule == "empty-article";
        prop_assert!(diagnostics.iter().all(is_known), "{:?}", diagnostics);
        for article in articles {
            prop_assert_eq!(&article.title, &line);
            prop_assert_eq!(article.source.as_ref(), Some(&line));
        }
    }
}
