//! Publishes drafts: takes out the line that says draft, sets 发布时间, and touches nothing else.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset};
use chrono_tz::Tz;

use super::{Desk, date_line};
use crate::{
    build::{Build, BuildError, BuildOptions, Clock},
    content::{self, Article, Change, Page, SourceFile},
    diagnostic::Diagnostic,
    folder::{RewriteError, Rewriting},
    message::{Failure, Message, message},
    site::{Selection, Withheld},
    text::nearest,
};

/// What becomes of 发布时间.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dating {
    /// It is the moment of the options.
    Now,
    /// It is this one.
    At(Clock),
    /// It stays.
    Keep,
}

/// What was done with a file.
#[derive(Debug)]
pub struct Done {
    /// The file, below the site's root.
    pub path: String,
    /// What became of it.
    pub outcome: Outcome,
    /// What is warned of in it.
    pub warnings: Vec<Diagnostic>,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was no draft, and stays as it is.
    NoDraft,
    /// It is no draft any more: the next build publishes it.
    Published,
    /// It is no draft any more, but its moment has not come.
    Waits(DateTime<FixedOffset>),
    /// It is no draft any more, but its time is over.
    Expired,
}

/// Publishes the drafts that `names` name, by their ids or the paths of their files: all or none.
///
/// # Errors
/// Refuses what a build would refuse of these articles, with the mistakes; what cannot be found,
/// or written without touching more; or the machine fails.
pub fn publish(
    options: &BuildOptions,
    names: &[String],
    dating: Dating,
) -> Result<Vec<Done>, BuildError> {
    let desk = Desk::open(options)?;
    let files = names.iter().map(|name| find(&desk, name));
    let mut files = files.collect::<Result<Vec<_>, _>>()?;
    let mut seen = BTreeSet::new();
    files.retain(|file| seen.insert(&file.source.file.relative));
    refuse_mistakes(options, &files)?;
    let date = match dating {
        Dating::Keep => None,
        Dating::Now => Some(desk.moment(options.clock)),
        Dating::At(clock) => Some(desk.moment(clock)),
    };
    let ready = files
        .iter()
        .map(|file| Ready::of(&desk, options, file, date));
    let ready = ready.collect::<Result<Vec<_>, _>>()?;
    // All are written before the first takes its place.
    let written = ready.iter().map(Ready::prepare);
    for (ready, written) in ready.iter().zip(written.collect::<Result<Vec<_>, _>>()?) {
        let put = written.map_or(Ok(()), Rewriting::commit);
        put.map_err(|why| ready.unwritten(&why))?;
    }
    Ok(ready.into_iter().map(|ready| ready.done).collect())
}

/// A file that an editor names.
struct Named<'a> {
    source: &'a SourceFile,
    is_page: bool,
}

fn find<'a>(desk: &'a Desk, name: &str) -> Result<Named<'a>, BuildError> {
    let files = desk.sources.articles.iter().chain(&desk.sources.pages);
    if let Some(source) = content::find(files.clone(), name) {
        let is_page = desk.sources.pages.iter().any(|page| page == source);
        return Ok(Named { source, is_page });
    }
    let id = content::id_meant_by(name);
    let near = nearest(id, files.map(|source| source.id.as_str()));
    Err(machine(match near {
        Some(near) => message!("no-article-but", id = id, near = near),
        None => message!("no-article", id = id),
    }))
}

fn machine(message: Message) -> BuildError {
    BuildError::Machine(Failure::new(message))
}

/// Refuses what a build of these files would refuse, be they drafts or not.
fn refuse_mistakes(options: &BuildOptions, files: &[Named<'_>]) -> Result<(), BuildError> {
    let mut options = options.clone();
    options.selection = Selection {
        drafts: true,
        future: true,
        expired: true,
    };
    // No page is made here.
    options.config.no_variants = true;
    let mut mistakes = match Build::prepare(&options) {
        Ok(_) => return Ok(()),
        Err(BuildError::Content(diagnostics)) => diagnostics,
        Err(failure) => return Err(failure),
    };
    let is_theirs = |path: &str| files.iter().any(|file| file.source.file.relative == path);
    mistakes.retain(|mistake| {
        let places = mistake.place.iter().chain(&mistake.related);
        mistake.is_error() && places.into_iter().any(|place| is_theirs(&place.path))
    });
    match mistakes.is_empty() {
        true => Ok(()),
        false => Err(BuildError::Content(mistakes)),
    }
}

/// A file with what it is to say.
struct Ready<'a> {
    source: &'a SourceFile,
    old: Vec<u8>,
    /// None where it is no draft.
    new: Option<String>,
    done: Done,
}

