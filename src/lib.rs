//! kuaidu (快读) publishes a Chinese tech-news digest as a static site.

pub mod build;
pub mod cache;
pub mod check;
pub mod cli;
pub mod config;
pub mod content;
pub mod diagnostic;
pub mod fingerprint;
pub mod folder;
pub mod message;
pub mod output;
pub mod picture;
pub mod publish;
pub mod related;
pub mod render;
pub mod search;
#[cfg(feature = "serve")]
pub mod serve;
pub mod site;
pub mod suggest;
pub mod text;
pub mod theme;
pub mod typeface;
