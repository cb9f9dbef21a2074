//! The running text of a Markdown file with the place of every character in it: what a proof-reader reads.

use std::{collections::BTreeSet, ops::Range};

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::OPTIONS;
use crate::text::emphasis::{self, Offsets};

/// Stands in a passage for what is no text of its author's: code, a picture, an address.
pub const OBJECT: char = '\u{fffc}';

/// What people wrote in a Markdown file, without its marks.
#[derive(Debug, Default)]
pub struct Prose {
    /// The passages in their order.
    pub passages: Vec<Passage>,
    /// Emphasis that is none to CommonMark alone, which knows nothing of Chinese punctuation.
    pub frail: Vec<Range<usize>>,
}

/// Text that is read in one go: a paragraph, a heading, an item, a cell.
#[derive(Debug)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// The text; a line break is `\n`, and what is no text [`OBJECT`].
    pub text: String,
    pieces: Vec<Piece>,
}

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassageKind {
    /// A paragraph that stands by itself.
    Paragraph,
    /// A paragraph in a quotation.
    Quoted,
    /// An item of a list, or a paragraph in one.
    Item,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
}

/// A part of a passage that stands in the file in one piece.
#[derive(Debug)]
struct Piece {
    /// Where it begins in the passage.
    at: usize,
    /// Its bytes in the file.
    source: Range<usize>,
    /// Whether these are its text.
    is_verbatim: bool,
}

impl Passage {
    /// The bytes of the file that a part of the text was made of.
    pub fn source(&self, part: Range<usize>) -> Range<usize> {
        let Some(first) = self.piece(part.start) else {
            return 0..0;
        };
        let start = match first.is_verbatim {
            true => (first.source.start + part.start - first.at).min(first.source.end),
            false => first.source.start,
        };
        let last = part.end.saturating_sub(1).max(part.start);
        let end = self
            .piece(last)
            .map_or(start, |last| match last.is_verbatim {
                true => (last.source.start + part.end - last.at).min(last.source.end),
                false => last.source.end,
            });
        start..end.max(start)
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        self.pieces.get(after.saturating_sub(1))
    }
}

/// Reads the text of a file from byte `start` on; all places are those of the file.
pub fn prose(text: &str, start: usize) -> Prose {
    let markdown = &text[start..];
    let mended = emphasis::mend(markdown);
    let mut reader = Reader {
        offsets: Offsets::of(&mended, start),
        prose: Prose::default(),
        passage: None,
        blocks: Vec::new(),
        images: 0,
        autolinks: 0,
        emphasis: Vec::new(),
    };
    for (event, span) in Parser::new_ext(&mended, OPTIONS).into_offset_iter() {
        reader.take(event, span);
    }
    reader.flush();
    let mut prose = reader.prose;
    if mended.len() != markdown.len() {
        prose.frail = frail(&reader.emphasis, markdown, start);
    }
    prose
}

/// Those of `emphasis` that a parser without our help does not find.
fn frail(emphasis: &[Range<usize>], markdown: &str, start: usize) -> Vec<Range<usize>> {
    let parser = Parser::new_ext(markdown, OPTIONS).into_offset_iter();
    let found: BTreeSet<(usize, usize)> = parser
        .filter(|(event, _)| is_emphasis(event))
        .map(|(_, span)| (span.start + start, span.end + start))
        .collect();
    let is_lost = |span: &&Range<usize>| !found.contains(&(span.start, span.end));
    emphasis.iter().filter(is_lost).cloned().collect()
}

fn is_emphasis(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
    )
}

