//! A published site is compared with a clean build, and every difference is told.

use std::fs;

use kuaidu::{build::differences, publish::Difference};

use crate::{
    builds::{self, Ended, OUTPUT},
    folder::Folder,
    sample::rich,
};

#[test]
fn every_difference_is_told() {
    let site = rich();
    let mut folder = Folder::new();
    folder.sync(&site.sources());
    let root = folder.root();
    let published = builds::lived_in(root, (&site).into(), &|_| false);
    assert!(matches!(published, Ended::Whole(..)), "{published:?}");

    let output = root.join(OUTPUT);
    let options = builds::options(root, (&site).into());
    assert_eq!(differences(&options, &output).unwrap(), []);

    fs::write(output.join("404.html"), "other").unwrap();
    fs::remove_file(output.join("index.html")).unwrap();
    fs::write(output.join("stale.html"), "").unwrap();
    let path = str::to_owned;
    assert_eq!(
        differences(&options, &output).unwrap(),
        [
            Difference::Other(path("404.html")),
            Difference::Missing(path("index.html")),
            Difference::Stale(path("stale.html")),
        ]
    );
}
