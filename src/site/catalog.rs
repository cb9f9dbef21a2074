//! Every list of articles that has pages of its own: home, keywords, sources, archive.

use foldhash::HashMap;

use super::{
    Address, ArticleId, KEYWORDS, ListPage, SOURCES, Taxonomy, TermId, Year,
    archive::archive,
    pagination::{Pagination, paginate},
    term::Gatherer,
    well_known,
};
use crate::{
    config::{Config, Feeds},
    content::Article,
    diagnostic::Diagnostic,
    message::{Message, message},
};

/// The lists of a site.
#[derive(Debug)]
pub struct Catalog {
    /// All articles, newest first.
    pub all: Vec<ArticleId>,
    /// The keywords.
    pub keywords: Taxonomy,
    /// The sources.
    pub sources: Taxonomy,
    /// Years and months, newest first.
    pub archive: Vec<Year>,
}

/// The terms of one article.
#[derive(Debug, Default)]
pub(super) struct TermsOfArticle {
    pub(super) keywords: Vec<TermId>,
    pub(super) source: Option<TermId>,
}

/// A list of articles, and its pages.
#[derive(Debug)]
pub struct Listing {
    /// Which list.
    pub kind: ListKind,
    /// Its pages, newest first.
    pub pages: Vec<ListPage>,
    /// The address of its next numbered page, until then a redirect.
    pub pending: Option<Address>,
}

/// Which list a [`Listing`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// All articles.
    Home,
    /// The articles of a keyword.
    Keyword(TermId),
    /// The articles of a source.
    Source(TermId),
    /// The articles of a year: its index in the archive.
    Year(usize),
    /// The articles of a month: the year's index in the archive, and the month's in the year.
    Month(usize, usize),
}

impl ListKind {
    /// How many articles the list's feeds hold; 0 where it has none.
    pub fn feed_items(self, feeds: &Feeds) -> usize {
        match self {
            Self::Home => feeds.items,
            Self::Keyword(_) | Self::Source(_) => feeds.term_items,
            Self::Year(_) | Self::Month(..) => 0,
        }
    }
}

impl Catalog {
    /// The lists of `articles`, which are newest first, and the terms of each.
    pub(super) fn of(
        articles: &[Article],
        config: &Config,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Self, Vec<TermsOfArticle>) {
        let ids = || (0..).map(ArticleId).zip(articles);
        let mut keywords = Gatherer::keywords(config);
        let mut sources = Gatherer::sources(config);
        for (id, article) in ids() {
            for keyword in &article.keywords {
                keywords.add(keyword, id);
            }
            if let Some(source) = &article.source {
                sources.add(source, id);
            }
        }
        let (keywords, keyword_ids) = keywords.finish(KEYWORDS, diagnostics);
        // Where sources have no pages, nobody minds their addresses.
        let mut unsaid = Vec::new();
        let told = if config.sources {
            diagnostics
        } else {
            &mut unsaid
        };
        let (sources, source_ids) = sources.finish(SOURCES, told);
        let terms = articles.iter().map(|article| TermsOfArticle {
            keywords: distinct(&article.keywords, &keyword_ids),
            source: article
                .source
                .as_deref()
                .and_then(|source| source_ids.get(source))
                .copied(),
        });
        let terms = terms.collect();
        let all = ids().map(|(id, _)| id).collect();
        (
            Self {
                all,
                keywords,
                sources,
                archive: archive(articles),
            },
            terms,
        )
    }

    /// The articles of a list, newest first.
    pub fn listed(&self, kind: ListKind) -> &[ArticleId] {
        match kind {
            ListKind::Home => &self.all,
            ListKind::Keyword(id) => &self.keywords.get(id).articles,
            ListKind::Source(id) => &self.sources.get(id).articles,
            ListKind::Year(year) => &self.archive[year].articles,
            ListKind::Month(year, month) => &self.archive[year].months[month].articles,
        }
    }

    /// A list's own address.
    pub fn address(&self, kind: ListKind) -> Address {
        match kind {
            ListKind::Home => Address::new(well_known::HOME),
            ListKind::Keyword(id) => self.keywords.get(id).address.clone(),
            ListKind::Source(id) => self.sources.get(id).address.clone(),
            ListKind::Year(year) => self.archive[year].address.clone(),
            ListKind::Month(year, month) => self.archive[year].months[month].address.clone(),
        }
    }

    /// The list's name in a message.
    pub(super) fn name(&self, kind: ListKind) -> Message {
        match kind {
            ListKind::Home => message!("made-home"),
            ListKind::Keyword(id) => message!("made-keyword", name = &self.keywords.get(id).name),
            ListKind::Source(id) => message!("made-source", name = &self.sources.get(id).name),
            ListKind::Year(year) => {
                message!(
                    "made-archive-of",
                    time = self.archive[year].year.to_string()
                )
            }
            ListKind::Month(year, month) => {
                let year = &self.archive[year];
                let month = format!("{}-{:02}", year.year, year.months[month].month);
                message!("made-archive-of", time = month)
            }
        }
    }

    /// Every list with its pages.
    pub(super) fn listings(&self, config: &Config) -> Vec<Listing> {
        let listing = |kind| {
            let Pagination { pages, pending } = paginate(
                &self.address(kind),
                self.listed(kind).len(),
                config.paginate_by,
            );
            Listing {
                kind,
                pages,
                pending,
            }
        };
        self.kinds(config).map(listing).collect()
    }

    fn kinds(&self, config: &Config) -> impl Iterator<Item = ListKind> {
        let sources = self.sources.ids().filter(|_| config.sources);
        let archive = if config.archive { &*self.archive } else { &[] };
        let months = archive.iter().enumerate().flat_map(|(at, year)| {
            (0..year.months.len()).map(move |month| ListKind::Month(at, month))
        });
        std::iter::once(ListKind::Home)
            .chain(self.keywords.ids().map(ListKind::Keyword))
            .chain(sources.map(ListKind::Source))
            .chain((0..archive.len()).map(ListKind::Year))
            .chain(months)
    }
}

/// The terms meant by `spellings`, each once.
fn distinct(spellings: &[String], ids: &HashMap<&str, TermId>) -> Vec<TermId> {
    let mut terms = Vec::with_capacity(spellings.len());
    for term in spellings
        .iter()
        .filter_map(|spelling| ids.get(spelling.as_str()).copied())
    {
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}
