//! Knows the notices of one kind by their titles: releases of one program, issues of one magazine.

use xxhash_rust::xxh3::xxh3_64;

use crate::text::bigram::{Token, each_token};

/// Words that say which release it is, or that it is one.
const RELEASE_WORDS: [&str; 12] = [
    "alpha", "beta", "rc", "final", "stable", "lts", "preview", "release", "released", "releases",
    "update", "v",
];
/// The same in Chinese.
const RELEASE_PHRASES: [&str; 12] = [
    "正式发布",
    "正式版",
    "稳定版",
    "测试版",
    "预览版",
    "候选版",
    "发布",
    "推出",
    "发行",
    "更新至",
    "更新",
    "版本",
];

/// What the titles of one kind of notice have in common: “Firefox 3.5.1 发布” and
/// “Firefox 3.6 RC 推出” give the same number. None for a title of nothing but a version.
pub(super) fn series(title: &str) -> Option<u64> {
    let mut title = title.to_owned();
    for phrase in RELEASE_PHRASES {
        title = title.replace(phrase, " ");
    }
    let mut name = String::new();
    each_token(&title, |token| match token {
        Token::Pair(a, b) if name.ends_with(a) => name.push(b),
        Token::Pair(a, b) => name.extend([a, b]),
        Token::Single(a) => name.push(a),
        Token::Word(word) if tells_the_subject(word) => name.extend([word, " "]),
        Token::Word(_) => {}
    });
    (name.chars().count() > 1).then(|| xxh3_64(name.as_bytes()))
}

fn tells_the_subject(word: &str) -> bool {
    let numbered = word.contains(|c: char| c.is_numeric());
    !numbered && !word.contains(' ') && !RELEASE_WORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::series;

    #[test]
    fn notices_of_one_kind_are_known_by_their_titles() {
        for (a, b, same) in [
            ("Firefox 3.5.1 发布", "Firefox 3.6 RC 推出", true),
            ("Fcitx 4.0 RC1", "FCITX 4.0 正式版发布", true),
            ("杂志第 8 期简体中文版", "杂志第20期简体中文版", true),
            ("科技早报 2026-11-23", "科技早报 2026-11-24", true),
            ("Firefox 3.5 发布", "Thunderbird 3.5 发布", false),
            (
                "写一个调试器（二）：断点",
                "写一个调试器（三）：内存",
                false,
            ),
            ("芯片降价", "芯片降温", false),
        ] {
            assert_eq!(series(a) == series(b), same, "{a}, {b}");
        }
        assert_eq!(series("2.0 发布"), None);
        assert_eq!(series(""), None);
    }
}
