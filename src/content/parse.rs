//! From the text of a file to an article or a page.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use rayon::prelude::*;
use serde::Serialize;
use xxhash_rust::xxh3::xxh3_64;

use crate::{
    diagnostic::Diagnostic,
    fingerprint::Fingerprint,
    message::{Failure, message},
};

use super::{
    article::{Article, Auto, Body, Print},
    encoding,
    front_matter::{self, Field, FrontMatter, Reading},
    markdown,
    page::Page,
    report::Report,
    source::SourceFile,
};

/// What parsing needs to know of the site.
#[derive(Debug, Clone, Copy)]
pub struct ParseOptions {
    /// Where a date without an offset was written.
    pub timezone: Tz,
}

/// What a parser makes of a file: the value, unless an error is among the diagnostics.
type Parsed<T> = (Option<T>, Vec<Diagnostic>);

/// Reads and parses all articles, in parallel; both lists are in the order of `files`.
///
/// # Errors
/// When the machine cannot read a file.
pub fn parse_all(
    files: &[SourceFile],
    options: &ParseOptions,
) -> Result<(Vec<Article>, Vec<Diagnostic>), Failure> {
    read_all(files, |file, text| parse(file, text, options))
}

/// Reads and parses all plain pages, as [`parse_all`] does the articles.
///
/// # Errors
/// When the machine cannot read a file.
pub fn parse_all_pages(
    files: &[SourceFile],
    options: &ParseOptions,
) -> Result<(Vec<Page>, Vec<Diagnostic>), Failure> {
    read_all(files, |file, text| parse_page(file, text, options))
}

fn read_all<T: Send>(
    files: &[SourceFile],
    parse: impl Fn(&SourceFile, &str) -> Parsed<T> + Sync,
) -> Result<(Vec<T>, Vec<Diagnostic>), Failure> {
    let read = |file: &SourceFile| -> Result<Parsed<T>, Failure> {
        Ok(
            match encoding::decode(&file.file.relative, &file.file.bytes()?) {
                Ok(text) => parse(file, &text),
                Err(diagnostic) => (None, vec![*diagnostic]),
            },
        )
    };
    // Collected first, so that of two failures the same one is told at every run.
    let results: Vec<_> = files.par_iter().map(read).collect();
    let mut failure = None;
    let mut diagnostics = Vec::new();
    let values = results.into_iter().filter_map(|result| match result {
        Ok((value, found)) => {
            diagnostics.extend(found);
            value
        }
        Err(error) => {
            failure.get_or_insert(error);
            None
        }
    });
    // In the place of the results: what ten thousand articles take is not taken twice.
    let values = values.collect();
    failure.map_or(Ok((values, diagnostics)), Err)
}

/// Parses an article from the bytes of its file; none where an error is among the diagnostics.
pub fn parse_bytes(
    file: &SourceFile,
    bytes: &[u8],
    options: &ParseOptions,
) -> (Option<Article>, Vec<Diagnostic>) {
    match encoding::decode(&file.file.relative, bytes) {
        Ok(text) => parse(file, &text, options),
        Err(diagnostic) => (None, vec![*diagnostic]),
    }
}

/// The text of an article in Markdown, as its author wrote it, from the bytes of its file; beside
/// it [`Print::file`] of that file. None where the file is none of an article.
pub fn markdown_of(path: &str, bytes: &[u8]) -> Option<(String, u64)> {
    let text = encoding::decode(path, bytes).ok()?;
    let print = xxh3_64(text.as_bytes());
    let body = front_matter::end(&text)?;
    Some((text[body..].to_owned(), print))
}

/// Where the text of an article or page begins in its file.
pub fn body_start(text: &str) -> usize {
    front_matter::end(text).unwrap_or(0)
}

/// Parses an article; none where an error is among the diagnostics.
pub fn parse(
    file: &SourceFile,
    text: &str,
    options: &ParseOptions,
) -> (Option<Article>, Vec<Diagnostic>) {
    let mut report = Report::new(&file.file.relative, text);
    let article = read_article(&mut report, file, options);
    let article = article.filter(|_| !report.has_errors());
    (article, report.into_diagnostics())
}

fn read_article(
    report: &mut Report<'_>,
    file: &SourceFile,
    options: &ParseOptions,
) -> Option<Article> {
    let (front_matter, body) = match front_matter::read(report, options.timezone) {
        Reading::Read(front_matter, body) => (front_matter, body),
        Reading::Absent => {
            report.add_to_file(no_front_matter());
            return None;
        }
        Reading::Unreadable => return None,
    };
    let has_date = front_matter.has(Field::Date);
    let date = front_matter.date.or_else(|| {
        let date = (!has_date).then(|| date_in_name(file, options.timezone));
        date.flatten()
    });
    if date.is_none() && !has_date {
        report.add_to_file(no_date());
    }
    let first = (front_matter.title.is_none(), front_matter.cover.is_some());
    let rendered = markdown::render(report, body, first);
    warn_of_what_is_missing(report, &front_matter, &rendered.body);
    let face = article(file, *front_matter, date?, rendered.title);
    Some(Article {
        print: Print {
            file: xxh3_64(report.text().as_bytes()),
            face: print_of(&face),
            words: words_of(&face, &report.text()[body..]),
        },
        body: rendered.body,
        ..face
    })
}

