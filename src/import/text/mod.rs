//! Imports pages that were copied as plain text: title, 发布时间, 来源, 快速阅读, the text, 关键词.

mod keywords;
mod page;

use chrono::{DateTime, FixedOffset};

use super::{
    Import, ImportError, ImportOptions,
    article::{Fields, Kind, Outline, Text},
    markdown::{Inside, guard_line, push_text},
    note::{Note, Spot},
    report::Report,
    target::Target,
};
use crate::{
    content,
    message::message,
    text::date::{self, ParsedDate},
};

use self::page::{Copied, Line};

/// A page as it was copied.
#[derive(Debug, Clone)]
pub struct Page {
    /// By what a person knows it: the name of its file.
    pub name: String,
    /// The text, in UTF-8.
    pub bytes: Vec<u8>,
}

/// Imports `pages` into a site.
///
/// # Errors
/// When the settings of the site are wrong, or the machine fails. A page that is no article is in the
/// report.
pub fn text(pages: &[Page], options: &ImportOptions) -> Result<Report, ImportError> {
    let target = Target::open(&options.root)?;
    let mut report = Report::default();
    let mut articles = Vec::new();
    for page in pages {
        match article(page, &target, &mut report) {
            Ok(article) => articles.push(article),
            Err(note) => report.note(*note),
        }
    }
    let (outlines, texts): (Vec<_>, Vec<_>) = articles.into_iter().unzip();
    let mut import = Import::begin(&target, options, &outlines, report)?;
    for (index, (outline, text)) in outlines.iter().zip(texts).enumerate() {
        import.write(index, outline, text)?;
    }
    import.settings("", None)?;
    import.finish()
}

fn article(
    page: &Page,
    target: &Target,
    report: &mut Report,
) -> Result<(Outline, Text), Box<Note>> {
    let text = content::decode(&page.name, &page.bytes).map_err(|wrong| {
        let spot = Spot::file(&page.name);
        Box::new(Note::damaged("encoding", spot, wrong.message))
    })?;
    let copied = Copied::of(&text);
    let Some(title) = &copied.title else {
        let told = message!("import-no-text");
        let spot = Spot::file(&page.name);
        return Err(Box::new(Note::damaged("no-text", spot, told)));
    };
    let date = moment(page, &copied, target)?;
    tell(page, &copied, report);
    let (keywords, is_cut) = keywords::of(copied.keywords.as_ref().map_or("", |line| line.text));
    if let Some(line) = copied.keywords.as_ref().filter(|_| is_cut) {
        let told = message!("import-keywords-cut", keywords = keywords.join("、"));
        let spot = Spot::line(&page.name, line.number);
        report.note(Note::changed("keywords-cut", spot, told));
    }
    let owned = |line: &Option<Line<'_>>| line.as_ref().map(|line| line.text.to_owned());
    let fields = Fields {
        title: title.text.to_owned(),
        source: owned(&copied.source),
        source_url: owned(&copied.source_url),
        summary: owned(&copied.summary),
        author: owned(&copied.author),
        keywords,
        ai: copied.ai.as_ref().map(|_| "generated"),
        ..Fields::default()
    };
    let outline = Outline {
        key: format!("text:{} {}", date.format("%F"), title.text),
        kind: Kind::Article,
        date: Some(date),
        name: title.text.to_owned(),
        old: Vec::new(),
        known_as: Vec::new(),
        spot: Spot::file(&page.name),
        has_files: false,
    };
    let body: Vec<_> = copied
        .body
        .iter()
        .map(|line| paragraph(line.text))
        .collect();
    let text = Text {
        fields,
        body: body.join("\n\n"),
        files: Vec::new(),
    };
    Ok((outline, text))
}

/// When the page says that it was published; else the day before its file's name.
fn moment(
    page: &Page,
    copied: &Copied<'_>,
    target: &Target,
) -> Result<DateTime<FixedOffset>, Box<Note>> {
    let in_name = page.name.rsplit('/').next().unwrap_or_default().get(..10);
    let (text, line) = match (&copied.date, in_name) {
        (Some(line), _) => (line.text, Some(line.number)),
        (None, in_name) => (in_name.unwrap_or_default(), None),
    };
    date::parse(text)
        .ok()
        .and_then(|parsed| target.moment(&parsed))
        .ok_or_else(|| {
            let spot = Spot {
                file: page.name.clone(),
                line,
            };
            Box::new(Note::damaged("no-date", spot, message!("import-no-date")))
        })
}

/// Tells what of the page did not come over as it was.
fn tell(page: &Page, copied: &Copied<'_>, report: &mut Report) {
    if let Some(line) = &copied.ai {
        let told = message!("import-ai-notice", text = line.text);
        let spot = Spot::line(&page.name, line.number);
        report.note(Note::changed("ai-notice", spot, told));
    }
    if let Some((line, count)) = copied.cut {
        let told = message!("import-cut-off", count = count);
        let spot = Spot::line(&page.name, line);
        report.note(Note::changed("cut-off", spot, told));
    }
}

fn paragraph(text: &str) -> String {
    let mut out = String::new();
    push_text(&mut out, text, Inside::default());
    guard_line(&out)
}

impl Target {
    /// The moment that a date names which was written where the site is at home.
    pub(super) fn moment(&self, parsed: &ParsedDate) -> Option<DateTime<FixedOffset>> {
        content::in_timezone(parsed.local, parsed.offset, self.config.timezone)
    }
}
