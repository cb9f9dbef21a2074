//! `half-width-punctuation`: `,` or `(` in the middle of Chinese text, where `，` or `（` belongs.

use crate::{
    check::{
        file::File,
        marks::{self, Characters},
        rule::Found,
    },
    content::{Passage, PassageKind},
    message::message,
};

pub(super) fn find(file: &File<'_>) -> Vec<Found> {
    let passages = file.prose.passages.iter();
    passages
        .filter(|passage| passage.text.contains(['.', ',', ';', ':', '!', '?', '(']))
        .flat_map(|passage| in_passage(file, passage))
        .collect()
}

/// A half-width mark, and what should stand in its place.
#[derive(Debug, PartialEq, Eq)]
struct Hit {
    /// The characters that go, by their numbers.
    from: usize,
    to: usize,
    /// None where a person has to choose.
    new: Option<String>,
}

fn in_passage(file: &File<'_>, passage: &Passage) -> Vec<Found> {
    let text = Characters::of(&passage.text);
    let mut found = Vec::new();
    for hit in runs(&text, passage.kind) {
        let part = text.part(hit.from, hit.to);
        let written = passage.text[part.clone()].trim_end();
        let span = passage.source(part.start..part.start + written.len());
        let Some(new) = hit.new else {
            let message = message!("half-width-stop");
            found.push(Found::at(span, message).help(message!("half-width-stop-help")));
            continue;
        };
        let message = message!("half-width-mark", written = written, wanted = new.as_str());
        let one = Found::at(span, message).help(message!("half-width-help", wanted = &new));
        found.push(match file.verbatim(passage, part) {
            Some(span) => one.mended_by(span, new),
            None => one,
        });
    }
    found.extend(brackets(&text).into_iter().map(|(open, close)| {
        let inner = text.part(open.1 - 1, close.0 + 1);
        let one = Found::at(passage.source(inner), message!("half-width-brackets"));
        let one = one.help(message!("half-width-brackets-help"));
        let open = file.verbatim(passage, text.part(open.0, open.1));
        let close = file.verbatim(passage, text.part(close.0, close.1));
        match open.zip(close) {
            Some((open, close)) => one.mended_by(open, "（").mended_by(close, "）"),
            None => one,
        }
    }));
    found
}

/// Runs of half-width marks that stand where Chinese goes on.
fn runs(text: &Characters, kind: PassageKind) -> Vec<Hit> {
    let is_mark = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?');
    let mut hits = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let from = at;
        while at < text.len() && is_mark(text[at]) {
            at += 1;
        }
        if at == from {
            at += 1;
            continue;
        }
        let before = from.checked_sub(1).map(|before| text[before]);
        let is_behind_chinese = before.is_some_and(|c| marks::is_han(c) || marks::closes(c));
        if is_behind_chinese && !text.is_in_address(from) {
            hits.extend(hit(text, (from, at), kind));
        }
    }
    hits
}

/// A run of marks that stands behind Chinese, if it should be of full width.
fn hit(text: &Characters, (from, to): (usize, usize), kind: PassageKind) -> Option<Hit> {
    let spaces = (to..text.len()).take_while(|at| text[*at] == ' ').count();
    let next = (to + spaces < text.len()).then(|| text[to + spaces]);
    let goes_on = next.is_some_and(|c| marks::is_han(c) || marks::opens(c));
    let ends = next.is_none_or(|c| c == '\n') && kind != PassageKind::Cell;
    if !goes_on && !ends {
        return None;
    }
    let new = match (text.slice(from, to), goes_on) {
        // A name such as 约翰.史密斯 wants `·`, two sentences want `。`.
        (".", true) if spaces == 0 => None,
        // `1.` may stand for «and so on»; a heading ends without a stop.
        (".", false) if kind == PassageKind::Heading => return None,
        (dots, _) if dots.len() > 2 && dots.bytes().all(|dot| dot == b'.') => Some("……".to_owned()),
        (run, _) if run.len() == 1 || run.bytes().all(|mark| matches!(mark, b'!' | b'?')) => {
            Some(run.chars().map(marks::full_width).collect())
        }
        _ => return None,
    };
    let to = if goes_on && new.is_some() {
        to + spaces
    } else {
        to
    };
    Some(Hit { from, to, new })
}

