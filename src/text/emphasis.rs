//! Lets emphasis work beside Chinese punctuation, which CommonMark alone does not.
//!
//! CommonMark decides by the characters beside a run of `*`, `_` or `~~` whether it may open
//! or close: in `**“中文”**后文` neither run may do what its author means, because a
//! punctuation mark stands inside and a letter outside. The [amendment] for Chinese, Japanese
//! and Korean mends that. pulldown-cmark 0.13 does not know it, but it takes a run for what it
//! should be once the letter outside is kept apart by punctuation. So [`mend`] puts a seam
//! there before parsing, and [`unmark`] takes it out of what the parser found:
//!
//! ```text
//! 中**“文”**后   →   中⟨seam⟩**“文”**⟨seam⟩后
//! ```
//!
//! A seam has white space neither before nor after it and never begins or ends a line, so it
//! cannot make or break a block; it stands between a delimiter and a letter, so it cannot cut
//! an escape, an entity, a tag or a fence in two.
//!
//! [amendment]: https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md

use std::{borrow::Cow, ops::Range};

use super::class;

/// A noncharacter, neither space nor punctuation, in the middle of every seam.
pub const MARK: char = '\u{FDD0}';

/// What [`mend`] puts in: punctuation on both sides, which means nothing in Markdown.
const SEAM: &str = ",\u{FDD0},";

/// The Markdown with seams where the amendment lets a delimiter run open or close that
/// CommonMark does not; borrowed when there is no such run. In linear time.
///
/// `unmark(&mend(text))` is `text` again. That also holds for a part of the mended text, so
/// an offset in the mended text is one in the source: `unmark(&mended[..offset]).len()`.
pub fn mend(markdown: &str) -> Cow<'_, str> {
    let mut mended = String::new();
    let mut copied = 0;
    for at in runs(markdown).filter_map(|run| seam(markdown, run)) {
        mended.push_str(&markdown[copied..at]);
        mended.push_str(SEAM);
        copied = at;
    }
    if copied == 0 {
        return Cow::Borrowed(markdown);
    }
    mended.push_str(&markdown[copied..]);
    Cow::Owned(mended)
}

/// Whether a run of `*` or `~~` between `outside` and `inside` can do what its author means, be it to
/// open or to close: none is the edge of a block. For those who write Markdown; of a character that is
/// varied by what follows it, it is not said.
pub fn can_stand(outside: Option<char>, inside: char) -> bool {
    let is_varied = |c: char| matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
    let Some(outside) = outside else {
        return !inside.is_whitespace() && !is_varied(inside);
    };
    if inside.is_whitespace() || is_varied(inside) || is_varied(outside) {
        return false;
    }
    !class::is_punctuation(inside)
        || outside.is_whitespace()
        || class::is_punctuation(outside)
        || class::is_cjk(inside)
        || class::is_cjk(outside)
}

