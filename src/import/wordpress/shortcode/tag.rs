//! The tags of shortcodes in a text.

/// A tag of a shortcode in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) name: &'t str,
    pub(super) attributes: &'t str,
    pub(super) closes: bool,
    /// Whether a second bracket stands before it, by which a text shows a shortcode.
    pub(super) doubled: bool,
}

/// The tags of shortcodes outside of code.
pub(super) fn tags(html: &str) -> Vec<Tag<'_>> {
    const LONGEST: usize = 2_000;
    let mut tags = Vec::new();
    let mut at = 0;
    let mut code = Code::default();
    while let Some(found) = html[at..].find(['[', '<']).map(|found| at + found) {
        let rest = &html[found..];
        if let Some(end) = code.end(rest) {
            at = found + end;
            continue;
        }
        at = found + 1;
        if rest.starts_with('<') {
            continue;
        }
        let closes = rest.starts_with("[/");
        let name_at = found + 1 + usize::from(closes);
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        let name = &html[name_at..];
        let name = &name[..name.find(|c| !is_part(c)).unwrap_or(name.len())];
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let after = &html[name_at + name.len()..];
        let within = &after.as_bytes()[..after.len().min(LONGEST)];
        let Some(end) = within.iter().position(|byte| matches!(byte, b']' | b'[')) else {
            continue;
        };
        let is_link = after[end + 1..].starts_with('(');
        if within[end] == b'[' || is_link || !after.starts_with([' ', ']', '=', '/', '\n']) {
            continue;
        }
        let end = name_at + name.len() + end;
        tags.push(Tag {
            start: found,
            end: end + 1,
            name,
            attributes: &html[name_at + name.len()..end],
            closes,
            doubled: html[..found].ends_with('['),
        });
        at = end + 1;
    }
    tags
}

/// Elements whose content is code; those without an end are looked for once.
#[derive(Default)]
struct Code {
    endless: [bool; 3],
}

impl Code {
    /// Where the code ends that begins here, if it does.
    fn end(&mut self, html: &str) -> Option<usize> {
        let ends = [
            ("<pre", "</pre>"),
            ("<code", "</code>"),
            ("<script", "</script>"),
        ];
        let at = ends.iter().position(|(start, _)| html.starts_with(start))?;
        if self.endless[at] {
            return None;
        }
        let end = ends[at].1;
        let found = html.find(end).map(|found| found + end.len());
        self.endless[at] = found.is_none();
        found
    }
}

/// The tag that closes the `at`th, before any other of its name opens.
pub(super) fn partner<'a, 't>(tags: &'a [Tag<'t>], at: usize) -> Option<&'a Tag<'t>> {
    /// Tags that are looked at; shortcodes hold few others.
    const REACH: usize = 50;
    let name = tags[at].name;
    let mut after = tags[at + 1..]
        .iter()
        .take(REACH)
        .filter(|tag| tag.name == name);
    after.next().filter(|tag| tag.closes && !tags[at].closes)
}

/// The value of an attribute, in quotes or without.
pub(super) fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut from = 0;
    while let Some(at) = attributes[from..].find(name).map(|at| from + at) {
        from = at + name.len();
        let is_whole =
            !attributes[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '-');
        let Some(value) = attributes[from..]
            .trim_start()
            .strip_prefix('=')
            .filter(|_| is_whole)
        else {
            continue;
        };
        let value = value.trim_start();
        let end = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => return value[1..].split(quote).next().map(str::to_owned),
            _ => value.find([' ', ']']).unwrap_or(value.len()),
        };
        return Some(value[..end].to_owned());
    }
    None
}
