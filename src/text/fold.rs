//! One form for all spellings of a name.

use unicode_normalization::UnicodeNormalization;

use super::class;

/// The form under which two spellings of a keyword or source are one: compatibility forms and
/// case folded (`ＡＩ`, `Ai` and `AI`), white space at the ends taken off, and inside a single
/// space. Not for display.
pub fn fold(term: &str) -> String {
    if term
        .chars()
        .all(|c| class::is_common_han(c) || c.is_ascii_graphic())
    {
        return term.to_ascii_lowercase();
    }
    fold_any(term)
}

/// The same, whatever characters there are.
fn fold_any(term: &str) -> String {
    let narrow: String = term.nfkc().collect();
    // Lower case may undo the composition.
    let lower: String = narrow.to_lowercase().nfkc().collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        for (term, folded) in [
            ("AI", "ai"),
            ("ＡＩ", "ai"),
            ("  Open\u{3000} Source\n", "open source"),
            ("人工智能", "人工智能"),
            ("ﾘﾅｯｸｽ", "リナックス"),
            ("Cafe\u{301}", "café"),
            ("", ""),
        ] {
            assert_eq!(fold(term), folded, "{term:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing(term in "\\PC*") {
            let once = fold(&term);
            proptest::prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn the_short_way_leads_to_the_same(term in "[\u{4E00}-\u{9FFF} -~]*") {
            proptest::prop_assert_eq!(fold(&term), fold_any(&term));
        }
    }
}
