//! Pages that were copied as plain text.

use crate::{
    page::{bare, build, fixture, import, notes, published, read, report},
    program::{Run, Site, kuaidu},
};

#[test]
fn a_page_becomes_an_article_with_its_parts() {
    let site = Site::bare();
    let report = report(&site, &["text", &fixture("page.txt")]);
    assert_eq!(
        notes(&report),
        [
            "changed ai-notice page.txt:16",
            "changed cut-off page.txt:20"
        ],
        "{report}"
    );
    let path = "content/2025/04/2025-04-22-一枚芯片的旅程-上.md";
    let article = read(&site, path);
    let (head, _) = article.split_once("\n---\n").unwrap();
    assert_eq!(
        head,
        "---\ntitle: '一枚芯片的旅程 *上*'\ndate: 2025-04-22 08:05\nsource: 快读编辑部\n\
         summary: 芯片要经过五道工序。\nkeywords: [芯片, 制造, 半导体]\nai: generated"
    );
    build(&site);
    let text = published(&site, "2025/04/一枚芯片的旅程-上");
    assert_eq!(
        text,
        bare("第一段：从沙子开始，1. 提纯。# 不是标题，<b>也不是标签</b>。- 不是列表 [不是](链接)")
    );
}

#[test]
fn the_standard_input_is_a_page_too() {
    let site = Site::bare();
    let mut command = kuaidu();
    command
        .current_dir(site.path(""))
        .args(["import", "text", "-"]);
    command.write_stdin("标题\n发布时间: 2025-04-22\n正文。\n");
    Run::of(&mut command).ends(0);
    assert!(read(&site, "content/2025/04/2025-04-22-标题.md").contains("正文。"));
}

#[test]
fn a_page_without_a_date_is_told_of_and_the_others_come_over() {
    let site = Site::bare()
        .file("a.txt", "标题\n\n正文。\n")
        .file("2025-04-22-b.txt", "乙\n\n正文。\n");
    let run = import(&site, &["text", "a.txt", "2025-04-22-b.txt"]).ends(1);
    assert!(
        run.stderr
            .contains("a.txt  it does not say when it was published"),
        "{}",
        run.stderr
    );
    assert!(site.path("content/2025/04/2025-04-22-乙.md").exists());
}
