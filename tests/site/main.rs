//! Small sites, written in the test, built, and looked into.
#![allow(clippy::unwrap_used)]

mod addresses;
mod agents;
mod ai_labels;
mod articles;
mod auto;
mod bench_site;
mod dates;
mod determinism;
mod digests;
mod editions;
mod feed;
mod feeds;
mod links;
mod lists;
mod page;
mod pagination;
mod pictures;
mod references;
mod safety;
mod sample;
mod search;
mod search_engines;
mod selection;
mod share_images;
mod snapshots;
mod switches;
mod templates;
mod test_site;