/// The text without seams: for every text, code, HTML, address, title, label and info string
/// that the parser took from mended Markdown.
pub fn unmark(text: &str) -> Cow<'_, str> {
    if text.contains(SEAM) {
        Cow::Owned(text.replace(SEAM, ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// The parts of a text between its seams, with where each begins in it.
pub fn unmarked_parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(SEAM).map(move |part| {
        let start = at;
        at += part.len() + SEAM.len();
        (start, part)
    })
}

/// Finds the places of the source by those of the mended text.
#[derive(Debug)]
pub struct Offsets {
    /// Where seams begin in the mended text.
    seams: Vec<usize>,
    /// What is added to every place.
    start: usize,
}

impl Offsets {
    /// Those of `mended`, whose source begins at byte `start` of its file.
    pub fn of(mended: &str, start: usize) -> Self {
        let seams = memchr::memmem::find_iter(mended.as_bytes(), SEAM);
        Self {
            seams: seams.collect(),
            start,
        }
    }

    /// The bytes of the file that bytes of the mended text were.
    pub fn original(&self, mended: Range<usize>) -> Range<usize> {
        self.place(mended.start)..self.place(mended.end)
    }

    fn place(&self, at: usize) -> usize {
        let before = self.seams.partition_point(|seam| *seam < at);
        let Some(last) = before.checked_sub(1) else {
            return self.start + at;
        };
        let in_last = (at - self.seams[last]).min(SEAM.len());
        self.start + at - last * SEAM.len() - in_last
    }
}

/// The runs of `*` and `_`, and of two `~`, without a delimiter that a backslash escapes.
///
/// Code and addresses are not told apart: a seam in them does nothing.
fn runs(markdown: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = markdown.as_bytes();
    let mut end = 0;
    std::iter::from_fn(move || {
        loop {
            let first = end + memchr::memchr3(b'*', b'_', b'~', &bytes[end..])?;
            let sign = bytes[first];
            end = first + length(bytes[first..].iter(), sign);
            let escaped = length(bytes[..first].iter().rev(), b'\\') % 2;
            let run = first + escaped..end;
            if !run.is_empty() && (sign != b'~' || run.len() == 2) {
                return Some(run);
            }
        }
    })
}

/// How many times a byte stands at the beginning.
fn length<'a>(bytes: impl Iterator<Item = &'a u8>, byte: u8) -> usize {
    bytes.take_while(|other| **other == byte).count()
}

/// Where a run needs a seam, if it does: before it or behind it, where the letter is.
fn seam(markdown: &str, run: Range<usize>) -> Option<usize> {
    let before = Before::of(&markdown[..run.start])?;
    let next = markdown[run.end..].chars().next()?;
    if before.is_ascii() && next.is_ascii() || before.is_space() || next.is_whitespace() {
        return None;
    }
    let varied = before.is_varied_punctuation();
    if markdown.as_bytes()[run.start] == b'_' {
        // It opens behind punctuation only, and the two rules differ only in what that is.
        return varied.then_some(run.start);
    }
    let is_punctuation = (
        class::is_punctuation(before.last),
        class::is_punctuation(next),
    );
    match is_punctuation {
        // To CommonMark it cannot open.
        (false, true) => (class::is_cjk(next) || before.is_cjk() || varied).then_some(run.start),
        // To CommonMark it cannot close.
        (true, false) => (class::is_cjk(next) || class::is_cjk(before.last)).then_some(run.end),
        // To CommonMark it can close; to the amendment not behind punctuation.
        (false, false) => (varied && !before.is_cjk() && !class::is_cjk(next)).then_some(run.start),
        (true, true) => None,
    }
}

/// What stands before a run: a character, or a character and its variation selector.
struct Before {
    /// The character right before the run.
    last: char,
    /// The character before a standardised variation selector (emoji style excepted).
    varied: Option<char>,
}

impl Before {
    fn of(text: &str) -> Option<Self> {
        let mut chars = text.chars();
        let last = chars.next_back()?;
        let varied = match last {
            '\u{FE00}'..='\u{FE0E}' => chars.next_back(),
            _ => None,
        };
        Some(Self { last, varied })
    }

    fn is_ascii(&self) -> bool {
        self.last.is_ascii()
    }

    fn is_space(&self) -> bool {
        self.last.is_whitespace()
    }

    /// A CJK sequence, or an ideographic variation selector, which only follows an ideograph.
    fn is_cjk(&self) -> bool {
        match (self.last, self.varied) {
            ('\u{E0100}'..='\u{E01EF}', _) => true,
            // Quotation marks in their full-width form.
            ('\u{FE01}', Some('‘' | '’' | '“' | '”')) => true,
            (last, varied) => class::is_cjk(varied.unwrap_or(last)),
        }
    }

    /// Punctuation that CommonMark does not see as such, for its variation selector.
    fn is_varied_punctuation(&self) -> bool {
        self.varied.is_some_and(class::is_punctuation)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, html};

    use super::*;

    #[test]
    fn the_mark_is_neither_space_nor_punctuation() {
        assert!(SEAM.contains(MARK));
        assert!(!MARK.is_whitespace() && !class::is_punctuation(MARK));
    }

    fn shown(seams: &str) -> String {
        seams.replace(SEAM, "⟨⟩")
    }

    #[test]
    fn seams_stand_outside() {
        for (markdown, mended) in [
            ("中**“文”**后", "中⟨⟩**“文”**⟨⟩后"),
            ("是**重要。**然后", "是**重要。**⟨⟩然后"),
            ("中*（文）*后", "中⟨⟩*（文）*⟨⟩后"),
            ("中~~“文”~~后", "中⟨⟩~~“文”~~⟨⟩后"),
            ("**안녕(hello)**하세요", "**안녕(hello)**⟨⟩하세요"),
            ("中**`a`**后", "中⟨⟩**`a`**⟨⟩后"),
            ("中**[a](b)**后", "中⟨⟩**[a](b)**⟨⟩后"),
            ("中**_“文”_**后", "中⟨⟩**_“文”_**⟨⟩后"),
            ("葛\u{E0100}**(a)**城", "葛\u{E0100}⟨⟩**(a)**⟨⟩城"),
            ("〽\u{FE0E}**(a)**は", "〽\u{FE0E}⟨⟩**(a)**⟨⟩は"),
            ("字。\u{FE01}_a._", "字。\u{FE01}⟨⟩_a._"),
            (
                "**“\u{FE01}Git”\u{FE01}**Hub",
                "**“\u{FE01}Git”\u{FE01}**Hub",
            ),
            (r"中\**“文”**后", r"中\**“文”**⟨⟩后"),
            (r"中\\**“文”**后", r"中\\**“文”**⟨⟩后"),
        ] {
            assert_eq!(shown(&mend(markdown)), mended);
        }
    }

    #[test]
    fn what_needs_nothing_is_borrowed() {
        for markdown in [
            "",
            "中文",
            "中**文**后",
            "**“中文”**，后文",
            "中 **“文”** 后",
            "中~（文）~后~~~（文）~~~后",
            "* 中\n***\n* * *\n_ _ _\n- **“文”**",
            "a**\"b\"**c a**“b”**c 1*2*3",
            "\u{1F600}**(a)**b",
            r"中\*\*（文）\*\*后",
        ] {
            assert!(matches!(mend(markdown), Cow::Borrowed(_)), "{markdown}");
        }
    }

    /// HTML of mended Markdown, unmarked as a caller must.
    fn render(markdown: &str) -> String {
        let clean = |text: &str| unmark(text).into_owned().into();
        let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).map(|event| match event {
            Event::Text(text) => Event::Text(clean(&text)),
            Event::Code(text) => Event::Code(clean(&text)),
            Event::Html(text) => Event::Html(clean(&text)),
            Event::InlineHtml(text) => Event::InlineHtml(clean(&text)),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(clean(&info))))
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => Event::Start(Tag::Link {
                link_type,
                dest_url: clean(&dest_url),
                title: clean(&title),
                id: clean(&id),
            }),
            other => other,
        });
        let mut html = String::new();
        html::push_html(&mut html, events);
        html
    }

    #[test]
    fn a_seam_in_anything_else_does_nothing() {
        for markdown in [
            "`中**（文）**后`",
            "```中**（文）**后\n中**（文）**后\n```",
            "    中**（文）**后",
            "<p title=\"中**（文）**后\">中**（文）**后</p>",
            "文<b title=中*（文）*后>文</b>",
            "文<!--中**（文）**后-->",
            "<https://a.cn/中**（文）**后>",
            "[a](b中**（文）**后 \"中**（文）**后\")",
            "[中**（文\n\n[中**（文]: /a",
            "[a][中**（文]\n\n[中**（文]: /a '中**（文'",
        ] {
            assert!(matches!(mend(markdown), Cow::Owned(_)), "{markdown}");
            assert_eq!(render(&mend(markdown)), render(markdown), "{markdown}");
        }
    }

    #[test]
    fn tables_and_quotes_keep_their_edges() {
        let html = render(&mend(
            "|甲|乙|\n|-|-|\n|**中*文*|“**后**|\n\n>**中**\n>**“文”**",
        ));
        assert!(html.contains("<td>**中<em>文</em></td><td>“<strong>后</strong></td>"));
        assert!(html.contains("<p><strong>中</strong>\n<strong>“文”</strong></p>"));
    }

    proptest! {
        #[test]
        fn unmark_undoes_mend(text in "(\\*|_|~~|\\\\|[中。“（a (]|\\PC|\u{FDD0}){0,40}") {
            let mended = mend(&text);
            prop_assert_eq!(unmark(&mended), text.as_str());
        }

        #[test]
        fn text_without_cjk_is_borrowed(text in "(\\*|_|~~|\\\\|[a é“”(.—€\n]){0,40}") {
            prop_assert!(matches!(mend(&text), Cow::Borrowed(_)));
        }
    }
}
