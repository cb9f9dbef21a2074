//! Whatever an editor does, one edit after another, a build gives what a clean build gives.
//!
//! [`sequences`] makes small sites and edits them at random; `KUAIDU_SEQUENCES=5000` runs more of
//! them, `KUAIDU_SEED=…` others. The other files tell what chance would rarely hit: files whose
//! times lie, copies, damaged state, kills, a site of thousands of articles.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod article;
mod builds;
mod check;
mod copies;
mod damage;
mod edits;
mod folder;
mod kills;
mod large;
mod plan;
mod random;
mod sample;
mod sequences;
mod share_images;
mod site;
mod state;
mod times;
mod tree;
mod trends;
mod verify;
mod words;
