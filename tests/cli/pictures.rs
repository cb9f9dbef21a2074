//! Pictures are encoded once: what was made of them is remembered by their bytes.

use std::{collections::BTreeMap, fs, io::Cursor, os::unix::fs::MetadataExt};

use crate::program::{Site, article};

fn photo() -> Vec<u8> {
    let colour = |x: u32, y: u32| image::Rgb([(x * y) as u8, (x * 7) as u8, (y * 13) as u8]);
    let mut bytes = Cursor::new(Vec::new());
    let picture = image::RgbImage::from_fn(900, 300, colour);
    picture
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

/// The variants in the cache, by name: another inode tells that one was written anew.
fn remembered(site: &Site) -> BTreeMap<String, u64> {
    let entries = fs::read_dir(site.path(".kuaidu/public/cache")).unwrap();
    let entries = entries.map(|entry| entry.unwrap());
    let named = entries.map(|entry| (entry.file_name().into_string().unwrap(), entry));
    named
        .filter(|(name, _)| name.starts_with("picture-"))
        .map(|(name, entry)| (name, entry.metadata().unwrap().ino()))
        .collect()
}

#[test]
fn a_picture_that_is_touched_or_moved_is_not_encoded_again() {
    let site = Site::new()
        .file("content/a.md", article("甲", 20, "![图](a.jpg)"))
        .file("content/a.jpg", photo());
    assert_eq!(site.build(&[]).code, Some(0));
    let first = remembered(&site);
    assert!(!first.is_empty());

    site.put("content/a.jpg", photo());
    assert_eq!(site.build(&[]).code, Some(0));
    assert_eq!(remembered(&site), first, "touched");

    fs::rename(site.path("content/a.jpg"), site.path("content/b.jpg")).unwrap();
    site.put("content/a.md", article("甲", 20, "![图](b.jpg)"));
    assert_eq!(site.build(&["--verify"]).code, Some(0));
    assert_eq!(remembered(&site), first, "moved");

    site.put("content/a.md", article("甲", 20, "没有图了。"));
    assert_eq!(site.build(&["--verify"]).code, Some(0));
    assert_eq!(remembered(&site), BTreeMap::new(), "no longer shown");
}
