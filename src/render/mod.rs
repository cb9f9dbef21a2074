//! Turns a site into the files that are published, one at a time.

mod ai_label;
mod article_page;
mod dependencies;
mod digest;
mod edition;
mod engine;
mod feed;
mod host_files;
mod index_page;
mod json;
mod list_page;
mod llms;
mod map;
mod markdown;
mod mistake;
mod other_page;
mod page;
mod recipe;
mod related_index;
mod search;
mod share_image;
mod sitemap;
mod structured_data;
mod twin;
mod view;
mod xml;

use std::borrow::Cow;

use rayon::prelude::*;

pub use dependencies::Dependencies;
pub use digest::Form;
pub use edition::{Translated, translated};
pub use engine::Engine;
use recipe::Fingerprints;
pub use search::SearchMemory;
pub use sitemap::{addresses as sitemap_addresses, is_news};
use view::Views;

use crate::{
    config::BaseUrl,
    content::Article,
    diagnostic::Diagnostic,
    fingerprint::Fingerprint,
    message::{Failure, message},
    output::{Contents, Kind, OutputFile, OutputPath, Recipe},
    related::RelatedIndex,
    site::{Address, ArticleId, Entry, ListPage, Listing, PlacedFile, PlacedVariant, Site},
    theme::StaticFile,
};

/// Why rendering stopped.
#[derive(Debug)]
pub enum Stop {
    /// A template is wrong.
    Template(Box<Diagnostic>),
    /// The machine failed: what was rendered could not be handed on, or a text not be read.
    Machine(Failure),
}

/// Takes the files of a site, from many threads at once.
pub trait Sink: Sync {
    /// Whether the file at `path` need not be rendered: it is there already, made by this recipe.
    ///
    /// # Errors
    /// When the machine fails.
    fn keep(&self, path: &OutputPath, recipe: &Recipe) -> Result<bool, Failure>;

    /// Takes a file. One without a recipe is too small to be worth one, or is to be copied.
    ///
    /// # Errors
    /// When it cannot be handed on.
    fn take(&self, file: OutputFile, kind: Kind, recipe: Option<Recipe>) -> Result<(), Failure>;
}

/// A function that takes every file.
impl<F: Fn(OutputFile) -> Result<(), Failure> + Sync> Sink for F {
    fn keep(&self, _: &OutputPath, _: &Recipe) -> Result<bool, Failure> {
        Ok(false)
    }

    fn take(&self, file: OutputFile, _: Kind, _: Option<Recipe>) -> Result<(), Failure> {
        self(file)
    }
}

/// Reads the text of an article that is not held in memory, the addresses as the author wrote them.
/// Called from many threads at once.
pub type ReadText<'a> = dyn Fn(&Article) -> Result<String, Failure> + Sync + 'a;

/// Reads the bytes of a variant of a picture. Called from many threads at once.
pub type ReadVariant<'a> = dyn Fn(&PlacedVariant) -> Result<Vec<u8>, Failure> + Sync + 'a;

/// Draws an SVG as PNG. Called from many threads at once.
pub type Draw<'a> = dyn Fn(&[u8]) -> Result<Vec<u8>, Stop> + Sync + 'a;

/// What draws share images.
#[derive(Clone, Copy)]
pub struct Share<'a> {
    /// The fingerprint of the fonts.
    pub fonts: Fingerprint,
    /// Draws one.
    pub draw: &'a Draw<'a>,
}

/// Where a renderer reads what is not held in memory.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The texts of articles as HTML.
    pub text: &'a ReadText<'a>,
    /// The texts of articles in the Markdown of their authors.
    pub markdown: &'a ReadText<'a>,
    /// The variants of pictures.
    pub variant: &'a ReadVariant<'a>,
    /// What search knows of texts.
    pub search: &'a dyn SearchMemory,
    /// What draws share images; none where the site has none.
    pub share: Option<Share<'a>>,
}

/// A site, and what else its pages are made of.
pub struct Renderer<'a> {
    site: &'a Site,
    related: &'a RelatedIndex,
    engine: &'a Engine,
    sources: Sources<'a>,
    views: Views,
    fingerprints: Fingerprints,
    /// The absolute address of the image that is shared where a page has none of its own.
    image: String,
    /// What converts the words of this edition before they are set in an image.
    script: share_image::Script,
}

