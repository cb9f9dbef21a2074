//! Lists the articles of a site, and what becomes of each.

use std::cmp::Reverse;

use chrono::{DateTime, FixedOffset};
use serde::{Serialize, Serializer};

use super::Desk;
use crate::{
    build::{BuildError, BuildOptions},
    config::KeywordTable,
    content::{self, Article},
    diagnostic::Diagnostic,
    site::{Selection, Withheld},
    text::fold::fold,
};

/// What becomes of an article at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It is published.
    Published,
    /// It is a draft.
    Draft,
    /// Its moment has not come.
    Future,
    /// Its time is over.
    Expired,
}

/// Which articles are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Those in this state; all where it is not given.
    pub state: Option<State>,
    /// Those of this keyword, in any of its spellings.
    pub keyword: Option<String>,
    /// Those of this source.
    pub source: Option<String>,
    /// Only so many.
    pub limit: Option<usize>,
}

/// An article of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// What becomes of it.
    pub state: State,
    /// 发布时间, in the site's time zone.
    #[serde(serialize_with = "rfc3339")]
    pub date: DateTime<FixedOffset>,
    /// When it appears, where that is another moment.
    pub publish_date: Option<String>,
    /// When its time is over.
    pub expiry_date: Option<String>,
    /// Its title.
    pub title: String,
    /// 来源.
    pub source: Option<String>,
    /// 关键词 as they are written.
    pub keywords: Vec<String>,
    /// Its path below `content/` without `.md`.
    pub id: String,
    /// Its file, below the site's root.
    pub path: String,
}

/// The articles that are wanted, newest first; beside them what is wrong with those that cannot be
/// read, and so are in no list.
///
/// # Errors
/// When the settings are wrong, there is no content, or the machine fails.
pub fn list(
    options: &BuildOptions,
    wanted: &Wanted,
) -> Result<(Vec<Listed>, Vec<Diagnostic>), BuildError> {
    let desk = Desk::open(options)?;
    let now = options.clock.moment(&desk.config);
    let (mut articles, mut mistakes) = content::parse_all(&desk.sources.articles, &desk.parse)?;
    mistakes.retain(Diagnostic::is_error);
    articles.sort_by(|a, b| (Reverse(a.date), &a.id).cmp(&(Reverse(b.date), &b.id)));
    let stated = articles.into_iter().map(|article| {
        let state = match Selection::default().withholds(&article, now) {
            None => State::Published,
            Some(Withheld::Draft) => State::Draft,
            Some(Withheld::Future) => State::Future,
            Some(Withheld::Expired) => State::Expired,
        };
        (article, state)
    });
    let is_wanted = |(article, state): &(Article, State)| {
        wanted.state.is_none_or(|wanted| wanted == *state)
            && wanted.fits(article, &desk.config.keywords)
    };
    let listed = stated
        .filter(is_wanted)
        .map(|(article, state)| listed(article, state));
    let listed = listed.take(wanted.limit.unwrap_or(usize::MAX)).collect();
    Ok((listed, mistakes))
}

impl Wanted {
    fn fits(&self, article: &Article, table: &KeywordTable) -> bool {
        // The name of a keyword, whatever spelling is written.
        let name = |word: &str| fold(table.get(word).map_or(word, |known| &known.name));
        let keyword = self.keyword.as_deref().map(name);
        let source = self.source.as_deref().map(fold);
        keyword.is_none_or(|wanted| article.keywords.iter().any(|word| name(word) == wanted))
            && source.is_none_or(|wanted| article.source.as_deref().map(fold) == Some(wanted))
    }
}

fn listed(article: Article, state: State) -> Listed {
    Listed {
        state,
        date: article.date,
        publish_date: article.publish_date.map(|date| date.to_rfc3339()),
        expiry_date: article.expiry_date.map(|date| date.to_rfc3339()),
        title: article.title,
        source: article.source,
        keywords: article.keywords,
        id: article.id,
        path: article.path,
    }
}

fn rfc3339<S: Serializer>(date: &DateTime<FixedOffset>, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&date.to_rfc3339())
}
