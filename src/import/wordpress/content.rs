//! The text of an item: blocks or classic markup, shortcodes, notes, to Markdown.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::shortcode::{self, Attachments};
use crate::{
    import::html::{self, Converted, Loss, Options},
    message::message,
};

/// What texts refer to by number.
#[derive(Debug, Default)]
pub(super) struct Numbered {
    /// Addresses of pictures and files.
    pub(super) attachments: Attachments,
    /// The content of blocks that are kept to be used again.
    pub(super) blocks: BTreeMap<u64, String>,
}

/// The content of an item as Markdown; `footnotes` is the custom field of that name, and `address` gives
/// the new address of a link or picture.
pub(super) fn convert(
    content: &str,
    footnotes: &str,
    numbered: &Numbered,
    address: &dyn Fn(&str) -> String,
) -> Converted {
    let mut losses = Vec::new();
    let has_blocks = content.contains("<!-- wp:");
    let content = match has_blocks {
        true => expand(content, numbered, &mut losses),
        false => content.to_owned(),
    };
    let pages = content.matches("<!--nextpage-->").count();
    if pages > 0 {
        losses.push(change("pages", message!("import-pages", count = pages + 1)));
    }
    let content = shortcode::replace(&content, &numbered.attachments, &mut losses);
    let notes = notes(footnotes);
    let ids: Vec<String> = notes.iter().map(|(id, _)| id.clone()).collect();
    let options = Options {
        breaks: !has_blocks,
        address,
        footnotes: &ids,
    };
    let mut converted = html::convert(&content, &options);
    for (number, (_, note)) in notes.iter().enumerate() {
        let note = html::convert(note, &options).markdown;
        let note = note.replace("\n\n", " ").replace('\n', " ");
        let number = number + 1;
        converted
            .markdown
            .push_str(&format!("\n\n[^{number}]: {note}"));
    }
    losses.append(&mut converted.losses);
    losses.sort_by_key(|loss| loss.line);
    Converted {
        markdown: converted.markdown,
        losses,
    }
}

/// The beginning of a text, above the mark `<!--more-->`.
pub(super) struct Lead<'c> {
    /// In Markdown, with its links as they were.
    pub(super) text: String,
    /// What follows the mark, as it is written.
    pub(super) rest: &'c str,
    /// The line of the mark, from 1.
    pub(super) line: usize,
}

/// What an author set apart for lists; none where there is no mark.
pub(super) fn lead<'c>(content: &'c str, numbered: &Numbered) -> Option<Lead<'c>> {
    /// Bytes of a beginning that may be short enough for 快速阅读.
    const LONGEST: usize = 8_000;
    let at = content.find("<!--more")?;
    let end = at + content[at..].find("-->")? + "-->".len();
    let written = &content[..at];
    let text = match written.len() <= LONGEST {
        true => convert(written, "", numbered, &|address| address.to_owned()).markdown,
        false => written.to_owned(),
    };
    let rest = content[end..].trim_start();
    Some(Lead {
        text,
        rest: rest.strip_prefix("<!-- /wp:more -->").unwrap_or(rest),
        line: written.matches('\n').count() + 1,
    })
}

fn change(rule: &'static str, message: crate::message::Message) -> Loss {
    Loss {
        line: 1,
        is_change: true,
        rule,
        message,
    }
}

/// The notes of a text by their ids, as the block for footnotes keeps them (WordPress 6.3).
fn notes(json: &str) -> Vec<(String, String)> {
    let Ok(Json::Array(notes)) = serde_json::from_str::<Json>(json) else {
        return Vec::new();
    };
    let text = |note: &Json, key: &str| note.get(key).and_then(Json::as_str).map(str::to_owned);
    let notes = notes.iter().take(MOST_NOTES);
    notes
        .filter_map(|note| Some((text(note, "id")?, text(note, "content")?)))
        .collect()
}

/// Bytes of a text with the blocks that stand in it.
const MOST: usize = 16 << 20;
/// Notes of a text.
const MOST_NOTES: usize = 1_000;

/// Blocks without a text of their own that say nothing to readers.
const SILENT: &[&str] = &[
    "footnotes",
    "more",
    "nextpage",
    "separator",
    "spacer",
    "page-list",
];

