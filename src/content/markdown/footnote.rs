//! Footnotes: numbered as they are first referred to, and set at the end of the article.

use std::{collections::HashMap, fmt::Write, mem};

use super::renderer::{Flow, Renderer};

/// The notes of an article, by their number less one.
#[derive(Default)]
pub(super) struct Footnotes {
    notes: Vec<Note>,
    /// Only asked, never walked.
    numbers: HashMap<String, usize>,
    /// What was written of notes, by their labels: a note may stand before what refers to it.
    texts: Vec<(String, String)>,
    /// The HTML before a note that is being written, and the note's label.
    open: Vec<(String, String)>,
}

#[derive(Default)]
struct Note {
    html: String,
    references: usize,
}

impl Footnotes {
    fn number(&mut self, label: &str) -> usize {
        if let Some(number) = self.numbers.get(label) {
            return *number;
        }
        self.notes.push(Note::default());
        self.numbers.insert(label.to_owned(), self.notes.len());
        self.notes.len()
    }

    /// The notes in their order, those last that nothing refers to.
    fn take(&mut self) -> Vec<Note> {
        for (label, html) in mem::take(&mut self.texts) {
            let number = self.number(&label);
            self.notes[number - 1].html.push_str(&html);
        }
        mem::take(&mut self.notes)
    }
}

impl Renderer<'_> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        if self.image.is_some() {
            return;
        }
        self.note_text();
        let is_in_link = self.is_in_link();
        let number = self.footnotes.number(label);
        let note = &mut self.footnotes.notes[number - 1];
        note.references += 1;
        let id = reference_id(number, note.references);
        let html = &mut self.out.html;
        // A link must not stand in a link.
        let _ = match is_in_link {
            true => write!(
                html,
                "<sup class=\"footnote-ref\" id=\"{id}\">{number}</sup>"
            ),
            false => write!(
                html,
                "<sup class=\"footnote-ref\"><a href=\"#fn:{number}\" id=\"{id}\" \
                 role=\"doc-noteref\">{number}</a></sup>"
            ),
        };
    }

    pub(super) fn start_footnote(&mut self, label: &str) {
        self.flow = Flow::default();
        self.end_line();
        let before = mem::take(&mut self.out.html);
        self.footnotes.open.push((before, label.to_owned()));
    }

    pub(super) fn end_footnote(&mut self) {
        self.end_line();
        if let Some((before, label)) = self.footnotes.open.pop() {
            let html = mem::replace(&mut self.out.html, before);
            self.footnotes.texts.push((label, html));
        }
    }

    pub(super) fn write_footnotes(&mut self) {
        let notes = self.footnotes.take();
        if notes.is_empty() {
            return;
        }
        let html = &mut self.out.html;
        html.push_str(
            "<div class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"注释\">\n<ol>\n",
        );
        for (note, number) in notes.into_iter().zip(1..) {
            let _ = write!(html, "<li id=\"fn:{number}\">");
            push_note(html, &note, number);
            html.push_str("</li>\n");
        }
        html.push_str("</ol>\n</div>\n");
    }
}

/// The note with its ways back, inside its last paragraph where it ends with one.
fn push_note(html: &mut String, note: &Note, number: usize) {
    let text = note.html.trim_end();
    let (text, end) = match text.strip_suffix("</p>") {
        Some(text) => (text, "</p>"),
        None => (text, ""),
    };
    html.push_str(text);
    for reference in 1..=note.references {
        let id = reference_id(number, reference);
        let which = if note.references > 1 {
            format!("（{reference}）")
        } else {
            String::new()
        };
        // U+FE0E keeps the arrow from being shown as an emoji.
        let _ = write!(
            html,
            " <a href=\"#{id}\" class=\"footnote-back\" role=\"doc-backlink\" \
             aria-label=\"返回正文{which}\">↩\u{fe0e}</a>"
        );
    }
    html.push_str(end);
}

fn reference_id(number: usize, reference: usize) -> String {
    match reference {
        1 => format!("fnref:{number}"),
        _ => format!("fnref:{number}:{reference}"),
    }
}
