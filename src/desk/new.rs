//! Begins an article: a file in its place, with front matter ready to be filled.

use std::{io, path::PathBuf};

use super::{
    Desk, date_line,
    place::{Layout, Taken},
};
use crate::{
    build::{BuildError, BuildOptions, Clock},
    content::{self, Change, SourceFile},
    diagnostic::Diagnostic,
    folder::{self, Found},
    message::{Doing, Failure, Language, Message, message},
    text::slug::{Slugify, slug},
};

/// What is known of an article before it is written.
#[derive(Debug, Clone, Default)]
pub struct NewArticle {
    /// Its title; white space and what cannot be seen is taken out of it.
    pub title: String,
    /// The last part of its address; the title in pinyin where it is not given.
    pub slug: Option<String>,
    /// 来源.
    pub source: Option<String>,
    /// 关键词.
    pub keywords: Vec<String>,
    /// 发布时间; the moment of the options where it is not given.
    pub date: Option<Clock>,
    /// Whether it is a draft.
    pub draft: bool,
    /// In which language fields are named where the site has no article yet.
    pub language: Language,
}

/// The site's own beginning of an article.
const ARCHETYPE: &str = "archetypes/article.md";

/// Fields in their order, and room for the text.
const CHINESE: &str = "---\n标题:\n发布时间:\n来源:\n快速阅读:\n关键词:\n---\n\n";
const ENGLISH: &str = "---\ntitle:\ndate:\nsource:\nsummary:\nkeywords:\n---\n\n";

/// Writes a new article where the newest ones of the site lie: the path of its file. It begins as
/// `archetypes/article.md` says, where the site has that; nothing that is there is replaced.
///
/// # Errors
/// Refuses a title without a visible character, and a slug that is none or is taken; or the
/// settings or the archetype are wrong; or the machine fails.
pub fn new(options: &BuildOptions, wanted: &NewArticle) -> Result<PathBuf, BuildError> {
    let desk = Desk::open(options)?;
    let title = content::line(&wanted.title);
    if title.is_empty() {
        return refuse(message!("new-without-title"));
    }
    let moment = desk.moment(wanted.date.unwrap_or(options.clock));
    let (layout, newest) = Layout::of_newest(&desk)?;
    let text = text(
        options,
        &desk,
        newest,
        &Filled {
            wanted,
            title: &title,
            date: date_line(moment),
        },
    )?;
    let moment = moment.naive_local();
    let taken = Taken::by(&desk, moment.date())?;
    let own = own_slug(wanted.slug.as_deref())?;
    let slug = own.clone().unwrap_or_else(|| short_slug(&title));
    for number in 1..=MOST_OF_ONE_NAME {
        let slug = match number {
            1 => slug.clone(),
            number => format!("{slug}-{number}"),
        };
        let id = layout.id(moment, &slug);
        let path = options.root.join("content").join(format!("{id}.md"));
        let made = match taken.has(&id) {
            true => Err(io::ErrorKind::AlreadyExists.into()),
            false => folder::create(&path, text.as_bytes()),
        };
        match made {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(Doing::Write.failure(&path, error).into());
            }
            Err(_) if own.is_some() => return refuse(message!("new-slug-taken", slug = slug)),
            Err(_) => {}
        }
    }
    refuse(message!("new-slug-taken", slug = slug))
}

/// Articles of one day and title that are told apart by a number.
const MOST_OF_ONE_NAME: usize = 999;

/// The longest slug that is made of a title, in bytes: an address that people still read.
const LONGEST_SLUG: usize = 80;

fn refuse<T>(message: Message) -> Result<T, BuildError> {
    Err(Failure::new(message).into())
}

/// A slug as the editor gave it.
fn own_slug(given: Option<&str>) -> Result<Option<String>, BuildError> {
    let Some(given) = given else { return Ok(None) };
    let right = slug(given, Slugify::Keep);
    match right.as_str() {
        "" => refuse(message!("new-slug-empty", slug = given)),
        right if right != given => refuse(message!("new-slug-wrong", slug = given, right = right)),
        _ => Ok(Some(right)),
    }
}

