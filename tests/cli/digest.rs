//! `kuaidu digest`: which digest, in which form, and what is said where there is none.

use crate::program::{Run, Site, article, kuaidu};

fn site() -> Site {
    let site = [3, 10, 12].iter().fold(Site::new(), |site, day| {
        site.article(&format!("a{day}"), *day)
    });
    site.file(
        "content/b/index.md",
        article(
            "图",
            12,
            "一段文字&nbsp;<br>。\n\n![图](p.png)\n\n![远](https://example.com/x.png)\n\n[甲](../a10.md)",
        )
        .replace("source:", "ai: generated\nsource:"),
    )
    .file("content/b/p.png", "PNG")
}

fn digest(site: &Site, args: &[&str]) -> Run {
    Run::of(
        kuaidu()
            .current_dir(site.path(""))
            .args(["digest", "--clock", "2026-11-24 08:00"])
            .args(args),
    )
}

#[test]
fn the_newest_day_is_printed() {
    let run = digest(&site(), &[]).ends(0);
    assert!(
        run.stdout.starts_with("快读 日报：2026年11月12日\n"),
        "{run:?}"
    );
    let lines = run.stdout.lines();
    assert_eq!(lines.filter(|line| line.starts_with("[")).count(), 2);
}

#[test]
fn a_day_a_week_or_a_month_can_be_chosen() {
    let site = site();
    for (args, title) in [
        (["--day", "2026-11-10"], "# 快读 日报：2026年11月10日\n"),
        (["--day", "2026年11月10日"], "# 快读 日报：2026年11月10日\n"),
        (["--week", "2026-W46"], "# 快读 周报：2026年第46周\n"),
        (["--month", "2026-11"], "# 快读 月报：2026年11月\n"),
    ] {
        let run = digest(&site, &[&args[..], &["--format", "markdown"]].concat()).ends(0);
        assert!(run.stdout.starts_with(title), "{run:?}");
    }
    let mail = digest(&site, &["--format", "email"]).ends(0);
    assert!(mail.stdout.starts_with("<!DOCTYPE html>"), "{mail:?}");
}

#[test]
fn a_site_without_digests_has_them_printed_all_the_same() {
    let settings = "base_url: https://example.org/\ndigests: {daily: false, weekly: false}\n";
    let run = digest(&site().file("site.yaml", settings), &[]).ends(0);
    assert!(
        run.stdout.ends_with("网页版：https://example.org/\n"),
        "{run:?}"
    );
}

#[test]
fn another_edition_has_its_own_words_and_links() {
    let settings = "title: 快读\nbase_url: https://example.org/\neditions: [zh-Hans, zh-Hant]\n";
    let site = site().file("site.yaml", settings);
    for (format, title) in [
        ("text", "快讀 日報：2026年11月12日\n"),
        ("markdown", "# 快讀 日報：2026年11月12日\n"),
        ("email", "<!DOCTYPE html>\n<html lang=\"zh-Hant\">"),
    ] {
        let run = digest(&site, &["--edition", "zh-Hant", "--format", format]).ends(0);
        assert!(run.stdout.starts_with(title), "{run:?}");
        assert!(
            run.stdout.contains("https://example.org/zh-hant/2026/11/"),
            "{run:?}"
        );
    }
}

#[test]
fn what_cannot_be_is_said() {
    let site = site();
    for (args, code, said) in [
        (
            &["--day", "2026-11-11"][..],
            1,
            "there are no articles for 2026-11-11; the nearest are those of 2026-11-10 and 2026-11-12",
        ),
        (
            &["--week", "2025-W01"],
            1,
            "there are no articles for 2025-W01; the nearest are those of 2026-W45",
        ),
        (
            &["--month", "2027-01"],
            1,
            "there are no articles for 2027-01; the nearest are those of 2026-11",
        ),
        (&["--week", "2025-W53"], 2, "the year has no such week"),
        (
            &["--week", "17"],
            2,
            "write the year and the week as `2025-W17`",
        ),
        (
            &["--month", "2025-4"],
            2,
            "write the year and the month as `2025-04`",
        ),
        (&["--day", "2026-02-30"], 2, "28"),
        (
            &["--edition", "zh-Hant"],
            1,
            "the site has no edition zh-Hant",
        ),
        (&["--edition", "en"], 2, "the editions are `zh-Hans`"),
        (
            &["--format", "pdf"],
            2,
            "[possible values: email, text, markdown",
        ),
        (
            &["--day", "2026-11-10", "--week", "2026-W46"],
            2,
            "cannot be used together with",
        ),
        (
            &["-o", "missing/folder/x"],
            1,
            "cannot write missing/folder/x",
        ),
    ] {
        let run = digest(&site, args).ends(code);
        assert!(run.stderr.contains(said), "{args:?}: {run:?}");
    }
    let run = digest(&Site::new(), &[]).ends(1);
    assert!(run.stderr.contains("the site has no articles"), "{run:?}");
}

