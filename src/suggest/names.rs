//! Names in Latin letters: products, companies, languages.

use super::stop_words::is_common_word;
use crate::text::bigram::is_unspaced;

/// Words that a name may have.
const MAX_WORDS: usize = 3;
/// Bytes of a word beyond which it is an address or noise.
const MAX_WORD: usize = 24;

/// Calls `visit` for each name of `text`, in its order: GPT-4o, Rust, Google Chrome.
pub(super) fn each_name<'t>(text: &'t str, mut visit: impl FnMut(&'t str)) {
    let mut run: Option<(usize, usize, usize)> = None;
    for (start, word) in words(text) {
        if !is_name(word) {
            flush(text, &mut run, &mut visit);
            continue;
        }
        let end = start + word.len();
        run = match run {
            Some((first, last, count)) if count < MAX_WORDS && &text[last..start] == " " => {
                Some((first, end, count + 1))
            }
            _ => {
                flush(text, &mut run, &mut visit);
                Some((start, end, 1))
            }
        };
    }
    flush(text, &mut run, &mut visit);
}

fn flush<'t>(
    text: &'t str,
    run: &mut Option<(usize, usize, usize)>,
    visit: &mut impl FnMut(&'t str),
) {
    if let Some((start, end, _)) = run.take() {
        visit(&text[start..end]);
    }
}

/// The words in scripts with spaces, with the signs that names have in them.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| {
        c.is_alphanumeric() && !is_unspaced(c)
            || matches!(c, '-' | '+' | '#' | '.' | '_' | '/' | '@' | ':')
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_part)?;
        let length = text[start..].find(|c| !is_part(c));
        at = length.map_or(text.len(), |length| start + length);
        let word = text[start..at].trim_end_matches(['-', '.', '_', '/', ':', '@']);
        Some((start, word))
    })
}

/// Whether a word looks like a name: a capital somewhere, no address, no version, no common word.
fn is_name(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    word.len() <= MAX_WORD
        && (letters >= 2 || word.ends_with(['+', '#']))
        && word.starts_with(char::is_alphabetic)
        && word.chars().any(char::is_uppercase)
        && !word.contains(['/', ':', '@', '_'])
        && !is_common_word(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_words() {
        for (text, want) in [
            ("OpenAI 发布GPT-4o模型", vec!["OpenAI", "GPT-4o"]),
            (
                "Google Chrome 8.0 and the Web",
                vec!["Google Chrome", "Web"],
            ),
            ("用Rust写C++。The End", vec!["Rust", "C++", "End"]),
            ("https://A.com/B foo@B.cn a_B", vec![]),
            ("iPhone、Mac Mini。", vec!["iPhone", "Mac Mini"]),
            ("1.0.1-RC2 版本", vec![]),
        ] {
            let mut names = Vec::new();
            each_name(text, |name| names.push(name));
            assert_eq!(names, want, "{text}");
        }
    }
}
