//! The options of `kuaidu import`.

use std::path::PathBuf;

use clap::Subcommand;

use super::{PrintArgs, folder};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Import {
    #[command(subcommand)]
    pub(in crate::cli) from: ImportFrom,
}

/// From where to import.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ImportFrom {
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
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ImportInto {
    /// The site's folder; `content/` is made in it where it is missing.
    #[arg(short, long, value_name = "DIR", default_value = ".", value_parser = folder())]
    pub(in crate::cli) root: PathBuf,
    /// Write also over files that an editor changed, or that were there before.
    #[arg(short, long)]
    pub(in crate::cli) force: bool,
    /// Write nothing; say what would be done.
    #[arg(short = 'n', long)]
    pub(in crate::cli) dry_run: bool,
    /// The source (来源) of articles that name none.
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) source: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) print: PrintArgs,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ImportWordpress {
    /// The export, a file of XML.
    pub(in crate::cli) file: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) into: ImportInto,
    /// Fetch the pictures and files of the texts from the old site into `static/`.
    #[cfg(feature = "external")]
    #[arg(long)]
    pub(in crate::cli) media: bool,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ImportFolder {
    /// The folder of the old site.
    #[arg(value_name = "DIR", value_parser = folder())]
    pub(in crate::cli) folder: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) into: ImportInto,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ImportText {
    /// The pages, a file each; `-` is the standard input.
    #[arg(required = true, value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) into: ImportInto,
}

impl ImportFrom {
    /// Into which site.
    pub(in crate::cli) fn site(&self) -> &ImportInto {
        match self {
            Self::Wordpress(args) => &args.into,
            Self::Hexo(args) | Self::Hugo(args) | Self::Jekyll(args) => &args.into,
            Self::Text(args) => &args.into,
        }
    }

    /// Whether pictures are to be fetched.
    pub(in crate::cli) fn wants_media(&self) -> bool {
        match self {
            #[cfg(feature = "external")]
            Self::Wordpress(args) => args.media,
            _ => false,
        }
    }
}
