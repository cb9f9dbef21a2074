//! What kramdown knows and Markdown does not: attributes, comments, abbreviations, breaks by two strokes.

use crate::{import::generator::Losses, message::message};

/// The text without the marks of kramdown.
pub(super) fn plain(markdown: &str, losses: &Losses) -> String {
    let last_end = markdown
        .split('\n')
        .enumerate()
        .filter(|(_, line)| ends_comment(line));
    let last_end = last_end.map(|(at, _)| at).last();
    let mut text = Text {
        lines: Vec::new(),
        losses,
    };
    let (mut fenced, mut hidden) = (false, false);
    for (at, line) in markdown.split('\n').enumerate() {
        let trimmed = line.trim();
        fenced ^= !hidden && (trimmed.starts_with("```") || trimmed.starts_with("~~~"));
        if hidden {
            hidden = !ends_comment(line);
        } else if fenced {
            text.lines.push(line.to_owned());
        } else if trimmed == "{::comment}" && last_end.is_some_and(|end| end > at) {
            hidden = true;
        } else {
            text.line(line, at + 1);
        }
    }
    text.lines.join("\n")
}

fn ends_comment(line: &str) -> bool {
    matches!(line.trim(), "{:/comment}" | "{:/}")
}

struct Text<'l> {
    lines: Vec<String>,
    losses: &'l Losses,
}

impl Text<'_> {
    /// Adds a line that stands outside of code.
    fn line(&mut self, line: &str, number: usize) {
        let trimmed = line.trim();
        if trimmed.starts_with("*[") && trimmed.contains("]: ") {
            let told = message!("import-abbreviation", text = trimmed);
            return self.losses.lose(number, "abbreviation", told);
        }
        if trimmed == "^" {
            // It only parts two lists.
            return self.lines.push(String::new());
        }
        let (line, is_container) = without_markdown(line);
        let (kept, gone) = without_marks(&line);
        for mark in &gone {
            if mark.contains("toc") {
                let is_place =
                    |before: &mut String| matches!(before.trim(), "* TOC" | "- TOC" | "1. TOC");
                self.lines.pop_if(is_place);
            }
            let told = message!("import-attributes", text = mark);
            self.losses.change(number, "attributes", told);
        }
        if !kept.trim().is_empty() || gone.is_empty() {
            self.lines.push(match kept.strip_suffix("\\\\") {
                Some(before) => format!("{before}\\"),
                None => kept,
            });
        }
        if is_container {
            self.lines.push(String::new());
        }
    }
}

/// A line without the attribute that has Markdown read in an element, and whether it had one.
fn without_markdown(line: &str) -> (String, bool) {
    let marks = [
        " markdown=\"1\"",
        " markdown='1'",
        " markdown=1",
        " markdown=\"block\"",
        " markdown=\"span\"",
    ];
    let is_tag = line.trim_start().starts_with('<');
    match marks.iter().find(|mark| is_tag && line.contains(**mark)) {
        Some(mark) => (line.replace(mark, ""), true),
        None => (line.to_owned(), false),
    }
}

/// A line without each `{: …}` that stands outside of code, and these.
fn without_marks(line: &str) -> (String, Vec<String>) {
    let (mut kept, mut gone) = (String::new(), Vec::new());
    let mut rest = line;
    let mut in_code = false;
    while let Some(start) = rest.find("{:") {
        in_code ^= rest[..start].matches('`').count() % 2 == 1;
        let Some(length) = rest[start..].find('}') else {
            break;
        };
        let end = start + length + 1;
        if in_code {
            kept.push_str(&rest[..end]);
            in_code ^= rest[start..end].matches('`').count() % 2 == 1;
        } else {
            let is_end = rest[end..].trim_start().is_empty();
            let before = &rest[..start];
            kept.push_str(if is_end { before.trim_end() } else { before });
            gone.push(rest[start..end].to_owned());
        }
        rest = &rest[end..];
    }
    kept.push_str(rest);
    (kept, gone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_kramdown_go_but_not_in_code() {
        for (markdown, want, told) in [
            ("*a*{: .b} **c**{:.d #e}\n{: .f}\n二", "*a* **c**\n二", 3),
            ("* TOC\n{:toc}\n一", "一", 1),
            ("`{: .a}` {: .b}", "`{: .a}`", 1),
            ("```\n{: .a}\n```", "```\n{: .a}\n```", 0),
            ("一\n{::comment}\n看不见\n{:/comment}\n二", "一\n二", 0),
            ("{::comment}\n一", "一", 1),
            ("*[HTML]: 超文本\n一", "一", 1),
            ("行一\\\\\n行二", "行一\\\n行二", 0),
            (
                "<div markdown=\"1\">\n**一**\n</div>",
                "<div>\n\n**一**\n</div>",
                0,
            ),
            ("* 一\n^\n* 二", "* 一\n\n* 二", 0),
            ("{: 一", "{: 一", 0),
        ] {
            let losses = Losses::default();
            assert_eq!(plain(markdown, &losses), want, "{markdown}");
            assert_eq!(losses.into_inner().len(), told, "{markdown}");
        }
    }

    #[test]
    fn many_signs_take_linear_time() {
        for sign in ["{:", "{: }", "`{:}", "{::comment}\n", "{:}\n"] {
            plain(&sign.repeat(50_000), &Losses::default());
        }
    }
}
