//! The first way through an export: what is in it, and what decides on places. No text is kept.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    path::Path,
};

use super::{
    addresses::{known_as, old_addresses, path_of},
    content::Numbered,
    item::{Channel, Item},
    items::{Broken, Items},
    moment::Clock,
};
use crate::{
    import::{
        ImportError,
        article::{Kind, Outline},
        html,
        note::{Note, Spot},
        old_site::OldSite,
        report::{LeftOut, Report},
        target::Target,
    },
    message::{Failure, message},
};

/// What the second way through an export has to know.
pub(super) struct Survey {
    pub(super) channel: Channel,
    pub(super) blog: OldSite,
    pub(super) clock: Clock,
    pub(super) outlines: Vec<Outline>,
    /// For each item the outline that it is told by.
    pub(super) outline_of: Vec<Option<usize>>,
    pub(super) numbered: Numbered,
    /// The paths of the blog's pictures and files, without a slash before them.
    #[cfg(feature = "external")]
    files: BTreeSet<String>,
}

impl Survey {
    /// Whether the blog had a file at `path`.
    #[cfg(feature = "external")]
    pub(super) fn has_file(&self, path: &str) -> bool {
        self.files.contains(path)
    }
}

/// Bytes of the address of a picture or file.
const LONGEST_URL: usize = 2_000;
/// Bytes of blocks that are kept to be used again.
const MOST_BLOCKS: usize = 8 << 20;

/// The items of the export at `path`.
pub(super) fn open(path: &Path) -> Result<Items<File>, ImportError> {
    let file = File::open(path).map_err(|error| {
        let path = path.display().to_string();
        Failure::new(message!("import-cannot-read", path = path, why = &error)).because(error)
    })?;
    Ok(Items::new(file))
}

/// What the export at `path`, which a person calls `name`, holds; what is wrong with it goes to `report`.
pub(super) fn survey(
    path: &Path,
    name: &str,
    target: &Target,
    report: &mut Report,
) -> Result<Survey, ImportError> {
    let mut items = open(path)?;
    let mut seen = Seen::default();
    let broken = loop {
        match items.next() {
            Ok(Some(item)) => {
                if seen.items.is_empty() {
                    check_kind(&items, name)?;
                }
                seen.item(item, report, name);
            }
            Ok(None) => break None,
            Err(broken) => break Some(broken),
        }
    };
    check_kind(&items, name)?;
    if let Some((line, count)) = items.replaced() {
        let told = message!("import-not-utf8", count = count);
        report.note(Note::damaged("encoding", Spot::line(name, line), told));
    }
    if let Some(Broken {
        line,
        rule,
        message,
    }) = broken
    {
        report.note(Note::damaged(rule, Spot::line(name, line), message));
    }
    let url = match items.channel.blog_url.trim() {
        "" => items.channel.link.trim(),
        url => url,
    };
    let blog = target.old_site(url);
    let channel = std::mem::take(&mut items.channel);
    Ok(seen.into_survey((channel, blog), name, target, report))
}

/// Whether the file is an export at all.
fn check_kind(items: &Items<File>, name: &str) -> Result<(), ImportError> {
    if let Some(encoding) = &items.encoding {
        let told = message!("import-wrong-encoding", path = name, encoding = encoding);
        return Err(Failure::new(told).into());
    }
    if items.channel.version.is_some() {
        return Ok(());
    }
    let told = match items.root.as_str() {
        "" => message!("import-no-xml", path = name),
        root => message!("import-no-wxr", path = name, root = root),
    };
    Err(Failure::new(told).into())
}

/// What is told of an item until the whole export was seen.
pub(super) struct Told {
    line: usize,
    pub(super) id: u64,
    pub(super) parent: u64,
    kind: Option<Kind>,
    pub(super) is_public: bool,
    pub(super) name: String,
    pub(super) link: String,
    pub(super) old_slugs: Vec<String>,
    dates: Item,
}

#[derive(Default)]
struct Seen {
    items: Vec<Told>,
    clock: Clock,
    numbered: Numbered,
    block_bytes: usize,
    /// Kinds of content that kuaidu does not have.
    others: BTreeSet<String>,
}

impl Seen {
    fn item(&mut self, item: Item, report: &mut Report, name: &str) {
        report.leave_out(LeftOut::Comments, item.comments);
        self.clock.learn(&item);
        let kind = self.kind(&item, report, name);
        let link = item.value("link").trim().to_owned();
        let told = Told {
            line: item.line,
            id: item.id(),
            parent: item.value("wp:post_parent").trim().parse().unwrap_or(0),
            kind,
            is_public: item.value("wp:status") == "publish",
            name: slug(&item),
            link,
            old_slugs: item.metas("_wp_old_slug").map(str::to_owned).collect(),
            dates: dates(item),
        };
        self.items.push(told);
    }

