//! `unbalanced-punctuation`: a bracket or quotation mark without its other half.

use std::ops::Range;

use crate::{
    check::{
        file::File,
        marks::{self, Characters, PAIRS},
        rule::{At, Found},
    },
    content::Passage,
    message::message,
};

/// Passages within which a quotation that was opened may be closed.
const REACH: usize = 12;
/// Brackets inside brackets beyond which nobody follows.
const DEEPEST: usize = 64;
/// Marks that may wait for their other half.
const MOST_WAITING: usize = 100;

/// A mark that has not met its other half.
struct Lonely {
    mark: char,
    passage: usize,
    span: Range<usize>,
}

pub(super) fn find(file: &File<'_>) -> Vec<Found> {
    let (mut open, mut found): (Vec<Lonely>, _) = (Vec::new(), Vec::new());
    for (number, passage) in file.prose.passages.iter().enumerate() {
        let alone = in_passage(file, passage, &mut found);
        for (mark, part) in alone {
            let span = passage.source(part);
            if marks::opens(mark) && open.len() < MOST_WAITING {
                let passage = number;
                open.push(Lonely {
                    mark,
                    passage,
                    span,
                });
            } else if marks::opens(mark) || !closes_earlier(&mut open, mark, number) {
                found.push(lonely(mark, span));
            }
        }
    }
    found.extend(open.into_iter().map(|lone| lonely(lone.mark, lone.span)));
    found.sort_by_key(|found| match &found.at {
        At::Span(span) => span.start,
        _ => 0,
    });
    found
}

/// Whether a closing mark ends what an earlier passage opened. A quotation of several paragraphs
/// opens anew in each, and is closed once (GB/T 15834-2011, 4.8.3.4).
fn closes_earlier(open: &mut Vec<Lonely>, mark: char, number: usize) -> bool {
    let opening = opening_of(mark);
    let before = open.len();
    open.retain(|lone| lone.mark != opening || number - lone.passage > REACH);
    open.len() < before
}

fn opening_of(closing: char) -> char {
    let mut pairs = PAIRS.iter();
    let pair = pairs.find(|(_, close)| *close == closing);
    pair.map_or(closing, |(open, _)| *open)
}

fn closing_of(opening: char) -> char {
    let mut pairs = PAIRS.iter();
    let pair = pairs.find(|(open, _)| *open == opening);
    pair.map_or(opening, |(_, close)| *close)
}

/// The marks of a passage without their other half; brackets whose halves differ only in width are
/// told at once.
fn in_passage(
    file: &File<'_>,
    passage: &Passage,
    found: &mut Vec<Found>,
) -> Vec<(char, Range<usize>)> {
    let is_half = |c: char| marks::opens(c) || marks::closes(c);
    if !passage.text.contains(is_half) {
        return Vec::new();
    }
    let text = Characters::of(&passage.text);
    let straight = (0..text.len()).filter(|at| text[*at] == '"').count();
    let (mut open, mut alone): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for at in 0..text.len() {
        let c = text[at];
        if text.is_in_address(at) || matches!(c, '‘' | '’') {
            continue;
        }
        if c == '(' || marks::opens(c) {
            open.push(at);
        } else if c == '"' && straight % 2 == 1 && open.last().is_some_and(|at| text[*at] == '“')
        {
            let start = open.pop().unwrap_or(at);
            found.extend(uneven(file, passage, &text, (start, at)));
        } else if c == ')' || marks::closes(c) {
            match opened_by(&text, &open, c) {
                Some(_) if is_laughing(&text, at) => {}
                Some(place) => {
                    // What was opened since and not closed stands alone.
                    alone.extend(open.drain(place + 1..));
                    let start = open.pop().unwrap_or(at);
                    found.extend(uneven(file, passage, &text, (start, at)));
                }
                None if is_number(&text, at) || is_face(&text, at) => {}
                None => alone.push(at),
            }
        }
    }
    alone.extend(open);
    alone.retain(|at| !matches!(text[*at], '(' | ')'));
    alone.sort_unstable();
    if let Some(turned) = turned(&text, &alone) {
        let turned = turned.into_iter();
        found.extend(turned.map(|at| turned_quote(passage, &text, at)));
        return Vec::new();
    }
    let alone = alone.into_iter();
    alone.map(|at| (text[at], text.part(at, at + 1))).collect()
}

/// The quotation marks of a passage that are turned the wrong way: where every second one should
/// close what the one before it opened, and nothing else stands alone.
fn turned(text: &Characters<'_>, alone: &[usize]) -> Option<Vec<usize>> {
    let is_quote = |c: char| matches!(c, '“' | '”');
    let quotes: Vec<usize> = (0..text.len()).filter(|at| is_quote(text[*at])).collect();
    let is_even = quotes.len().is_multiple_of(2);
    if alone.is_empty() || !is_even || !alone.iter().all(|at| is_quote(text[*at])) {
        return None;
    }
    let wanted = ['“', '”'].into_iter().cycle();
    let wrong = quotes.into_iter().zip(wanted);
    let wrong = wrong.filter(|(at, wanted)| text[*at] != *wanted);
    Some(wrong.map(|(at, _)| at).collect())
}

