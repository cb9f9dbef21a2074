//! Imports the export file of WordPress (WXR 1.2), in two ways through the file and with one item in
//! memory at a time.

mod addresses;
mod content;
mod feed;
mod item;
mod items;
#[cfg(feature = "external")]
mod media;
mod moment;
mod reference;
mod shortcode;
mod survey;

use std::{cell::RefCell, collections::BTreeSet, path::Path};

use super::{
    Import, ImportError, ImportOptions,
    article::{Fields, Kind, Text},
    html::{self, Loss},
    lead,
    links::{self, Lead, View},
    note::{Note, Spot},
    report::Report,
    shown,
    target::Target,
};
use crate::message::message;

use self::{
    item::{Category, Item},
    survey::Survey,
};

/// Imports the export at `file` into a site.
///
/// # Errors
/// When it is no export of WordPress, the settings of the site are wrong, or the machine fails. Where
/// the file breaks off, what is whole before that is imported, and the report says so.
pub fn wordpress(file: &Path, options: &ImportOptions) -> Result<Report, ImportError> {
    let target = Target::open(&options.root)?;
    let name = shown(file);
    let mut report = Report::default();
    let survey = survey::survey(file, &name, &target, &mut report)?;
    let mut import = Import::begin(&target, options, &survey.outlines, report)?;
    let mut items = survey::open(file)?;
    let mut files = Files::new(options)?;
    for outline in &survey.outline_of {
        // As in the first way: what comes behind a mistake is not read.
        let Ok(Some(item)) = items.next() else { break };
        let Some(index) = *outline else { continue };
        files.fetch(&item, &survey, &name, &mut import)?;
        let text = text((&item, index), &survey, &files, &name, &mut import);
        import.write(index, &survey.outlines[index], text)?;
    }
    import.settings(
        &html::text(&survey.channel.title),
        survey.blog.url().as_deref(),
    )?;
    import.finish()
}

/// The files of the blog, as far as they are fetched.
#[derive(Default)]
struct Files {
    #[cfg(feature = "external")]
    media: Option<media::Media>,
}

#[cfg(feature = "external")]
impl Files {
    /// Files are fetched where that is asked for.
    fn new(options: &ImportOptions) -> Result<Self, ImportError> {
        let is_wanted = options.media && !options.dry_run;
        let media = is_wanted.then(media::Media::new).transpose()?;
        Ok(Self { media })
    }

    /// Fetches what an item shows and links to.
    fn fetch(
        &mut self,
        item: &Item,
        survey: &Survey,
        name: &str,
        import: &mut Import<'_>,
    ) -> Result<(), ImportError> {
        match &mut self.media {
            Some(media) => media.fetch(item, survey, name, import),
            None => Ok(()),
        }
    }

    /// The new address of a file that was fetched.
    fn place(&self, address: &str) -> Option<&str> {
        self.media.as_ref()?.place(address)
    }
}

/// A program that knows no network fetches nothing, and does not offer to.
#[cfg(not(feature = "external"))]
impl Files {
    fn new(_: &ImportOptions) -> Result<Self, ImportError> {
        Ok(Self::default())
    }

    fn fetch(
        &mut self,
        _: &Item,
        _: &Survey,
        _: &str,
        _: &mut Import<'_>,
    ) -> Result<(), ImportError> {
        Ok(())
    }

    fn place(&self, _: &str) -> Option<&str> {
        None
    }
}

