//! The options of `kuaidu theme`.

use std::path::PathBuf;

use clap::Subcommand;

use super::folder;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Theme {
    #[command(subcommand)]
    pub(in crate::cli) command: ThemeCommand,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ThemeCommand {
    /// List the templates and static files of the theme, and whose they are.
    List(ThemeSite),
    /// Show what the site's own files change in the built-in theme.
    Diff(ThemeDiff),
    /// Copy files of the built-in theme into the site, to change them there.
    Eject(Eject),
}

/// Whose theme.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ThemeSite {
    /// The site's folder: the one that holds `templates/` and `static/`.
    #[arg(short, long, value_name = "DIR", default_value = ".", value_parser = folder())]
    pub(in crate::cli) root: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ThemeDiff {
    /// The files to compare, such as `templates/article.html`; all where none is given.
    #[arg(value_name = "FILE")]
    pub(in crate::cli) files: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) site: ThemeSite,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Eject {
    /// The files to copy, such as `templates/article.html` or `static/style.css`.
    #[arg(required = true, value_name = "FILE")]
    pub(in crate::cli) files: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) site: ThemeSite,
    /// Replace the site's own file by the built-in one.
    #[arg(short, long)]
    pub(in crate::cli) force: bool,
}
