//! `doubled-punctuation`: `，，`, `，。` and the like, where one mark is enough.

use crate::{
    check::{
        file::File,
        marks::{self, Characters},
        rule::Found,
    },
    content::Passage,
    message::message,
};

pub(super) fn find(file: &File<'_>) -> Vec<Found> {
    let passages = file.prose.passages.iter();
    passages
        .filter(|passage| passage.text.contains(marks::is_pause))
        .flat_map(|passage| in_passage(file, passage))
        .collect()
}

fn in_passage(file: &File<'_>, passage: &Passage) -> Vec<Found> {
    let text = Characters::of(&passage.text);
    let mut found = Vec::new();
    let mut at = 0;
    while at + 1 < text.len() {
        let from = at;
        while at < text.len() && is_part(&text, at) {
            at += 1;
        }
        if at == from {
            at += 1;
        } else if at - from > 1 && !text.is_in_address(from) {
            found.extend(run(file, passage, text.part(from, at)));
        }
    }
    found
}

/// Whether the mark at a place may be one of several that stand together.
fn is_part(text: &Characters, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| text.get(at));
    match text[at] {
        '！' | '？' => true,
        // What is left out: `甲，...`
        '.' if text.get(at + 1) == Some('.') || before == Some('.') => false,
        // `etc.` has a stop of its own, and `.odt` and `:-)` begin with one.
        ',' | '.' | ';' | ':' => {
            let goes_on = |c: char| marks::is_chinese(c) || c.is_whitespace() || c == text[at];
            let is_behind = before.is_some_and(|c| marks::is_han(c) || marks::is_pause(c));
            is_behind && text.get(at + 1).is_none_or(goes_on)
        }
        // A face: `：）`, and not one that laughs at the end of a sentence.
        '：' | '；' => !matches!(text.get(at + 1), Some('）' | ')')),
        c => marks::is_pause(c),
    }
}

/// What is wrong with marks that stand together, if anything.
fn run(file: &File<'_>, passage: &Passage, part: std::ops::Range<usize>) -> Option<Found> {
    let marks = &passage.text[part.clone()];
    let new = one_for(marks)?;
    let span = passage.source(part.clone());
    // The name behind a link may be loud: `[Go For It！](a)。`
    if marks.starts_with(is_loud) && file.verbatim(passage, part.clone()).is_none() {
        return None;
    }
    let message = message!("doubled-marks", marks = marks);
    let Some(new) = new else {
        return Some(Found::at(span, message).help(message!("doubled-marks-help")));
    };
    let found = Found::at(span, message).help(message!("doubled-marks-one", mark = new.as_str()));
    Some(match file.verbatim(passage, part) {
        Some(span) => found.mended_by(span, new),
        None => found,
    })
}

/// What should stand in the place of `marks`: `Some(None)` where a person has to choose, none where
/// they may stand together.
fn one_for(marks: &str) -> Option<Option<String>> {
    let mut chars = marks.chars();
    let first = chars.next()?;
    let wide = |mark: char| {
        if mark.is_ascii() {
            marks::full_width(mark)
        } else {
            mark
        }
    };
    if marks.chars().all(is_loud) || marks.is_ascii() {
        return None;
    }
    // `：？？` says that it is not known.
    if first == '：' && chars.clone().all(is_loud) {
        return None;
    }
    let is_same = chars.all(|mark| wide(mark) == wide(first));
    if is_same && wide(first) == '。' && marks.chars().count() > 2 {
        return Some(Some("……".to_owned()));
    }
    if is_same {
        return Some(Some(wide(first).to_string()));
    }
    // A name may end with `！`, and the sentence goes on.
    let goes_on = |mark: char| matches!(mark, '，' | '、' | '；' | '：');
    let (last, rest) = (marks.chars().next_back()?, marks.chars().rev().skip(1));
    if goes_on(last) && rest.into_iter().all(is_loud) {
        return None;
    }
    Some(None)
}

fn is_loud(mark: char) -> bool {
    matches!(mark, '！' | '？')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::testing::{mended, said};

    #[test]
    fn of_the_same_marks_one_is_enough() {
        for (text, want) in [
            ("甲，，乙", "甲，乙"),
            ("甲。。", "甲。"),
            ("甲、、乙：：丙", "甲、乙：丙"),
            ("甲，,乙,，丙", "甲，乙，丙"),
            ("甲。。。", "甲……"),
            ("**甲，**，乙", "**甲，**，乙"),
        ] {
            assert_eq!(mended(find, text), want);
        }
    }

    #[test]
    fn of_different_ones_a_person_chooses() {
        for text in [
            "甲，。乙",
            "甲。，乙",
            "甲、，乙",
            "甲？。",
            "甲：，乙",
            "**甲，**，乙",
        ] {
            assert_eq!(said(find, text).len(), 1, "{text}");
            assert_eq!(mended(find, text), text);
        }
    }

    #[test]
    fn marks_that_may_stand_together_stay() {
        for text in [
            "甲？！乙！！！丙？？",
            "甲：“乙。”丙，“丁”。",
            "雅虎！，好",
            "Apple、Google etc.。",
            "`，，`",
            "甲……。乙——，丙",
            "甲。\n乙",
            "a,, b..",
            "中文,,中文",
            "支持 .html、.odt、.pdf，.rtf",
            "好吧。:-) 好。：） 好。;)",
            "跨卷备份：？？",
            "甲，...）乙；......丙",
            "试一试 [Go For It！](a)。",
        ] {
            assert_eq!(said(find, text), [""; 0], "{text}");
        }
    }
}