/// Blocks that are kept elsewhere in their place; those that WordPress makes at each view are noted.
fn expand(content: &str, numbered: &Numbered, losses: &mut Vec<Loss>) -> String {
    let mut out = String::with_capacity(content.len());
    let mut rest = content;
    let mut line = 1;
    while let Some(start) = rest.find("<!-- wp:") {
        let (before, comment) = rest.split_at(start);
        line += before.matches('\n').count();
        out.push_str(before);
        let Some(end) = comment.find("-->") else {
            rest = comment;
            break;
        };
        let inner = &comment["<!-- wp:".len()..end];
        let (name, attributes) = inner.split_once(' ').unwrap_or((inner, ""));
        let end = end + "-->".len();
        let number = || {
            let json = attributes.trim().trim_end_matches('/');
            let json: Json = serde_json::from_str(json.trim()).ok()?;
            json.get("ref")?.as_u64()
        };
        let is_empty = inner.trim_end().ends_with('/');
        match number().and_then(|number| numbered.blocks.get(&number)) {
            Some(kept) if name == "block" && out.len() + kept.len() < MOST => out.push_str(kept),
            _ if is_empty && !SILENT.contains(&name) => losses.push(Loss {
                line,
                is_change: false,
                rule: "block",
                message: message!("import-block", name = name),
            }),
            _ => out.push_str(&comment[..end]),
        }
        line += comment[..end].matches('\n').count();
        rest = &comment[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markdown(content: &str) -> String {
        convert(content, "", &Numbered::default(), &|address| {
            address.to_owned()
        })
        .markdown
    }

    #[test]
    fn classic_markup_is_parted_by_empty_lines() {
        for (content, want) in [
            ("一\n\n二", "一\n\n二"),
            ("一\n二", "一\\\n二"),
            ("一<br />\n二", "一\\\n二"),
            (
                "<strong>一</strong>\n\n<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n二",
                "**一**\n\n- 甲\n- 乙\n\n二",
            ),
            ("<blockquote>一\n\n二</blockquote>", "> 一\n>\n> 二"),
            ("<pre>a\n\nb</pre>", "```\na\n\nb\n```"),
            ("https://v.cn/1\n\n一", "<https://v.cn/1>\n\n一"),
            ("一<!--more-->\n\n二", "一\n\n二"),
        ] {
            assert_eq!(markdown(content), want, "{content:?}");
        }
    }

    #[test]
    fn blocks_are_what_their_html_is() {
        for (content, want) in [
            (
                "<!-- wp:paragraph -->\n<p>一\n二</p>\n<!-- /wp:paragraph -->",
                "一二",
            ),
            (
                "<!-- wp:code -->\n<pre class=\"wp-block-code\"><code lang=\"rust\" class=\"language-rust\">a &lt; b</code></pre>\n<!-- /wp:code -->",
                "```rust\na < b\n```",
            ),
            (
                "<!-- wp:image {\"id\":1} -->\n<figure class=\"wp-block-image\"><img src=\"a.png\" alt=\"图\"/><figcaption class=\"wp-element-caption\">说“明”</figcaption></figure>\n<!-- /wp:image -->",
                "![图](a.png \"说“明”\")",
            ),
            (
                "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><!-- wp:paragraph -->\n<p>一</p>\n<!-- /wp:paragraph --><cite>某</cite></blockquote>\n<!-- /wp:quote -->",
                "> 一\n>\n> <cite>某</cite>",
            ),
            (
                "<!-- wp:embed {\"url\":\"https://v.cn/1\"} -->\n<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\nhttps://v.cn/1\n</div></figure>\n<!-- /wp:embed -->",
                "<https://v.cn/1>",
            ),
            (
                "<!-- wp:separator -->\n<hr class=\"wp-block-separator\"/>\n<!-- /wp:separator -->",
                "---",
            ),
            (
                "<!-- wp:table -->\n<figure class=\"wp-block-table\"><table><thead><tr><th>甲</th><th>乙</th></tr></thead><tbody><tr><td>1|2</td><td><strong>3</strong></td></tr></tbody></table></figure>\n<!-- /wp:table -->",
                "| 甲 | 乙 |\n| --- | --- |\n| 1\\|2 | **3** |",
            ),
        ] {
            assert_eq!(markdown(content), want, "{content:?}");
        }
    }

    #[test]
    fn notes_come_from_their_field() {
        let content = "<!-- wp:paragraph --><p>一<sup data-fn=\"x\" class=\"fn\"><a href=\"#x\" id=\"x-link\">1</a></sup>。</p><!-- /wp:paragraph --><!-- wp:footnotes /-->";
        let notes = "[{\"content\":\"注<em>甲</em>\",\"id\":\"x\"}]";
        let converted = convert(content, notes, &Numbered::default(), &|a| a.to_owned());
        assert_eq!(converted.markdown, "一[^1]。\n\n[^1]: 注*甲*");
        assert_eq!(converted.losses, []);
    }

    #[test]
    fn a_beginning_ends_at_its_mark() {
        for (content, want) in [
            (
                "<b>一</b>\n\n二<!--more 继续-->\n\n三",
                Some(("**一**\n\n二", "三", 3)),
            ),
            (
                "<!-- wp:paragraph --><p>一</p><!-- /wp:paragraph -->\n\n<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n",
                Some(("一", "\n", 4)),
            ),
            ("一", None),
        ] {
            let lead = lead(content, &Numbered::default());
            let lead = lead
                .as_ref()
                .map(|lead| (lead.text.as_str(), lead.rest, lead.line));
            assert_eq!(lead, want, "{content}");
        }
    }

    #[test]
    fn what_wordpress_makes_at_each_view_is_noted() {
        let content = "<!-- wp:paragraph --><p>一</p><!-- /wp:paragraph -->\n<!-- wp:latest-posts {\"n\":5} /-->\n<!-- wp:block {\"ref\":3} /-->";
        let numbered = Numbered {
            blocks: BTreeMap::from([(3, "<p>二</p>".to_owned())]),
            ..Numbered::default()
        };
        let converted = convert(content, "", &numbered, &|a| a.to_owned());
        assert_eq!(converted.markdown, "一\n\n二");
        assert_eq!(converted.losses.len(), 1);
        assert_eq!(converted.losses[0].line, 2);
    }
}
