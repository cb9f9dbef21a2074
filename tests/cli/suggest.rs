//! `kuaidu suggest`: what it prints, and what it writes into a file.

use std::fs;

use crate::program::{Run, Site, article, kuaidu};

/// A text long enough for a summary.
const NEWS: &str = "量子计算机的研究人员今天发表了一种新的纠错算法。\
    新算法让量子计算机的错误率降到了原来的十分之一，所需的量子比特也少了一半。\
    研究人员说，纠错算法一直是量子计算机走出实验室的最大障碍。\
    他们在一台有一百个量子比特的机器上试了三个月，结果与理论相符。\
    下一步是把机器放大十倍，看看纠错算法是不是还跟得上。";

fn suggest(site: &Site, args: &[&str]) -> Run {
    Run::of(
        kuaidu()
            .current_dir(site.path(""))
            .args(["suggest", "--clock", "2026-11-24 08:00"])
            .args(args),
    )
}

fn lacking(front_matter: &str) -> String {
    format!("---\ntitle: 量子计算机的纠错算法\ndate: 2026-11-20\n{front_matter}---\n\n{NEWS}\n")
}

#[test]
fn what_is_missing_is_printed() {
    let site = Site::new()
        .file("content/2026/a.md", lacking(""))
        .file("content/b.md", article("完整", 1, NEWS))
        .file("content/wrong.md", "---\ntitle: [\n---\n");
    let printed = suggest(&site, &["2026/a"]).ends(0).stdout;
    let lines: Vec<_> = printed.lines().collect();
    assert_eq!(lines.len(), 2, "{printed}");
    assert!(
        lines[0].starts_with("summary: 量子计算机的研究人员"),
        "{printed}"
    );
    assert!(lines[1].starts_with("keywords: [量子"), "{printed}");
    let file = site.path("content/2026/a.md");
    for name in [
        "content/2026/a.md",
        "./content/2026/a.md",
        file.to_str().unwrap(),
    ] {
        assert_eq!(suggest(&site, &[name]).ends(0).stdout, printed, "{name}");
    }
    let run = suggest(&site, &["b"]).ends(0);
    assert_eq!(
        (&*run.stdout, &*run.stderr),
        ("", "content/b.md: nothing is missing\n")
    );
    assert_eq!(
        suggest(&site, &["b", "--all"])
            .ends(0)
            .stdout
            .lines()
            .count(),
        2
    );
    for (args, code, told) in [
        (&["2026/aa"][..], 1, "did you mean `2026/a`?"),
        (&["wrong"], 1, "content/wrong.md:2"),
        (
            &["b", "--all", "--write"],
            2,
            "cannot be used together with",
        ),
    ] {
        let run = suggest(&site, args).ends(code);
        assert!(run.stderr.contains(told), "{}", run.stderr);
    }
}

#[test]
fn writing_adds_lines_and_touches_nothing_else() {
    let crlf = lacking("# 注\n").replace('\n', "\r\n");
    let no_end = lacking("tags:   # 待填\n");
    let no_end = no_end.trim_end();
    let chinese = lacking("").replace("title", "标题").replace("date", "日期");
    let site = Site::new();
    for (name, old) in [
        ("crlf", format!("\u{feff}{crlf}")),
        ("no-end", no_end.to_owned()),
        ("chinese", chinese),
        ("dots", lacking("").replace("---\n\n", "...\n")),
    ] {
        let path = site.path(&format!("content/{name}.md"));
        fs::write(&path, &old).unwrap();
        suggest(&site, &[name, "--write"]).ends(0);
        let new = fs::read_to_string(&path).unwrap();
        let mut added: Vec<&str> = new.split_inclusive('\n').collect();
        added.retain(|line| !old.contains(line));
        assert_eq!(added.len(), 2, "{name}: {added:?}");
        let rest: String = new
            .split_inclusive('\n')
            .filter(|line| !added.contains(line))
            .collect();
        let emptied = if name == "no-end" {
            old.replace("tags:   # 待填\n", "")
        } else {
            old.clone()
        };
        assert_eq!(rest, emptied, "{name}");
        let again = suggest(&site, &[name, "--write"]).ends(0);
        assert!(
            again.stderr.contains("nothing is missing"),
            "{}",
            again.stderr
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), new, "{name}");
    }
    let chinese = fs::read_to_string(site.path("content/chinese.md")).unwrap();
    assert!(chinese.contains("\n快速阅读: ") && chinese.contains("\n关键词: ["));
    let no_end = fs::read_to_string(site.path("content/no-end.md")).unwrap();
    assert!(
        no_end.contains("\ntags: [") && no_end.contains("]   # 待填\n"),
        "{no_end}"
    );
}

#[test]
fn what_cannot_be_written_stays() {
    let flow = format!("---\n{{title: 量子计算机的纠错算法, date: 2026-11-20}}\n---\n\n{NEWS}\n");
    let broken = lacking("keywords: [\n");
    let site = Site::new()
        .file("content/flow.md", &flow)
        .file("content/broken.md", &broken)
        .file(
            "content/short.md",
            "---\ntitle: 一\ndate: 2026-11-20\n---\n\n一。\n",
        );
    for (name, text) in [("flow", &flow), ("broken", &broken)] {
        suggest(&site, &[name, "--write"]).ends(1);
        let path = site.path(&format!("content/{name}.md"));
        assert_eq!(&fs::read_to_string(path).unwrap(), text);
    }
    let run = suggest(&site, &["short", "--write"]).ends(0);
    assert!(
        run.stderr
            .contains("no summary could be taken from the text"),
        "{}",
        run.stderr
    );
}
