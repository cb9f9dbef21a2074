//! Links from one article to another, to what is not there yet, and to what is not published.

use super::Edit;
use crate::{
    edits::dates::two,
    random::Random,
    site::Site,
    words::{FOLDERS, NAMES},
};

pub(super) const EDITS: [Edit; 5] = [
    (5, "a link to another article's file", by_path),
    (3, "a link to another article's address", by_address),
    (4, "a link to an article that may come", to_anyone),
    (3, "a link to a draft", to_draft),
    (4, "a link to something else", elsewhere),
];

fn by_path(site: &mut Site, random: &mut Random) -> Option<String> {
    let (from, to) = two(site, random)?;
    let to = site.articles[to].path();
    let anchor = *random.pick(&["", "", "#小结", "#missing"]);
    link(site, from, &to, anchor)
}

/// Appends a link to the file at `path`.
fn link(site: &mut Site, from: usize, path: &str, anchor: &str) -> Option<String> {
    let article = &mut site.articles[from];
    let link = article.link_to(path) + anchor;
    article.body.push(format!("另见[这一篇]({link})。"));
    Some(format!("{} to {path}{anchor}", article.id))
}

fn by_address(site: &mut Site, random: &mut Random) -> Option<String> {
    let (from, to) = two(site, random)?;
    let to = &site.articles[to];
    let name = to.id.rsplit('/').next()?;
    let address = format!("/{}/{name}/", to.date.format("%Y/%m"));
    let article = &mut site.articles[from];
    article.body.push(format!("另见[地址]({address})。"));
    Some(format!("{} to {address}", article.id))
}

fn to_anyone(site: &mut Site, random: &mut Random) -> Option<String> {
    let from = random.any(0..site.articles.len())?;
    let path = format!(
        "content/{}{}.md",
        random.pick(&FOLDERS),
        random.pick(&NAMES)
    );
    link(site, from, &path, "")
}

fn to_draft(site: &mut Site, random: &mut Random) -> Option<String> {
    let (from, to) = two(site, random)?;
    site.articles[to].fields.insert("draft", "true".to_owned());
    let path = site.articles[to].path();
    link(site, from, &path, "")
}

fn elsewhere(site: &mut Site, random: &mut Random) -> Option<String> {
    let to = *random.pick(&[
        "[关于](/about/)",
        "[文件](/notes.txt)",
        "[样式](/style.css)",
        "[关键词](/keywords/rust/)",
        "[首页](/)",
        "[旧地址](/old/)",
        "![图](a.png)",
        "![图](/b.png)",
        "![图](/missing.png)",
        "[脚本](javascript:1)",
    ]);
    let article = site.article(random)?;
    article.body.push(format!("见{to}。"));
    Some(format!("{} has {to}", article.id))
}
