//! The same input gives the same bytes, whatever the machine does in between.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use crate::test_site::{Built, TestSite};

type Files = BTreeMap<String, Vec<u8>>;

/// The source files of a site with many keywords, sources, links and equal dates.
fn sources() -> Vec<(String, String)> {
    let article = |number: u32| {
        let (next, day) = ((number + 1) % 30, 1 + number % 9);
        let text = format!(
            "---\ntitle: 第 {number} 条\ndate: 2026-11-{day:02}\nsource: 来源{}\nsummary: 第 {number} 条的快速阅读。\n\
             keywords: [词{}, 词{}, Word {}]\nextra: {{b: 1, a: 2, c: {{z: 1, y: 2}}}}\n---\n\n\
             正文{number}，见[下一条](a{next}.md)。\n",
            number % 4,
            number % 7,
            number % 5,
            number % 3,
        );
        (format!("content/a{number}.md"), text)
    };
    let mut files: Vec<_> = (0..30).map(article).collect();
    files.push((
        "content/pages/about.md".to_owned(),
        "# 关于\n\n正文。".to_owned(),
    ));
    files.push(("content/a.png".to_owned(), "PNG".to_owned()));
    files.push(("static/b.txt".to_owned(), "B".to_owned()));
    files.push((
        "keywords.yaml".to_owned(),
        "词一: {slug: one, aliases: [词1]}\n词二: {aliases: [词2, Word 1]}\n".to_owned(),
    ));
    // What a template walks through must have one order too.
    files.push((
        "templates/page.html".to_owned(),
        "{% for key, value in config.extra %}{{ key }}{{ value }}{% endfor %}".to_owned(),
    ));
    files
}

fn write(site: TestSite, files: &[(String, String)]) -> TestSite {
    let site = site.config("paginate_by: 3\nextra: {d: 1, a: 2, c: 3, b: 4}");
    files
        .iter()
        .fold(site, |site, (path, text)| site.file(path, text))
}

fn assert_same(one: &Files, other: &Files) {
    let names: Vec<_> = one.keys().collect();
    assert_eq!(names, other.keys().collect::<Vec<_>>());
    for (path, bytes) in one {
        assert!(bytes == &other[path], "{path} differs");
    }
}

fn with_threads(site: &TestSite, threads: usize) -> Built {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    pool.unwrap().install(|| site.build().sound())
}

#[test]
fn whatever_the_number_of_threads() {
    let site = write(TestSite::new(), &sources());
    let one = with_threads(&site, 1);
    assert!(one.files.len() > 100);
    assert_same(&one.files, &with_threads(&site, 8).files);
}

#[test]
fn whatever_the_folder_and_the_order_of_its_files() {
    let files = sources();
    let reversed: Vec<_> = files.iter().rev().cloned().collect();
    let one = write(TestSite::new(), &files).build().sound();
    let other = write(TestSite::new(), &reversed).build().sound();
    assert_same(&one.files, &other.files);
}

#[test]
fn whatever_the_moment_where_no_article_depends_on_it() {
    let built = |moment| {
        write(TestSite::new(), &sources())
            .at(moment)
            .build()
            .sound()
    };
    assert_same(
        &built("2026-12-01T00:00:00Z").files,
        &built("2027-08-01T12:34:56Z").files,
    );
}

#[test]
fn whatever_the_machines_time_zone_and_language() {
    let site = write(TestSite::new(), &sources());
    let run = |zone: &str, language: &str, epoch: &str| {
        let output = tempfile::tempdir().unwrap();
        let public = output.path().join("public");
        let run = Command::new(env!("CARGO_BIN_EXE_kuaidu"))
            .args(["build", "--quiet", "--root"])
            .arg(site.root())
            .arg("--output-dir")
            .arg(&public)
            .env_clear()
            .envs([("TZ", zone), ("LANG", language), ("LC_ALL", language)])
            .env("SOURCE_DATE_EPOCH", epoch)
            .output()
            .unwrap();
        assert!(run.status.success(), "{run:?}");
        let mut files = Files::new();
        read(&public, &public, &mut files);
        files
    };
    let one = run("Asia/Shanghai", "zh_CN.UTF-8", "1795478400");
    assert_same(&one, &run("America/New_York", "C", "1795478400"));
    assert_same(&one, &site.at("2026-11-24T00:00:00Z").build().sound().files);
}

fn read(root: &Path, folder: &Path, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(root, &path, files);
        } else {
            let name = path
                .strip_prefix(root)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            files.insert(name, fs::read(&path).unwrap());
        }
    }
}
