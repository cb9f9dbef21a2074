//! One form of a Han character for all: the simplified one.

use std::sync::LazyLock;

/// Traditional characters and variants, each with its simplified form: what OpenCC's table `t2s`
/// (Apache-2.0; taken from the crate ferrous-opencc 0.4) makes of a character that stands alone.
const TABLE: &str = include_str!("simplified.txt");

/// What stands for each code point of the basic plane: itself, or its simplified form.
static FORMS: LazyLock<Box<[u16]>> = LazyLock::new(|| {
    let mut forms: Box<[u16]> = (0..=u16::MAX).collect();
    for (from, to) in pairs() {
        if let (Ok(from), Ok(to)) = (u16::try_from(from as u32), u16::try_from(to as u32)) {
            forms[from as usize] = to;
        }
    }
    forms
});

/// The simplified form of a Han character; any other as it is.
pub fn simplified(c: char) -> char {
    let form = u16::try_from(c as u32).map_or(c as u32, |c| FORMS[c as usize].into());
    char::from_u32(form).unwrap_or(c)
}

/// The table: characters whose simplified form is another, and that form, in the order of the first.
pub fn pairs() -> impl Iterator<Item = (char, char)> {
    TABLE.lines().filter_map(|line| {
        let mut chars = line.chars();
        Some((chars.next()?, chars.next()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_and_variants_have_a_simplified_form() {
        for (c, form) in [
            ('體', '体'),
            ('裏', '里'),
            ('裡', '里'),
            ('祕', '秘'),
            ('體', '体'),
            ('体', '体'),
            ('中', '中'),
            ('a', 'a'),
            ('カ', 'カ'),
            ('😀', '😀'),
        ] {
            assert_eq!(simplified(c), form, "{c}");
        }
    }

    #[test]
    fn the_form_of_a_form_is_itself() {
        for (_, form) in pairs() {
            assert_eq!(simplified(form), form);
        }
    }

    #[test]
    fn the_table_is_in_order() {
        assert!(pairs().is_sorted_by_key(|(from, _)| from));
    }
}
