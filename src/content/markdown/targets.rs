//! Where the links and pictures of a text lead, as readers get them, and where they stand in its file.

use std::ops::Range;

use super::rendered;
use crate::text::emphasis::{self, Offsets};

/// An address in a text: of Markdown, or of HTML that its author wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// As it is published, not yet escaped.
    pub address: String,
    /// The link, the picture or its tag.
    pub span: Range<usize>,
    /// What a picture shows, in words, as far as its author had to write it; none for all else.
    pub alt: Option<String>,
}

impl Target {
    /// That of a link.
    pub(super) fn of(address: String, span: Range<usize>) -> Self {
        Self {
            address,
            span,
            alt: None,
        }
    }
}

/// The addresses in the text of a file from byte `start` on, in their order; all places are those
/// of the file. What is not published is not among them.
pub fn targets(text: &str, start: usize) -> Vec<Target> {
    let mended = emphasis::mend(&text[start..]);
    let offsets = Offsets::of(&mended, start);
    let mut targets = rendered(&mended, (false, false)).links;
    for target in &mut targets {
        target.span = offsets.original(target.span.clone());
    }
    targets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_pictures_have_their_places() {
        for (file, want) in [
            (
                "[甲](https://a.cn) ![图 `x`](b.png) [![](c.png)](d) <https://e.cn>",
                &[
                    ("https://a.cn", "[甲](https://a.cn)", None),
                    ("b.png", "![图 `x`](b.png)", Some("图 x")),
                    ("d", "[![](c.png)](d)", None),
                    ("c.png", "![](c.png)", Some("")),
                    ("https://e.cn", "<https://e.cn>", None),
                ][..],
            ),
            (
                "中**“文”**<a href=/b title=中**“文”**>乙</a><img src=c.png>",
                &[
                    ("/b", "<a href=/b title=中**“文”**>", None),
                    ("c.png", "<img src=c.png>", Some("")),
                ],
            ),
            (
                "> <p>中**“文”**后<a href=\"b.md#c\">乙</a>\n> <img alt=\"\" src='d.png'>\n> <img alt=图 src='e.png'>",
                &[
                    ("b.md#c", "<a href=\"b.md#c\">", None),
                    ("d.png", "<img alt=\"\" src='d.png'>", None),
                    ("e.png", "<img alt=图 src='e.png'>", None),
                ],
            ),
            (
                "<video src=a.mp4 poster=b.png></video><audio><source src=c.mp3></audio>",
                &[
                    ("a.mp4", "<video src=a.mp4 poster=b.png>", None),
                    ("b.png", "<video src=a.mp4 poster=b.png>", None),
                    ("c.mp3", "<source src=c.mp3>", None),
                ],
            ),
            // What is not published: in code, in what is removed, without or with a bad address.
            (
                "`<a href=a>` <!-- <a href=b> --> <iframe src=c></iframe>\n\n\
                 <svg><a href=d></a></svg>\n\n<img alt=e> <a href='javascript:f'>g</a> [h]() ![i](ftp://j/)",
                &[],
            ),
        ] {
            let found = targets(file, 0);
            let found: Vec<_> = found
                .iter()
                .map(|target| {
                    let alt = target.alt.as_deref();
                    (target.address.as_str(), &file[target.span.clone()], alt)
                })
                .collect();
            assert_eq!(found, want, "{file}");
        }
    }
}
