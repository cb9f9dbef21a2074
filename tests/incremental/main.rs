//! Whatever an editor does, one edit after another, a build gives what a clean build gives.
//!
//! [`sequences`] makes small sites and edits them at random; `KUAIDU_SEQUENCES=5000` runs more of
//! them, `KUAIDU_SEED=…` others; with `KUAIDU_INODES=1` files that keep their bytes must keep their
//! inodes too, which they do not as long as two generations take turns. The other files tell what chance would rarely hit: files whose
//! times lie, copies, damaged state, kills.
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
mod site;
mod state;
mod times;
mod tree;
mod verify;
mod words;