/// Pairs of half-width brackets around Chinese: the numbers of the characters that go, those of the
/// opening bracket with a space before it, and those of the closing one with a space behind it.
fn brackets(text: &Characters) -> Vec<((usize, usize), (usize, usize))> {
    let mut pairs = Vec::new();
    let mut open = None;
    for at in 0..text.len() {
        match (text[at], open) {
            ('(', _) => open = Some(at),
            (')', Some(start)) => {
                open = None;
                pairs.extend(bracket_pair(text, start, at));
            }
            ('（' | '）' | '\n', _) => open = None,
            _ => {}
        }
    }
    pairs
}

fn bracket_pair(
    text: &Characters,
    open: usize,
    close: usize,
) -> Option<((usize, usize), (usize, usize))> {
    let get = |at: usize| (at < text.len()).then(|| text[at]);
    let is_chinese = |at: Option<usize>| at.and_then(get).is_some_and(marks::is_chinese);
    let inner = (open + 1..close).any(|at| marks::is_han(text[at]));
    let touches = marks::is_han(text[open + 1]) || marks::is_han(text[close - 1]);
    if !inner || !touches || text.is_in_address(open) {
        return None;
    }
    let space_before = open > 0 && text[open - 1] == ' ';
    let before = open.checked_sub(1 + usize::from(space_before));
    let space_after = get(close + 1) == Some(' ');
    let after = Some(close + 1 + usize::from(space_after));
    let (behind, ahead) = (is_chinese(before), is_chinese(after));
    // `open` at the head of a passage has nothing before it; what is inside decides.
    let stands_in_chinese = behind || before.is_none() || ahead;
    stands_in_chinese.then(|| {
        let start = open - usize::from(space_before);
        let end = close + 1 + usize::from(space_after);
        ((start, open + 1), (close, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::testing::{mended, said};

    #[test]
    fn chinese_wants_marks_of_full_width() {
        for (text, want) in [
            ("中文,中文", "中文，中文"),
            ("中文, 中文; 中文", "中文，中文；中文"),
            ("他说:“好”", "他说：“好”"),
            ("《书》,好", "《书》，好"),
            ("好吗?好!!好?!", "好吗？好！！好？！"),
            ("结束.", "结束。"),
            ("结束. 开始", "结束。开始"),
            ("等等...还有", "等等……还有"),
            ("甲,\n乙", "甲，\n乙"),
            ("甲(乙丙)丁", "甲（乙丙）丁"),
            ("甲 (乙) 丁", "甲（乙）丁"),
            ("甲 (乙 b) Linux", "甲（乙 b）Linux"),
            ("Linux (乙) 甲", "Linux（乙）甲"),
            ("(乙)", "（乙）"),
            ("**甲**,乙", "**甲**，乙"),
            ("[甲](a,b),乙", "[甲](a,b)，乙"),
        ] {
            assert_eq!(mended(find, text), want);
            assert_eq!(said(find, want), [""; 0], "{want}");
        }
    }

    #[test]
    fn what_is_not_chinese_stays() {
        for text in [
            "版本 3.5, 时间 10:30，共 1,000 个",
            "在 10:30,11:30 和 3.5 之间",
            "Hello, world. (你好) ok",
            "用 Rust,Go 写",
            "访问 https://zh.wikipedia.org/wiki/软件,硬件 看",
            "<https://a.cn/中,文>",
            "`中,文`",
            "```\n中,文\n```",
            "函数(function)的",
            "第(1)步",
            "中文 , Latin",
            "# 标题.",
            "中文.NET 框架",
            "微笑:) 中文:P",
            "<a title=\"中,文\">中文</a>",
            "比分 3:2，中文:English",
            "1,2,3",
            "| 中文: |\n|-|\n",
        ] {
            assert_eq!(said(find, text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_stop_in_a_name_is_a_persons_to_choose() {
        let found = said(find, "约翰.史密斯说");
        assert_eq!(found.len(), 1);
        assert_eq!(mended(find, "约翰.史密斯说"), "约翰.史密斯说");
    }
}