impl<'a> Renderer<'a> {
    /// A renderer; `related` lists articles by their index in the site.
    pub fn new(
        site: &'a Site,
        related: &'a RelatedIndex,
        engine: &'a Engine,
        sources: Sources<'a>,
    ) -> Self {
        Self {
            site,
            related,
            engine,
            sources,
            views: Views::new(site),
            fingerprints: Fingerprints::of(site),
            image: page::site_image(&site.config),
            script: share_image::Script::default(),
        }
    }

    /// Renders every file of the site into `sink`, but those that it keeps.
    ///
    /// # Errors
    /// The first in the order of the outputs, at every run the same; the files that were taken
    /// before it are incomplete as a site.
    pub fn render(&self, sink: &dyn Sink) -> Result<(), Stop> {
        let out = Output { sink };
        let outputs = OUTPUTS.par_iter();
        let failure = outputs.find_map_first(|render| render(self, &out).err());
        failure.map_or(Ok(()), Err)
    }

    /// The page at `address` as it is published; `None` where there is none, or a template is wrong.
    pub fn page(&self, address: &Address) -> Option<Vec<u8>> {
        self.html_of(&self.find(address)?).ok()
    }

    /// What the template of the page at `address` sees, as JSON; `None` where there is no such page.
    pub fn dump_context(&self, address: &Address) -> Option<serde_json::Value> {
        let page = self.find(address)?;
        let mut seen = serde_json::Map::new();
        seen.insert("template".to_owned(), page.template.as_str().into());
        seen.insert(
            "config".to_owned(),
            serde_json::to_value(self.engine.config()).ok()?,
        );
        for name in page::NAMES {
            if let Some(value) = page.context.get(name) {
                seen.insert(name.to_owned(), serde_json::to_value(value).ok()?);
            }
        }
        Some(seen.into())
    }

    /// The text of an article, the addresses as its author wrote them.
    fn html<'e>(&self, entry: &'e Entry) -> Result<Cow<'e, str>, Stop> {
        match &entry.html {
            Some(html) => Ok(Cow::Borrowed(html)),
            None => {
                let html = (self.sources.text)(&entry.article).map_err(Stop::Machine)?;
                Ok(Cow::Owned(html))
            }
        }
    }

    /// The text of an article with absolute addresses only.
    fn absolute_html<'e>(&self, entry: &'e Entry) -> Result<Cow<'e, str>, Stop> {
        fn resolve<'h>(html: &'h str, entry: &Entry, base: &BaseUrl) -> Cow<'h, str> {
            entry
                .addresses
                .resolve_absolute(html, base, &entry.permalink)
        }
        let base = &self.site.config.base_url;
        Ok(match self.html(entry)? {
            Cow::Borrowed(html) => resolve(html, entry, base),
            Cow::Owned(html) => Cow::Owned(resolve(&html, entry, base).into_owned()),
        })
    }

    fn find(&self, address: &Address) -> Option<page::Page> {
        if let Some(id) = self.article_at(address) {
            return article_page::page(self, id).ok();
        }
        if let Some((listing, page)) = self.list_at(address) {
            return Some(list_page::list_page(self, listing, page));
        }
        if let Some(page) = digest::find(self, address) {
            return Some(page);
        }
        let mut indexes = index_page::pages(self).into_iter();
        let index = indexes.find(|page| page.address == *address);
        index.or_else(|| other_page::find(self, address))
    }

    fn article_at(&self, address: &Address) -> Option<ArticleId> {
        let mut all = self.site.catalog.all.iter().copied();
        all.find(|id| self.site.entry(*id).address == *address)
    }

    fn list_at(&self, address: &Address) -> Option<(&Listing, &ListPage)> {
        let listings = self.site.listings.iter();
        let mut pages =
            listings.flat_map(|listing| listing.pages.iter().map(move |page| (listing, page)));
        pages.find(|(_, page)| page.address == *address)
    }
}