/// The text of an item, and what its front matter says.
fn text(
    (item, index): (&Item, usize),
    survey: &Survey,
    files: &Files,
    name: &str,
    import: &mut Import<'_>,
) -> Text {
    let line = item.content_line;
    let gone = RefCell::new(BTreeSet::new());
    let view = View::new(&import.plan, &import.plan.place(index).path, &survey.blog);
    let address = |address: &str| {
        if let Some(place) = files.place(address) {
            return place.to_owned();
        }
        match view.lead(address) {
            Lead::Here(found) => return found,
            Lead::Gone if !is_file(address) => {
                gone.borrow_mut().insert(address.to_owned());
            }
            Lead::Gone | Lead::Elsewhere => {}
        }
        let absolute = survey.blog.absolute(address);
        absolute.unwrap_or_else(|| address.to_owned())
    };
    let footnotes = item.metas("footnotes").next().unwrap_or_default();
    let content = item.value("content:encoded");
    let converted = content::convert(content, footnotes, &survey.numbered, &address);
    let mut fields = fields(item, survey, import);
    if let Some(place) = fields.cover.as_deref().and_then(|cover| files.place(cover)) {
        fields.cover = Some(place.to_owned());
    }
    if let Some(lead) = content::lead(content, &survey.numbered)
        && survey.outlines[index].kind == Kind::Article
    {
        let spot = Spot::line(name, line + lead.line - 1);
        let parts = (lead.text.as_str(), lead.rest);
        lead::settle(parts, &mut fields, spot, &mut import.report);
    }
    for address in gone.into_inner() {
        let spot = Spot::line(name, item.line);
        import.report.note(Note::stays_old(spot, &address));
    }
    for Loss {
        line: at,
        is_change,
        rule,
        message,
    } in converted.losses
    {
        let spot = Spot::line(name, line + at - 1);
        import.report.note(match is_change {
            true => Note::changed(rule, spot, message),
            false => Note::lost(rule, spot, message),
        });
    }
    tell_status(item, name, import);
    Text {
        fields,
        body: converted.markdown,
        files: Vec::new(),
    }
}

/// Whether an address is that of a picture or another file that the blog kept.
fn is_file(address: &str) -> bool {
    address.contains("/wp-content/")
}

fn fields(item: &Item, survey: &Survey, import: &Import<'_>) -> Fields {
    let timezone = import.target.config.timezone;
    let moment = |field: &str| survey.clock.moment(item, field, timezone);
    let published = moment("wp:post_date");
    let updated = moment("wp:post_modified").filter(|updated| {
        published.is_some_and(|published| updated.date_naive() > published.date_naive())
    });
    let login = item.value("dc:creator");
    let author = survey
        .channel
        .authors
        .get(login)
        .map_or(login, String::as_str);
    let excerpt = html::text(item.value("excerpt:encoded"));
    let mut fields = Fields {
        title: html::text(item.value("title")),
        updated,
        summary: Some(excerpt).filter(|excerpt| !excerpt.is_empty()),
        keywords: Vec::new(),
        author: Some(html::text(author)).filter(|author| !author.is_empty()),
        cover: cover(item, survey).cloned(),
        draft: !matches!(item.value("wp:status"), "publish" | "future" | "inherit")
            || !item.value("wp:post_password").is_empty(),
        pin: item.value("wp:is_sticky").trim() == "1",
        ..Fields::default()
    };
    for category in &item.categories {
        add_category(&mut fields, category);
    }
    fields
}

/// The address of the picture that stands for an item.
fn cover<'s>(item: &Item, survey: &'s Survey) -> Option<&'s String> {
    let number = item.metas("_thumbnail_id").next()?.trim().parse().ok()?;
    let url = survey.numbered.attachments.get(&number)?;
    Some(url).filter(|url| links::is_web(url))
}

/// Tags and categories are keywords; what other taxonomies there are, templates may use.
fn add_category(fields: &mut Fields, category: &Category) {
    let name = html::text(&category.name);
    match category.domain.as_str() {
        "category" | "post_tag" => {
            let is_none = ["uncategorized", "未分类"].contains(&category.nicename.as_str())
                || ["Uncategorized", "未分类"].contains(&name.as_str());
            if !name.is_empty() && !is_none && !fields.keywords.contains(&name) {
                fields.keywords.push(name);
            }
        }
        "post_format" | "" => {}
        domain => {
            let list = fields.extra.entry(domain.to_owned());
            if let serde_json::Value::Array(list) =
                list.or_insert_with(|| Vec::<String>::new().into())
            {
                list.push(name.into());
            }
        }
    }
}

/// Tells of items that not everybody could read, and that are drafts now.
fn tell_status(item: &Item, name: &str, import: &mut Import<'_>) {
    let spot = Spot::line(name, item.line);
    let told = match item.value("wp:status") {
        "private" => message!("import-was-private"),
        "pending" => message!("import-was-pending"),
        _ if !item.value("wp:post_password").is_empty() => message!("import-had-password"),
        _ => return,
    };
    import.report.note(Note::changed("now-draft", spot, told));
}
