//! Tags in a text, such as `{% name … %}` and `{{< name … >}}`, outside of its code.

use std::collections::BTreeMap;

use crate::import::markdown::{Inside, push_text};

/// The signs of a kind of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct Form {
    pub(in crate::import) open: &'static str,
    pub(in crate::import) close: &'static str,
    /// How the name of a tag that closes another begins: `end` or `/`.
    pub(in crate::import) end: &'static str,
}

impl Form {
    /// Those of Liquid, which Jekyll has, and of Nunjucks, which Hexo has: tags and values.
    pub(in crate::import) const BRACES: &[Self] = &[
        Self {
            open: "{%",
            close: "%}",
            end: "end",
        },
        Self {
            open: "{{",
            close: "}}",
            end: "",
        },
    ];
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Tag<'t> {
    start: usize,
    stop: usize,
    pub(in crate::import) form: Form,
    pub(in crate::import) name: &'t str,
    /// What stands behind the name.
    pub(in crate::import) rest: &'t str,
    /// The whole tag as it is written.
    pub(in crate::import) whole: &'t str,
    closes: bool,
    /// Its line in the text, from 1.
    pub(in crate::import) line: usize,
}

/// What becomes of a tag.
pub(in crate::import) enum Answer {
    /// This takes its place, and that of what it holds and of the tag that closes it.
    Text(String),
    /// It stays visible, as text.
    Keep,
}

/// The tags of a generator.
pub(in crate::import) struct Tags<'g> {
    pub(in crate::import) forms: &'g [Form],
    /// Names of tags whose content is no text with tags.
    pub(in crate::import) verbatim: &'g [&'g str],
    /// What becomes of a tag; beside it stands what it holds, where another closes it.
    pub(in crate::import) answer: &'g dyn Fn(&Tag<'_>, Option<&str>) -> Answer,
}

/// Tags inside one another.
const MAX_DEPTH: usize = 6;
/// Bytes of a tag.
const LONGEST: usize = 4_000;

impl Tags<'_> {
    /// `text` with what its tags become.
    pub(in crate::import) fn replace(&self, text: &str) -> String {
        self.part(text, 1, 0)
    }

    fn part(&self, text: &str, line: usize, depth: usize) -> String {
        let tags = self.tags(text, line);
        let partners = partners(&tags);
        let mut out = String::with_capacity(text.len());
        let mut copied = 0;
        for (at, tag) in tags.iter().enumerate() {
            if tag.start < copied {
                continue;
            }
            out.push_str(&text[copied..tag.start]);
            copied = tag.stop;
            if tag.closes {
                // One that closes nothing shows nothing.
                continue;
            }
            let partner = partners.get(&at).map(|partner| &tags[*partner]);
            let inner = partner.map(|partner| {
                let inner = &text[tag.stop..partner.start];
                let line = tag.line + tag.whole.matches('\n').count();
                match self.verbatim.contains(&tag.name) || depth >= MAX_DEPTH {
                    true => inner.to_owned(),
                    false => self.part(inner, line, depth + 1),
                }
            });
            match (self.answer)(tag, inner.as_deref()) {
                Answer::Text(new) => {
                    copied = partner.map_or(tag.stop, |partner| partner.stop);
                    push_apart(&mut out, &new, &text[copied..]);
                }
                Answer::Keep => push_text(&mut out, tag.whole, Inside::default()),
            }
        }
        out.push_str(&text[copied..]);
        out
    }

    /// The tags of `text`, which begins on line `line`.
    fn tags<'t>(&self, text: &'t str, mut line: usize) -> Vec<Tag<'t>> {
        let mut tags = Vec::new();
        let (mut at, mut counted) = (0, 0);
        // Names of verbatim tags that nothing closes: one look is enough.
        let mut endless: Vec<&str> = Vec::new();
        while let Some(next) = self.next(text, at) {
            at = match next {
                Next::Code(end) => end,
                Next::Tag(start, form, end) => {
                    line += text[counted..start].matches('\n').count();
                    counted = start;
                    let tag = tag(text, (start, end), form, line);
                    let is_verbatim = !tag.closes
                        && self.verbatim.contains(&tag.name)
                        && !endless.contains(&tag.name);
                    let name = tag.name;
                    tags.push(tag);
                    let closing = is_verbatim
                        .then(|| closing(text, end, form, name))
                        .flatten();
                    if is_verbatim && closing.is_none() {
                        endless.push(name);
                    }
                    closing.unwrap_or(end)
                }
            };
        }
        tags
    }

    /// The next code or tag from `at` on.
    fn next(&self, text: &str, mut at: usize) -> Option<Next> {
        loop {
            if is_line_start(text, at)
                && let Some(end) = fence_end(text, at)
            {
                return Some(Next::Code(end));
            }
            let found = text[at..].find(['`', '{', '\n'])? + at;
            at = match text.as_bytes()[found] {
                b'`' => return Some(Next::Code(code_end(text, found))),
                b'{' => {
                    if let Some((form, end)) = self.tag_at(text, found) {
                        return Some(Next::Tag(found, form, end));
                    }
                    found + 1
                }
                _ => found + 1,
            };
        }
    }

    fn tag_at(&self, text: &str, at: usize) -> Option<(Form, usize)> {
        let rest = &text[at..];
        let form = self.forms.iter().find(|form| rest.starts_with(form.open))?;
        let within = text.floor_char_boundary((at + LONGEST).min(text.len()));
        let inner = at + form.open.len();
        let end = text.get(inner..within)?.find(form.close)?;
        Some((*form, inner + end + form.close.len()))
    }
}

