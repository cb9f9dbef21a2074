//! What each file is made of, so that one whose recipe is as it was need not be rendered again.
//!
//! A recipe takes in everything that the file's making looks at, but the theme and the settings,
//! which the build compares as a whole. What an article says is known by the hashes of its file, not field
//! by field, so that a new field cannot be forgotten here.

use rayon::prelude::*;

use super::Renderer;
use crate::{
    fingerprint::Fingerprint,
    output::{Kind, Recipe},
    picture::Size,
    site::{ArticleId, Entry, ListKind, ListPage, Site, Taxonomy, Term},
};

/// The fingerprints that many recipes share.
pub(super) struct Fingerprints {
    /// What cards tell of each article.
    cards: Vec<Fingerprint>,
    keywords: Vec<Fingerprint>,
    sources: Vec<Fingerprint>,
}

impl Fingerprints {
    pub(super) fn of(site: &Site) -> Self {
        let mut all = Self {
            cards: Vec::new(),
            keywords: terms(&site.catalog.keywords),
            sources: terms(&site.catalog.sources),
        };
        let cards = site.entries.par_iter();
        all.cards = cards.map(|entry| all.card_of(entry)).collect();
        all
    }

    fn card_of(&self, entry: &Entry) -> Fingerprint {
        let (article, auto) = (&entry.article, entry.article.auto);
        let keywords = entry.keywords.iter();
        let source = entry.source.map(|id| self.sources[id.0 as usize]);
        Fingerprint(article.print.face)
            .text(entry.address.as_str())
            .with(cover(entry))
            .all(source)
            .all(keywords.map(|id| self.keywords[id.0 as usize]))
            .number(u64::from(auto.keywords))
            .optional(article.summary.as_deref().filter(|_| auto.summary))
    }

    pub(super) fn card(&self, id: ArticleId) -> Fingerprint {
        self.cards[id.0 as usize]
    }

    fn cards(&self, ids: impl IntoIterator<Item = ArticleId>) -> Fingerprint {
        Fingerprint::EMPTY.all(ids.into_iter().map(|id| self.card(id)))
    }

    /// All that an article says, and where it leads.
    fn article(&self, id: ArticleId, site: &Site) -> Fingerprint {
        let entry = site.entry(id);
        let addresses = entry.addresses.texts();
        self.card(id)
            .number(entry.article.print.file)
            .all(addresses.map(|address| Fingerprint::EMPTY.text(address)))
    }
}

/// What cards tell of a cover.
fn cover(entry: &Entry) -> Fingerprint {
    let Some(cover) = &entry.cover else {
        return Fingerprint::EMPTY;
    };
    let side = |side: fn(Size) -> u32| u64::from(cover.size.map_or(0, side));
    Fingerprint::EMPTY
        .text(&cover.src)
        .number(side(|size| size.width))
        .number(side(|size| size.height))
        .optional(cover.srcset.as_deref())
}

fn terms(taxonomy: &Taxonomy) -> Vec<Fingerprint> {
    let term = |term: &Term| Fingerprint::EMPTY.text(&term.name).text(&term.slug);
    taxonomy.terms.iter().map(term).collect()
}

impl Renderer<'_> {
    /// The recipe of an article's page.
    pub(super) fn article_recipe(&self, id: ArticleId, related: &[ArticleId]) -> Recipe {
        let prints = &self.fingerprints;
        let neighbour = |id: Option<ArticleId>| prints.cards(id);
        Recipe {
            kind: Kind::Article,
            own: prints.article(id, self.site),
            shown: prints
                .cards(related.iter().copied())
                .with(neighbour(self.site.newer(id)))
                .with(neighbour(self.site.older(id))),
        }
    }

    /// The recipe of an article's twin in Markdown.
    pub(super) fn twin_recipe(&self, id: ArticleId) -> Recipe {
        data(self.fingerprints.article(id, self.site))
    }

    /// The recipe of the image that is shared in the place of an article.
    pub(super) fn share_recipe(&self, id: ArticleId) -> Recipe {
        Recipe {
            kind: Kind::Share,
            own: self.fingerprints.card(id),
            shown: Fingerprint::EMPTY,
        }
    }

    /// The recipe of a page of a list that shows `shown`.
    pub(super) fn list_recipe(
        &self,
        kind: ListKind,
        page: &ListPage,
        shown: impl IntoIterator<Item = ArticleId>,
    ) -> Recipe {
        let neighbour = |address: Option<&crate::site::Address>| {
            Fingerprint::EMPTY.optional(address.map(crate::site::Address::as_str))
        };
        Recipe {
            kind: kind_of(kind),
            own: self
                .list(kind, page.number.is_none())
                .number(page.number.map_or(0, |number| number as u64))
                .with(neighbour(page.newer.as_ref()))
                .with(neighbour(page.older.as_ref())),
            shown: self.fingerprints.cards(shown),
        }
    }

    /// The recipe of the feed of a list that has `items`.
    pub(super) fn feed_recipe(&self, kind: ListKind, items: &[ArticleId]) -> Recipe {
        let items = items.iter();
        let item = |id: &ArticleId| self.fingerprints.article(*id, self.site);
        Recipe {
            kind: Kind::Feed,
            own: self.list(kind, false),
            shown: Fingerprint::EMPTY.all(items.map(item)),
        }
    }

    /// The recipe of the index for machines of some articles' lists.
    pub(super) fn related_index_recipe(&self, articles: &[ArticleId]) -> Recipe {
        let article = |id: &ArticleId| {
            let related = self.related.list(id.0 as usize).iter().map(|related| {
                let other = self.fingerprints.card(ArticleId(related.article));
                other.number(u64::from(related.score.to_bits()))
            });
            self.fingerprints.card(*id).all(related)
        };
        data(Fingerprint::EMPTY.all(articles.iter().map(article)))
    }

    /// The fingerprint of what cards tell of some articles.
    pub(super) fn cards_print(&self, articles: &[ArticleId]) -> Fingerprint {
        self.fingerprints.cards(articles.iter().copied())
    }

    /// What a list is about; for its newest page, with what news may bring.
    fn list(&self, kind: ListKind, is_newest: bool) -> Fingerprint {
        let catalog = &self.site.catalog;
        let prints = &self.fingerprints;
        match kind {
            ListKind::Home => Fingerprint::EMPTY.number(1),
            ListKind::Keyword(id) => prints.keywords[id.0 as usize],
            ListKind::Source(id) => prints.sources[id.0 as usize],
            ListKind::Year(year) => {
                let year = &catalog.archive[year];
                let months = year.months.iter().filter(|_| is_newest);
                Fingerprint::EMPTY
                    .text(year.address.as_str())
                    .all(months.map(|month| Fingerprint::EMPTY.number(month.month.into())))
            }
            ListKind::Month(..) => Fingerprint::EMPTY.text(catalog.address(kind).as_str()),
        }
    }
}

/// The recipe of a file for programs.
pub(super) fn data(own: Fingerprint) -> Recipe {
    Recipe {
        kind: Kind::Data,
        own,
        shown: Fingerprint::EMPTY,
    }
}

/// The kind of the pages of a list.
pub(super) fn kind_of(kind: ListKind) -> Kind {
    match kind {
        ListKind::Home => Kind::Home,
        ListKind::Keyword(_) => Kind::Keyword,
        ListKind::Source(_) => Kind::Source,
        ListKind::Year(_) | ListKind::Month(..) => Kind::Archive,
    }
}
