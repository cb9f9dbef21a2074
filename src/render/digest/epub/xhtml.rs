//! HTML written as XHTML: every element closed, every attribute with a value, no name of an entity.
//!
//! The HTML is that of an article's body, in which every element is closed already; so its tokens are
//! enough, and no tree is built. Whatever it holds, the outcome is well-formed.

use std::{cell::RefCell, collections::BTreeMap};

use html5ever::{
    LocalName,
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer,
        TokenizerOpts,
    },
};

use crate::render::xml::push_text;

/// Elements without content (HTML, 13.1.2).
const VOID: [&str; 7] = ["br", "col", "hr", "img", "input", "source", "wbr"];
/// Sound and film: a book holds none, so a link stands in their place.
const MEDIA: [&str; 2] = ["audio", "video"];
/// Attributes that speak to browsers alone.
const FOR_BROWSERS: [&str; 3] = ["loading", "decoding", "fetchpriority"];

/// `html` as XHTML. `address` says where a link leads, and `image` where a picture is in the book;
/// in place of one that is not there stands what it shows, in words.
pub(super) fn xhtml(
    html: &str,
    address: &dyn Fn(&str) -> String,
    image: &mut dyn FnMut(&str) -> Option<String>,
) -> String {
    let sink = Sink(RefCell::new(Writer {
        out: String::with_capacity(html.len() + html.len() / 16),
        open: Vec::new(),
        counts: BTreeMap::new(),
        address,
        image,
    }));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // Without scripts there is nothing at which the tokenizer would pause.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

struct Sink<'a>(RefCell<Writer<'a>>);

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut writer = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => push_text(&mut writer.out, &text),
            TagToken(tag) if tag.kind == StartTag => writer.open(&tag),
            TagToken(tag) if tag.kind == EndTag => writer.close(&tag.name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

struct Writer<'a> {
    out: String,
    /// The elements that are open, outermost first.
    open: Vec<LocalName>,
    /// How many of each are open: an end tag without its element costs no search.
    counts: BTreeMap<LocalName, usize>,
    address: &'a dyn Fn(&str) -> String,
    image: &'a mut dyn FnMut(&str) -> Option<String>,
}

impl Writer<'_> {
    fn open(&mut self, tag: &Tag) {
        let name = &*tag.name;
        let value = |name: &str| {
            let found = tag.attrs.iter().find(|one| &*one.name.local == name);
            found.map(|one| one.value.to_string())
        };
        match name {
            "img" => self.picture(&value("src").unwrap_or_default(), tag, value("alt")),
            "source" => {}
            _ if MEDIA.contains(&name) => self.media(value("src")),
            _ if is_name(name) => {
                let is_void = VOID.contains(&name);
                self.start(tag, None, is_void);
                if !is_void {
                    self.open.push(tag.name.clone());
                    *self.counts.entry(tag.name.clone()).or_insert(0) += 1;
                }
            }
            _ => {}
        }
    }

    /// A start tag; `src` is what becomes of that attribute.
    fn start(&mut self, tag: &Tag, src: Option<&str>, is_void: bool) {
        self.out.push('<');
        self.out.push_str(&tag.name);
        for attribute in &tag.attrs {
            let name = &*attribute.name.local;
            if !is_name(name) || FOR_BROWSERS.contains(&name) {
                continue;
            }
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            match (name, src) {
                ("src", Some(src)) => push_text(&mut self.out, src),
                ("href", _) => push_text(&mut self.out, &(self.address)(&attribute.value)),
                _ => push_text(&mut self.out, &attribute.value),
            }
            self.out.push('"');
        }
        self.out.push_str(if is_void { "/>" } else { ">" });
    }

    fn picture(&mut self, src: &str, tag: &Tag, alt: Option<String>) {
        if let Some(inside) = (self.image)(src) {
            self.start(tag, Some(&inside), true);
            return;
        }
        let alt = alt.filter(|alt| !alt.is_empty());
        self.out.push_str("<span>");
        let text = alt.map_or_else(|| "［图］".to_owned(), |alt| format!("［图：{alt}］"));
        push_text(&mut self.out, &text);
        self.out.push_str("</span>");
    }

    fn media(&mut self, src: Option<String>) {
        if let Some(src) = src {
            self.out.push_str("<a href=\"");
            push_text(&mut self.out, &src);
            self.out.push_str("\">［音频或视频］</a>");
        }
    }

    fn close(&mut self, name: &LocalName) {
        if self.counts.get(name).is_none_or(|count| *count == 0) {
            return;
        }
        while let Some(last) = self.pop() {
            if last == *name {
                return;
            }
        }
    }

    /// Closes the innermost element.
    fn pop(&mut self) -> Option<LocalName> {
        let last = self.open.pop()?;
        if let Some(count) = self.counts.get_mut(&last) {
            *count -= 1;
        }
        self.out.push_str("</");
        self.out.push_str(&last);
        self.out.push('>');
        Some(last)
    }

    fn finish(mut self) -> String {
        while self.pop().is_some() {}
        self.out
    }
}

/// A name that XML takes, without a prefix.
fn is_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    let starts = bytes
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic());
    starts && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(html: &str) -> String {
        let mut image = |address: &str| (address == "/a.png").then(|| "images/1.png".to_owned());
        xhtml(html, &|address| address.to_owned(), &mut image)
    }

    #[test]
    fn html_becomes_xhtml() {
        for (html, expected) in [
            ("<p>一<br>二&nbsp;&hellip;", "<p>一<br/>二\u{a0}…</p>"),
            ("<p>a & b &lt;c&gt;</p>", "<p>a &amp; b &lt;c&gt;</p>"),
            (
                "<details open><p>x</details>",
                "<details open=\"\"><p>x</p></details>",
            ),
            ("</div><b><i>x</b></i>", "<b><i>x</i></b>"),
            ("<p a<b=1 c:d=2 1=3 id=x>y</p>", "<p id=\"x\">y</p>"),
            (
                "<a href='?a=1&amp;b=2'>x</a>",
                "<a href=\"?a=1&amp;b=2\">x</a>",
            ),
            (
                "<img src=/a.png alt=\"甲\" loading=lazy>",
                "<img src=\"images/1.png\" alt=\"甲\"/>",
            ),
            ("<img src=/b.png alt=乙>", "<span>［图：乙］</span>"),
            ("<img>", "<span>［图］</span>"),
            (
                "<video src=/v.mp4><source src=/w.mp4></video>",
                "<a href=\"/v.mp4\">［音频或视频］</a>",
            ),
            ("a\u{0}b\u{1}c<!-- -- -->", "abc"),
            ("<h:p>x</h:p>", "x"),
        ] {
            assert_eq!(of(html), expected, "{html}");
        }
    }

    #[test]
    fn deep_nesting_and_stray_ends_take_linear_time() {
        let deep = "<b>".repeat(20_000) + &"</i>".repeat(20_000);
        assert_eq!(of(&deep).matches("</b>").count(), 20_000);
    }

    proptest::proptest! {
        #[test]
        fn everything_becomes_well_formed(html in "(<(/?)(p|b|a|img|td|x:y|1)( (id|a b|href|o\"c)=?['\"]?[a-z&;<]*['\"]?)?/?>|&[a-z]{0,4};?|\\PC|<!--|-->|\u{0}){0,30}") {
            let document = format!("<body>{}</body>", of(&html));
            let parsed = roxmltree::Document::parse(&document);
            assert!(parsed.is_ok(), "{html:?} became {document:?}: {parsed:?}");
        }
    }
}
