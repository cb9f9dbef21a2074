//! Shortcodes: `[caption]`, `[gallery]`, `[embed]`, `[code]` become HTML, others stay visible.

mod known;
mod tag;

use std::collections::BTreeMap;

use self::{
    known::known,
    tag::{Tag, partner, tags},
};
use crate::{
    import::html::Loss,
    message::{Message, message},
};

/// Where the pictures of a gallery are, by their numbers.
pub(super) type Attachments = BTreeMap<u64, String>;

/// `html` with its shortcodes as HTML; what is not known is noted and stays.
pub(super) fn replace(html: &str, attachments: &Attachments, losses: &mut Vec<Loss>) -> String {
    let mut out = String::with_capacity(html.len());
    let tags = tags(html);
    let mut lines = Lines {
        html,
        at: 0,
        line: 1,
    };
    let mut copied = 0;
    for (at, tag) in tags.iter().enumerate() {
        if tag.start < copied || tag.closes {
            continue;
        }
        let partner = partner(&tags, at);
        if tag.doubled {
            // Nothing is made of it, nor of what stands in it.
            if let Some(end) = end_of_doubled(html, tag, partner) {
                out.push_str(&html[copied..tag.start - 1]);
                out.push_str(&html[tag.start..end]);
                copied = end + 1;
            }
            continue;
        }
        let line = lines.at(tag.start);
        let inner = partner.map(|partner| &html[tag.end..partner.start]);
        let Some(known) = known(tag, inner, attachments) else {
            let message = message!("import-shortcode", text = &html[tag.start..tag.end]);
            losses.push(loss(line, false, message));
            continue;
        };
        out.push_str(&html[copied..tag.start]);
        out.push_str(&known.html);
        copied = match partner.filter(|_| known.takes_inner) {
            Some(partner) => partner.end,
            None => tag.end,
        };
        losses.extend(known.told.map(|message| loss(line, true, message)));
    }
    out.push_str(&html[copied..]);
    out
}

fn loss(line: usize, is_change: bool, message: Message) -> Loss {
    Loss {
        line,
        is_change,
        rule: "shortcode",
        message,
    }
}

/// Where a shortcode ends that a text shows by a second bracket on both sides: `[[name]]`, `[[name]…[/name]]`.
fn end_of_doubled(html: &str, tag: &Tag<'_>, partner: Option<&Tag<'_>>) -> Option<usize> {
    let is_doubled = |end: &usize| html[*end..].starts_with(']');
    let ends = [Some(tag.end), partner.map(|partner| partner.end)];
    ends.into_iter().flatten().find(is_doubled)
}

/// Lines of a text, asked for in their order.
struct Lines<'t> {
    html: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn at(&mut self, place: usize) -> usize {
        if place > self.at {
            self.line += self.html[self.at..place].matches('\n').count();
            self.at = place;
        }
        self.line
    }
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(html: &str) -> (String, usize) {
        let attachments = BTreeMap::from([(7, "https://a.cn/7.png".to_owned())]);
        let mut losses = Vec::new();
        (replace(html, &attachments, &mut losses), losses.len())
    }

    #[test]
    fn known_shortcodes_become_html() {
        for (html, want, told) in [
            (
                "[caption id=\"a\" width=\"3\"]<a href=\"b\"><img src=\"c\"></a> 说明[/caption]",
                "<figure><a href=\"b\"><img src=\"c\"></a><figcaption>说明</figcaption></figure>",
                0,
            ),
            (
                "[gallery ids=\"7,7\"]",
                "<figure><img src=\"https://a.cn/7.png\" alt=\"\"></figure>\
                 <figure><img src=\"https://a.cn/7.png\" alt=\"\"></figure>",
                1,
            ),
            ("[embed]https://v.cn/1[/embed]", "<p>https://v.cn/1</p>", 1),
            (
                "[code lang=\"rust\"]\na &lt; b && c\n[/code]",
                "<pre class=\"language-rust\"><code>a &lt; b &amp;&amp; c</code></pre>",
                1,
            ),
            ("[gallery ids=\"8\"]", "[gallery ids=\"8\"]", 1),
            ("[form id=\"1\"]", "[form id=\"1\"]", 1),
            (
                "[[form]] [注] [1] a[x](y) <pre>[z]</pre>",
                "[form] [注] [1] a[x](y) <pre>[z]</pre>",
                0,
            ),
            ("[[a b=\"c\"]文[/a]] [[[d]]]", "[a b=\"c\"]文[/a] [[d]]", 0),
            ("[[a]文[/a] [[[", "[[a]文[/a] [[[", 0),
            (
                "[playlist ids=\"7\"]",
                "<ul><li><a href=\"https://a.cn/7.png\">7.png</a></li></ul>",
                1,
            ),
        ] {
            assert_eq!(replaced(html), (want.to_owned(), told), "{html}");
        }
    }

    #[test]
    fn many_brackets_take_linear_time() {
        for html in [
            "[a".repeat(200_000),
            "[a ]".repeat(100_000),
            "<pre".repeat(20_000),
        ] {
            assert_eq!(replaced(&html).0, html);
        }
    }
}
