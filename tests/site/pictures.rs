//! Pictures in articles: their sizes, and the smaller ones that stand in for them.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::{
    page::Page,
    test_site::{Built, TestSite},
};

const COMPLETE: &str =
    "title: 甲\ndate: 2026-11-02\nsource: 甲报\nsummary: 一句话。\nkeywords: [测试]";

/// A picture that is hard to compress, as photographs are.
fn photo(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let colour = |x: u32, y: u32| {
        let mixed = (x * 7919 + y * 104_729).wrapping_mul(2_654_435_761);
        let noise = (mixed ^ (mixed >> 15)).wrapping_mul(2_246_822_519) >> 27;
        Rgb([(x / 2) as u8, (y / 2) as u8, noise as u8])
    };
    let mut bytes = Cursor::new(Vec::new());
    let picture = DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, colour));
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG with one more segment after its first two bytes.
fn with_segment(jpeg: Vec<u8>, marker: u8, contents: &[u8]) -> Vec<u8> {
    let length = (contents.len() as u16 + 2).to_be_bytes();
    let segment = [&[0xff, marker], &length[..], contents].concat();
    [&jpeg[..2], &segment, &jpeg[2..]].concat()
}

/// EXIF that tells an orientation, and a maker.
fn exif(orientation: u8) -> Vec<u8> {
    let mut exif =
        b"Exif\0\0MM\0*\0\0\0\x08\0\x02\x01\x0f\0\x02\0\0\0\x04GPS\0\x01\x12\0\x03\0\0\0\x01\0"
            .to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif
}

