//! A page as a browser reads it.

use scraper::{ElementRef, Html, Selector};

/// A parsed HTML page.
pub(crate) struct Page(Html);

impl Page {
    pub(crate) fn read(html: &str) -> Self {
        Self(Html::parse_document(html))
    }

    fn select<'a>(&'a self, selector: &str) -> Vec<ElementRef<'a>> {
        let selector = Selector::parse(selector).unwrap();
        self.0.select(&selector).collect()
    }

    /// How many elements a CSS selector finds.
    pub(crate) fn count(&self, selector: &str) -> usize {
        self.select(selector).len()
    }

    /// The texts of all elements that a CSS selector finds, each in one line.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let text = |element: &ElementRef<'_>| {
            let text: String = element.text().collect();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        self.select(selector).iter().map(text).collect()
    }

    /// The text of the one element that a CSS selector finds.
    pub(crate) fn text(&self, selector: &str) -> String {
        only(selector, self.texts(selector))
    }

    /// The values of an attribute of all elements that a CSS selector finds.
    pub(crate) fn values(&self, selector: &str, attribute: &str) -> Vec<String> {
        let value = |element: ElementRef<'_>| element.attr(attribute).map(str::to_owned);
        self.select(selector)
            .into_iter()
            .filter_map(value)
            .collect()
    }

    /// The value of an attribute of the one element that a CSS selector finds.
    pub(crate) fn value(&self, selector: &str, attribute: &str) -> String {
        only(selector, self.values(selector, attribute))
    }

    /// The content of the `meta` element of this name or property.
    pub(crate) fn meta(&self, name: &str) -> String {
        let selector = format!("meta[name=\"{name}\"], meta[property=\"{name}\"]");
        self.value(&selector, "content")
    }

    /// The structured data, which is in JSON.
    pub(crate) fn json_ld(&self) -> serde_json::Value {
        let scripts = self.select("script[type=\"application/ld+json\"]");
        let json = scripts.iter().map(|script| script.inner_html());
        let json = only("structured data", json.collect());
        serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error} in {json}"))
    }

    /// Names of all elements and attributes, for what must not be among them.
    pub(crate) fn markup(&self) -> Vec<String> {
        let all = self.select("*");
        let names = all.iter().flat_map(|element| {
            let attributes = element.value().attrs().map(|(name, _)| name.to_owned());
            attributes.chain([element.value().name().to_owned()])
        });
        names.collect()
    }
}

fn only(what: &str, mut found: Vec<String>) -> String {
    assert_eq!(found.len(), 1, "{what}: {found:#?}");
    found.remove(0)
}
