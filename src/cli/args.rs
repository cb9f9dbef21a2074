//! The commands and their options. What their comments say is their help in English; the
//! catalogue says the same, and the Chinese (`help`).

mod desk;

use std::{fmt::Display, path::PathBuf, str::FromStr};

use chrono::NaiveDate;
use clap::builder::{PathBufValueParser, TypedValueParser};
use clap::{ArgAction, Parser, Subcommand, ValueEnum};

use super::{clock, language::Lang};
use crate::{
    build::Clock,
    config::{BaseUrl, Edition},
    message::{Failure, message},
    site::digest::{Month, Week},
    text::date,
};

pub(super) use desk::{Clean, Completion, Config, DeskSite, Init, List, Listing, New, Publish};

/// kuaidu (快读) publishes a Chinese tech-news digest as a static site.
#[derive(Debug, Parser)]
#[command(
    version,
    about,
    propagate_version = true,
    arg_required_else_help = true
)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
    /// Speak this language; that of the locale where it is not given.
    #[arg(
        long,
        value_enum,
        value_name = "LANGUAGE",
        global = true,
        display_order = 998
    )]
    pub(super) lang: Option<Lang>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Begin a site: settings, three articles, a workflow for GitHub Pages.
    Init(Init),
    /// Begin an article, in its place and with its front matter.
    New(New),
    /// Make drafts articles: remove the draft's mark, and set the date of publication.
    Publish(Publish),
    /// List the articles, newest first.
    List(List),
    /// Build the site and publish it to the output folder.
    #[command(visible_aliases = ["b", "g", "generate"])]
    Build(Build),
    /// Look for everything that can be wrong with the site, and mend what is safe to mend.
    #[command(visible_alias = "c")]
    Check(Check),
    /// Preview the site in a browser that follows every change.
    #[cfg(feature = "serve")]
    #[command(visible_aliases = ["s", "server"])]
    Serve(Serve),
    /// Show the list of related articles of an article, and why each is in it.
    Related(Related),
    /// Print the digest of a day, a week or a month: for a newsletter, or as a book.
    Digest(Digest),
    /// Bring in articles from another system, with their old addresses.
    #[cfg(feature = "import")]
    Import(Import),
    /// Suggest the summary and keywords that an article lacks, as front matter to paste.
    Suggest(Suggest),
    /// List the files of the theme, show what the site changes in them, copy one to change it.
    Theme(Theme),
    /// Show every setting: the value that counts, and where it comes from.
    Config(Config),
    /// Remove the published site and its cache.
    Clean(Clean),
    /// Print a script that completes commands and options in a shell.
    Completion(Completion),
}

/// Which site, and for which moment.
#[derive(Debug, clap::Args)]
pub(super) struct SiteArgs {
    /// The site's folder: the one that holds `content/`.
    #[arg(short, long, value_name = "DIR", default_value = ".", value_parser = folder())]
    pub(super) root: PathBuf,
    /// The settings, where they are not in `site.yaml`.
    #[arg(short, long, value_name = "FILE", value_parser = file())]
    pub(super) config: Option<PathBuf>,
    /// The site's public address, in place of `base_url`.
    #[arg(short = 'u', long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<BaseUrl>,
    /// Publish drafts too.
    #[arg(short = 'D', long)]
    pub(super) drafts: bool,
    /// Publish scheduled articles too.
    #[arg(short = 'F', long)]
    pub(super) future: bool,
    /// Publish expired articles too.
    #[arg(short = 'E', long)]
    pub(super) expired: bool,
    /// Build as if it were this moment, such as `2026-11-24 08:00`.
    #[arg(long, value_name = "DATE", value_parser = clock::parse)]
    pub(super) clock: Option<Clock>,
    /// Threads to work with; all processors where it is not given.
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub(super) jobs: Option<u16>,
}

/// How much is printed.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(super) struct Volume {
    /// Print nothing but errors.
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Print every warning, and where the time went.
    #[arg(short, long, action = ArgAction::SetTrue)]
    pub(super) verbose: bool,
}

