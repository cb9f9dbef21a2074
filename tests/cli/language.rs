//! In which language a person is spoken to: `--lang`, else the locale.

use crate::program::{Run, Site, kuaidu};

/// A site with a mistake in its only article.
fn mistaken() -> Site {
    Site::new().file(
        "content/a.md",
        "---\ntitle: 甲\ndate: 2026-02-30\nsource: 快读\nsummary: 概括。\n---\n\n正文。\n",
    )
}

const ENGLISH: &str = "the value of `date` is not a date: February 2026 has 28 days, not 30";
const CHINESE: &str = "`date` 的值不是有效的日期：2026 年 2 月只有 28 天，没有 30 日";

/// Builds `site` with these variables, all others of the locale unset.
fn build(site: &Site, locale: &[(&str, &str)], args: &[&str]) -> Run {
    let mut command = kuaidu();
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(variable);
    }
    command
        .current_dir(site.path(""))
        .envs(locale.iter().copied());
    Run::of(command.args(["build", "--clock", "2026-11-24"]).args(args))
}

#[test]
fn the_locale_decides_where_no_language_is_asked_for() {
    let site = mistaken();
    for (locale, args, said) in [
        (&[("LANG", "zh_CN.UTF-8")][..], &[][..], CHINESE),
        (&[("LANG", "en_GB.UTF-8")], &[], ENGLISH),
        (
            &[("LANG", "zh_TW.UTF-8"), ("LC_MESSAGES", "C")],
            &[],
            ENGLISH,
        ),
        (
            &[("LANG", "C"), ("LC_MESSAGES", "zh_CN.UTF-8")],
            &[],
            CHINESE,
        ),
        (
            &[("LC_MESSAGES", "zh_CN"), ("LC_ALL", "C.UTF-8")],
            &[],
            ENGLISH,
        ),
        (&[("LANG", "C"), ("LC_ALL", "zh_HK.UTF-8")], &[], CHINESE),
        (&[("LC_ALL", ""), ("LANG", "zh_CN.UTF-8")], &[], CHINESE),
        (&[("LC_ALL", "C")], &["--lang", "zh"], CHINESE),
        (&[("LC_ALL", "zh_CN.UTF-8")], &["--lang=en"], ENGLISH),
    ] {
        let run = build(&site, locale, args).ends(1);
        assert!(
            run.stderr.contains(said),
            "{locale:?} {args:?}\n{}",
            run.stderr
        );
    }
}

#[test]
fn machines_read_the_same_names_in_every_language() {
    let site = mistaken();
    let read = |language| {
        let run = build(&site, &[], &["--format", "json", "--lang", language]).ends(1);
        serde_json::from_str::<serde_json::Value>(&run.stdout).unwrap()
    };
    let (english, chinese) = (read("en"), read("zh"));
    let of = |told: &serde_json::Value, name: &str| told["diagnostics"][0][name].clone();
    for name in ["severity", "rule", "place"] {
        assert_eq!(of(&english, name), of(&chinese, name));
    }
    assert_eq!(of(&english, "message"), ENGLISH);
    assert_eq!(of(&chinese, "message"), CHINESE);
    assert_eq!(of(&chinese, "help"), "请写成 `date: 2025-04-22 08:05`");
}

#[test]
fn commands_end_alike_in_every_language() {
    let site = Site::new().article("a", 20);
    for (args, code) in [
        (&["build", "--clock", "2026-11-24"][..], 0),
        (&["build", "--verify", "--clock", "2026-11-24"], 0),
        (&["build", "--explain", "/"], 0),
        (&["build", "--explain", "/nowhere/"], 1),
        (&["related", "a"], 0),
        (&["related", "b"], 1),
        (&["suggest", "a"], 0),
        (&["digest", "--day", "2026-11-20"], 0),
        (&["digest", "--day", "2026-11-02"], 1),
        (&["theme", "diff"], 0),
        (&["theme", "eject", "nothing.html"], 1),
        (&["build", "--jobs", "0"], 2),
        (&["build", "-q", "-v"], 2),
        (&["build", "--format", "xml"], 2),
        (&["build", "--format"], 2),
        (&["related"], 2),
        (&["theme"], 2),
        (&["bild"], 2),
        (&["--help"], 0),
        (&[], 2),
    ] {
        for language in ["en", "zh"] {
            let mut command = kuaidu();
            command.current_dir(site.path("")).args(args);
            // Where nothing is asked for, `--lang` would be something.
            let locale = if language == "zh" { "zh_CN.UTF-8" } else { "C" };
            let run = Run::of(command.env("LC_ALL", locale)).ends(code);
            let said = format!("{}{}", run.stdout, run.stderr);
            let is_told_in_chinese = ["用法", "：", "（", "，", "没有", "篇"]
                .iter()
                .any(|word| said.contains(word));
            if language == "zh" && code != 0 {
                assert!(is_told_in_chinese, "{args:?}\n{said}");
            }
        }
    }
}

#[test]
fn help_and_wrong_usage_are_told_in_chinese() {
    let said = |args: &[&str]| {
        let run = Run::of(kuaidu().args(args));
        format!("{}{}", run.stdout, run.stderr)
    };
    for (args, parts) in [
        (
            &["--lang", "zh", "--help"][..],
            &[
                "用法：kuaidu [选项] <命令>",
                "命令：",
                "选项：",
                "[别名：b、g、generate]",
            ][..],
        ),
        (
            &["build", "--lang", "zh", "-h"],
            &["[默认：.]", "[可选：human、json、github]", "草稿也发布"],
        ),
        (
            &["digest", "--lang=zh", "--help"],
            &["可选的值：", "- email:    邮件用的 HTML", "[默认：text]"],
        ),
        (
            &["build", "--lang", "zh", "--drift"],
            &[
                "错误：这里不能写 `--drift`",
                "提示：是不是想写选项 `--drafts`？",
            ],
        ),
        (
            &["build", "--lang", "zh", "-r", "nowhere"],
            &["`--root <文件夹>` 的值不能是 `nowhere`：没有这个文件夹"],
        ),
        (
            &["build", "--lang", "zh", "-q", "-v"],
            &["`--quiet` 不能与 `--verbose` 同时用"],
        ),
        (
            &["--lang", "zh", "bild"],
            &["没有 `bild` 这个命令", "`build`"],
        ),
        (
            &["--lang", "zh", "related"],
            &["缺少必须写的参数：\n  <文章>"],
        ),
    ] {
        let said = said(args);
        for part in parts {
            assert!(said.contains(part), "{args:?}: {part}\n{said}");
        }
    }
}

/// Columns on a terminal, where what is not ASCII takes two.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[test]
fn the_columns_of_chinese_help_stand_below_each_other() {
    let run = Run::of(kuaidu().args(["build", "--lang", "zh", "-h"])).ends(0);
    let options = run.stdout.lines().filter(|line| line.starts_with("  -"));
    let starts: Vec<usize> = options
        .filter_map(|line| line.rfind("  ").map(|at| columns(&line[..at])))
        .collect();
    assert!(starts.len() > 10, "{}", run.stdout);
    assert!(
        starts.iter().all(|start| *start == starts[0]),
        "{}",
        run.stdout
    );
}
