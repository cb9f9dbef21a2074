//! The digest of a day, a week or a month in a form to be sent, whether or not the site has its page.

use super::Build;
use crate::{
    config::{self, Edition},
    message::{Failure, Message, message},
    render::{Form, Stop, translated},
    site::{
        Entry,
        digest::{Digest, Digests, Period},
    },
};

/// Why there is no digest.
#[derive(Debug)]
pub enum DigestError {
    /// The site has no article.
    NoArticles,
    /// No article is of then; the nearest periods of the kind that have articles stand beside it.
    Empty(Period, Vec<Period>),
    /// The site has no such edition.
    NoEdition(Edition),
    /// A book is made in the script in which its articles are written, and in no other.
    Book,
    /// It could not be rendered.
    Stop(Stop),
}

impl DigestError {
    /// What people are told.
    pub fn message(&self) -> Message {
        match self {
            Self::NoArticles => message!("digest-no-articles"),
            Self::Empty(period, near) => {
                let period = period.to_string();
                let near: Vec<String> = near.iter().map(Period::to_string).collect();
                match near.as_slice() {
                    [one, other] => {
                        message!(
                            "digest-empty-between",
                            period = period,
                            one = one,
                            other = other
                        )
                    }
                    near => message!("digest-empty", period = period, near = near.concat()),
                }
            }
            Self::NoEdition(edition) => message!("digest-no-edition", tag = edition.tag()),
            Self::Book => message!("digest-book-edition"),
            Self::Stop(Stop::Template(mistake)) => mistake.message.clone(),
            Self::Stop(Stop::Machine(failure)) => failure.message().clone(),
        }
    }
}

impl From<DigestError> for Failure {
    fn from(error: DigestError) -> Self {
        match error {
            DigestError::Stop(Stop::Machine(failure)) => failure,
            other => Self::new(other.message()),
        }
    }
}

/// The digest of `wanted`, else of the newest day with articles, in a form and in an edition of the
/// site; and of when it is.
///
/// # Errors
/// When no article is of then, or there is no such edition, or the template of e-mails is wrong, or
/// the machine fails.
pub fn digest(
    build: &Build,
    wanted: Option<Period>,
    form: Form,
    edition: Edition,
) -> Result<(Period, Vec<u8>), DigestError> {
    let both = config::Digests {
        daily: true,
        weekly: true,
    };
    let day = |entry: &Entry| entry.article.date.date_naive();
    let entries = build.site.entries.iter();
    let dated = entries.map(|entry| (day(entry), entry.keywords.as_slice()));
    let digests = Digests::of(dated, both);
    let newest = digests.days.first().ok_or(DigestError::NoArticles)?;
    let period = wanted.unwrap_or(newest.period);
    let month;
    let digest = match period {
        Period::Month(wanted) => {
            month = digests.month(wanted);
            month.as_ref()
        }
        Period::Day(_) | Period::Week(_) => digests.get(period),
    };
    let Some(digest) = digest else {
        return Err(DigestError::Empty(period, nearest(&digests, period)));
    };
    let bytes = written(build, digest, form, edition)?;
    Ok((period, bytes))
}

/// A digest in a form, in the words of an edition.
fn written(
    build: &Build,
    digest: &Digest,
    form: Form,
    edition: Edition,
) -> Result<Vec<u8>, DigestError> {
    #[cfg(feature = "epub")]
    if form == Form::Epub && edition != Edition::Hans {
        return Err(DigestError::Book);
    }
    let made = build.rendering_edition(edition, |renderer| renderer.digest(digest, form));
    let made = made.ok_or(DigestError::NoEdition(edition))?;
    let bytes = made.map_err(DigestError::Stop)?;
    let translated = translated(edition, form.file_name(), bytes);
    translated.map_err(|failure| DigestError::Stop(Stop::Machine(failure)))
}

/// The last period of the kind before, and the first after, that have articles.
fn nearest(digests: &Digests, period: Period) -> Vec<Period> {
    let of_kind = |digest: &Digest| match period {
        Period::Month(_) => Period::Month(digest.period.month()),
        Period::Day(_) | Period::Week(_) => digest.period,
    };
    let list = digests.list(period.rhythm());
    let first_day = |digest: &Digest| of_kind(digest).first_day();
    let newer = list.partition_point(|digest| first_day(digest) > period.first_day());
    let (newer, older) = list.split_at(newer);
    let near = older.first().into_iter().chain(newer.last());
    near.map(of_kind).collect()
}
