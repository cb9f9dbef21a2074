//! The files of a new site, out of `starter/`.

use chrono::{NaiveDateTime, TimeDelta, Timelike};
use include_dir::{Dir, include_dir};

use super::Start;
use crate::content::{self, Change};

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/starter");

/// Where the files of a language come in a site.
const FILES: [(&str, &str); 4] = [
    ("site.yaml", "site.yaml"),
    ("keywords.yaml", "keywords.yaml"),
    ("gitignore", ".gitignore"),
    ("pages.yml", ".github/workflows/pages.yml"),
];

/// The articles, the one on top of the home page first.
const ARTICLES: [&str; 3] = ["start", "write", "publish"];

/// What the starter says where a site has words of its own.
const TITLE: &str = "title: 快读\n";
const BASE_URL: &str = "base_url: https://example.com/\n";
const REPOSITORY: &str = "https://github.com/OWNER/kuaidu";

/// All files of a new site, by their paths in its folder.
pub(super) fn files(start: &Start) -> Vec<(String, Vec<u8>)> {
    let folder = start.language.tag();
    let fixed = FILES.iter().map(|(name, path)| {
        let text = own_words(text(&format!("{folder}/{name}")), start);
        ((*path).to_owned(), text.into_bytes())
    });
    let articles = (0..).zip(ARTICLES).map(|(at, name)| {
        let (path, text) = article(name, moment(start.now, at));
        (path, text.into_bytes())
    });
    fixed.chain(articles).collect()
}

/// The text with the site's own title and address.
fn own_words(text: &str, start: &Start) -> String {
    let mut text = text.to_owned();
    if let Some(title) = &start.title {
        text = text.replacen(TITLE, &format!("title: {}\n", content::scalar(title)), 1);
    }
    if let Some(url) = &start.base_url {
        let url = content::scalar(url.as_str());
        text = text.replacen(BASE_URL, &format!("base_url: {url}\n"), 1);
    }
    match env!("CARGO_PKG_REPOSITORY") {
        "" => text,
        repository => text.replace(REPOSITORY, repository),
    }
}

/// When an article is published: each some minutes before the last, and all on one day, whose
/// folder they share.
fn moment(now: NaiveDateTime, at: i64) -> NaiveDateTime {
    let now = now.with_second(0).unwrap_or(now);
    let before = now - TimeDelta::minutes(at);
    before.max(now.date().into())
}

fn article(name: &str, moment: NaiveDateTime) -> (String, String) {
    let day = moment.format("%Y-%m-%d").to_string();
    let path = moment.format("content/%Y/%m").to_string();
    let text = text(&format!("content/{name}.md")).replace("@DATE@", &day);
    let date = Change::Date(moment.format("%Y-%m-%d %H:%M").to_string());
    // The articles of the starter have front matter; its test builds them.
    let dated = content::edit(&text, &[date]).unwrap_or(text);
    (format!("{path}/{day}-{name}.md"), dated)
}

fn text(name: &str) -> &'static str {
    let file = STARTER.get_file(name);
    file.and_then(|file| file.contents_utf8())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Language;

    fn start(title: Option<&str>) -> Start {
        Start {
            title: title.map(str::to_owned),
            base_url: None,
            language: Language::Chinese,
            now: "2026-12-31T00:01:30".parse().unwrap(),
            force: false,
        }
    }

    #[test]
    fn articles_are_of_one_day_and_never_of_the_future() {
        let files = files(&start(None));
        let paths: Vec<_> = files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(
            paths[4..],
            [
                "content/2026/12/2026-12-31-start.md",
                "content/2026/12/2026-12-31-write.md",
                "content/2026/12/2026-12-31-publish.md"
            ]
        );
        for ((_, text), date) in files[4..].iter().zip(["00:01", "00:00", "00:00"]) {
            let text = String::from_utf8_lossy(text);
            assert!(
                text.contains(&format!("\n发布时间: 2026-12-31 {date}\n")),
                "{text}"
            );
            assert!(!text.contains('@'), "{text}");
        }
    }

    #[test]
    fn a_title_is_quoted_where_it_is_needed() {
        let files = files(&start(Some("a: 'b' # c")));
        let text = String::from_utf8_lossy(&files[0].1);
        assert!(text.contains("\ntitle: 'a: ''b'' # c'\n"), "{text}");
    }
}
