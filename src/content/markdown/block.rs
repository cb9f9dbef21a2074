//! Paragraphs, headings, lists, tables and code: what stands on lines of its own.

use std::{fmt::Write, mem, ops::Range};

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Tag, TagEnd};

use crate::content::article::Heading;
use crate::content::plain;
use crate::text::slug;

use super::{
    escape::{push_attribute, push_text},
    ids,
    renderer::{Flow, Renderer},
};

/// A paragraph that is being written; its tags come last, for it may become a figure.
pub(super) struct OpenParagraph {
    html_start: usize,
    text_start: usize,
    /// Its place in the Markdown.
    span: Range<usize>,
    pub(super) has_text: bool,
    images: usize,
    /// The bytes of the image's title attribute, and the title.
    title: Option<(Range<usize>, String)>,
}

impl OpenParagraph {
    /// Notes an image; a paragraph of one image and nothing else becomes a figure.
    pub(super) fn add_image(&mut self, title_span: Range<usize>, title: String) {
        self.images += 1;
        self.title = Some((title_span, title));
    }
}

/// A heading that is being written; its id depends on its text.
pub(super) struct OpenHeading {
    html_start: usize,
    text_start: usize,
    id: Option<String>,
    level: u8,
    is_title: bool,
}

/// A table that is being written.
pub(super) struct OpenTable {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    cell_start: usize,
    has_rows: bool,
}

impl Renderer<'_> {
    pub(super) fn start_block(&mut self, tag: Tag<'_>, span: Range<usize>) {
        self.close_lines();
        self.flow = Flow::default();
        match tag {
            Tag::Paragraph => self.start_paragraph(span),
            Tag::Heading { level, id, .. } => self.start_heading(level as u8, id.as_deref()),
            Tag::BlockQuote(kind) => self.out.html.push_str(quote_tag(kind)),
            Tag::CodeBlock(kind) => self.start_code_block(&kind),
            Tag::List(Some(1)) => self.out.html.push_str("<ol>\n"),
            Tag::List(Some(start)) => drop(writeln!(self.out.html, "<ol start=\"{start}\">")),
            Tag::List(None) => self.out.html.push_str("<ul>\n"),
            Tag::Item => self.out.html.push_str("<li>"),
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead | Tag::TableRow => self.start_row(),
            Tag::TableCell => self.start_cell(),
            _ => {}
        }
    }

    pub(super) fn end_block(&mut self, tag: TagEnd) {
        self.close_lines();
        self.flow = Flow::default();
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(_) => self.out.html.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => {
                self.in_code_block = false;
                self.out.html.push_str("</code></pre>\n");
            }
            TagEnd::List(true) => self.out.html.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.html.push_str("</ul>\n"),
            TagEnd::Item => {
                self.out.html.push_str("</li>\n");
                self.end_line();
            }
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(),
            TagEnd::TableCell => self.end_cell(),
            _ => {}
        }
    }

    /// Ends a line of the plain text, unless it is empty.
    pub(super) fn end_line(&mut self) {
        let text = &mut self.out.text;
        text.truncate(text.trim_end_matches(' ').len());
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
    }

    fn start_paragraph(&mut self, span: Range<usize>) {
        self.end_line();
        self.paragraph = Some(OpenParagraph {
            html_start: self.out.html.len(),
            text_start: self.out.text.len(),
            span,
            has_text: false,
            images: 0,
            title: None,
        });
    }

    fn end_paragraph(&mut self) {
        self.end_line();
        let Some(paragraph) = self.paragraph.take() else {
            return;
        };
        self.compare(paragraph.text_start, paragraph.span.clone());
        let html = &mut self.out.html;
        match paragraph {
            OpenParagraph {
                has_text: false,
                images: 1,
                title: Some((span, title)),
                html_start,
                ..
            } => {
                html.replace_range(span, "");
                html.insert_str(html_start, "<figure>");
                if !title.is_empty() {
                    html.push_str("<figcaption>");
                    push_text(html, &title);
                    html.push_str("</figcaption>");
                }
                html.push_str("</figure>\n");
            }
            // What a dropped script or comment leaves behind.
            _ if html[paragraph.html_start..].trim().is_empty() => {
                html.truncate(paragraph.html_start)
            }
            _ => {
                html.insert_str(paragraph.html_start, "<p>");
                html.push_str("</p>\n");
            }
        }
    }

    fn start_heading(&mut self, level: u8, id: Option<&str>) {
        self.end_line();
        let is_first = self.out.title.is_none();
        self.heading = Some(OpenHeading {
            html_start: self.out.html.len(),
            text_start: self.out.text.len(),
            id: id.filter(|id| ids::is_allowed(id)).map(str::to_owned),
            level,
            is_title: self.needs_title && is_first && level == 1,
        });
    }

    fn end_heading(&mut self) {
        let Some(heading) = self.heading.take() else {
            return;
        };
        let title = plain::line(&self.out.text[heading.text_start..]);
        let inner = self.out.html.split_off(heading.html_start);
        if self.out.title.is_none() && !title.is_empty() {
            self.out.title = Some(title.clone());
        }
        if heading.is_title && !title.is_empty() {
            self.out.text.truncate(heading.text_start);
            return;
        }
        self.end_line();
        if inner.trim().is_empty() {
            return;
        }
        let level = self.outline_level(heading.level);
        let wanted = heading.id.unwrap_or_else(|| slug::anchor(&title));
        let id = self.ids.unique(if wanted.is_empty() {
            "section"
        } else {
            &wanted
        });
        let html = &mut self.out.html;
        let _ = write!(html, "<h{level} id=\"");
        push_attribute(html, &id);
        let _ = writeln!(html, "\">{}</h{level}>", inner.trim());
        if !title.is_empty() {
            self.out.headings.push(Heading { level, id, title });
        }
    }

    /// The level of a heading on the page. The page's title is its `h1`, and a level must
    /// not be skipped, so what counts is under how many headings this one stands.
    pub(super) fn outline_level(&mut self, written: u8) -> u8 {
        while self.outline.last().is_some_and(|level| *level >= written) {
            self.outline.pop();
        }
        self.outline.push(written);
        (self.outline.len() as u8 + 1).min(6)
    }

    fn start_code_block(&mut self, kind: &CodeBlockKind<'_>) {
        self.in_code_block = true;
        self.end_line();
        // A block that scrolls must be in reach of the keyboard (WCAG 2.1.1).
        let html = &mut self.out.html;
        html.push_str("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) = language(info)
        {
            html.push_str(" class=\"language-");
            push_attribute(html, language);
            html.push('"');
        }
        html.push('>');
    }

    pub(super) fn task(&mut self, done: bool) {
        let tag = match done {
            true => "<input type=\"checkbox\" disabled checked aria-label=\"已完成\"> ",
            false => "<input type=\"checkbox\" disabled aria-label=\"未完成\"> ",
        };
        self.out.html.push_str(tag);
    }

    fn start_table(&mut self, alignments: Vec<Alignment>) {
        self.end_line();
        self.out.html.push_str(
            "<div class=\"table-scroll\" role=\"group\" aria-label=\"表格\" tabindex=\"0\"><table>\n",
        );
        self.table = Some(OpenTable {
            alignments,
            column: 0,
            in_head: true,
            cell_start: 0,
            has_rows: false,
        });
    }

    fn start_row(&mut self) {
        let Some(table) = &mut self.table else {
            return;
        };
        table.column = 0;
        let is_first = !table.in_head && !mem::replace(&mut table.has_rows, true);
        self.out.html.push_str(match (table.in_head, is_first) {
            (true, _) => "<thead>\n<tr>",
            (false, true) => "<tbody>\n<tr>",
            (false, false) => "<tr>",
        });
    }

    fn end_row(&mut self) {
        self.end_line();
        if let Some(table) = &mut self.table {
            let is_head = mem::replace(&mut table.in_head, false);
            self.out.html.push_str(if is_head {
                "</tr>\n</thead>\n"
            } else {
                "</tr>\n"
            });
        }
    }

    fn start_cell(&mut self) {
        if let Some(table) = &mut self.table {
            table.cell_start = self.out.html.len();
        }
    }

    fn end_cell(&mut self) {
        self.out.text.push(' ');
        let Some(table) = &mut self.table else {
            return;
        };
        let html = &mut self.out.html;
        // An empty header cell would announce nothing.
        let is_head = table.in_head && html.len() > table.cell_start;
        let alignment = table.alignments.get(table.column).copied();
        table.column += 1;
        html.insert_str(
            table.cell_start,
            cell_tag(is_head, alignment.unwrap_or(Alignment::None)),
        );
        html.push_str(if is_head { "</th>" } else { "</td>" });
    }

    fn end_table(&mut self) {
        let has_rows = self.table.take().is_some_and(|table| table.has_rows);
        self.out.html.push_str(if has_rows {
            "</tbody>\n</table></div>\n"
        } else {
            "</table></div>\n"
        });
    }
}

