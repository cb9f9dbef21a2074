//! `missing-punctuation`: a paragraph that ends in the middle of a sentence, or goes on without a mark.

use crate::{
    check::{
        file::File,
        marks::{self, Characters},
        rule::Found,
    },
    content::{Passage, PassageKind},
    message::message,
};

/// Han characters in a row beyond which a reader is out of breath.
const LONGEST: usize = 60;
/// Han characters of a last sentence that is no signature.
const SENTENCE: usize = 10;

pub(super) fn find(file: &File<'_>) -> Vec<Found> {
    let passages = file.prose.passages.iter();
    let read =
        |passage: &&Passage| matches!(passage.kind, PassageKind::Paragraph | PassageKind::Quoted);
    passages
        .filter(read)
        .flat_map(|passage| {
            let text = Characters::of(&passage.text);
            // The title behind a link wants no stop: `请看：[题目](a.md)`.
            let is_title = |(from, to): &(usize, usize)| {
                let span = passage.source(text.part(*from, *to));
                file.text[span.end..].starts_with(']')
            };
            let end = end(&text).filter(|at| !is_title(at));
            let end = end.map(|at| (at, message!("missing-stop")));
            let breath = breathless(&text).map(|at| (at, message!("missing-mark")));
            let both = end.into_iter().chain(breath);
            let found = both.map(|((from, to), message)| {
                let span = passage.source(text.part(from, to));
                Found::at(span, message).help(message!("missing-help"))
            });
            found.collect::<Vec<_>>()
        })
        .collect()
}

/// The last character of a text of several sentences whose last one has no end.
fn end(text: &Characters) -> Option<(usize, usize)> {
    let last = (0..text.len())
        .rev()
        .find(|at| !text[*at].is_whitespace())?;
    if !marks::is_han(text[last]) || text.is_in_address(last) {
        return None;
    }
    let is_end = |c: char| matches!(c, '。' | '！' | '？' | '…' | '\n');
    let sentence = (0..last).rev().take_while(|at| !is_end(text[*at])).count();
    let before = (last - sentence).checked_sub(1)?;
    let han = (before..=last)
        .filter(|at| marks::is_han(text[*at]))
        .count();
    let is_ended_line = text[before] == '\n' && before > 0 && is_end(text[before - 1]);
    let has_sentence_before = text[before] != '\n' || is_ended_line;
    (has_sentence_before && han >= SENTENCE).then_some((last, last + 1))
}

/// The first run of Han characters that goes on for too long.
fn breathless(text: &Characters) -> Option<(usize, usize)> {
    let mut from = 0;
    for at in 0..=text.len() {
        if text.get(at).is_some_and(marks::is_han) {
            continue;
        }
        if at - from > LONGEST {
            return Some((from, at));
        }
        from = at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::testing::said;

    #[test]
    fn a_sentence_has_an_end() {
        let long = "一二三四五六七八九十".repeat(7);
        for (text, number) in [
            ("第一句话到这里。第二句话没有写完就结束了", 1),
            ("第一句话。\n第二句话没有写完就结束了", 1),
            ("> 第一句话。第二句话没有写完就结束了", 1),
            (&*format!("{long}。"), 1),
            ("第一句话。第二句话也写完了。", 0),
            ("第一句话。第二句话在引号里结束。”", 0),
            ("只有一句没有句号的话不算什么", 0),
            ("第一句话。张三报道", 0),
            ("第一句话。\n\n第二段只有一句没有句号的话", 0),
            ("- 第一句话。第二句话没有写完就结束了", 0),
            ("# 第一句话。第二句话没有写完就结束了", 0),
            ("第一句话。第二句话没有写完就结束于 `code`", 0),
            ("第一句话。第二句话请看这一篇：[题目](a.md)", 0),
            ("第一句话。它是 https://a.cn/软件软件软件软件软件", 0),
        ] {
            assert_eq!(said(find, text).len(), number, "{text}");
        }
    }
}
