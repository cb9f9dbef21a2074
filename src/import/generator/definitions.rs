//! Lists of definitions, which Hexo, Hugo and Jekyll know and kuaidu does not.

use super::{Losses, more};
use crate::message::message;

/// `markdown` with each term in bold above its explanations, for `term` and `: explanation` below it.
pub(super) fn plain(markdown: &str, losses: &Losses) -> String {
    let lines: Vec<(&str, bool)> = more::lines(markdown).collect();
    let mut out = String::with_capacity(markdown.len());
    let mut at = 0;
    while let Some((line, is_code)) = lines.get(at).copied() {
        let before = at.checked_sub(1).and_then(|before| lines.get(before));
        let begins = !is_code && before.is_none_or(|(line, _)| line.trim().is_empty());
        let below = lines[at + 1..].iter();
        let below = below.map_while(|(line, is_code)| explanation(line).filter(|_| !is_code));
        let below: Vec<&str> = match begins && is_term(line) {
            true => below.collect(),
            false => Vec::new(),
        };
        if below.is_empty() {
            out.push_str(line);
            at += 1;
            continue;
        }
        losses.change(at + 1, "definitions", message!("import-definitions"));
        let term = line.trim();
        out.push_str(&match term.contains('*') {
            true => term.to_owned(),
            false => format!("**{term}**"),
        });
        for text in &below {
            out.push_str("\\\n");
            out.push_str(text);
        }
        out.push('\n');
        at += 1 + below.len();
        // Another term may follow at once.
        if lines
            .get(at)
            .is_some_and(|(line, _)| !line.trim().is_empty())
        {
            out.push('\n');
        }
    }
    out
}

/// Whether a line is text that no sign makes anything else.
fn is_term(line: &str) -> bool {
    let is_plain = |c: char| !c.is_whitespace() && !"#>-+*|:<`~=[!".contains(c);
    line.starts_with(is_plain)
}

/// What stands behind the colon of a line that explains the one above it.
fn explanation(line: &str) -> Option<&str> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let text = line.trim_start_matches(' ').strip_prefix(": ")?;
    Some(text.trim()).filter(|text| indent < 4 && !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_stand_above_their_explanations() {
        for (markdown, want) in [
            ("甲\n: 一\n: 二\n\n丙", "**甲**\\\n一\\\n二\n\n丙"),
            ("甲\n: 一\n丙\n", "**甲**\\\n一\n\n丙\n"),
            ("*甲*\n: 一\n", "*甲*\n: 一\n"),
            ("甲\n乙\n: 一\n", "甲\n乙\n: 一\n"),
            ("```\n\n甲\n: 一\n```\n", "```\n\n甲\n: 一\n```\n"),
            ("| 甲 |\n: 一\n", "| 甲 |\n: 一\n"),
        ] {
            assert_eq!(plain(markdown, &Losses::default()), want, "{markdown}");
        }
    }

    #[test]
    fn many_take_linear_time() {
        let many = plain(&"甲\n: 一\n\n".repeat(20_000), &Losses::default());
        assert_eq!(many.matches("**甲**").count(), 20_000);
        assert!(!plain(&": 一\n".repeat(20_000), &Losses::default()).is_empty());
    }
}
