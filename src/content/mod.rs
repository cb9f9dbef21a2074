//! Articles: found below `content/`, read once, parsed whole.

mod aigc;
mod article;
mod encoding;
mod front_matter;
mod markdown;
mod page;
mod parse;
mod plain;
mod remembered;
mod report;
mod source;
#[cfg(test)]
mod tests;

pub use aigc::{AIGC_FIELDS, Aigc};
pub use article::{
    Article, Auto, Body, HREF, Heading, Placed, Print, Reference, Referrer, RelatedChoice,
};
pub use encoding::decode;
pub use front_matter::{
    Addition, Change, Fields, add, alias_edit, edit, edited, field_lines, fields, in_timezone,
    keyword_span, names_in_chinese, scalar,
};
#[cfg(test)]
pub(crate) use markdown::is_published;
pub use markdown::{
    NewAddress, OBJECT, Passage, PassageKind, Prose, Target, destinations, prose, rewrite_links,
    targets,
};
pub use page::Page;
pub use parse::{
    ParseOptions, body_start, markdown_of, parse, parse_all, parse_all_pages, parse_bytes,
    parse_page,
};
pub use plain::line;
pub use source::{SourceFile, Sources, find, id_meant_by, is_site, read};