/// An alert says in words what it is, for those who do not see its colour.
fn quote_tag(kind: Option<BlockQuoteKind>) -> &'static str {
    match kind {
        None => "<blockquote>\n",
        Some(BlockQuoteKind::Note) => {
            "<blockquote class=\"alert alert-note\">\n<p class=\"alert-title\">说明</p>\n"
        }
        Some(BlockQuoteKind::Tip) => {
            "<blockquote class=\"alert alert-tip\">\n<p class=\"alert-title\">提示</p>\n"
        }
        Some(BlockQuoteKind::Important) => {
            "<blockquote class=\"alert alert-important\">\n<p class=\"alert-title\">重要</p>\n"
        }
        Some(BlockQuoteKind::Warning) => {
            "<blockquote class=\"alert alert-warning\">\n<p class=\"alert-title\">警告</p>\n"
        }
        Some(BlockQuoteKind::Caution) => {
            "<blockquote class=\"alert alert-caution\">\n<p class=\"alert-title\">当心</p>\n"
        }
    }
}

/// Alignment as a class: a `style` attribute would need a weaker content security policy.
fn cell_tag(is_head: bool, alignment: Alignment) -> &'static str {
    match (is_head, alignment) {
        (true, Alignment::None) => "<th scope=\"col\">",
        (true, Alignment::Left) => "<th scope=\"col\" class=\"align-left\">",
        (true, Alignment::Center) => "<th scope=\"col\" class=\"align-center\">",
        (true, Alignment::Right) => "<th scope=\"col\" class=\"align-right\">",
        (false, Alignment::None) => "<td>",
        (false, Alignment::Left) => "<td class=\"align-left\">",
        (false, Alignment::Center) => "<td class=\"align-center\">",
        (false, Alignment::Right) => "<td class=\"align-right\">",
    }
}

/// The language that a code block's info string names: `rust,ignore` is `rust`.
fn language(info: &str) -> Option<&str> {
    let word = info.split([' ', '\t', ',', '{']).next()?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-' | '_' | '.');
    (!word.is_empty() && word.chars().all(is_plain)).then_some(word)
}