/// Renders all files of one kind.
type Render = fn(&Renderer<'_>, &Output<'_>) -> Result<(), Stop>;

/// Every kind of output, the longest work first, and before it that of which parts cannot be
/// divided. A new one costs a file and a line here.
const OUTPUTS: [Render; 15] = [
    search::render,
    share_image::render,
    article_page::render,
    twin::render,
    list_page::render,
    digest::render,
    feed::render,
    related_index::render,
    index_page::render,
    other_page::render,
    sitemap::render,
    llms::render,
    host_files::render,
    copy_files,
    write_variants,
];

/// The files that are published as they are.
fn copy_files(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    let files = renderer.site.files.par_iter();
    let copy = |file: &PlacedFile| {
        let contents = match &file.from {
            StaticFile::Embedded(bytes) => Contents::Bytes(bytes.to_vec()),
            StaticFile::Disk(path) => Contents::Copy(path.clone()),
        };
        let path = file.path.clone();
        let file = OutputFile { path, contents };
        out.sink.take(file, Kind::Copy, None)
    };
    let failure = files.find_map_first(|file| copy(file).err());
    failure.map_or(Ok(()), |failure| Err(Stop::Machine(failure)))
}

/// The variants of pictures, which were made when the site was assembled.
fn write_variants(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    let variants = renderer.site.variants.par_iter();
    let write = |variant: &PlacedVariant| {
        let own = Fingerprint(variant.print).number(variant.width.into());
        let recipe = Recipe {
            kind: Kind::Copy,
            own,
            shown: Fingerprint::EMPTY,
        };
        let read = || (renderer.sources.variant)(variant).map_err(Stop::Machine);
        out.offer_at(variant.path.clone(), recipe, read)
    };
    let failure = variants.find_map_first(|variant| write(variant).err());
    failure.map_or(Ok(()), Err)
}

/// Where rendered files go.
struct Output<'a> {
    sink: &'a dyn Sink,
}

impl Output<'_> {
    /// Hands on the file of this kind that is served at `address`.
    fn put(&self, address: &Address, kind: Kind, bytes: Vec<u8>) -> Result<(), Stop> {
        self.take(path(address)?, kind, bytes, None)
    }

    /// Hands on the file that is served at `address`, and makes it only if its recipe is new.
    fn offer(
        &self,
        address: &Address,
        recipe: Recipe,
        make: impl FnOnce() -> Result<Vec<u8>, Stop>,
    ) -> Result<(), Stop> {
        self.offer_at(path(address)?, recipe, make)
    }

    /// The same for the file at `path`.
    fn offer_at(
        &self,
        path: OutputPath,
        recipe: Recipe,
        make: impl FnOnce() -> Result<Vec<u8>, Stop>,
    ) -> Result<(), Stop> {
        if self.sink.keep(&path, &recipe).map_err(Stop::Machine)? {
            return Ok(());
        }
        self.take(path, recipe.kind, make()?, Some(recipe))
    }

    /// Whether the file that is served at `address` need not be made.
    fn keeps(&self, address: &Address, recipe: &Recipe) -> Result<bool, Stop> {
        let path = path(address)?;
        self.sink.keep(&path, recipe).map_err(Stop::Machine)
    }

    /// Hands on a file that was not kept.
    fn give(&self, address: &Address, recipe: Recipe, bytes: Vec<u8>) -> Result<(), Stop> {
        self.take(path(address)?, recipe.kind, bytes, Some(recipe))
    }

    fn take(
        &self,
        path: OutputPath,
        kind: Kind,
        bytes: Vec<u8>,
        recipe: Option<Recipe>,
    ) -> Result<(), Stop> {
        let contents = Contents::Bytes(bytes);
        let file = OutputFile { path, contents };
        self.sink.take(file, kind, recipe).map_err(Stop::Machine)
    }
}

/// Every address was claimed as a valid path when the site was assembled.
fn path(address: &Address) -> Result<OutputPath, Stop> {
    address.output_path().map_err(|why| {
        let named = message!("address-named", address = address.to_string());
        Stop::Machine(Failure::new(why.of(named)))
    })
}
