//! The options of the commands with which a site and its articles are begun, listed and put away.

use std::path::PathBuf;

use clap::ValueEnum;
use clap_complete::Shell;

use super::{base_url, clock, file, folder, number};
use crate::{build::Clock, config::BaseUrl, message::Failure};

/// Which site.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct DeskSite {
    /// The site's folder: the one that holds `content/`.
    #[arg(short, long, value_name = "DIR", default_value = ".", value_parser = folder())]
    pub(in crate::cli) root: PathBuf,
    /// The settings, where they are not in `site.yaml`.
    #[arg(short, long, value_name = "FILE", value_parser = file())]
    pub(in crate::cli) config: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Init {
    /// The folder of the new site; it is made where it is missing.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(in crate::cli) dir: PathBuf,
    /// The site's name.
    #[arg(short, long, value_name = "TITLE")]
    pub(in crate::cli) title: Option<String>,
    /// The site's public address.
    #[arg(short = 'u', long, value_name = "URL", value_parser = base_url)]
    pub(in crate::cli) base_url: Option<BaseUrl>,
    /// Begin also in a folder that holds something: what is missing is added, nothing is changed.
    #[arg(short, long)]
    pub(in crate::cli) force: bool,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct New {
    /// The title; several words are one title.
    #[arg(required = true, value_name = "TITLE")]
    pub(in crate::cli) title: Vec<String>,
    /// The last part of the address; the title in pinyin where it is not given.
    #[arg(short = 'S', long, value_name = "SLUG")]
    pub(in crate::cli) slug: Option<String>,
    /// The source (来源): who published the original.
    #[arg(short, long, value_name = "SOURCE")]
    pub(in crate::cli) source: Option<String>,
    /// The keywords (关键词), with commas or 、 between them.
    #[arg(short, long, value_name = "KEYWORDS", value_delimiter = ',')]
    pub(in crate::cli) keywords: Vec<String>,
    /// The date of publication (发布时间), such as `2026-11-24 08:00`; now where it is not given.
    #[arg(short, long, value_name = "DATE", value_parser = clock::parse)]
    pub(in crate::cli) date: Option<Clock>,
    /// Make it a draft.
    #[arg(short = 'D', long)]
    pub(in crate::cli) draft: bool,
    /// Open it in the editor that VISUAL or EDITOR names.
    #[arg(short, long)]
    pub(in crate::cli) edit: bool,
    #[command(flatten)]
    pub(in crate::cli) site: DeskSite,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Publish {
    /// The drafts: the paths of their files, or those below `content/` without `.md`.
    #[arg(required = true, value_name = "FILE")]
    pub(in crate::cli) files: Vec<String>,
    /// The date of publication (发布时间), such as `2026-11-24 08:00`; now where it is not given.
    #[arg(short, long, value_name = "DATE", value_parser = clock::parse, conflicts_with = "keep_date")]
    pub(in crate::cli) date: Option<Clock>,
    /// Leave the date of publication as it is.
    #[arg(short, long)]
    pub(in crate::cli) keep_date: bool,
    #[command(flatten)]
    pub(in crate::cli) site: DeskSite,
}

/// Which articles are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Listing {
    /// Drafts.
    Drafts,
    /// Scheduled articles, whose moment has not come.
    Future,
    /// Articles whose time is over.
    Expired,
    /// Articles that are published.
    Published,
    /// All of them.
    All,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct List {
    /// Which articles.
    #[arg(value_enum, value_name = "WHICH", default_value = "all")]
    pub(in crate::cli) which: Listing,
    /// Only those of this keyword, in any of its spellings.
    #[arg(short, long, value_name = "KEYWORD")]
    pub(in crate::cli) keyword: Option<String>,
    /// Only those of this source.
    #[arg(short, long, value_name = "SOURCE")]
    pub(in crate::cli) source: Option<String>,
    /// At most so many, the newest.
    #[arg(short = 'n', long, value_name = "N", value_parser = limit)]
    pub(in crate::cli) limit: Option<usize>,
    /// Print a JSON array with all that is known of each.
    #[arg(long)]
    pub(in crate::cli) json: bool,
    #[command(flatten)]
    pub(in crate::cli) site: DeskSite,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Config {
    /// Only this setting, such as `base_url`, or this group, such as `feeds`.
    #[arg(value_name = "SETTING")]
    pub(in crate::cli) name: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// The site's public address, in place of `base_url`.
    #[arg(short = 'u', long, value_name = "URL", value_parser = base_url)]
    pub(in crate::cli) base_url: Option<BaseUrl>,
    #[command(flatten)]
    pub(in crate::cli) site: DeskSite,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Clean {
    /// The site's folder: the one that holds `content/`.
    #[arg(short, long, value_name = "DIR", default_value = ".", value_parser = folder())]
    pub(in crate::cli) root: PathBuf,
    /// Where the site was published: `public` in the site's folder where it is not given.
    #[arg(short, long, value_name = "DIR")]
    pub(in crate::cli) output_dir: Option<PathBuf>,
    /// Say what would be removed, and remove nothing.
    #[arg(short = 'n', long)]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Completion {
    /// The shell.
    #[arg(value_enum, value_name = "SHELL")]
    pub(in crate::cli) shell: Shell,
}

fn limit(text: &str) -> Result<usize, Failure> {
    number(text, 1, 1_000_000)
}
