//! The options of `kuaidu suggest`.

use super::SiteArgs;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Suggest {
    /// The article: the path of its file, or that below `content/` without `.md`.
    pub(in crate::cli) article: String,
    #[command(flatten)]
    pub(in crate::cli) site: SiteArgs,
    /// Suggest both, even where the article has them.
    #[arg(long, conflicts_with = "write")]
    pub(in crate::cli) all: bool,
    /// Write what is missing into the article's file.
    #[arg(short, long)]
    pub(in crate::cli) write: bool,
}
