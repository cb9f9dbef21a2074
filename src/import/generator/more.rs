//! The comment that says where the beginning of a text ends, which lists show.

/// The mark of Hexo and Hugo.
pub(in crate::import) const MORE: &str = "<!--more-->";

/// `markdown` without its marks, and where the first of them stood; none where there is none outside of
/// code.
pub(super) fn taken_out(markdown: &str, separator: &str) -> Option<(String, usize)> {
    let mut first = None;
    let mut text = String::with_capacity(markdown.len());
    let mut after_mark = false;
    for (line, is_code) in lines(markdown) {
        let is_second_gap = std::mem::take(&mut after_mark) && line.trim().is_empty();
        match mark(line, separator).filter(|_| !is_code) {
            None if is_second_gap => {}
            None => text.push_str(line),
            Some((before, after)) if before.trim().is_empty() && after.trim().is_empty() => {
                // The mark alone takes its line with it, and leaves one gap.
                if !text.is_empty() && !text.ends_with("\n\n") {
                    text.push('\n');
                }
                first.get_or_insert(text.len());
                after_mark = true;
            }
            Some((before, after)) => {
                text.push_str(before);
                first.get_or_insert(text.len());
                text.push_str(after);
            }
        }
    }
    first.map(|at| (text, at))
}

/// The line of the first mark, from 1.
pub(super) fn line(markdown: &str, separator: &str) -> Option<usize> {
    let found =
        lines(markdown).position(|(line, is_code)| !is_code && mark(line, separator).is_some());
    found.map(|at| at + 1)
}

/// The lines of a text with their ends, and whether each belongs to fenced code.
pub(super) fn lines(markdown: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut fenced = false;
    markdown.split_inclusive('\n').map(move |line| {
        let trimmed = line.trim_start();
        let is_fence = trimmed.starts_with("```") || trimmed.starts_with("~~~");
        fenced ^= is_fence;
        (line, fenced || is_fence)
    })
}

/// What stands before and behind the mark in a line. A comment is known by what it says, however much
/// room it has and in whatever case.
fn mark<'l>(line: &'l str, separator: &str) -> Option<(&'l str, &'l str)> {
    let Some(wanted) = inner(separator) else {
        return line.split_once(separator);
    };
    let mut from = 0;
    while let Some(start) = line[from..].find("<!--").map(|at| from + at) {
        let end = start + line[start..].find("-->")? + "-->".len();
        if inner(&line[start..end]).is_some_and(|said| said.eq_ignore_ascii_case(wanted)) {
            return Some((&line[..start], &line[end..]));
        }
        from = end;
    }
    None
}

/// What a comment says.
fn inner(comment: &str) -> Option<&str> {
    let inner = comment.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    Some(inner.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out_but_not_those_in_code() {
        for (markdown, separator, want) in [
            (
                "一\n\n<!-- more -->\n\n二",
                "<!--more-->",
                Some(("一\n\n", "二")),
            ),
            ("一\n<!--MORE-->\n二", "<!--more-->", Some(("一\n\n", "二"))),
            ("一<!--more-->二", "<!--more-->", Some(("一", "二"))),
            ("一\n\n== 完 ==\n二", "== 完 ==", Some(("一\n\n", "二"))),
            ("```\n<!--more-->\n```\n", "<!--more-->", None),
            ("一<!-- moreover -->二", "<!--more-->", None),
        ] {
            let parted = taken_out(markdown, separator);
            let parted = parted.as_ref().map(|(text, at)| text.split_at(*at));
            assert_eq!(parted, want, "{markdown}");
        }
        assert_eq!(line("一\n\n<!--more-->\n", "<!--more-->"), Some(3));
    }
}