/// Appends `new` without the empty lines around it that are there already.
fn push_apart(out: &mut String, new: &str, after: &str) {
    let is_begun = out.is_empty() || out.ends_with('\n');
    let new = new.strip_prefix('\n').filter(|_| is_begun).unwrap_or(new);
    let is_ended = after.is_empty() || after.starts_with('\n');
    out.push_str(new.strip_suffix('\n').filter(|_| is_ended).unwrap_or(new));
}

enum Next {
    Code(usize),
    Tag(usize, Form, usize),
}

fn tag<'t>(text: &'t str, (start, stop): (usize, usize), form: Form, line: usize) -> Tag<'t> {
    let whole = &text[start..stop];
    let inner = &whole[form.open.len()..whole.len() - form.close.len()];
    let inner = inner.trim_matches(|c: char| c.is_whitespace() || c == '-');
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
    let closed = inner.strip_prefix(form.end).map(str::trim_start);
    let closed = closed.filter(|name| name.starts_with(is_part) && !form.end.is_empty());
    let inner = closed.unwrap_or(inner);
    let end = inner.find(|c| !is_part(c)).unwrap_or(inner.len());
    let (name, rest) = inner.split_at(end);
    Tag {
        start,
        stop,
        form,
        name,
        rest: rest.trim(),
        whole,
        closes: closed.is_some(),
        line,
    }
}

/// Where the tag begins that closes the verbatim one called `name`.
fn closing(text: &str, from: usize, form: Form, name: &str) -> Option<usize> {
    let mut at = from;
    while let Some(found) = text[at..].find(form.open).map(|found| at + found) {
        let inner = text[found + form.open.len()..].trim_start_matches([' ', '-', '\t']);
        let closed = inner.strip_prefix(form.end).map(str::trim_start);
        if closed.is_some_and(|closed| closed.starts_with(name)) {
            return Some(found);
        }
        at = found + form.open.len();
    }
    None
}