/// What is printed, and how.
#[derive(Debug, clap::Args)]
pub(super) struct PrintArgs {
    #[command(flatten)]
    pub(super) volume: Volume,
    /// How to print: for people, for machines, or as annotations of GitHub Actions.
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) format: Option<Format>,
}

/// The form of what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people, on a terminal.
    Human,
    /// One JSON object on the standard output.
    Json,
    /// Annotations of GitHub Actions, and the report for people.
    Github,
}

#[derive(Debug, clap::Args)]
pub(super) struct Build {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    #[command(flatten)]
    pub(super) print: PrintArgs,
    /// Where to publish: `public` in the site's folder where it is not given.
    #[arg(short, long, value_name = "DIR")]
    pub(super) output_dir: Option<PathBuf>,
    /// Publish nothing when there are warnings.
    #[arg(long)]
    pub(super) strict: bool,
    /// Make everything anew, without the cache.
    #[arg(short, long)]
    pub(super) force: bool,
    /// Compare the published site with a clean build, and fail if a file differs.
    #[arg(long)]
    pub(super) verify: bool,
    /// Print on what a page depends, such as `/archive/`, and publish nothing.
    #[arg(long, value_name = "PAGE")]
    pub(super) explain: Option<String>,
    /// Print what the template of a page sees, such as `/archive/`, and publish nothing.
    #[arg(long, value_name = "PAGE")]
    pub(super) dump_context: Option<String>,
}

#[cfg(feature = "serve")]
#[derive(Debug, clap::Args)]
pub(super) struct Serve {
    /// The port; the first free one from 1111 on where it is not given.
    #[arg(short, long, value_name = "PORT", value_parser = port)]
    pub(super) port: Option<u16>,
    /// The address or name at which to listen; `0.0.0.0` is all, so that a phone can look too.
    #[arg(short = 'i', long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub(super) bind: String,
    /// Open the preview in a browser.
    #[arg(short = 'O', long)]
    pub(super) open: bool,
    /// Have browsers go to the page that was saved.
    #[arg(long)]
    pub(super) navigate: bool,
    /// The site's folder: the one that holds `content/`.
    #[arg(short, long, value_name = "DIR", default_value = ".", value_parser = folder())]
    pub(super) root: PathBuf,
    /// The settings, where they are not in `site.yaml`.
    #[arg(short, long, value_name = "FILE", value_parser = file())]
    pub(super) config: Option<PathBuf>,
    /// Preview the site of this moment, such as `2026-11-24 08:00`.
    #[arg(long, value_name = "DATE", value_parser = clock::parse)]
    pub(super) clock: Option<Clock>,
    /// Threads to build with; all processors where it is not given.
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub(super) jobs: Option<u16>,
    #[command(flatten)]
    pub(super) volume: Volume,
}

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    #[command(flatten)]
    pub(super) print: PrintArgs,
    /// Where the site is published: `public` in the site's folder where it is not given.
    #[arg(short, long, value_name = "DIR")]
    pub(super) output_dir: Option<PathBuf>,
    /// The sitemap of the site as it is published, a file or an address: pages that nothing stands
    /// for any more are told.
    #[arg(long, value_name = "SITEMAP")]
    pub(super) published: Option<String>,
    /// Mend what needs no person's judgement.
    #[arg(long)]
    pub(super) fix: bool,
    /// With --fix: show what would be changed, and change nothing.
    #[arg(long, requires = "fix")]
    pub(super) dry_run: bool,
    /// Ask other sites whether the linked pages are still there; answers are remembered for a week.
    #[cfg(feature = "external")]
    #[arg(long)]
    pub(super) external: bool,
    /// With --external and --published: seconds that a site may take to answer.
    #[cfg(feature = "external")]
    #[arg(long, value_name = "SECONDS", default_value_t = 20, value_parser = seconds)]
    pub(super) timeout: u64,
    /// Fail when there are warnings.
    #[arg(long)]
    pub(super) strict: bool,
    /// List the rules and what they find, and check nothing.
    #[arg(long)]
    pub(super) rules: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Digest {
    /// The day, such as `2025-04-22`; the newest day with articles where nothing is given.
    #[arg(long, value_name = "DAY", group = "period", value_parser = day)]
    pub(super) day: Option<NaiveDate>,
    /// The week of ISO 8601, such as `2025-W17`.
    #[arg(long, value_name = "WEEK", group = "period")]
    pub(super) week: Option<Week>,
    /// The month, such as `2025-04`.
    #[arg(long, value_name = "MONTH", group = "period")]
    pub(super) month: Option<Month>,
    /// The form: HTML for e-mail, plain text, Markdown, or an EPUB book with the full texts.
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub(super) format: DigestFormat,
    /// The edition of the site whose words and links it has, such as `zh-Hant`.
    #[arg(long, value_name = "EDITION", default_value = "zh-Hans", value_parser = edition)]
    pub(super) edition: Edition,
    /// The file to write, in place of the standard output; for a book, one that is named after
    /// the day, week or month.
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) site: SiteArgs,
}

