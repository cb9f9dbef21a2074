//! Images beside articles, static files, plain pages.

use super::Edit;
use crate::{
    random::Random,
    site::Site,
    words::{paragraph, title},
};

pub(super) const EDITS: [Edit; 7] = [
    (4, "an image beside an article", add_image),
    (3, "an image of other bytes", change_image),
    (2, "an image of other bytes, as many", same_size_image),
    (2, "an image is deleted", delete_image),
    (5, "a static file", static_file),
    (2, "a static file is deleted", delete_static),
    (4, "a plain page", page),
];

fn add_image(site: &mut Site, random: &mut Random) -> Option<String> {
    let folder = site.article(random)?.folder();
    let name = *random.pick(&["a.png", "b.png", "data.csv"]);
    put(site, random, &format!("{folder}{name}"))
}

/// Writes new bytes to a file: more often than not those of a picture.
fn put(site: &mut Site, random: &mut Random, path: &str) -> Option<String> {
    if random.percent(60) {
        site.put(path, picture(random));
    } else {
        site.put(path, format!("PNG {}", random.next()));
    }
    Some(path.to_owned())
}

/// A PNG that is large enough for smaller ones to pay, or too small.
pub(crate) fn picture(random: &mut Random) -> Vec<u8> {
    let (width, height) = *random.pick(&[(24, 16), (150, 100), (200, 120)]);
    let seed = random.next();
    let colour = |x, y| {
        let noise = (seed ^ u64::from(x * 31 + y * 17)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        image::Rgb([(x + y) as u8, x as u8, (noise >> 58) as u8])
    };
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_fn(width, height, colour);
    picture
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

fn image(site: &Site, random: &mut Random) -> Option<String> {
    random.any(site.files_like("content/", ".png"))
}

fn change_image(site: &mut Site, random: &mut Random) -> Option<String> {
    let path = image(site, random)?;
    put(site, random, &path)
}

fn same_size_image(site: &mut Site, random: &mut Random) -> Option<String> {
    let path = image(site, random)?;
    let bytes = site.files.get_mut(&path)?;
    let last = bytes.last_mut()?;
    *last = last.wrapping_add(1);
    Some(path)
}

fn delete_image(site: &mut Site, random: &mut Random) -> Option<String> {
    let path = image(site, random)?;
    site.files.remove(&path)?;
    Some(path)
}

fn static_file(site: &mut Site, random: &mut Random) -> Option<String> {
    let (name, text) = *random.pick(&[
        ("style.css", "body { color: red }"),
        ("style.css", "body { color: tan }"),
        ("article.js", "'use strict';"),
        ("robots.txt", "User-agent: *\nDisallow: /\n"),
        ("_headers", "/*\n  X-Own: 1\n"),
        ("b.png", "PNG 1"),
        ("notes.txt", "一些说明。\n"),
        ("notes.txt", "别的说明。\n"),
        ("share.png", "PNG 2"),
        (".nojekyll", ""),
        (
            ".well-known/security.txt",
            "Contact: mailto:a@example.org\n",
        ),
    ]);
    site.put(format!("static/{name}"), text);
    Some(name.to_owned())
}

fn delete_static(site: &mut Site, random: &mut Random) -> Option<String> {
    let path = random.any(site.files_like("static/", ""))?;
    site.files.remove(&path)?;
    Some(path)
}

fn page(site: &mut Site, random: &mut Random) -> Option<String> {
    let path = *random.pick(&[
        "content/pages/about.md",
        "content/pages/subscribe.md",
        "content/pages/help/index.md",
    ]);
    if random.percent(25) && site.files.remove(path).is_some() {
        return Some(format!("{path} is deleted"));
    }
    let more = *random.pick(&[
        "",
        "draft: true\n",
        "aliases: [/old/]\n",
        "permalink: /about-us/\n",
        "updated: 2027-01-01\n",
        "template: own.html\n",
    ]);
    let head = format!("---\ntitle: {}\n{more}---\n", title(random));
    let link = *random.pick(&[
        "",
        "[篇](../rust.md)",
        "[篇](../news/chips.md)",
        "[关于](about.md)",
    ]);
    site.put(path, format!("{head}\n{}\n\n{link}\n", paragraph(random)));
    Some(format!("{path} {}", more.trim()))
}
