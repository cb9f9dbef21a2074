//! On what a file depends that is no page: one that is published as it is, or made for programs.

use super::{Dependencies, paths};
use crate::{
    config::Edition,
    message::message,
    output::{Kind, OutputPath},
    render::{Renderer, search},
    site::{Address, Month, well_known},
    theme::StaticFile,
};

impl Dependencies {
    /// Those of a file that shows nothing of articles.
    fn plain(kind: Kind, own: Option<String>) -> Self {
        Self {
            kind,
            own,
            templates: Vec::new(),
            shows: Vec::new(),
        }
    }
}

impl Renderer<'_> {
    /// A file that is published as it is, or made without a template.
    pub(super) fn data_at(&self, address: &Address) -> Option<Dependencies> {
        let copy = address
            .output_path()
            .ok()
            .and_then(|path| self.copy_at(&path));
        copy.or_else(|| self.search_at(address))
            .or_else(|| self.of_all(address))
            .or_else(|| self.of_none(address))
    }

    /// A file that is published as it is, or a smaller picture.
    fn copy_at(&self, path: &OutputPath) -> Option<Dependencies> {
        let mut files = self.site.files.iter();
        if let Some(file) = files.find(|file| file.path == *path) {
            let own = match &file.from {
                StaticFile::Disk(path) => Some(path.display().to_string()),
                StaticFile::Embedded(_) => None,
            };
            return Some(Dependencies::plain(Kind::Copy, own));
        }
        let mut variants = self.site.variants.iter();
        let variant = variants.find(|variant| variant.path == *path)?;
        Some(Dependencies::plain(Kind::Copy, Some(variant.of.clone())))
    }

    /// A file in which the search page looks for terms, or finds what it shows.
    fn search_at(&self, address: &Address) -> Option<Dependencies> {
        let articles = search::articles_at(self.site, address)?;
        let told = message!("shows-told", count = articles.len());
        Some(Dependencies {
            shows: vec![(told, paths(self.site, &articles))],
            ..Dependencies::plain(Kind::Data, None)
        })
    }

    /// A file that tells of all articles.
    fn of_all(&self, address: &Address) -> Option<Dependencies> {
        let config = &self.site.config;
        let years = self.site.catalog.archive.iter();
        let months = years.filter(|_| config.related.json).flat_map(|year| {
            let month = |month: &Month| well_known::related_index(year.year, month.month);
            year.months.iter().map(month)
        });
        let lists = self.site.listings.len() + self.site.digests.pages();
        let addresses = self.site.entries.len() + self.site.pages.len() + lists;
        let parts = (1..=well_known::sitemap_parts(addresses)).map(well_known::sitemap_part);
        let search = config.search.then_some(well_known::SEARCH_INDEX);
        let whole = [well_known::SITEMAP, well_known::NEWS_SITEMAP];
        let llms = config.agents.llms.then_some(well_known::LLMS);
        let whole = whole.into_iter().chain(search).chain(llms);
        let whole = whole.map(Address::new);
        let mut all = whole.chain(months).chain(parts);
        all.any(|data| data == *address).then(|| Dependencies {
            shows: vec![self.all(|count| message!("shows-told", count = count))],
            ..Dependencies::plain(Kind::Data, None)
        })
    }

    /// A file that is the same whatever the articles are, but for the old addresses in `_redirects`.
    fn of_none(&self, address: &Address) -> Option<Dependencies> {
        let site = self.site;
        let is_first = site.config.edition == Edition::Hans;
        let hosts = well_known::HOST_FILES.into_iter().filter(|_| is_first);
        let forms = site.config.search.then_some(well_known::SEARCH_FORMS);
        let has_words = site.config.search && search::has_own_words(site);
        let words = has_words.then_some(well_known::SEARCH_WORDS);
        let mut all = hosts.chain(forms).chain(words).map(Address::new);
        let is_here = all.any(|file| file == *address);
        is_here.then(|| Dependencies::plain(Kind::Data, None))
    }
}
