//! What every HTML page has in common.

use tera::{Context, Value};

use super::{Output, Renderer, Stop};
use crate::{
    config::{BaseUrl, Config},
    output::Kind,
    picture::Size,
    site::{self, Address},
};

/// A page before it is rendered.
pub(super) struct Page {
    /// Where it stands.
    pub(super) address: Address,
    /// The template that makes it.
    pub(super) template: String,
    /// What its template sees.
    pub(super) context: Context,
}

/// What a page says of itself in its head.
pub(super) struct Head<'a> {
    /// The kind of page, a word for templates.
    pub(super) kind: &'static str,
    /// The title, unique in the site.
    pub(super) title: &'a str,
    /// One or two sentences.
    pub(super) description: Option<&'a str>,
    /// The feeds that it announces.
    pub(super) feeds: Value,
}

/// The image that is shared in the place of a page.
pub(super) struct Image<'a> {
    /// Its absolute address.
    pub(super) url: &'a str,
    /// Its size, where it is known.
    pub(super) size: Option<Size>,
    /// What it shows, where that is words.
    pub(super) alt: Option<&'a str>,
}

/// Every name that a template may see beside `config`, in the order of `docs/templates.md`.
pub(super) const NAMES: [&str; 25] = [
    "kind",
    "title",
    "description",
    "current_path",
    "current_url",
    "image",
    "image_width",
    "image_height",
    "image_alt",
    "feeds",
    "structured_data",
    "editions",
    "page",
    "paginator",
    "pinned",
    "term",
    "year",
    "month",
    "months",
    "terms",
    "years",
    "digest",
    "digests",
    "target",
    "target_path",
];

impl Page {
    /// A page at `address`, made by the template that is named after its kind.
    pub(super) fn new(renderer: &Renderer<'_>, address: &Address, head: Head<'_>) -> Self {
        let base = &renderer.site.config.base_url;
        let path = Value::safe_string(&address.href(base));
        let url = Value::safe_string(&address.absolute(base));
        let image = Image {
            url: &renderer.image,
            size: None,
            alt: None,
        };
        Self::of(renderer, address, (path, url, image), head)
    }

    /// A page whose path, URL and image are values already.
    pub(super) fn of(
        renderer: &Renderer<'_>,
        address: &Address,
        (path, url, image): (Value, Value, Image<'_>),
        head: Head<'_>,
    ) -> Self {
        let mut context = Context::new();
        context.insert_value("kind", Value::safe_string(head.kind));
        context.insert_value("title", Value::from(head.title));
        context.insert_value("description", Value::from(head.description));
        context.insert_value("current_path", path);
        context.insert_value("current_url", url);
        let side = |side: fn(Size) -> u32| Value::from(image.size.map(side));
        context.insert_value("image", Value::from(image.url));
        context.insert_value("image_width", side(|size| size.width));
        context.insert_value("image_height", side(|size| size.height));
        context.insert_value("image_alt", Value::from(image.alt));
        context.insert_value("feeds", head.feeds);
        context.insert_value("structured_data", Value::none());
        context.insert_value(
            "editions",
            super::view::editions(address, &renderer.site.config),
        );
        Self {
            address: address.clone(),
            template: format!("{}.html", head.kind),
            context,
        }
    }

    /// The same page with one more value for its template.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.context.insert_value(name, value.into());
        self
    }

    /// The same page made by another template.
    pub(super) fn by(mut self, template: &str) -> Self {
        template.clone_into(&mut self.template);
        self
    }
}

impl Renderer<'_> {
    /// Renders `page` into `out`.
    pub(super) fn put(&self, page: &Page, out: &Output<'_>) -> Result<(), Stop> {
        out.put(&page.address, Kind::Page, self.html_of(page)?)
    }

    /// The HTML of a page.
    ///
    /// # Errors
    /// A mistake in its template.
    pub(super) fn html_of(&self, page: &Page) -> Result<Vec<u8>, Stop> {
        let shown = page.address.to_string();
        let html = self.engine.render(&page.template, &page.context, &shown);
        html.map_err(Stop::Template)
    }

    /// The absolute form of an address that is absolute already or begins at the host's root.
    pub(super) fn absolute(&self, address: &str) -> String {
        absolute(address, &self.site.config.base_url)
    }
}

/// The absolute address of the image that is shared where a page has none of its own.
pub(super) fn site_image(config: &Config) -> String {
    let base = &config.base_url;
    absolute(&site::link(&config.image, base), base)
}

fn absolute(address: &str, base: &BaseUrl) -> String {
    if address.starts_with('/') {
        format!("{}{address}", base.origin())
    } else {
        address.to_owned()
    }
}
