//! kuaidu (快读) publishes a Chinese tech-news digest as a static site.

pub mod content;
pub mod diagnostic;
pub mod output;
pub mod publish;
pub mod related;
pub mod text;
