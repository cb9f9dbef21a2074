//! Where a new article belongs: as the newest ones of the site are laid out.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use super::Desk;
use crate::{
    build::BuildError,
    config::{Config, PermalinkParts},
    content::{self, SourceFile},
    site::{Address, article_address, page_address},
    text::slug::slug,
};

/// How a site lays its articles out in folders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// The folder below `content/`: each part a format of a date, in which all else stands for itself.
    parts: Vec<String>,
    /// Whether the file's name begins with the date.
    is_dated: bool,
}

/// The forms in which folders name a date, the longer ones first.
const FORMS: [&str; 6] = ["%Y-%m-%d", "%Y-%m", "%Y%m", "%Y", "%m", "%d"];

impl Layout {
    /// That of a site without articles.
    fn of_a_new_site() -> Self {
        Self {
            parts: vec!["%Y".to_owned(), "%m".to_owned()],
            is_dated: true,
        }
    }

    /// That by which the article with this id and date lies where it does.
    fn of(id: &str, date: NaiveDate) -> Self {
        let (folder, name) = id.rsplit_once('/').unwrap_or(("", id));
        let mut forms = FORMS.to_vec();
        let parts = folder.split('/').filter(|part| !part.is_empty());
        let parts = parts.map(|part| {
            let is_form = |form: &&str| date.format(form).to_string() == part;
            match forms.iter().position(is_form) {
                // Each once: in 11/11 the second is the day.
                Some(at) => forms.remove(at).to_owned(),
                None => part.replace('%', "%%"),
            }
        });
        Self {
            parts: parts.collect(),
            is_dated: split_date(name).is_some(),
        }
    }

    /// That of the newest article of a site, and which one that is.
    pub(super) fn of_newest(desk: &Desk) -> Result<(Self, Option<&SourceFile>), BuildError> {
        let files = &desk.sources.articles;
        let dated = files.iter().filter_map(|file| {
            let (date, _) = split_date(name(&file.id))?;
            Some((date, &file.id, file))
        });
        if let Some((date, id, file)) = dated.max_by_key(|(date, id, _)| (*date, *id)) {
            return Ok((Self::of(id, date), Some(file)));
        }
        // Only what the articles themselves say tells which is the newest.
        let (articles, _) = content::parse_all(files, &desk.parse)?;
        let newest = articles
            .iter()
            .max_by_key(|article| (article.date, &article.id));
        let Some(newest) = newest else {
            return Ok((Self::of_a_new_site(), None));
        };
        let file = files.iter().find(|file| file.id == newest.id);
        Ok((Self::of(&newest.id, newest.date.date_naive()), file))
    }

    /// The id of an article of this moment with this slug.
    pub(super) fn id(&self, moment: NaiveDateTime, slug: &str) -> String {
        let parts = self.parts.iter();
        let mut id: Vec<_> = parts.map(|part| moment.format(part).to_string()).collect();
        id.push(match self.is_dated {
            true => format!("{}-{slug}", moment.format("%Y-%m-%d")),
            false => slug.to_owned(),
        });
        id.join("/")
    }
}

/// The ids and addresses that the articles and pages of a site have.
pub(super) struct Taken<'a> {
    config: &'a Config,
    /// For names without a date.
    today: NaiveDate,
    ids: BTreeSet<&'a str>,
    addresses: BTreeSet<Address>,
}

impl<'a> Taken<'a> {
    pub(super) fn by(desk: &'a Desk, today: NaiveDate) -> Result<Self, BuildError> {
        let (sources, config) = (&desk.sources, &desk.config);
        let mut taken = Self {
            config,
            today,
            ids: sources.articles.iter().map(|file| &*file.id).collect(),
            addresses: BTreeSet::new(),
        };
        let (articles, _) = content::parse_all(&sources.articles, &desk.parse)?;
        // Of those that cannot be read, the names of their files tell.
        let read: BTreeSet<&str> = articles.iter().map(|article| &*article.id).collect();
        let unread = taken.ids.difference(&read);
        let by_name: Vec<Address> = unread.map(|id| taken.address(id)).collect();
        let (pages, _) = content::parse_all_pages(&sources.pages, &desk.parse)?;
        let aliases = articles.iter().flat_map(|article| &article.aliases);
        let aliases = aliases.chain(pages.iter().flat_map(|page| &page.aliases));
        let own = articles
            .iter()
            .map(|article| article_address(article, config));
        let own = own.chain(pages.iter().map(|page| page_address(page, config)));
        taken.addresses.extend(by_name);
        taken.addresses.extend(own);
        taken
            .addresses
            .extend(aliases.map(|alias| Address::of_page(&alias.value)));
        Ok(taken)
    }

    /// Whether an article with this id would be in the way of one that is there.
    pub(super) fn has(&self, id: &str) -> bool {
        self.ids.contains(id) || self.addresses.contains(&self.address(id))
    }

    fn address(&self, id: &str) -> Address {
        let name = name(id);
        let (date, rest) = split_date(name).unwrap_or((self.today, name));
        let slug = &slug(rest, self.config.slugify);
        let parts = PermalinkParts { date, slug, id };
        Address::new(&self.config.permalink.address(&parts))
    }
}

/// The last part of an id.
fn name(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// The date before a name, and the name.
fn split_date(name: &str) -> Option<(NaiveDate, &str)> {
    let (date, rest) = name.split_at_checked("2026-11-24".len())?;
    let rest = rest.strip_prefix('-').filter(|rest| !rest.is_empty())?;
    Some((NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_article_lies_as_the_newest_one() {
        let moment: NaiveDateTime = "2027-01-02T08:30:00".parse().unwrap();
        for (newest, date, want) in [
            (
                "2026/11/2026-11-24-chips",
                "2026-11-24",
                "2027/01/2027-01-02-new",
            ),
            ("2026-11-24-chips", "2026-11-24", "2027-01-02-new"),
            ("news/2026-11/chips", "2026-11-24", "news/2027-01/new"),
            ("2026/11/11/chips", "2026-11-11", "2027/01/02/new"),
            ("2025/chips", "2026-11-24", "2025/new"),
            ("100%d/11/chips", "2026-11-24", "100%d/01/new"),
            ("chips", "2026-11-24", "new"),
        ] {
            let layout = Layout::of(newest, date.parse().unwrap());
            assert_eq!(layout.id(moment, "new"), want, "{newest}");
        }
        let first = Layout::of_a_new_site().id(moment, "new");
        assert_eq!(first, "2027/01/2027-01-02-new");
    }
}
