//! What elements are, by their names.

/// Elements without content (HTML, 13.1.2), and such as are no more.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that begin a line of their own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "iframe"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "video"
            | "audio"
            | "xmp"
    )
}

/// Elements whose tags may cross those of others (HTML, 13.2.4.3).
pub(super) fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "big"
            | "code"
            | "del"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "mark"
            | "s"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "tt"
            | "u"
    )
}

/// Elements that stand in lines, have no sign in Markdown, and are published as they are.
pub(super) const KEPT_INLINE: &[&str] = &[
    "abbr", "bdi", "cite", "dfn", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "samp", "small",
    "sub", "sup", "u", "var",
];

/// The name of an element that is kept in a line.
pub(super) fn kept_inline(name: &str) -> Option<&'static str> {
    KEPT_INLINE.iter().find(|known| **known == name).copied()
}

/// Elements that run, load or ask for something: with all that stands in them no text for readers.
pub(super) fn is_dropped(name: &str) -> bool {
    matches!(
        name,
        "applet"
            | "button"
            | "canvas"
            | "datalist"
            | "embed"
            | "input"
            | "keygen"
            | "link"
            | "map"
            | "math"
            | "meta"
            | "meter"
            | "noembed"
            | "noframes"
            | "object"
            | "option"
            | "param"
            | "progress"
            | "script"
            | "select"
            | "style"
            | "svg"
            | "template"
            | "textarea"
            | "title"
    )
}

/// Those of them that only say how something looks: nobody misses them.
pub(super) fn is_silently_dropped(name: &str) -> bool {
    matches!(
        name,
        "style" | "link" | "meta" | "title" | "noframes" | "noembed" | "param"
    )
}

/// The level of a heading.
pub(super) fn heading(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}
