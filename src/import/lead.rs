//! 快速阅读 from the beginning of a text that its author set apart for lists.

use super::{
    article::Fields,
    note::{Note, Spot},
    report::Report,
};
use crate::{
    content::{self, OBJECT, PassageKind},
    message::message,
    suggest::MOST_SUMMARY,
};

/// Characters of a beginning that says anything.
const LEAST: usize = 10;

/// Makes 快速阅读 of the beginning of a text, which stays where it is, where nobody wrote one; tells at
/// `spot` what was done.
pub(super) fn settle(
    (lead, rest): (&str, &str),
    fields: &mut Fields,
    spot: Spot,
    report: &mut Report,
) {
    if fields.summary.is_some() || lead.trim().is_empty() || rest.trim().is_empty() {
        return;
    }
    fields.summary = summary(lead);
    let told = match &fields.summary {
        Some(_) => message!("import-lead"),
        None => message!("import-lead-stays", most = MOST_SUMMARY),
    };
    report.note(Note::changed("lead", spot, told));
}

/// A beginning in Markdown as one line of text. None where it is more than whole sentences in paragraphs, or
/// longer than what a build makes of a text: readers of the article see it twice, one below the other.
fn summary(lead: &str) -> Option<String> {
    let prose = content::prose(lead, 0);
    let written = lead.lines().filter(|line| !line.trim().is_empty());
    // What is no paragraph has lines that are in none; one that ends by a sign is a line of a poem.
    let is_plain = |line: &str| !line.ends_with('\\') && !line.ends_with("  ");
    let mut lines = 0;
    for passage in &prose.passages {
        lines += passage.text.matches('\n').count() + 1;
        let ends = passage.text.trim_end().ends_with(is_end);
        let holds_more = passage.text.contains([OBJECT, '[', '{', '<']);
        if passage.kind != PassageKind::Paragraph || holds_more || !ends {
            return None;
        }
    }
    if lines != written.clone().count() || !written.clone().all(is_plain) {
        return None;
    }
    let texts: Vec<&str> = prose.passages.iter().map(|one| one.text.as_str()).collect();
    let summary = content::line(&texts.join("\n"));
    (LEAST..=MOST_SUMMARY)
        .contains(&summary.chars().count())
        .then_some(summary)
}

/// Whether a sentence may end with it.
fn is_end(c: char) -> bool {
    matches!(
        c,
        '。' | '！' | '？' | '…' | '”' | '』' | '」' | '）' | '.' | '!' | '?' | ')'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_sentences_of_plain_text_are_a_summary() {
        let long = format!("{}。", "长".repeat(MOST_SUMMARY));
        for (lead, want) in [
            (
                "一枚芯片要经过\n上千道工序。\n",
                Some("一枚芯片要经过上千道工序。"),
            ),
            (
                "一枚**“芯片”**要经过[工序](a.md)。\n\n上千道。",
                Some("一枚“芯片”要经过工序。上千道。"),
            ),
            ("本文先说结论：", None),
            ("不长。", None),
            (&long, None),
            ("# 标题是一句完整的话。", None),
            ("- 一枚芯片要经过工序。", None),
            ("一枚芯片要经过工序。\n```\ncode\n```\n", None),
            ("一枚芯片要经过工序。\n\n![图](a.png)\n", None),
            ("一枚芯片要经过工序。\n\n<div>\n甲\n</div>\n", None),
            ("举头望明月，\\\n低头思故乡。", None),
            ("举头望明月，  \n低头思故乡。", None),
            ("一枚芯片，见[注][1]，要经过工序。", None),
            ("一枚芯片要经过`make`才行。", None),
        ] {
            assert_eq!(summary(lead).as_deref(), want, "{lead}");
        }
    }
}