/// The form in which a digest is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DigestFormat {
    /// HTML for e-mail.
    Email,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A book.
    #[cfg(feature = "epub")]
    Epub,
}

#[derive(Debug, clap::Args)]
pub(super) struct Suggest {
    /// The article: the path of its file, or that below `content/` without `.md`.
    pub(super) article: String,
    #[command(flatten)]
    pub(super) site: SiteArgs,
    /// Suggest both, even where the article has them.
    #[arg(long, conflicts_with = "write")]
    pub(super) all: bool,
    /// Write what is missing into the article's file.
    #[arg(short, long)]
    pub(super) write: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Related {
    /// The article: its path below `content/`, with or without `.md`.
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    pub(super) article: Option<String>,
    /// Print the list of every article.
    #[arg(long)]
    pub(super) all: bool,
    #[command(flatten)]
    pub(super) site: SiteArgs,
    /// How to print: for people, or one JSON object on a line for each article.
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "human")]
    pub(super) format: RelatedFormat,
}

/// The form in which lists of related articles are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum RelatedFormat {
    /// For people.
    Human,
    /// One JSON object on a line for each article.
    Jsonl,
}

#[cfg(feature = "import")]
#[derive(Debug, clap::Args)]
pub(super) struct Import {
    #[command(subcommand)]
    pub(super) from: ImportFrom,
}

/// From where to import.
#[cfg(feature = "import")]
#[derive(Debug, Subcommand)]
pub(super) enum ImportFrom {
    /// WordPress: the file that “Tools → Export” gives.
    Wordpress(ImportWordpress),
    /// Hexo: the folder that holds `source/` and `_config.yml`.
    Hexo(ImportFolder),
    /// Hugo: the folder that holds `content/` and `hugo.toml`.
    Hugo(ImportFolder),
    /// Jekyll: the folder that holds `_posts/` and `_config.yml`.
    Jekyll(ImportFolder),
    /// Pages that were copied as plain text.
    Text(ImportText),
}

/// Into which site to import, and how.
#[cfg(feature = "import")]
#[derive(Debug, clap::Args)]
pub(super) struct ImportInto {
    /// The site's folder; `content/` is made in it where it is missing.
    #[arg(short, long, value_name = "DIR", default_value = ".", value_parser = folder())]
    pub(super) root: PathBuf,
    /// Write also over files that an editor changed, or that were there before.
    #[arg(short, long)]
    pub(super) force: bool,
    /// Write nothing; say what would be done.
    #[arg(short = 'n', long)]
    pub(super) dry_run: bool,
    /// The source (来源) of articles that name none.
    #[arg(long, value_name = "NAME")]
    pub(super) source: Option<String>,
    #[command(flatten)]
    pub(super) print: PrintArgs,
}

#[cfg(feature = "import")]
#[derive(Debug, clap::Args)]
pub(super) struct ImportWordpress {
    /// The export, a file of XML.
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) into: ImportInto,
    /// Fetch the pictures and files of the texts from the old site into `static/`.
    #[cfg(feature = "external")]
    #[arg(long)]
    pub(super) media: bool,
}