    /// What becomes of an item; none where it is left out, which is counted.
    fn kind(&mut self, item: &Item, report: &mut Report, name: &str) -> Option<Kind> {
        let mut leave = |what| {
            report.leave_out(what, 1);
            None
        };
        match (item.value("wp:post_type"), item.value("wp:status")) {
            (_, "trash") => leave(LeftOut::Trash),
            (_, "auto-draft") => leave(LeftOut::AutoDrafts),
            ("post", _) => Some(Kind::Article),
            ("page", _) => Some(Kind::Page),
            ("attachment", _) => {
                let url = item.value("wp:attachment_url").trim();
                if url.len() <= LONGEST_URL {
                    self.numbered.attachments.insert(item.id(), url.to_owned());
                }
                leave(LeftOut::Attachments)
            }
            ("nav_menu_item", _) => leave(LeftOut::MenuEntries),
            ("revision", _) => leave(LeftOut::Revisions),
            ("wp_block", _) => {
                let content = item.value("content:encoded");
                self.block_bytes += content.len();
                if self.block_bytes <= MOST_BLOCKS {
                    self.numbered.blocks.insert(item.id(), content.to_owned());
                }
                leave(LeftOut::Design)
            }
            (kind, _) if is_design(kind) => leave(LeftOut::Design),
            (kind, _) => {
                leave(LeftOut::Other);
                if self.others.insert(kind.to_owned()) {
                    let told = message!("import-other-kind", kind = kind);
                    report.note(Note::lost("kind", Spot::line(name, item.line), told));
                }
                None
            }
        }
    }

    fn into_survey(
        self,
        (channel, blog): (Channel, OldSite),
        name: &str,
        target: &Target,
        report: &mut Report,
    ) -> Survey {
        let site = target.config.timezone;
        let moment = |told: &Told| {
            let fields = ["wp:post_date", "wp:post_modified"];
            fields
                .iter()
                .find_map(|field| self.clock.moment(&told.dates, field, site))
        };
        let public = self
            .items
            .iter()
            .filter(|told| told.is_public && told.kind.is_some());
        let newest = public.filter_map(moment).max();
        let parents: BTreeMap<u64, (&str, u64)> = self
            .items
            .iter()
            .map(|told| (told.id, (told.name.as_str(), told.parent)))
            .collect();
        let (mut outlines, mut outline_of) = (Vec::new(), Vec::new());
        for told in &self.items {
            outline_of.push(told.kind.map(|_| outlines.len()));
            let Some(kind) = told.kind else { continue };
            let date = moment(told);
            if date.is_none() && kind == Kind::Article {
                let message = message!("import-without-date");
                report.note(Note::changed(
                    "without-date",
                    Spot::line(name, told.line),
                    message,
                ));
            }
            outlines.push(Outline {
                key: format!("wordpress:{}:{}", blog.url().unwrap_or_default(), told.id),
                kind,
                date: date.or(newest).or(Some(Default::default())),
                name: match kind {
                    Kind::Article => told.name.clone(),
                    Kind::Page => path_of(told, &parents),
                },
                old: old_addresses(told, &blog),
                known_as: known_as(told, &blog),
                spot: Spot::line(name, told.line),
                has_files: false,
            });
        }
        Survey {
            #[cfg(feature = "external")]
            files: paths_of_files(&self.numbered, &blog),
            channel,
            blog,
            clock: self.clock,
            outlines,
            outline_of,
            numbered: self.numbered,
        }
    }
}

/// The paths of the blog's pictures and files, without a slash before them.
#[cfg(feature = "external")]
fn paths_of_files(numbered: &Numbered, blog: &OldSite) -> BTreeSet<String> {
    let paths = numbered
        .attachments
        .values()
        .filter_map(|url| blog.path(url));
    paths
        .map(|path| path.trim_start_matches('/').to_owned())
        .collect()
}

/// Parts of a theme, styles, and what programs keep for themselves.
fn is_design(kind: &str) -> bool {
    const KINDS: &[&str] = &[
        "custom_css",
        "customize_changeset",
        "oembed_cache",
        "user_request",
    ];
    kind.starts_with("wp_") || KINDS.contains(&kind)
}

/// The wanted end of the address.
fn slug(item: &Item) -> String {
    let name = item.value("wp:post_name").trim();
    let decoded = percent_encoding::percent_decode_str(name).decode_utf8_lossy();
    match decoded.is_empty() {
        true => html::text(item.value("title")),
        false => decoded.into_owned(),
    }
}

/// The item with nothing but its dates.
fn dates(item: Item) -> Item {
    item.only(&[
        "wp:post_date",
        "wp:post_date_gmt",
        "wp:post_modified",
        "wp:post_modified_gmt",
    ])
}
