//! Breaks where a line ends, for texts that were shown with them.

use crate::content::{self, PassageKind};

/// `markdown` with a sign at the end of each line within a paragraph, so that a break stands there: without
/// it, kuaidu joins the lines, in Chinese without a space.
pub(in crate::import) fn hard_breaks(markdown: &str) -> String {
    let prose = content::prose(markdown, 0);
    let passages = prose.passages.iter();
    // The lines of a formula are no lines of text.
    let passages = passages.filter(|passage| {
        let is_line = matches!(passage.kind, PassageKind::Heading | PassageKind::Cell);
        !is_line && !passage.text.starts_with("$$")
    });
    let mut out = String::with_capacity(markdown.len());
    let mut copied = 0;
    for passage in passages {
        for (at, _) in passage.text.match_indices('\n') {
            let end = passage.source(at..at + 1);
            // A break that has its sign already begins with it.
            if markdown.get(end.clone()) == Some("\n") && end.start >= copied {
                out.push_str(markdown[copied..end.start].trim_end_matches(' '));
                out.push('\\');
                copied = end.start;
            }
        }
    }
    out.push_str(&markdown[copied..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_where_it_ended() {
        for (markdown, want) in [
            ("甲\n乙\n\n丙", "甲\\\n乙\n\n丙"),
            ("甲 \n乙", "甲\\\n乙"),
            ("甲  \n乙\\\n丙<br>\n丁", "甲  \n乙\\\n丙<br>\\\n丁"),
            ("**“甲”**乙\n丙*丁\n戊*", "**“甲”**乙\\\n丙*丁\\\n戊*"),
            ("> 甲\n> 乙\n丙", "> 甲\\\n> 乙\\\n丙"),
            ("- 甲\n  乙\n- 丙", "- 甲\\\n  乙\n- 丙"),
            ("# 甲\n乙\n丙", "# 甲\n乙\\\n丙"),
            ("甲\n乙\n===", "甲\n乙\n==="),
            ("甲\n\n    a\n    b\n", "甲\n\n    a\n    b\n"),
            ("```\na\nb\n```\n甲\n", "```\na\nb\n```\n甲\n"),
            ("<div>\n甲\n乙\n</div>", "<div>\n甲\n乙\n</div>"),
            ("|甲|乙|\n|-|-|\n|1|2|", "|甲|乙|\n|-|-|\n|1|2|"),
            ("`a\nb`\n甲", "`a\nb`\\\n甲"),
            ("甲[^1]\n乙\n\n[^1]: 丙", "甲[^1]\\\n乙\n\n[^1]: 丙"),
            ("![图](a.png)\n说明", "![图](a.png)\\\n说明"),
            ("$$\na\n$$", "$$\na\n$$"),
            ("<https://a.cn>\n甲", "<https://a.cn>\\\n甲"),
        ] {
            assert_eq!(hard_breaks(markdown), want, "{markdown}");
        }
    }
}