const XMP: &str =
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><AIGC>{\"Label\":\"1\"}</AIGC></x:xmpmeta>";

fn site(picture: Vec<u8>, text: &str) -> TestSite {
    TestSite::new()
        .article("news/a", COMPLETE, text)
        .file("content/news/图.jpg", picture)
}

fn page(built: &Built) -> Page {
    built.page("/2026/11/a/")
}

/// The variants of a page's picture: width → file.
fn variants(built: &Built) -> Vec<(u32, String)> {
    let srcset = page(built).values(".article-body img", "srcset").concat();
    let all = srcset.split(", ").filter(|one| !one.is_empty());
    all.map(|one| {
        let (address, width) = one.split_once(' ').unwrap();
        let address = percent_encoding::percent_decode_str(&address[1..]);
        let width = width.strip_suffix('w').unwrap().parse().unwrap();
        (width, address.decode_utf8().unwrap().into_owned())
    })
    .collect()
}

fn size(built: &Built, file: &str) -> (u32, u32) {
    let size = kuaidu::picture::size_of(&built.files[file]).unwrap();
    (size.width, size.height)
}

#[test]
fn pictures_tell_their_sizes_in_pages_and_feeds() {
    let site = site(
        photo(40, 30, ImageFormat::Jpeg),
        "![图](图.jpg)\n\n<img src=\"图.jpg\" width=\"8\">\n\n![远](https://example.com/x.png)",
    );
    let built = site.build().sound().assert_links_resolve();
    let page = page(&built);
    assert_eq!(page.values(".article-body img", "width"), ["40", "8"]);
    assert_eq!(page.values(".article-body img", "height"), ["30", "6"]);
    assert_eq!(
        page.values(".article-body img", "loading"),
        ["lazy", "lazy"]
    );
    assert_eq!(page.count("img[srcset]"), 0);
    let feed = built.text("feed.xml");
    assert!(feed.contains("width=\"40\" height=\"30\""), "{feed}");
}

#[test]
fn a_file_that_is_no_picture_stays_as_it_is() {
    let built = site(b"PNG".to_vec(), "![图](图.jpg)").build().sound();
    assert_eq!(page(&built).count(".article-body img[width]"), 0);
    assert_eq!(page(&built).count(".article-body img"), 1);
}

#[cfg(feature = "images")]
mod with_variants {
    use super::*;

    #[test]
    fn a_large_picture_gets_smaller_ones() {
        let large = photo(1100, 700, ImageFormat::Jpeg);
        let bytes = large.len();
        let built = site(large, "![图](图.jpg)")
            .build()
            .sound()
            .assert_links_resolve();
        let variants = variants(&built);
        let widths: Vec<u32> = variants.iter().map(|(width, _)| *width).collect();
        assert_eq!(widths, [480, 960, 1100]);
        let mut last = 0;
        for (width, file) in &variants {
            let file_bytes = &built.files[file];
            assert!(
                file_bytes.starts_with(b"RIFF") && file.ends_with(".webp"),
                "{file}"
            );
            assert_eq!(size(&built, file).0, *width);
            assert!(
                file_bytes.len() > last && file_bytes.len() < bytes,
                "{file}"
            );
            last = file_bytes.len();
        }
        let page = page(&built);
        assert_eq!(
            page.value(".article-body img", "src"),
            "/news/%E5%9B%BE.jpg"
        );
        assert_eq!(page.value(".article-body img", "width"), "1100");
        assert!(!built.text("feed.xml").contains("srcset"));
    }

    #[test]
    fn a_picture_that_no_article_shows_gets_none() {
        let built = site(photo(1100, 700, ImageFormat::Jpeg), "[图](图.jpg)")
            .build()
            .sound();
        assert!(!built.files.keys().any(|file| file.ends_with(".webp")));
    }

    #[test]
    fn settings_choose_the_variants() {
        for (settings, widths) in [
            ("images: {variants: false}", vec![]),
            ("images: {widths: [300, 100]}", vec![100, 300]),
            ("images: {widths: []}", vec![]),
        ] {
            let site = site(photo(600, 400, ImageFormat::Jpeg), "![图](图.jpg)").config(settings);
            let built = site.build().sound();
            let found: Vec<u32> = variants(&built).iter().map(|(width, _)| *width).collect();
            assert_eq!(found, widths, "{settings}");
            assert_eq!(page(&built).value(".article-body img", "width"), "600");
        }
    }

    #[test]
    fn a_picture_on_its_side_is_put_upright() {
        let jpeg = with_segment(photo(600, 400, ImageFormat::Jpeg), 0xe1, &exif(6));
        let built = site(jpeg, "![图](图.jpg)").build().sound();
        assert_eq!(page(&built).value(".article-body img", "width"), "400");
        let variants = variants(&built);
        assert_eq!(size(&built, &variants[0].1), (400, 600));
    }

    #[test]
    fn labels_and_colours_are_kept_and_places_are_not() {
        let xmp = [b"http://ns.adobe.com/xap/1.0/\0", XMP.as_bytes()].concat();
        let profile = [&[0; 16], &b"RGB "[..], &[7; 107]].concat();
        let icc = [b"ICC_PROFILE\0\x01\x01", &*profile].concat();
        let mut jpeg = photo(600, 400, ImageFormat::Jpeg);
        for (marker, contents) in [(0xe2, icc), (0xe1, xmp), (0xe1, exif(1))] {
            jpeg = with_segment(jpeg, marker, &contents);
        }
        let built = site(jpeg, "![图](图.jpg)").build().sound();
        let (_, file) = &variants(&built)[0];
        let bytes = &built.files[file];
        let has = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
        assert!(has(XMP.as_bytes()) && has(b"XMP "), "the label");
        assert!(has(&profile) && has(b"ICCP"), "the profile");
        assert!(!has(b"GPS") && !has(b"EXIF"));
        assert_eq!(&bytes[12..16], b"VP8X");
        assert_eq!(bytes[20], 0x24, "flags of a profile and labels");
        assert_eq!(
            bytes.len() as u32 - 8,
            u32::from_le_bytes(bytes[4..8].try_into().unwrap())
        );
    }

    #[test]
    fn covers_have_variants_in_lists_too() {
        let cover = format!("{COMPLETE}\ncover: 图.jpg");
        let built = TestSite::new()
            .article("news/a", &cover, "正文。")
            .file("content/news/图.jpg", photo(1000, 500, ImageFormat::Jpeg))
            .build()
            .sound()
            .assert_links_resolve();
        for (address, selector) in [("/2026/11/a/", ".article-cover"), ("/", ".story-cover")] {
            let srcset = built.page(address).value(selector, "srcset");
            assert!(srcset.contains(".webp 480w"), "{srcset}");
            assert!(!built.page(address).value(selector, "sizes").is_empty());
        }
    }

    #[test]
    fn another_picture_has_other_addresses() {
        let of = |height| {
            variants(
                &site(photo(600, height, ImageFormat::Jpeg), "![图](图.jpg)")
                    .build()
                    .sound(),
            )
        };
        assert_eq!(of(400), of(400));
        assert_ne!(of(400)[0].1, of(401)[0].1);
    }

    #[test]
    fn damaged_and_huge_pictures_are_told_and_published_as_they_are() {
        let whole = photo(600, 400, ImageFormat::Png);
        let cut = whole[..whole.len() / 2].to_vec();
        let mut huge = whole;
        huge[16..24].copy_from_slice(&[0, 0, 0x3e, 0x80, 0, 0, 0x3e, 0x80]);
        for picture in [cut, huge] {
            let built = site(picture.clone(), "![图](图.jpg)").build();
            let told = built.messages();
            assert_eq!(told.len(), 1, "{told:?}");
            assert!(told[0].contains("this picture"), "{told:?}");
            assert_eq!(built.files["news/图.jpg"], picture);
            assert!(variants(&built).is_empty());
        }
    }

    #[test]
    fn every_edition_has_its_own_copies() {
        let site = site(photo(600, 400, ImageFormat::Jpeg), "![图](图.jpg)")
            .config("editions: [zh-Hans, zh-Hant]");
        let built = site.build().sound().assert_links_resolve();
        let of = |folder: &str| {
            let files = built.files.keys();
            files
                .filter(|file| file.starts_with(folder) && file.ends_with(".webp"))
                .count()
        };
        assert_eq!(of("zh-hant/"), of("news/"));
        assert!(of("news/") > 0);
    }
}