/// A hash of all that is remembered of an article.
fn print_of(article: &impl Serialize) -> u64 {
    // What an article is made of always has a form.
    xxh3_64(&postcard::to_stdvec(article).unwrap_or_default())
}

/// A hash of what readers read of an article whose text, in Markdown, is `body`.
fn words_of(article: &Article, body: &str) -> u64 {
    let words = Fingerprint::EMPTY.text(&article.title);
    words.optional(article.summary.as_deref()).text(body).0
}

/// The article without its text.
fn article(
    file: &SourceFile,
    front_matter: FrontMatter,
    date: DateTime<FixedOffset>,
    heading: Option<String>,
) -> Article {
    Article {
        id: file.id.clone(),
        path: file.file.relative.clone(),
        title: title(file, front_matter.title, heading),
        date,
        updated: front_matter.updated,
        source: front_matter.source,
        source_url: front_matter.source_url,
        summary: front_matter.summary,
        keywords: front_matter.keywords,
        auto: Auto::default(),
        author: front_matter.author,
        cover: front_matter.cover.map(Box::new),
        slug: front_matter.slug.map(Box::new),
        permalink: front_matter.permalink.map(Box::new),
        aliases: front_matter.aliases,
        draft: front_matter.draft,
        publish_date: front_matter.publish_date,
        expiry_date: front_matter.expiry_date,
        pin: front_matter.pin,
        ai: front_matter.ai,
        aigc: front_matter.aigc,
        related: front_matter.related,
        template: front_matter.template.map(Box::new),
        check: front_matter.check,
        extra: front_matter.extra,
        body: Body::default(),
        print: Print::default(),
    }
}

/// Parses a plain page; none where an error is among the diagnostics. A page needs no
/// front matter at all.
pub fn parse_page(
    file: &SourceFile,
    text: &str,
    options: &ParseOptions,
) -> (Option<Page>, Vec<Diagnostic>) {
    let mut report = Report::new(&file.file.relative, text);
    let (front_matter, body) = match front_matter::read(&mut report, options.timezone) {
        Reading::Read(front_matter, body) => (*front_matter, body),
        Reading::Absent => (FrontMatter::default(), 0),
        Reading::Unreadable => return (None, report.into_diagnostics()),
    };
    let first = (front_matter.title.is_none(), false);
    let rendered = markdown::render(&mut report, body, first);
    let page = (!report.has_errors()).then(|| Page {
        id: file.id.clone(),
        path: file.file.relative.clone(),
        title: title(file, front_matter.title, rendered.title),
        date: front_matter.date,
        updated: front_matter.updated,
        summary: front_matter.summary,
        slug: front_matter.slug,
        permalink: front_matter.permalink,
        aliases: front_matter.aliases,
        draft: front_matter.draft,
        template: front_matter.template,
        check: front_matter.check,
        extra: front_matter.extra,
        body: rendered.body,
        print: xxh3_64(report.text().as_bytes()),
    });
    (page, report.into_diagnostics())
}

fn title(file: &SourceFile, written: Option<String>, heading: Option<String>) -> String {
    written.or(heading).unwrap_or_else(|| {
        let name = name(file);
        split_date(name).map_or(name, |(_, rest)| rest).to_owned()
    })
}

/// The file's name without its ending; for `…/name/index.md` the folder's.
fn name(file: &SourceFile) -> &str {
    file.id.rsplit('/').next().unwrap_or(&file.id)
}

/// The date in a name such as `2025-04-22-new-chips`, as Jekyll and Hexo write them.
fn date_in_name(file: &SourceFile, timezone: Tz) -> Option<DateTime<FixedOffset>> {
    let (date, _) = split_date(name(file))?;
    front_matter::in_timezone(date.and_time(NaiveTime::MIN), None, timezone)
}

fn split_date(name: &str) -> Option<(NaiveDate, &str)> {
    let date = name.get(.."2025-04-22".len())?;
    let rest = name[date.len()..].strip_prefix('-')?;
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
    (!rest.is_empty()).then_some((date, rest))
}

fn no_front_matter() -> Diagnostic {
    Diagnostic::error("front-matter-missing", message!("front-matter-missing"))
        .help(message!("front-matter-missing-help"))
}

fn no_date() -> Diagnostic {
    Diagnostic::error("front-matter-date", message!("no-date")).help(message!("no-date-help"))
}

/// Readers of a digest want to know whose word it is. Of an article that was only begun, one thing
/// is said: that it has no text yet; and of such a draft nothing.
fn warn_of_what_is_missing(report: &mut Report<'_>, front_matter: &FrontMatter, body: &Body) {
    let is_begun = body.is_empty() && front_matter.summary.is_none();
    if is_begun && !front_matter.draft && !report.has_errors() {
        report.add_to_file(
            Diagnostic::warning("empty-article", message!("empty-article"))
                .help(message!("empty-article-help")),
        );
    }
    if !is_begun && !front_matter.has(Field::Source) {
        report.add_to_file(
            Diagnostic::warning("missing-source", message!("missing-source"))
                .help(message!("missing-source-help")),
        );
    }
}
