//! The options of `kuaidu related`.

use clap::ValueEnum;

use super::SiteArgs;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Related {
    /// The article: its path below `content/`, with or without `.md`.
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    pub(in crate::cli) article: Option<String>,
    /// Print the list of every article.
    #[arg(long)]
    pub(in crate::cli) all: bool,
    #[command(flatten)]
    pub(in crate::cli) site: SiteArgs,
    /// How to print: for people, or one JSON object on a line for each article.
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "human")]
    pub(in crate::cli) format: RelatedFormat,
}

/// The form in which lists of related articles are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum RelatedFormat {
    /// For people.
    Human,
    /// One JSON object on a line for each article.
    Jsonl,
}