fn turned_quote(passage: &Passage, text: &Characters<'_>, at: usize) -> Found {
    let written = text[at];
    let wanted = if written == '“' { '”' } else { '“' };
    let message = message!("turned-quote", written = written, wanted = wanted);
    let span = passage.source(text.part(at, at + 1));
    Found::at(span, message).help(message!("half-width-help", wanted = wanted))
}

/// Where the half stands among those that are open that a closing one belongs to.
fn opened_by(text: &Characters<'_>, open: &[usize], close: char) -> Option<usize> {
    let from = open.len().saturating_sub(DEEPEST);
    let place = open[from..]
        .iter()
        .rposition(|open| fits(text[*open], close));
    place.map(|place| from + place)
}

/// Whether two halves belong together, whatever their widths.
fn fits(open: char, close: char) -> bool {
    let wide = |c: char| match c {
        '(' => '（',
        ')' => '）',
        c => c,
    };
    closing_of(wide(open)) == wide(close)
}

/// Brackets of which one is of full width and the other is not.
fn uneven(
    file: &File<'_>,
    passage: &Passage,
    text: &Characters,
    (open, close): (usize, usize),
) -> Option<Found> {
    if text[open].is_ascii() == text[close].is_ascii() {
        return None;
    }
    let half = if text[open].is_ascii() { open } else { close };
    let wanted = match text[half] {
        '"' => "”".to_owned(),
        half => marks::full_width(half).to_string(),
    };
    let part = text.part(half, half + 1);
    let message = message!("uneven-brackets", written = text[half]);
    let found = Found::at(passage.source(part.clone()), message)
        .help(message!("half-width-help", wanted = wanted.as_str()));
    Some(match file.verbatim(passage, part) {
        Some(span) => found.mended_by(span, wanted),
        None => found,
    })
}

/// Whether a closing bracket only ends the number of an item: `1）`, `a）`, `二）`.
fn is_number(text: &Characters, at: usize) -> bool {
    if !matches!(text[at], '）' | ')') {
        return false;
    }
    let is_digit = |c: char| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c);
    let digits = (0..at).rev().take_while(|at| is_digit(text[*at])).count();
    let before = (at - digits).checked_sub(1).and_then(|at| text.get(at));
    (1..=2).contains(&digits) && before.is_none_or(|c| !c.is_alphanumeric())
}

/// Whether a closing bracket is the mouth of a face: `：）`, `;-)`.
fn is_face(text: &Characters<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| text.get(at));
    before.is_some_and(|c| matches!(c, '：' | ':' | '；' | ';' | '-' | '－' | '^' | '＾'))
}

/// Whether a closing bracket is the mouth of a face in front of the one that closes: `（好 :)）`.
fn is_laughing(text: &Characters<'_>, at: usize) -> bool {
    let closes_next = text.get(at + 1).is_some_and(|c| matches!(c, '）' | ')'));
    text[at] == ')' && closes_next && is_face(text, at)
}

fn lonely(mark: char, span: Range<usize>) -> Found {
    let (message, other) = if marks::opens(mark) {
        (message!("never-closed", mark = mark), closing_of(mark))
    } else {
        (message!("never-opened", mark = mark), opening_of(mark))
    };
    Found::at(span, message).help(message!("unbalanced-help", other = other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::testing::{mended, said};

    #[test]
    fn halves_without_the_other_are_found() {
        for (text, number) in [
            ("《书", 1),
            ("书》", 1),
            ("“甲（乙”丙", 1),
            ("甲）乙", 1),
            ("「甲』", 2),
            ("甲“乙“丙", 1),
            ("”甲“", 2),
            ("“甲“-”乙“", 3),
        ] {
            assert_eq!(said(find, text).len(), number, "{text}");
        }
    }

    #[test]
    fn brackets_of_two_widths_are_made_even() {
        for (text, want) in [
            ("甲（乙)丙", "甲（乙）丙"),
            ("甲(乙）丙", "甲（乙）丙"),
            ("甲“乙\"丙", "甲“乙”丙"),
        ] {
            assert_eq!(mended(find, text), want);
        }
    }

    #[test]
    fn what_belongs_together_is_balanced() {
        for text in [
            "《书》（“甲”「乙」）【丙】",
            "“甲\n\n“乙\n\n丙”",
            "（甲\n\n乙）",
            "1）甲 2）乙",
            "一）甲\n\na) 乙",
            "it’s ‘甲’",
            "`（`",
            "甲(b) :) (",
            "好吧：） 是的；-）",
            "（在博客里 :)）说过",
            "“他说 \"a\" 吧”",
        ] {
            assert_eq!(said(find, text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_was_opened_long_before_stays_open() {
        let far = format!("甲“乙{}丙”", "\n\n丁".repeat(REACH + 1));
        assert_eq!(said(find, &far).len(), 2);
    }
}
