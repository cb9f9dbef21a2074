//! Tells a tag from a word about a tag: does the element end in its paragraph?

use std::collections::HashMap;

use super::tag::end_of_content;

/// Looks for end tags in Markdown, each stretch of it once for every name.
pub(super) struct EndTags<'s> {
    source: &'s str,
    /// Where the last paragraph that was asked about ends.
    paragraph_end: usize,
    /// Where the next end tag of a name ends; none if there is no further one.
    next: HashMap<&'static str, Option<usize>>,
}

impl<'s> EndTags<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            paragraph_end: 0,
            next: HashMap::new(),
        }
    }

    /// Whether an end tag of `name` follows byte `from` before the next blank line. The bytes
    /// asked about must not decrease.
    pub(super) fn has(&mut self, name: &'static str, from: usize) -> bool {
        let rest = &self.source[from..];
        if from >= self.paragraph_end {
            self.paragraph_end = rest
                .find("\n\n")
                .map_or(self.source.len(), |end| from + end);
        }
        let next = self.next.entry(name).or_insert(Some(0));
        if next.is_some_and(|end| end <= from) {
            *next = end_of_content(rest, name).map(|end| from + end);
        }
        next.is_some_and(|end| end <= self.paragraph_end)
    }
}

impl EndTags<'_> {
    /// Whether `tag` follows byte `from`, after white space and the signs of a quote.
    pub(super) fn is_next(&self, tag: &str, from: usize) -> bool {
        let rest = self.source.get(from..).unwrap_or_default();
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
        let start = rest.as_bytes().get(..tag.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_ends_in_its_paragraph() {
        let source = "<b>a</b> <i>\n<b>\n\n</i></b>";
        let mut tags = EndTags::new(source);
        let has: Vec<_> = source
            .match_indices(['b', 'i'])
            .filter(|(at, _)| source[..*at].ends_with('<'))
            .map(|(at, name)| tags.has(if name == "b" { "b" } else { "i" }, at + 2))
            .collect();
        assert_eq!(has, [true, false, false]);
    }
}
