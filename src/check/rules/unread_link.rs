//! `unread-link`: what was meant for a link or a picture, and is published as its characters.

use crate::{
    check::{file::File, rule::Found},
    content::Passage,
    message::message,
};

pub(super) fn find(file: &File<'_>) -> Vec<Found> {
    let passages = file.prose.passages.iter();
    passages
        .flat_map(|passage| in_passage(file, passage))
        .collect()
}

/// Between a name in brackets and an address stands this, in the half of the width or in the whole.
const SEAMS: [&str; 6] = ["](", "]（", "】(", "】（", "］(", "］（"];

fn in_passage(file: &File<'_>, passage: &Passage) -> Vec<Found> {
    let text = passage.text.as_str();
    let seams = SEAMS.iter().flat_map(|seam| text.match_indices(seam));
    seams.filter_map(|seam| one(file, passage, seam)).collect()
}

/// The link around a seam, if it looks like one.
fn one(file: &File<'_>, passage: &Passage, (at, seam): (usize, &str)) -> Option<Found> {
    let text = passage.text.as_str();
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let start = line + text[line..at].rfind(['[', '【', '［'])?;
    let start = start - usize::from(text[..start].ends_with('!'));
    let inside = at + seam.len();
    let rest = text[inside..].lines().next()?;
    let length = rest.find([')', '）'])?;
    let address = &rest[..length];
    if !is_address(address, seam) {
        return None;
    }
    let end = inside + length + rest[length..].chars().next()?.len_utf8();
    let span = passage.source(start..end);
    // With a backslash it is meant as it stands.
    if file.text[span.clone()].contains('\\') {
        return None;
    }
    let help = match seam {
        "](" => message!("unread-link-help", address = address),
        _ => message!("unread-link-width-help"),
    };
    Some(Found::at(span, message!("unread-link")).help(help))
}

/// Whether this is an address rather than an aside: of the web, or a file of some kind.
fn is_address(address: &str, seam: &str) -> bool {
    let is_web = address.starts_with("http://") || address.starts_with("https://");
    let extension = address.rsplit_once('.').map(|(_, extension)| extension);
    let is_file = extension.is_some_and(|it| {
        (2..=5).contains(&it.len()) && it.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    is_web || is_file || seam == "](" && address.starts_with('/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::testing::said;

    #[test]
    fn only_what_would_be_a_link_is_told() {
        for (text, number) in [
            ("![截图](屏幕截图 2026-11-20.png)", 1),
            ("见[甲](2026-11-20-b .md)。", 1),
            ("见[甲](/a b/)。", 1),
            ("[全角]（https://a.com）", 1),
            ("【甲】(https://a.com)", 1),
            ("甲[乙](<a b.png>)![丙](a.png)", 0),
            ("数组[1](见下)与[2]（注释）", 0),
            ("\\[甲\\](https://a.com)", 0),
            ("`[甲](a b.png)`", 0),
            ("【快讯】（新华社）今天。", 0),
        ] {
            assert_eq!(said(find, text).len(), number, "{text}");
        }
    }
}
