//! Renders a site that is ready for it, in each of its editions: all of it, or what is asked for.

use super::{
    Build,
    editions::{self, Translation},
};
use crate::{
    config::Edition,
    content::Article,
    render::{Dependencies, Engine, Renderer, Share, Sink, Sources, Stop, Translated},
    site::{Address, PlacedVariant, Site},
};

impl Build {
    /// Renders every file of the site into `sink`, but those that it keeps.
    ///
    /// # Errors
    /// A mistake in a template, or what `sink` says.
    pub fn render(&self, sink: &dyn Sink) -> Result<(), Stop> {
        self.rendering(|renderer| renderer.render(sink))?;
        let mut translations = self.translations.iter();
        translations.try_for_each(|translation| self.render_translation(translation, sink))
    }

    /// Forgets the share images that no article of the site has any more.
    pub(super) fn forget_share_images(&self) {
        let translated = self
            .translations
            .iter()
            .map(|translation| &translation.site);
        let sites = translated.chain([&self.site]);
        let images = |site: &Site| {
            site.entries
                .iter()
                .filter(|entry| entry.share_image.is_some())
                .count()
        };
        self.share.forget_others(sites.map(images).sum());
    }

    fn render_translation(&self, of: &Translation, sink: &dyn Sink) -> Result<(), Stop> {
        let sink = Translated::new(of.edition, sink).map_err(Stop::Machine)?;
        sink.map_or(Ok(()), |sink| {
            self.rendering_of(&of.site, &of.engine, |renderer| renderer.render(&sink))
        })
    }

    /// The page that was read from the file at `source`, below the site's root, as it will be
    /// published, and its address; `None` where there is none, or its template is wrong.
    pub fn page_of(&self, source: &str) -> Option<(&Address, Vec<u8>)> {
        let address = self.address_of(source)?;
        let html = self.rendering(|renderer| renderer.page(address))?;
        Some((address, html))
    }

    /// The address of the article or plain page that was read from the file at `source`.
    pub fn address_of(&self, source: &str) -> Option<&Address> {
        let articles = self.site.entries.iter();
        let articles = articles.map(|entry| (&entry.article.path, &entry.address));
        let pages = self.site.pages.iter();
        let pages = pages.map(|placed| (&placed.page.path, &placed.address));
        let mut all = articles.chain(pages);
        all.find(|(path, _)| *path == source)
            .map(|(_, address)| address)
    }

    /// What the template of the page at `address` sees, before the words of another edition are
    /// converted; `None` where there is no such page.
    pub fn dump_context(&self, address: &str) -> Option<serde_json::Value> {
        self.looking_at(address, |renderer, address| renderer.dump_context(address))
    }

    /// On what the file at `address` depends, beside the settings; `None` where there is none.
    pub fn dependencies(&self, address: &str) -> Option<Dependencies> {
        self.looking_at(address, |renderer, address| renderer.dependencies(address))
    }

    /// Asks the edition to which `address` belongs, by the address that it has there.
    fn looking_at<T>(&self, address: &str, ask: impl FnOnce(&Renderer<'_>, &Address) -> T) -> T {
        match editions::at(&self.translations, address) {
            Some((Translation { site, engine, .. }, address)) => {
                self.rendering_of(site, engine, |renderer| ask(renderer, &address))
            }
            None => self.rendering(|renderer| ask(renderer, &Address::new(address))),
        }
    }

    /// Works with the renderer of an edition; `None` where the site has no such edition.
    pub(super) fn rendering_edition<T>(
        &self,
        edition: Edition,
        work: impl FnOnce(&Renderer<'_>) -> T,
    ) -> Option<T> {
        if edition == self.site.config.edition {
            return Some(self.rendering(work));
        }
        let mut translations = self.translations.iter();
        let translation = translations.find(|translation| translation.edition == edition)?;
        Some(self.rendering_of(&translation.site, &translation.engine, work))
    }

    fn rendering<T>(&self, work: impl FnOnce(&Renderer<'_>) -> T) -> T {
        self.rendering_of(&self.site, &self.engine, work)
    }

    fn rendering_of<T>(
        &self,
        site: &Site,
        engine: &Engine,
        work: impl FnOnce(&Renderer<'_>) -> T,
    ) -> T {
        let read_text = |article: &Article| Ok(self.texts.read(article)?.html);
        let read_markdown = |article: &Article| self.texts.markdown(article);
        let read_variant = |variant: &PlacedVariant| self.pictures.variant(variant);
        let draw = |svg: &[u8]| self.share.draw(svg, site.config.edition);
        let share = self.share.fonts();
        let share = share.map(|fonts| Share { fonts, draw: &draw });
        let search = self.searched.seen(site, &self.texts);
        let sources = Sources {
            text: &read_text,
            markdown: &read_markdown,
            variant: &read_variant,
            search: &search,
            share,
        };
        work(&Renderer::new(site, &self.related, engine, sources))
    }
}
