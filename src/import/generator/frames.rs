//! Frames in a text: no article can have one, so a link leads to what it showed.

use super::{Losses, shape, tags};
use crate::message::message;

/// `markdown` with a link for each `<iframe>` outside of code.
pub(super) fn linked(markdown: &str, losses: &Losses) -> String {
    let mut out = String::with_capacity(markdown.len());
    let (mut at, mut copied) = (0, 0);
    let (mut line, mut counted) = (1, 0);
    while let Some(found) = markdown[at..].find(['`', '~', '<']).map(|found| at + found) {
        if let Some(end) = tags::code_at(markdown, found) {
            at = end;
            continue;
        }
        at = found + 1;
        let Some((frame, address)) = frame(&markdown[found..]) else {
            continue;
        };
        out.push_str(&markdown[copied..found]);
        out.push_str(&shown(&address));
        line += markdown[counted..found].matches('\n').count();
        counted = found;
        losses.change(line, "embed", message!("import-embed", address = address));
        copied = found + frame;
        at = copied;
    }
    out.push_str(&markdown[copied..]);
    out
}

/// The length of the frame that a text begins with, and its address.
fn frame(html: &str) -> Option<(usize, String)> {
    const LONGEST: usize = 2_000;
    let is_frame = html.get(..8)?.eq_ignore_ascii_case("<iframe ");
    let html = is_frame.then(|| &html[..html.floor_char_boundary(LONGEST)])?;
    let end = html.find('>')? + 1;
    let src = html[..end].split_once("src=")?.1;
    let src = match src.chars().next()? {
        quote @ ('"' | '\'') => src[1..].split(quote).next()?,
        _ => src.split([' ', '>']).next()?,
    };
    let src = src.replace("&amp;", "&");
    let address = match src.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => src,
    };
    shape::shown_address(&address)?;
    let rest = html[end..].find("</iframe>");
    Some((rest.map_or(end, |at| end + at + "</iframe>".len()), address))
}

fn shown(address: &str) -> String {
    shape::shown_address(address).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_outside_of_code_are_links() {
        for (markdown, want) in [
            (
                "一\n\n<iframe src=\"//v.cn/1?a=1&amp;b=2\" width=3></iframe>\n",
                "一\n\n<https://v.cn/1?a=1&b=2>\n",
            ),
            (
                "`<iframe src=\"https://v.cn\">`",
                "`<iframe src=\"https://v.cn\">`",
            ),
            (
                "```\n<iframe src=\"https://v.cn\">\n```",
                "```\n<iframe src=\"https://v.cn\">\n```",
            ),
            (
                "<iframe src=\"javascript:x\">",
                "<iframe src=\"javascript:x\">",
            ),
        ] {
            assert_eq!(linked(markdown, &Losses::default()), want);
        }
    }

    #[test]
    fn many_signs_take_linear_time() {
        for sign in [
            "<iframe ",
            "<iframe src=https://v.cn>",
            "` ",
            "~~~\n",
            "   <",
        ] {
            linked(&sign.repeat(50_000), &Losses::default());
        }
    }
}
