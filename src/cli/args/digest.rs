//! The options of `kuaidu digest`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::ValueEnum;

use super::{SiteArgs, day, edition};
use crate::{
    config::Edition,
    site::digest::{Month, Week},
};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Digest {
    /// The day, such as `2025-04-22`; the newest day with articles where nothing is given.
    #[arg(long, value_name = "DAY", group = "period", value_parser = day)]
    pub(in crate::cli) day: Option<NaiveDate>,
    /// The week of ISO 8601, such as `2025-W17`.
    #[arg(long, value_name = "WEEK", group = "period")]
    pub(in crate::cli) week: Option<Week>,
    /// The month, such as `2025-04`.
    #[arg(long, value_name = "MONTH", group = "period")]
    pub(in crate::cli) month: Option<Month>,
    /// The form: HTML for e-mail, plain text, Markdown, or an EPUB book with the full texts.
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub(in crate::cli) format: DigestFormat,
    /// The edition of the site whose words and links it has, such as `zh-Hant`.
    #[arg(long, value_name = "EDITION", default_value = "zh-Hans", value_parser = edition)]
    pub(in crate::cli) edition: Edition,
    /// The file to write, in place of the standard output; for a book, one that is named after
    /// the day, week or month.
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) site: SiteArgs,
}

/// The form in which a digest is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DigestFormat {
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