#[cfg(feature = "epub")]
mod epub {
    use std::{collections::BTreeMap, fs, io::Read};

    use super::*;

    #[test]
    fn a_book_of_another_edition_is_refused() {
        let run = digest(&site(), &["--edition", "zh-Hant", "--format", "epub"]).ends(1);
        assert!(
            run.stderr.contains("only of the edition zh-Hans"),
            "{run:?}"
        );
    }

    /// The files of a book by their paths, and the first one's path and method.
    fn open(bytes: &[u8]) -> (BTreeMap<String, Vec<u8>>, (String, zip::CompressionMethod)) {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut files = BTreeMap::new();
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).unwrap();
            let mut contents = Vec::new();
            file.read_to_end(&mut contents).unwrap();
            files.insert(file.name().unwrap().into_owned(), contents);
        }
        let first = archive.by_index(0).unwrap();
        let name = first.name().unwrap().into_owned();
        (files, (name, first.compression()))
    }

    #[test]
    fn a_book_is_whole_and_well_formed() {
        let site = site();
        let run = digest(&site, &["--month", "2026-11", "--format", "epub"]).ends(0);
        assert_eq!(run.stderr, "2026-11.epub: the digest of 2026-11\n");
        // A name that nobody gave takes no file's place.
        let again = digest(&site, &["--month", "2026-11", "--format", "epub"]).ends(1);
        assert!(again.stderr.contains("2026-11.epub"), "{again:?}");
        let (files, (first, method)) = open(&fs::read(site.path("2026-11.epub")).unwrap());
        assert_eq!(
            (first.as_str(), method),
            ("mimetype", zip::CompressionMethod::Stored)
        );
        assert_eq!(files["mimetype"], b"application/epub+zip");
        let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
        let package = text("EPUB/package.opf");
        let package = roxmltree::Document::parse(&package).unwrap();
        let items = package
            .descendants()
            .filter(|node| node.has_tag_name(("http://www.idpf.org/2007/opf", "item")));
        let mut told: Vec<String> = items
            .map(|item| format!("EPUB/{}", item.attribute("href").unwrap()))
            .collect();
        told.extend(["EPUB/package.opf", "META-INF/container.xml", "mimetype"].map(str::to_owned));
        told.sort();
        assert_eq!(told, files.keys().cloned().collect::<Vec<_>>());
        for path in files.keys().filter(|path| path.ends_with(".xhtml")) {
            let xhtml = text(path);
            let options = roxmltree::ParsingOptions {
                allow_dtd: true,
                ..Default::default()
            };
            let page = roxmltree::Document::parse_with_options(&xhtml, options);
            let page = page.unwrap_or_else(|error| panic!("{path}: {error}"));
            for node in page.descendants() {
                let inside = [node.attribute("src"), node.attribute("href")]
                    .into_iter()
                    .flatten();
                for link in
                    inside.filter(|link| !link.starts_with("https://") && !link.starts_with('#'))
                {
                    let link = link.split('#').next().unwrap();
                    assert!(
                        files.contains_key(&format!("EPUB/{link}")),
                        "{path}: {link}"
                    );
                }
            }
        }
        assert!(text("EPUB/nav.xhtml").contains("<span>11月12日 星期四</span>"));
        assert_eq!(files["EPUB/images/0001.png"], b"PNG");
    }

    #[test]
    fn an_article_has_source_links_and_notice() {
        let site = site();
        digest(
            &site,
            &["--week", "2026-W46", "--format", "epub", "-o", "b.epub"],
        )
        .ends(0);
        let (files, _) = open(&fs::read(site.path("b.epub")).unwrap());
        let pages = files.iter().filter(|(path, _)| path.starts_with("EPUB/a0"));
        let pages: Vec<String> = pages
            .map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap())
            .collect();
        let page = pages
            .iter()
            .find(|page| page.contains("<h1>图</h1>"))
            .unwrap();
        for part in [
            "来源：快读",
            "文字\u{a0}<br/>",
            "<img src=\"images/0001.png\"",
            "［图：远］",
            ".xhtml\">甲</a>",
            "（以上内容均由AI生成）",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let noticed = pages.iter().filter(|page| page.contains("由AI生成"));
        assert_eq!(noticed.count(), 1);
    }

    #[test]
    fn the_same_content_gives_the_same_bytes() {
        let site = site();
        for (name, clock) in [("1.epub", "2026-11-24"), ("2.epub", "2027-03-01")] {
            digest(
                &site,
                &[
                    "--week", "2026-W46", "--format", "epub", "-o", name, "-j", "1",
                ],
            );
            let mut later = kuaidu();
            later
                .current_dir(site.path(""))
                .args(["digest", "--clock", clock]);
            Run::of(later.args(["--week", "2026-W46", "--format", "epub", "-o", name])).ends(0);
        }
        let read = |name| fs::read(site.path(name)).unwrap();
        assert!(read("1.epub") == read("2.epub"));
    }
}
