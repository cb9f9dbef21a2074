//! The site's settings: `site.yaml` and `keywords.yaml`, read, checked and complete.

mod ai;
mod base_url;
mod edition;
mod feed_format;
mod keyword_table;
mod lines;
mod permalink;
mod resolve;
mod rule_level;
mod schema;
mod settings;
mod yaml;

use std::{
    num::NonZeroUsize,
    path::{Path, PathBuf},
};

pub use ai::{Ai, AiPolicy, NoticePosition};
pub use base_url::{BaseUrl, encode_path};
pub use edition::Edition;
pub use feed_format::FeedFormat;
pub use keyword_table::{KeywordTable, RESERVED_SLUG, Synonym};
pub use permalink::{PermalinkParts, PermalinkPattern};
pub use rule_level::{Level, RuleLevel};
pub use settings::{Origin, Setting};

use crate::{diagnostic::Diagnostic, message::Failure, text::slug::Slugify};

/// Every setting of a site, resolved.
#[derive(Debug, Clone)]
pub struct Config {
    /// The site's name.
    pub title: String,
    /// One sentence on the site.
    pub description: Option<String>,
    /// Where the site will be found.
    pub base_url: BaseUrl,
    /// The language tag of every page.
    pub language: String,
    /// The edition that these settings are of.
    pub edition: Edition,
    /// Every edition of the site, the one in which articles are written first.
    pub editions: Vec<Edition>,
    /// In which dates without an offset are read and all dates are shown.
    pub timezone: chrono_tz::Tz,
    /// Who publishes the site.
    pub author: Option<String>,
    /// The image that is shared where a page has none, a path below the base.
    pub image: String,
    /// How articles' addresses are made.
    pub permalink: PermalinkPattern,
    /// What becomes of Chinese in addresses.
    pub slugify: Slugify,
    /// Articles a list page.
    pub paginate_by: NonZeroUsize,
    /// Code points of 快速阅读 that a card shows.
    pub excerpt_length: usize,
    /// The main navigation.
    pub menu: Vec<MenuItem>,
    /// Which feeds there are.
    pub feeds: Feeds,
    /// How the lists of related articles are made.
    pub related: Related,
    /// What readers and machines are told of AI.
    pub ai: AiPolicy,
    /// What is published for agents.
    pub agents: Agents,
    /// What is made of the text where an editor left it out.
    pub auto: Auto,
    /// Which variants pictures get.
    pub images: Images,
    /// How the image is drawn that is shared in the place of an article; none where it is not.
    pub share_images: Option<ShareImages>,
    /// Whether there is a search page.
    pub search: bool,
    /// Whether there are pages of sources.
    pub sources: bool,
    /// Whether there are pages of years and months.
    pub archive: bool,
    /// Of what there are digests.
    pub digests: Digests,
    /// Whether each digest has a form to be sent beside its page.
    pub newsletter: bool,
    /// How the new site takes the place of the old one.
    pub publish: Publish,
    /// How much rules of `kuaidu check` weigh here.
    pub check: Vec<RuleLevel>,
    /// Settings of the site's own templates.
    pub extra: serde_json::Map<String, serde_json::Value>,
    /// Synonyms and slugs of keywords.
    pub keywords: KeywordTable,
}

/// A link of the main navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuItem {
    /// What it says.
    pub name: String,
    /// An absolute address, or a path below the base that begins with `/`.
    pub url: String,
}

/// Which feeds there are, and how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feeds {
    /// The formats of every feed, each once, in the order of [`FeedFormat::ALL`].
    pub formats: Vec<FeedFormat>,
    /// Articles in the site's feeds; 0 where there are none.
    pub items: usize,
    /// Articles in the feeds of a keyword or source; 0 where there are none.
    pub term_items: usize,
}

/// How the lists of related articles are made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Related {
    /// Articles a list.
    pub count: usize,
    /// How much nearness of dates weighs; 0 is not at all.
    pub date_weight: f32,
    /// Whether near-identical articles are kept from filling a list.
    pub diversity: bool,
    /// How a list is sorted.
    pub order: RelatedOrder,
    /// Whether the lists are published for machines too.
    pub json: bool,
}

/// How a list of related articles is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelatedOrder {
    /// The most related first.
    Relevance,
    /// The newest first.
    Date,
}

/// How a new site takes the place of the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publish {
    /// As a whole, by exchanging the folder for one that was prepared beside it.
    TwoGenerations,
    /// File by file, without a second folder.
    InPlace,
}

