//! Words that an edition has in the place of those in which articles are written.

/// Taiwan's words, a line each: the word, a tab, and the words for which it stands, with a space
/// between them; lower case, simplified characters. By OpenCC's table `TWPhrases` (Apache-2.0;
/// taken from the crate ferrous-opencc 0.4) and by the words of our own that `text::script` adds to
/// it; both sides folded as what is looked for is.
pub const TAIWAN: &str = include_str!("taiwan.tsv");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::simplified;

    #[test]
    fn each_word_is_folded_and_stands_for_others() {
        for line in TAIWAN.lines() {
            let (word, others) = line.split_once('\t').unwrap();
            assert!(
                others
                    .split(' ')
                    .all(|other| !other.is_empty() && other != word),
                "{line}"
            );
            let folded: String = line.to_lowercase().chars().map(simplified).collect();
            assert_eq!(line, folded);
        }
        assert!(TAIWAN.lines().is_sorted());
        assert!(TAIWAN.contains("软体\t软件\n"));
    }
}