/// For each tag the one that closes it.
fn partners(tags: &[Tag<'_>]) -> BTreeMap<usize, usize> {
    let mut open: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut partners = BTreeMap::new();
    for (at, tag) in tags.iter().enumerate() {
        if !tag.closes {
            open.entry(tag.name).or_default().push(at);
        } else if let Some(start) = open.get_mut(tag.name).and_then(Vec::pop) {
            partners.insert(start, at);
        }
    }
    partners
}

/// Where the code ends that begins at `at`, if any does.
pub(super) fn code_at(text: &str, at: usize) -> Option<usize> {
    let line = at - (text[..at].len() - text[..at].trim_end_matches(' ').len());
    let fence = is_line_start(text, line).then(|| fence_end(text, line));
    let is_tick = text.as_bytes()[at] == b'`';
    fence
        .flatten()
        .or_else(|| is_tick.then(|| code_end(text, at)))
}

fn is_line_start(text: &str, at: usize) -> bool {
    at == 0 || text.as_bytes()[at - 1] == b'\n'
}

/// Where the fenced code ends that begins with the line at `at`.
fn fence_end(text: &str, at: usize) -> Option<usize> {
    let line = text[at..].split('\n').next()?;
    let trimmed = line.trim_start_matches(' ');
    let sign = trimmed.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = trimmed.len() - trimmed.trim_start_matches(sign).len();
    let info = &trimmed[length..];
    if length < 3 || sign == '`' && info.contains('`') {
        return None;
    }
    let mut end = at + line.len() + 1;
    for line in text.get(end..)?.split_inclusive('\n') {
        end += line.len();
        let line = line.trim();
        if line.len() >= length && line.chars().all(|c| c == sign) {
            return Some(end);
        }
    }
    Some(text.len())
}

/// Where the code in a line ends that begins at `at`; behind its first signs where it has no end.
fn code_end(text: &str, at: usize) -> usize {
    const REACH: usize = 2_000;
    let rest = &text[at..];
    let length = rest.len() - rest.trim_start_matches('`').len();
    let within = &rest[length..rest.floor_char_boundary(REACH.max(length).min(rest.len()))];
    let within = within.split("\n\n").next().unwrap_or_default();
    let mut from = 0;
    while let Some(found) = within[from..].find('`').map(|found| from + found) {
        let run = &within[found..];
        let run = run.len() - run.trim_start_matches('`').len();
        if run == length {
            return at + length + found + run;
        }
        from = found + run;
    }
    at + length
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIQUID: Form = Form {
        open: "{%",
        close: "%}",
        end: "end",
    };

    fn replaced(text: &str) -> String {
        let answer = |tag: &Tag<'_>, inner: Option<&str>| match tag.name {
            "b" => Answer::Text(format!("<{}|{}>", tag.rest, inner.unwrap_or("-"))),
            "raw" => Answer::Text(inner.unwrap_or_default().to_owned()),
            _ => Answer::Keep,
        };
        let tags = Tags {
            forms: &[LIQUID],
            verbatim: &["raw"],
            answer: &answer,
        };
        tags.replace(text)
    }

    #[test]
    fn tags_stand_outside_of_code() {
        for (text, want) in [
            ("一{% b x y %}二", "一<x y|->二"),
            ("{% b x %}一{% b y %}二{% endb %}{% endb %}", "<x|一<y|二>>"),
            ("`{% b x %}` {% b y %}", "`{% b x %}` <y|->"),
            (
                "```\n{% b x %}\n```\n{% b y %}",
                "```\n{% b x %}\n```\n<y|->",
            ),
            (
                "{% raw %}{% b x %} ```{% endraw %}{% b y %}",
                "{% b x %} ```<y|->",
            ),
            ("{% c [x] %}", "{% c \\[x\\] %}"),
            ("{% endb %}{ {{ %}", "{ {{ %}"),
            ("{% raw %}一{% end raw %}二", "一二"),
            ("{%- b x -%}", "<x|->"),
        ] {
            assert_eq!(replaced(text), want, "{text}");
        }
    }

    #[test]
    fn many_signs_take_linear_time() {
        for sign in ["{%", "`", "{% b %}", "```\n", "`` ` "] {
            assert!(!replaced(&sign.repeat(50_000)).is_empty());
        }
    }
}