/// What is made of an article's text where its editor left it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Auto {
    /// 关键词.
    pub keywords: bool,
    /// 快速阅读.
    pub summary: bool,
}

/// What is published for agents: programs that read on behalf of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agents {
    /// Whether there is `llms.txt`.
    pub llms: bool,
    /// Whether each article has a twin in Markdown.
    pub markdown: bool,
}

/// Of what there are digests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digests {
    /// Of days.
    pub daily: bool,
    /// Of weeks.
    pub weekly: bool,
}

/// Which variants the pictures in articles get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Images {
    /// Whether they get any.
    pub variants: bool,
    /// Their widths in pixels, ascending.
    pub widths: Vec<u32>,
    /// How good lossy ones are, from 1 to 100.
    pub quality: u8,
    /// How wide the pictures in a text are shown, for the attribute `sizes`.
    pub sizes: String,
}

/// How the images are drawn that are shared in the place of articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareImages {
    /// The font, a path below the site's root; none where it is one of the system's.
    pub font: Option<String>,
}

/// What a command line says of the settings.
#[derive(Debug, Clone, Default)]
pub struct ConfigOptions {
    /// Another file than `site.yaml`.
    pub file: Option<PathBuf>,
    /// Another public address than `base_url`.
    pub base_url: Option<BaseUrl>,
    /// No variants of pictures, whatever the settings say.
    pub no_variants: bool,
    /// The scheme and host at which the site is previewed, in place of those of `base_url`; a
    /// preview is published in two generations, whatever the settings say.
    pub preview: Option<String>,
}

/// Every setting of the site in the folder `root`, with the value that counts and where it comes
/// from, in the order of the documentation.
///
/// `None` stands beside at least one error among the diagnostics.
///
/// # Errors
/// When a file is there and the machine cannot read it.
pub fn settings(
    root: &Path,
    options: &ConfigOptions,
) -> Result<(Option<Vec<Setting>>, Vec<Diagnostic>), Failure> {
    let (config, mut diagnostics) = load(root, options)?;
    let file = file(root, options);
    let name = display_name(root, &file);
    // Read once more, for the places alone; what is wrong with the file is known already.
    let text = read(&file, &name, &mut Vec::new())?;
    let Some((config, text)) = config.zip(text) else {
        return Ok((None, diagnostics));
    };
    diagnostics.retain(|found| found.rule != "missing-base-url");
    let lines = lines::of(&text);
    Ok((
        Some(settings::of(&config, options, &name, &lines)),
        diagnostics,
    ))
}

/// Reads the settings of the site in the folder `root`.
///
/// `None` stands beside at least one error among the diagnostics.
///
/// # Errors
/// When a file is there and the machine cannot read it.
pub fn load(
    root: &Path,
    options: &ConfigOptions,
) -> Result<(Option<Config>, Vec<Diagnostic>), Failure> {
    let mut diagnostics = Vec::new();
    let file = file(root, options);
    let name = display_name(root, &file);
    let settings = read(&file, &name, &mut diagnostics)?;
    let table = read(&root.join("keywords.yaml"), TABLE, &mut diagnostics)?;
    let config =
        settings.and_then(|settings| resolve::resolve(&name, &settings, options, &mut diagnostics));
    let keywords = KeywordTable::read(TABLE, &table.unwrap_or_default(), &mut diagnostics);
    let sound = !diagnostics.iter().any(Diagnostic::is_error);
    let config = config.filter(|_| sound);
    Ok((
        config.map(|config| Config { keywords, ..config }),
        diagnostics,
    ))
}

/// The file of synonyms and slugs of keywords.
const TABLE: &str = "keywords.yaml";

/// The text of a settings file, empty where there is none; `None` beside an error.
fn read(
    file: &Path,
    name: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<String>, Failure> {
    match yaml::text_of(file, name)? {
        None => Ok(Some(String::new())),
        Some(Ok(text)) => Ok(Some(text)),
        Some(Err(problem)) => {
            diagnostics.push(*problem);
            Ok(None)
        }
    }
}

fn file(root: &Path, options: &ConfigOptions) -> PathBuf {
    let file = options.file.clone();
    file.unwrap_or_else(|| root.join("site.yaml"))
}

fn display_name(root: &Path, file: &Path) -> String {
    let below = file.strip_prefix(root).unwrap_or(file);
    below.to_string_lossy().replace('\\', "/")
}
