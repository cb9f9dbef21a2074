//! On what a file of the site depends, told to a person.

mod data;

use super::{
    Renderer,
    digest::{self, Form},
    list_page, other_page, share_image,
};
use crate::{
    message::{Message, message},
    output::Kind,
    site::{Address, ArticleId, Site, well_known},
    theme::{Template, Theme},
};

/// What a file is made of.
#[derive(Debug, PartialEq, Eq)]
pub struct Dependencies {
    /// What kind of file it is.
    pub kind: Kind,
    /// The file that it is about, below the site's folder, where that is one file.
    pub own: Option<String>,
    /// The templates that make it, by name; none for a file that is made without.
    pub templates: Vec<String>,
    /// The files of the articles that it shows, by what they are to it.
    pub shows: Vec<(Message, Vec<String>)>,
}

impl Renderer<'_> {
    /// On what the file at `address` depends, beside the settings; `None` where there is none.
    pub fn dependencies(&self, address: &Address) -> Option<Dependencies> {
        let article = self.article_at(address).map(|id| self.of_article(id));
        article
            .or_else(|| self.of_list(address))
            .or_else(|| self.of_digest(address))
            .or_else(|| self.of_feed(address))
            .or_else(|| self.of_twin(address))
            .or_else(|| self.of_share_image(address))
            .or_else(|| self.data_at(address))
            .or_else(|| self.of_page(address))
    }

    /// The templates that make the page at `address`.
    fn templates_at(&self, address: &Address) -> Vec<String> {
        let page = self.find(address);
        page.map_or_else(Vec::new, |page| self.closure(&page.template))
    }

    fn closure(&self, template: &str) -> Vec<String> {
        closure(self.engine.theme(), template.to_owned())
    }

    fn of_article(&self, id: ArticleId) -> Dependencies {
        let entry = self.site.entry(id);
        Dependencies {
            kind: Kind::Article,
            own: Some(entry.article.path.clone()),
            templates: self.templates_at(&entry.address),
            shows: self.around(id),
        }
    }

    fn of_list(&self, address: &Address) -> Option<Dependencies> {
        let (listing, page) = self.list_at(address)?;
        let listed = &self.site.catalog.listed(listing.kind)[page.entries.clone()];
        let pinned = list_page::pinned_on(self, listing, page);
        let (of_pinned, of_listed) = (pinned.len(), listed.len());
        let groups = [
            (message!("shows-pinned", count = of_pinned), pinned),
            (message!("shows-list", count = of_listed), listed.to_vec()),
        ];
        Some(Dependencies {
            kind: super::recipe::kind_of(listing.kind),
            own: None,
            templates: self.templates_at(address),
            shows: self.shown(groups),
        })
    }

    fn of_digest(&self, address: &Address) -> Option<Dependencies> {
        let (digest, form) = digest::at(self, address)?;
        Some(Dependencies {
            kind: Kind::Digest,
            own: None,
            templates: match form {
                None => self.templates_at(address),
                Some(Form::Email) => self.closure(digest::EMAIL_TEMPLATE),
                Some(_) => Vec::new(),
            },
            shows: vec![(
                message!("shows-list", count = digest.articles.len()),
                paths(self.site, &digest.articles),
            )],
        })
    }

    fn of_feed(&self, address: &Address) -> Option<Dependencies> {
        let items = self.feed_at(address).map(<[_]>::to_vec);
        let items = items.or_else(|| digest::articles_of_feed(self, address))?;
        Some(Dependencies {
            kind: Kind::Feed,
            own: None,
            templates: Vec::new(),
            shows: vec![(
                message!("shows-items", count = items.len()),
                paths(self.site, &items),
            )],
        })
    }

    fn of_twin(&self, address: &Address) -> Option<Dependencies> {
        let id = self.twin_at(address)?;
        Some(Dependencies {
            kind: Kind::Data,
            own: Some(self.site.entry(id).article.path.clone()),
            templates: Vec::new(),
            shows: Vec::new(),
        })
    }

    fn of_share_image(&self, address: &Address) -> Option<Dependencies> {
        let mut entries = self.site.entries.iter();
        let entry = entries.find(|entry| entry.share_image.as_ref() == Some(address))?;
        Some(Dependencies {
            kind: Kind::Share,
            own: Some(entry.article.path.clone()),
            templates: self.closure(share_image::TEMPLATE),
            shows: Vec::new(),
        })
    }

    fn of_page(&self, address: &Address) -> Option<Dependencies> {
        let template = self.find(address)?.template;
        let plain = self.site.pages.iter().find(|page| page.address == *address);
        Some(Dependencies {
            kind: Kind::Page,
            own: plain.map(|plain| plain.page.path.clone()),
            shows: match other_page::find(self, address) {
                Some(_) => Vec::new(),
                None => vec![self.all(|count| message!("shows-counted", count = count))],
            },
            templates: self.closure(&template),
        })
    }

    /// The articles that an article's page shows or leads to.
    fn around(&self, id: ArticleId) -> Vec<(Message, Vec<String>)> {
        let entry = self.site.entry(id);
        let related = self.related.list(id.0 as usize).iter();
        let related: Vec<_> = related.map(|other| ArticleId(other.article)).collect();
        let newer: Vec<_> = self.site.newer(id).into_iter().collect();
        let older: Vec<_> = self.site.older(id).into_iter().collect();
        let links = entry.links.clone();
        self.shown([
            (message!("shows-related", count = related.len()), related),
            (message!("shows-newer", count = newer.len()), newer),
            (message!("shows-older", count = older.len()), older),
            (message!("shows-linked", count = links.len()), links),
        ])
    }

    /// The files of articles that are shown, without what nothing is of.
    fn shown<const N: usize>(
        &self,
        groups: [(Message, Vec<ArticleId>); N],
    ) -> Vec<(Message, Vec<String>)> {
        let groups = groups.into_iter().filter(|(_, ids)| !ids.is_empty());
        let groups = groups.map(|(what, ids)| (what, paths(self.site, &ids)));
        groups.collect()
    }

    /// Every article, as something that all are shown as.
    fn all(&self, what: impl FnOnce(usize) -> Message) -> (Message, Vec<String>) {
        let all = &self.site.catalog.all;
        (what(all.len()), paths(self.site, all))
    }

    /// The article whose twin in Markdown stands at `address`.
    fn twin_at(&self, address: &Address) -> Option<ArticleId> {
        let mut all = self.site.catalog.all.iter().copied();
        let is_twin = |id: &ArticleId| well_known::twin(&self.site.entry(*id).address) == *address;
        all.find(|id| self.site.config.agents.markdown && is_twin(id))
    }

    fn feed_at(&self, address: &Address) -> Option<&[ArticleId]> {
        let config = &self.site.config.feeds;
        let is_here = |list: &Address| {
            let mut formats = config.formats.iter();
            formats.any(|format| well_known::feed(list, *format) == *address)
        };
        let catalog = &self.site.catalog;
        let kinds = self.site.listings.iter().map(|listing| listing.kind);
        let mut kinds = kinds.filter(|kind| kind.feed_items(config) > 0);
        let kind = kinds.find(|kind| is_here(&catalog.address(*kind)))?;
        Some(super::feed::newest(self.site, kind))
    }
}

