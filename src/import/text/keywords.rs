//! 关键词 as they stand on a copied page, where the links between them are gone.

use crate::{suggest::words, text::is_han};

/// The keywords of a line, and whether they stood side by side, so that they had to be cut apart.
pub(super) fn of(text: &str) -> (Vec<String>, bool) {
    let signs = [',', '，', '、', ';', '；', '|', '/', '\t'];
    let parted: Vec<&str> = match text.contains(signs) {
        true => text.split(signs).collect(),
        false => text.split_whitespace().collect(),
    };
    let parted: Vec<String> = parted
        .into_iter()
        .map(|keyword| keyword.trim().trim_start_matches('#').to_owned())
        .filter(|keyword| !keyword.is_empty())
        .collect();
    match parted.as_slice() {
        [only] if is_run(only) => (cut(only), true),
        _ => (parted, false),
    }
}

/// Whether a word can hardly be one: `AiLinux开源速度`.
fn is_run(text: &str) -> bool {
    const LONG: usize = 6;
    parts(text).len() > 1 && text.chars().count() > LONG
}

fn cut(text: &str) -> Vec<String> {
    let mut keywords = Vec::new();
    for part in parts(text) {
        match part.starts_with(is_han) {
            true => keywords.extend(whole_words(part)),
            false => keywords.push(part.trim().to_owned()),
        }
    }
    keywords.retain(|keyword| !keyword.is_empty());
    keywords
}

/// The words of a Chinese text; a single character belongs to what follows it: 大模型.
fn whole_words(text: &str) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    for word in words(text) {
        match whole.last_mut() {
            Some(before) if before.chars().count() == 1 => before.push_str(word),
            _ => whole.push(word.to_owned()),
        }
    }
    whole
}

/// The parts of one script; a capital behind a small letter begins another.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, c) in text.char_indices() {
        let begins = before.is_some_and(|before: char| {
            is_han(before) != is_han(c) || before.is_lowercase() && c.is_uppercase()
        });
        if begins {
            parts.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    if start < text.len() {
        parts.push(&text[start..]);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_parted_by_signs_or_cut_apart() {
        for (text, want, is_cut) in [
            (
                "AiLinux开源速度",
                &["Ai", "Linux", "开源", "速度"][..],
                true,
            ),
            ("芯片、半导体；制造", &["芯片", "半导体", "制造"], false),
            ("GPT-4o 开源模型", &["GPT-4o", "开源模型"], false),
            ("#芯片 #AI", &["芯片", "AI"], false),
            ("开源模型", &["开源模型"], false),
            ("AI芯片", &["AI芯片"], false),
            ("", &[], false),
        ] {
            let want: Vec<_> = want.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(of(text), (want, is_cut), "{text}");
        }
    }
}