/// The title in pinyin, cut between words; `article` where it has no letter and no digit.
fn short_slug(title: &str) -> String {
    let whole = slug(title, Slugify::Pinyin);
    if whole.len() <= LONGEST_SLUG {
        return if whole.is_empty() {
            "article".to_owned()
        } else {
            whole
        };
    }
    let end = whole.floor_char_boundary(LONGEST_SLUG);
    let end = whole[..end].rfind('-').unwrap_or(end);
    whole[..end].to_owned()
}

/// What is written into the fields.
struct Filled<'a> {
    wanted: &'a NewArticle,
    title: &'a str,
    date: String,
}

impl Filled<'_> {
    fn changes(&self) -> Vec<Change> {
        let mut changes = vec![
            Change::Title(self.title.to_owned()),
            Change::Date(self.date.clone()),
        ];
        let source = self.wanted.source.as_deref().map(content::line);
        changes.extend(
            source
                .filter(|source| !source.is_empty())
                .map(Change::Source),
        );
        let keywords = self.wanted.keywords.iter().map(|word| content::line(word));
        let keywords: Vec<_> = keywords.filter(|word| !word.is_empty()).collect();
        if !keywords.is_empty() {
            changes.push(Change::Keywords(keywords));
        }
        if self.wanted.draft {
            changes.push(Change::Draft);
        }
        changes
    }
}

/// The text of the new article.
fn text(
    options: &BuildOptions,
    desk: &Desk,
    newest: Option<&SourceFile>,
    filled: &Filled<'_>,
) -> Result<String, BuildError> {
    let own = folder::walk(&options.root, "archetypes", |name| !name.starts_with('.'))?;
    let own = own
        .files
        .into_iter()
        .find(|file| file.relative == ARCHETYPE);
    let (file, bytes) = match own {
        Some(file) => {
            let bytes = file.bytes()?;
            (file, bytes)
        }
        None => {
            let text = match in_chinese(newest, filled.wanted.language)? {
                true => CHINESE,
                false => ENGLISH,
            };
            let file = Found {
                path: PathBuf::new(),
                relative: ARCHETYPE.to_owned(),
            };
            (file, text.into())
        }
    };
    let file = SourceFile {
        file,
        id: "archetypes/article".to_owned(),
    };
    let raw = std::str::from_utf8(&bytes).ok();
    let new = raw.and_then(|raw| content::edit(raw, &filled.changes()));
    // It can be read, and yet not be filled in.
    let is_rigid = new.is_none() && raw.and_then(content::names_in_chinese).is_some();
    let bytes = new.as_ref().map_or(bytes.as_slice(), String::as_bytes);
    let (article, mut diagnostics) = content::parse_bytes(&file, bytes, &desk.parse);
    match (new, article) {
        (Some(new), Some(article)) if article.title == filled.title => Ok(new),
        _ => {
            diagnostics.retain(|found| found.is_error() && !is_rigid);
            if diagnostics.is_empty() {
                let message = message!("new-archetype-fields");
                diagnostics.push(
                    Diagnostic::error("archetype", message)
                        .at(ARCHETYPE)
                        .help(message!("new-archetype-fields-help")),
                );
            }
            Err(BuildError::Content(diagnostics))
        }
    }
}

/// Whether fields are named in Chinese: as in the newest article, else as the editor speaks.
fn in_chinese(newest: Option<&SourceFile>, language: Language) -> Result<bool, BuildError> {
    let text = newest.map(|newest| newest.file.bytes()).transpose()?;
    let text = text.and_then(|bytes| String::from_utf8(bytes).ok());
    let named = text.and_then(|text| content::names_in_chinese(&text));
    Ok(named.unwrap_or(language == Language::Chinese))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_make_short_slugs() {
        for (title, want) in [
            ("重庆的一天", "chong-qing-de-yi-tian"),
            ("！！！😀", "article"),
            ("C++ 26", "c-plus-plus-26"),
        ] {
            let slug = short_slug(title);
            assert_eq!(slug.replace("chongqing", "chong-qing"), want, "{title}");
        }
        let long = short_slug(&"一".repeat(200));
        assert!(
            long.len() <= LONGEST_SLUG && long.ends_with("-yi"),
            "{long}"
        );
        assert_eq!(short_slug(&"a".repeat(200)).len(), LONGEST_SLUG);
    }
}
