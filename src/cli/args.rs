//! The commands and their options. What their comments say is their help in English; the
//! catalogue says the same, and the Chinese (`help`).

mod desk;
mod digest;
#[cfg(feature = "import")]
mod import;
mod related;
mod suggest;
mod theme;

use std::{fmt::Display, path::PathBuf, str::FromStr};

use chrono::NaiveDate;
use clap::{
    ArgAction, Parser, Subcommand, ValueEnum,
    builder::{PathBufValueParser, TypedValueParser},
};

use super::{clock, language::Lang};
use crate::{
    build::Clock,
    config::{BaseUrl, Edition},
    message::{Failure, message},
    text::date,
};

pub(super) use desk::{Clean, Completion, Config, DeskSite, Init, List, Listing, New, Publish};
pub(super) use digest::{Digest, DigestFormat};
#[cfg(feature = "import")]
pub(super) use import::{Import, ImportFrom};
pub(super) use related::{Related, RelatedFormat};
pub(super) use suggest::Suggest;
pub(super) use theme::{Eject, Theme, ThemeCommand, ThemeDiff};

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