fn paths(site: &Site, ids: &[ArticleId]) -> Vec<String> {
    let path = |id: &ArticleId| site.entry(*id).article.path.clone();
    ids.iter().map(path).collect()
}

/// A template, and all that it draws in, by name.
pub(super) fn closure(theme: &Theme, template: String) -> Vec<String> {
    let mut all = vec![template];
    let mut at = 0;
    while let Some(template) = all.get(at).and_then(|name| theme.templates.get(name)) {
        let draws_in = |(name, other): &(&String, &Template)| {
            let quoted = [format!("\"{name}\""), format!("'{name}'")];
            quoted.iter().any(|quoted| template.text.contains(quoted))
                || components(&other.text).any(|component| uses(&template.text, component))
        };
        let drawn_in = theme.templates.iter().filter(draws_in);
        let new = drawn_in
            .map(|(name, _)| name)
            .filter(|name| !all.contains(name));
        let new: Vec<String> = new.cloned().collect();
        all.extend(new);
        at += 1;
    }
    all
}

/// The names of the components that a template defines.
fn components(text: &str) -> impl Iterator<Item = &str> {
    let definitions = text.split("{% component ").skip(1);
    definitions.filter_map(|definition| definition.split(['(', ' ']).next())
}

/// Whether a template shows a component.
fn uses(text: &str, component: &str) -> bool {
    let mut shown = text.split('<').skip(1);
    shown.any(|shown| {
        let rest = shown.strip_prefix(component);
        rest.is_some_and(|rest| rest.starts_with([' ', '/', '>', '\n']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_are_known_by_their_names() {
        let text =
            "{% component page_head(name) -%}<h1>{{ name }}</h1>{%- endcomponent page_head %}";
        assert_eq!(components(text).collect::<Vec<_>>(), ["page_head"]);
        for (template, shown) in [
            ("{{ <page_head name=\"往期\" /> }}", true),
            ("{{ <page_head/> }}", true),
            ("{{ <page_header /> }}", false),
            ("page_head", false),
        ] {
            assert_eq!(uses(template, "page_head"), shown, "{template}");
        }
    }
}
