//! The places of what kuaidu makes: lists, digests, feeds, and the files that every site has.

use std::sync::Arc;

use super::Places;
use crate::{
    config::{self, Config, Edition},
    diagnostic::Diagnostic,
    message::{Message, message},
    site::{
        Address, Catalog, Digests, Listing, PlacedFile, Redirect, TERMS_PER_PAGE, Taxonomy,
        archive::ARCHIVE,
        digest::{DAILY, WEEKLY},
        route::Owner,
        well_known,
    },
};

impl Places {
    /// Places the pages and feeds of every list, and the redirects of pages that are yet to come.
    pub(in crate::site) fn add_lists(
        &mut self,
        catalog: &Catalog,
        listings: &[Listing],
        config: &Config,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for listing in listings {
            let name = Arc::new(catalog.name(listing.kind));
            let address = catalog.address(listing.kind);
            let pages = listing.pages.iter().map(|page| page.address.clone());
            for place in pages.chain(listing.pending.clone()) {
                let owner = Owner::Made(Arc::clone(&name));
                self.routes.claim(&place, owner, diagnostics);
            }
            let has_feeds = listing.kind.feed_items(&config.feeds) > 0;
            let feed = Arc::new(message!("made-feed", list = Message::clone(&name)));
            for format in config.feeds.formats.iter().filter(|_| has_feeds) {
                let owner = Owner::Made(Arc::clone(&feed));
                self.routes
                    .claim(&well_known::feed(&address, *format), owner, diagnostics);
            }
            if let Some(from) = listing.pending.clone() {
                self.redirects.push(Redirect {
                    from,
                    to: address,
                    permanent: false,
                });
            }
        }
        self.add_index(&catalog.keywords, message!("made-keywords"), diagnostics);
        if config.sources {
            self.add_index(&catalog.sources, message!("made-sources"), diagnostics);
        }
        if config.related.json {
            self.add_related_indexes(catalog, diagnostics);
        }
    }

    /// Places the digests, what lists them, their feeds and the forms to be sent.
    pub(in crate::site) fn add_digests(
        &mut self,
        digests: &Digests,
        config: &Config,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let mut claim = |address: &Address, name: Message| {
            self.routes.claim(address, Owner::made(name), diagnostics);
        };
        for digest in digests.all() {
            let address = digest.address();
            let period = digest.period.to_string();
            claim(&address, message!("made-digest", period = &period));
            let forms = [well_known::EMAIL, well_known::TEXT].into_iter();
            for form in forms.filter(|_| config.newsletter) {
                let name = message!("made-newsletter", period = &period);
                claim(&address.join(form), name);
            }
        }
        for span in digests.spans() {
            claim(&span.address(), message!("made-digest-list"));
        }
        let config::Digests { daily, weekly } = config.digests;
        let indexes = [(daily, DAILY), (weekly, WEEKLY)].into_iter();
        for (_, index) in indexes.filter(|(is_made, _)| *is_made) {
            let index = Address::new(index);
            claim(&index, message!("made-digests"));
            let has_feeds = config.feeds.items > 0;
            for format in config.feeds.formats.iter().filter(|_| has_feeds) {
                let address = well_known::feed(&index, *format);
                claim(&address, message!("made-digest-feed"));
            }
        }
    }

    fn add_related_indexes(&mut self, catalog: &Catalog, diagnostics: &mut Vec<Diagnostic>) {
        for year in &catalog.archive {
            for month in &year.months {
                let address = well_known::related_index(year.year, month.month);
                let owner = Owner::made(message!("made-related-index"));
                self.routes.claim(&address, owner, diagnostics);
            }
        }
    }

    fn add_index(&mut self, taxonomy: &Taxonomy, name: Message, diagnostics: &mut Vec<Diagnostic>) {
        let owner = Owner::made(name);
        for number in 1..=taxonomy.terms.len().div_ceil(TERMS_PER_PAGE).max(1) {
            let address = well_known::index_page(&taxonomy.address, number);
            self.routes.claim(&address, owner.clone(), diagnostics);
        }
    }

    /// Places what every site has.
    pub(in crate::site) fn add_well_known(
        &mut self,
        config: &Config,
        sitemap_parts: usize,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let mut made = vec![
            (well_known::NOT_FOUND, message!("made-not-found")),
            (well_known::SITEMAP, message!("made-sitemap")),
            (well_known::NEWS_SITEMAP, message!("made-news-sitemap")),
        ];
        if config.archive {
            made.push((ARCHIVE, message!("made-archive")));
        }
        if config.search {
            made.push((well_known::SEARCH, message!("made-search")));
            made.push((well_known::SEARCH_INDEX, message!("made-search-index")));
            made.push((well_known::SEARCH_FORMS, message!("made-search-index")));
            if config.edition == Edition::HantTaiwan {
                made.push((well_known::SEARCH_WORDS, message!("made-search-index")));
            }
        }
        let made = made
            .into_iter()
            .map(|(address, name)| (Address::new(address), name));
        let parts = (1..=sitemap_parts).map(|number| {
            (
                well_known::sitemap_part(number),
                message!("made-sitemap-part"),
            )
        });
        for (address, name) in made.chain(parts) {
            self.routes.claim(&address, Owner::made(name), diagnostics);
        }
        let llms = config.agents.llms.then_some(well_known::LLMS);
        let files = well_known::HOST_FILES.into_iter().chain(llms);
        for file in files.map(Address::new) {
            // A site's own robots.txt or _headers takes the place of the one that would be made.
            let replaces = |own: &PlacedFile| own.path.as_str() == file.as_str();
            if !self.files.iter().any(replaces) {
                let owner = Owner::made(message!("made-file", file = file.to_string()));
                self.routes.claim(&file, owner, diagnostics);
            }
        }
    }
}
