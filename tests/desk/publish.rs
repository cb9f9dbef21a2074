//! `kuaidu publish`: what it changes in a file, and what it refuses.

use std::fs;

use crate::{program::Site, program::article, run};

const DRAFT: &str = "\u{feff}---\r\n标题: \"一\" # 短\r\n# 注\r\n草稿: 是 # 再看\r\n发布时间: '2026年3月5日'\r\n来源: 快读\r\n快速阅读: 概括。\r\n关键词: [测试]\r\n---\r\n\r\n正文。\r\n";

fn published(args: &[&str]) -> String {
    let site = Site::new().file("content/a.md", DRAFT);
    let mut all = vec!["publish", "content/a.md"];
    all.extend(args);
    let run = run(&site, &all).ends(0);
    assert!(
        run.stderr.contains("content/a.md: no longer a draft"),
        "{}",
        run.stderr
    );
    fs::read_to_string(site.path("content/a.md")).unwrap()
}

#[test]
fn the_draft_goes_and_the_date_comes_and_every_other_byte_stays() {
    let gone = DRAFT.replace("草稿: 是 # 再看\r\n", "");
    let dated = |date: &str| gone.replace("'2026年3月5日'", date);
    assert_eq!(published(&[]), dated("2026-11-24 08:00"));
    assert_eq!(
        published(&["--date", "2026/11/20 7:05"]),
        dated("2026-11-20 07:05")
    );
    assert_eq!(
        published(&["--date", "2026-11-20T00:00:00Z"]),
        dated("2026-11-20 08:00")
    );
    assert_eq!(published(&["--keep-date"]), gone);
}

#[test]
fn a_draft_goes_to_the_site() {
    let site = Site::new();
    let path = run(&site, &["new", "题", "-s", "快读", "-D"])
        .ends(0)
        .stdout;
    let build = run(&site, &["build"]).ends(0);
    assert!(
        build.stderr.contains("not published: 1 draft"),
        "{}",
        build.stderr
    );
    // By its id, from elsewhere.
    let id = path
        .trim()
        .trim_start_matches("content/")
        .trim_end_matches(".md");
    run(
        &site,
        &["publish", id, "-r", site.path("").to_str().unwrap()],
    )
    .ends(0);
    let build = run(&site, &["build"]).ends(0);
    assert!(build.stderr.contains("1 article: "), "{}", build.stderr);
    let again = run(&site, &["publish", path.trim()]).ends(0);
    assert!(
        again.stderr.contains("not a draft, left as it is"),
        "{}",
        again.stderr
    );
}

#[test]
fn the_file_that_stands_there_is_meant_and_a_name_may_come_twice() {
    let draft =
        |title: &str| article(title, 1, "正文。").replace("source:", "draft: true\nsource:");
    let long = format!("content/2026-11-01-{}.md", "长".repeat(77));
    let site = Site::new()
        .file(
            "content/a.md",
            draft("外").replace("source:", "slug: outer\nsource:"),
        )
        .file("content/zeta/a.md", draft("内"))
        .file(&long, draft("长"));
    let mut inside = crate::command(&site);
    inside.current_dir(site.path("content/zeta"));
    let args = [
        "publish",
        "--keep-date",
        "-r",
        "../..",
        "a.md",
        "zeta/a",
        "./a.md",
    ];
    let told = crate::program::Run::of(inside.args(args)).ends(0).stderr;
    assert_eq!(told.matches("no longer a draft").count(), 1, "{told}");
    assert!(told.contains("content/zeta/a.md"), "{told}");
    let outer = fs::read_to_string(site.path("content/a.md")).unwrap();
    assert!(outer.contains("draft: true"));
    // A name may be as long as a name can be.
    run(&site, &["publish", &long]).ends(0);
}

#[test]
fn what_waits_or_is_over_is_said() {
    let draft = |field: &str| {
        article("题", 1, "正文。").replace("source:", &format!("draft: true\n{field}source:"))
    };
    let site = Site::new()
        .file(
            "content/waits.md",
            draft("publish_date: 2027-01-01 08:00\n"),
        )
        .file("content/later.md", draft(""))
        .file("content/over.md", draft("expiry_date: 2026-11-02\n"))
        .file(
            "content/pages/about.md",
            "---\ntitle: 关于\ndraft: true\n---\n\n关于。\n",
        );
    for (args, told) in [
        (
            &["publish", "waits"][..],
            "the first build after 2027-01-01 08:00",
        ),
        (
            &["publish", "later", "-d", "2026-12-01"],
            "after 2026-12-01 00:00",
        ),
        (&["publish", "over"], "its `expiry_date` has passed"),
        (
            &["publish", "content/pages/about.md"],
            "the next build publishes it",
        ),
    ] {
        let run = run(&site, args).ends(0);
        assert!(run.stderr.contains(told), "{}", run.stderr);
    }
    let page = fs::read_to_string(site.path("content/pages/about.md")).unwrap();
    assert_eq!(page, "---\ntitle: 关于\n---\n\n关于。\n");
}

#[test]
fn what_a_build_would_refuse_is_refused_and_nothing_changed() {
    let draft = |fields: &str, text: &str| {
        let text = article("题", 1, text);
        text.replace("source:", &format!("draft: true\n{fields}source:"))
    };
    let site = Site::new()
        .article("good", 2)
        .file("content/sound.md", draft("", "正文。"))
        .file("content/date.md", draft("updated: soon\n", "正文。"))
        .file(
            "content/address.md",
            draft("permalink: /2026/11/good/\n", "正文。"),
        )
        .file(
            "content/flow.md",
            "---\n{title: 题, date: 2026-11-01, source: 快读, draft: true}\n---\n\n正文。\n",
        );
    for (names, told) in [
        (&["sound", "date"][..], "content/date.md:5"),
        (&["address"], "error["),
        (&["flow"], "remove the line with `draft` by hand"),
        (&["sond"], "did you mean `sound`?"),
        (&["什么"], "no article has the id `什么`"),
    ] {
        let before = crate::program::tree(&site.path("content"));
        let mut args = vec!["publish"];
        args.extend(names);
        let refused = run(&site, &args).ends(1);
        assert!(
            refused.stderr.contains(told),
            "{names:?}: {}",
            refused.stderr
        );
        assert_eq!(
            crate::program::tree(&site.path("content")),
            before,
            "{names:?}"
        );
    }
    // What is wrong elsewhere does not hold up others.
    run(&site, &["publish", "sound"]).ends(0);

    let site = Site::new().file("content/a.md", draft("template: none.html\n", "正文。"));
    let refused = run(&site, &["publish", "a"]).ends(1).stderr;
    assert!(
        refused.contains("there is no template `none.html`"),
        "{refused}"
    );
}