#[cfg(feature = "import")]
#[derive(Debug, clap::Args)]
pub(super) struct ImportFolder {
    /// The folder of the old site.
    #[arg(value_name = "DIR", value_parser = folder())]
    pub(super) folder: PathBuf,
    #[command(flatten)]
    pub(super) into: ImportInto,
}

#[cfg(feature = "import")]
#[derive(Debug, clap::Args)]
pub(super) struct ImportText {
    /// The pages, a file each; `-` is the standard input.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) into: ImportInto,
}

#[cfg(feature = "import")]
impl ImportFrom {
    /// Into which site.
    pub(super) fn site(&self) -> &ImportInto {
        match self {
            Self::Wordpress(args) => &args.into,
            Self::Hexo(args) | Self::Hugo(args) | Self::Jekyll(args) => &args.into,
            Self::Text(args) => &args.into,
        }
    }

    /// Whether pictures are to be fetched.
    pub(super) fn wants_media(&self) -> bool {
        match self {
            #[cfg(feature = "external")]
            Self::Wordpress(args) => args.media,
            _ => false,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct Theme {
    #[command(subcommand)]
    pub(super) command: ThemeCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum ThemeCommand {
    /// List the templates and static files of the theme, and whose they are.
    List(ThemeSite),
    /// Show what the site's own files change in the built-in theme.
    Diff(ThemeDiff),
    /// Copy files of the built-in theme into the site, to change them there.
    Eject(Eject),
}

/// Whose theme.
#[derive(Debug, clap::Args)]
pub(super) struct ThemeSite {
    /// The site's folder: the one that holds `templates/` and `static/`.
    #[arg(short, long, value_name = "DIR", default_value = ".", value_parser = folder())]
    pub(super) root: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct ThemeDiff {
    /// The files to compare, such as `templates/article.html`; all where none is given.
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<String>,
    #[command(flatten)]
    pub(super) site: ThemeSite,
}

#[derive(Debug, clap::Args)]
pub(super) struct Eject {
    /// The files to copy, such as `templates/article.html` or `static/style.css`.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<String>,
    #[command(flatten)]
    pub(super) site: ThemeSite,
    /// Replace the site's own file by the built-in one.
    #[arg(short, long)]
    pub(super) force: bool,
}

fn base_url(text: &str) -> Result<BaseUrl, Failure> {
    let named = format!("`{text}`");
    BaseUrl::parse(text).map_err(|complaint| Failure::new(complaint.of(named)))
}

fn jobs(text: &str) -> Result<u16, Failure> {
    number(text, 1, 256)
}

#[cfg(feature = "serve")]
fn port(text: &str) -> Result<u16, Failure> {
    number(text, 0, u16::MAX)
}

#[cfg(feature = "external")]
fn seconds(text: &str) -> Result<u64, Failure> {
    number(text, 1, 300)
}

/// A number from `least` to `most`.
fn number<N>(text: &str, least: N, most: N) -> Result<N, Failure>
where
    N: FromStr + PartialOrd + Display,
{
    let number = text.parse().ok();
    let number = number.filter(|number| (&least..=&most).contains(&number));
    number.ok_or_else(|| {
        let (least, most) = (least.to_string(), most.to_string());
        Failure::new(message!("number-range", least = least, most = most))
    })
}

fn day(text: &str) -> Result<NaiveDate, Failure> {
    let date = date::parse(text).map_err(|error| Failure::new(error.message()))?;
    Ok(date.local.date())
}

fn edition(tag: &str) -> Result<Edition, Failure> {
    Edition::tagged(tag).ok_or_else(|| Failure::new(message!("edition-unknown")))
}

/// Reads the path of a folder that is there.
fn folder() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().try_map(|path| match path.is_dir() {
        true => Ok(path),
        false => Err(Failure::new(message!("no-such-folder"))),
    })
}

/// Reads the path of a file that is there.
fn file() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().try_map(|path| match path.is_file() {
        true => Ok(path),
        false => Err(Failure::new(message!("no-such-file"))),
    })
}