struct Reader {
    offsets: Offsets,
    prose: Prose,
    passage: Option<Passage>,
    /// The blocks around the present place that say what a passage is, the innermost last.
    blocks: Vec<PassageKind>,
    /// How many pictures are open whose description is being read.
    images: usize,
    /// How many links are open whose text is their address.
    autolinks: usize,
    /// All emphasis.
    emphasis: Vec<Range<usize>>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>, span: Range<usize>) {
        let span = self.offsets.original(span);
        if is_emphasis(&event) {
            self.emphasis.push(span.clone());
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&emphasis::unmark(&text), span),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.object(span),
            Event::SoftBreak | Event::HardBreak => self.text("\n", span),
            Event::InlineHtml(html) if html.starts_with("<br") => self.text("\n", span),
            Event::Rule => self.flush(),
            Event::InlineHtml(_)
            | Event::Html(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>) {
        match tag {
            Tag::Link { link_type, .. } => {
                if matches!(link_type, LinkType::Autolink | LinkType::Email) {
                    self.object(span);
                    self.autolinks += 1;
                }
            }
            Tag::Image { .. } => {
                self.object(span);
                self.images += 1;
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            tag => {
                self.flush();
                self.blocks.extend(kind(&tag));
                // Code is no prose; its text would be taken for that of a passage.
                self.autolinks += usize::from(matches!(tag, Tag::CodeBlock(_)));
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => self.autolinks = 0,
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            tag => {
                if tag == TagEnd::CodeBlock {
                    self.passage = None;
                    self.autolinks = 0;
                }
                self.flush();
                if is_kind(tag) {
                    self.blocks.pop();
                }
            }
        }
    }

    fn object(&mut self, span: Range<usize>) {
        if self.images == 0 && self.autolinks == 0 {
            self.push(OBJECT.encode_utf8(&mut [0; 4]), span, false);
        }
    }

    fn text(&mut self, text: &str, span: Range<usize>) {
        if self.images == 0 && self.autolinks == 0 {
            self.push(text, span.clone(), text.len() == span.len());
        }
    }

    fn push(&mut self, text: &str, source: Range<usize>, is_verbatim: bool) {
        let kind = self.blocks.last().copied();
        let passage = self.passage.get_or_insert_with(|| Passage {
            kind: kind.unwrap_or(PassageKind::Paragraph),
            text: String::new(),
            pieces: Vec::new(),
        });
        passage.pieces.push(Piece {
            at: passage.text.len(),
            source,
            is_verbatim,
        });
        passage.text.push_str(text);
    }

    /// Ends the passage, if one is open.
    fn flush(&mut self) {
        self.prose.passages.extend(self.passage.take());
    }
}

/// What the passages directly in a block are; none where the block around it says that.
fn kind(tag: &Tag<'_>) -> Option<PassageKind> {
    Some(match tag {
        Tag::Heading { .. } => PassageKind::Heading,
        Tag::BlockQuote(_) => PassageKind::Quoted,
        Tag::Item | Tag::FootnoteDefinition(_) => PassageKind::Item,
        Tag::TableCell => PassageKind::Cell,
        _ => return None,
    })
}

fn is_kind(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::TableCell
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passages(markdown: &str) -> Vec<(PassageKind, String)> {
        let prose = prose(markdown, 0);
        let passages = prose.passages.into_iter();
        passages.map(|p| (p.kind, p.text)).collect()
    }

    #[test]
    fn passages_are_what_is_read_in_one_go() {
        use PassageKind::{Cell, Heading, Item, Paragraph, Quoted};
        for (markdown, want) in [
            ("甲**乙**丙\n丁", vec![(Paragraph, "甲乙丙\n丁")]),
            ("# 题\n\n文", vec![(Heading, "题"), (Paragraph, "文")]),
            (
                "- 甲\n- 乙\n\n  丙",
                vec![(Item, "甲"), (Item, "乙"), (Item, "丙")],
            ),
            ("> 甲\n\n乙", vec![(Quoted, "甲"), (Paragraph, "乙")]),
            (
                "|甲|乙|\n|-|-|\n|1||",
                vec![(Cell, "甲"), (Cell, "乙"), (Cell, "1")],
            ),
            ("用`a,b`写", vec![(Paragraph, "用\u{fffc}写")]),
            ("看![图](a.png)吧", vec![(Paragraph, "看\u{fffc}吧")]),
            (
                "见<https://a.cn/甲,乙>。",
                vec![(Paragraph, "见\u{fffc}。")],
            ),
            ("见[甲](b)。", vec![(Paragraph, "见甲。")]),
            ("```\n甲,乙\n```\n\n丙", vec![(Paragraph, "丙")]),
            (
                "<div>\n甲,乙\n</div>\n\n丙<b>丁</b>",
                vec![(Paragraph, "丙丁")],
            ),
            (
                "甲[^1]。\n\n[^1]: 乙",
                vec![(Paragraph, "甲。"), (Item, "乙")],
            ),
            ("甲&mdash;乙\\*丙", vec![(Paragraph, "甲—乙*丙")]),
        ] {
            let want: Vec<_> = want.iter().map(|(k, t)| (*k, (*t).to_owned())).collect();
            assert_eq!(passages(markdown), want, "{markdown}");
        }
    }

    #[test]
    fn every_part_is_found_in_the_file() {
        let file = "---\n---\n是**“重”**要的\\*&amp;`x`**（文）**后，乙";
        let prose = prose(file, 8);
        let passage = &prose.passages[0];
        for (part, source) in [
            ("是", "是"),
            ("“重”要", "“重”**要"),
            ("*", "*"),
            ("&", "&amp;"),
            ("\u{fffc}", "`x`"),
            ("后，", "后，"),
        ] {
            let at = passage.text.find(part).unwrap();
            let span = passage.source(at..at + part.len());
            assert_eq!(&file[span], source, "{part}");
        }
    }

    #[test]
    fn emphasis_that_needs_help_is_known() {
        let file = "中**“文”**后\n\n中**文**后，`**“文”**后`";
        let frail = prose(file, 0).frail;
        assert_eq!(frail.len(), 1);
        assert_eq!(&file[frail[0].clone()], "**“文”**");
    }
}
