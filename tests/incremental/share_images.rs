//! Share images follow every edit of what they show, and of how they are drawn.
#![cfg(feature = "share")]

use crate::{
    check::{Lived, Step},
    sample::rich,
    site::Site,
};

/// An edit of a site.
type Edit = fn(&mut Site);

const EDITS: [(&str, Edit); 9] = [
    ("a title", |site| {
        let title = "'新标题，旧文章'".to_owned();
        site.articles[1].fields.insert("title", title);
    }),
    ("a text", |site| {
        site.articles[1].body.push("又一段。".to_owned())
    }),
    ("a source", |site| {
        site.articles[2].fields.insert("source", "别处".to_owned());
    }),
    ("a keyword", |site| {
        site.articles[3].keywords.insert(0, "手机".to_owned());
    }),
    ("a cover", |site| {
        let cover = "/b.png".to_owned();
        site.articles[4].fields.insert("cover", cover);
    }),
    ("a style", |site| {
        site.put("static/style.css", "body { color: blue }")
    }),
    ("a template", |site| {
        let own = "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='630'>\
                   <text y='90'>{{ lines | join(sep=' ') }}</text></svg>";
        site.put("templates/share.svg", own);
    }),
    ("another edition", |site| {
        let both = "[zh-Hans, zh-Hant]".to_owned();
        site.settings.insert("editions", both);
    }),
    ("no more", |site| {
        site.settings.remove("share_images");
    }),
];

#[test]
fn they_follow_every_edit() {
    let (mut lived, mut site) = (Lived::new(), rich());
    site.articles.truncate(6);
    site.settings.insert("share_images", "true".to_owned());
    if lived.build(&site) == Ok(Step::Refused) {
        eprintln!("skipped: install a font with Chinese characters, such as fonts-noto-cjk");
        return;
    }
    for (what, edit) in EDITS {
        site.turn_over();
        edit(&mut site);
        assert_eq!(lived.build(&site), Ok(Step::Published), "{what}");
    }
}