impl<'a> Ready<'a> {
    fn of(
        desk: &Desk,
        options: &BuildOptions,
        file: &Named<'a>,
        date: Option<DateTime<Tz>>,
    ) -> Result<Self, BuildError> {
        let source = file.source;
        let old = source.file.bytes()?;
        let (before, warnings) = desk.read(file, &old);
        let mut ready = Self {
            source,
            new: None,
            done: Done {
                path: source.file.relative.clone(),
                outcome: Outcome::NoDraft,
                warnings: Vec::new(),
            },
            old,
        };
        let Some(before) = before else {
            return Err(BuildError::Content(warnings));
        };
        if !before.is_draft() {
            return Ok(ready);
        }
        let mut changes = vec![Change::NoDraft];
        if !file.is_page {
            changes.extend(date.map(|date| Change::Date(date_line(date))));
        }
        let old = std::str::from_utf8(&ready.old).ok();
        let new = old.and_then(|old| content::edit(old, &changes));
        let read = new.as_ref().map(|new| desk.read(file, new.as_bytes()));
        let Some((Some(after), warnings)) =
            read.filter(|(after, _)| after.as_ref().is_some_and(|after| before.becomes(after)))
        else {
            return Err(machine(message!(
                "publish-by-hand",
                path = ready.done.path.as_str()
            )));
        };
        ready.done.outcome = after.outcome(desk, options);
        ready.done.warnings = warnings;
        ready.new = new;
        Ok(ready)
    }

    fn prepare(&self) -> Result<Option<Rewriting<'_>>, BuildError> {
        let Some(new) = &self.new else {
            return Ok(None);
        };
        let prepared = Rewriting::prepare(&self.source.file.path, &self.old, new.as_bytes());
        prepared.map(Some).map_err(|why| self.unwritten(&why))
    }

    fn unwritten(&self, why: &RewriteError) -> BuildError {
        machine(why.message(&self.done.path))
    }
}

/// What a file holds.
enum Text {
    Article(Box<Article>),
    Page(Box<Page>),
}

impl Desk {
    fn read(&self, file: &Named<'_>, bytes: &[u8]) -> (Option<Text>, Vec<Diagnostic>) {
        if file.is_page {
            let text = String::from_utf8_lossy(bytes);
            let (page, found) = content::parse_page(file.source, &text, &self.parse);
            return (page.map(Box::new).map(Text::Page), found);
        }
        let (article, found) = content::parse_bytes(file.source, bytes, &self.parse);
        (article.map(Box::new).map(Text::Article), found)
    }
}

impl Text {
    fn is_draft(&self) -> bool {
        match self {
            Self::Article(article) => article.draft,
            Self::Page(page) => page.draft,
        }
    }

    /// Whether `after` says all that this one says, but that it is a draft, and when.
    fn becomes(&self, after: &Self) -> bool {
        match (self, after) {
            (Self::Article(before), Self::Article(after)) => {
                let mut want = before.clone();
                // A change before the new date of publication counts as none.
                (want.draft, want.date, want.updated) = (false, after.date, after.updated);
                want.says_the_same(after)
            }
            (Self::Page(before), Self::Page(after)) => {
                !after.draft
                    && (&before.title, &before.body.html) == (&after.title, &after.body.html)
            }
            _ => false,
        }
    }

    /// Whether the next build publishes it.
    fn outcome(&self, desk: &Desk, options: &BuildOptions) -> Outcome {
        let Self::Article(article) = self else {
            return Outcome::Published;
        };
        let now = options.clock.moment(&desk.config);
        match Selection::default().withholds(article, now) {
            Some(Withheld::Future) => Outcome::Waits(article.publish_date.unwrap_or(article.date)),
            Some(Withheld::Expired) => Outcome::Expired,
            _ => Outcome::Published,
        }
    }
}
