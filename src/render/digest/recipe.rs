//! What the pages of digests are made of. A form to be sent shows what the page shows.

use crate::{
    fingerprint::Fingerprint,
    output::{Kind, Recipe},
    render::Renderer,
    site::{
        ArticleId,
        digest::{Digest, Group, Span, Trend},
    },
};

/// Articles that a list names of each digest.
const NAMED: usize = 3;

/// The articles that a list names of a digest: the first of each group, where it has groups.
pub(super) fn named(digest: &Digest) -> Vec<ArticleId> {
    let of_groups = digest
        .groups
        .iter()
        .filter_map(|group| group.articles.first());
    let of_groups: Vec<ArticleId> = of_groups.take(NAMED).copied().collect();
    match of_groups.len() {
        NAMED => of_groups,
        _ => digest.articles.iter().take(NAMED).copied().collect(),
    }
}

impl Renderer<'_> {
    /// The recipe of a digest.
    pub(super) fn digest_recipe(&self, digest: &Digest) -> Recipe {
        let [older, newer] = self.site.digests.neighbours(digest.period);
        let neighbour = |digest: Option<&Digest>| {
            let name = digest.map(|digest| digest.period.to_string());
            Fingerprint::EMPTY.optional(name.as_deref())
        };
        let keywords = &self.site.catalog.keywords;
        let trend = |trend: &Trend| {
            [trend.now, trend.before, trend.weeks].iter().fold(
                Fingerprint::EMPTY.text(&keywords.get(trend.keyword).name),
                |print, number| print.number((*number).into()),
            )
        };
        let group = |group: &Group| {
            let name = group.keyword.map(|id| keywords.get(id).name.as_str());
            let cards = group.articles.iter().map(|id| self.fingerprints.card(*id));
            Fingerprint::EMPTY.optional(name).all(cards)
        };
        Recipe {
            kind: Kind::Digest,
            own: Fingerprint::EMPTY
                .text(&digest.period.to_string())
                .with(neighbour(older))
                .with(neighbour(newer))
                .all(digest.trends.iter().map(trend)),
            shown: Fingerprint::EMPTY.all(digest.groups.iter().map(group)),
        }
    }

    /// The recipe of a page that lists digests.
    pub(super) fn span_recipe(&self, span: &Span) -> Recipe {
        let digest = |digest: &Digest| {
            let named = named(digest).into_iter();
            Fingerprint::EMPTY
                .text(&digest.period.to_string())
                .number(digest.articles.len() as u64)
                .all(named.map(|id| self.fingerprints.card(id)))
        };
        let [older, newer] = self.neighbouring_spans(span);
        let neighbour = |span: Option<&Span>| {
            let address = span.map(Span::address);
            Fingerprint::EMPTY.optional(address.as_ref().map(|address| address.as_str()))
        };
        Recipe {
            kind: Kind::Digest,
            own: Fingerprint::EMPTY
                .text(span.address().as_str())
                .with(neighbour(older))
                .with(neighbour(newer)),
            shown: Fingerprint::EMPTY.all(self.digests_of(span).iter().map(digest)),
        }
    }

    /// The recipe of a feed of `digests`.
    pub(super) fn digest_feed_recipe(&self, digests: &[&Digest]) -> Recipe {
        let item = |digest: &&Digest| {
            let Recipe { own, shown, .. } = self.digest_recipe(digest);
            own.with(shown)
        };
        Recipe {
            kind: Kind::Feed,
            own: Fingerprint::EMPTY,
            shown: Fingerprint::EMPTY.all(digests.iter().map(item)),
        }
    }
}
