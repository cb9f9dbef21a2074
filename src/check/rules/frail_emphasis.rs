//! `frail-emphasis`: bold or italics that work here, and are asterisks wherever CommonMark alone reads the text.

use crate::{
    check::{file::File, rule::Found},
    message::message,
};

pub(super) fn find(file: &File<'_>) -> Vec<Found> {
    let frail = file.prose.frail.iter().cloned();
    frail
        .map(|span| {
            Found::at(span, message!("frail-emphasis")).help(message!("frail-emphasis-help"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::testing::said;

    #[test]
    fn only_what_breaks_elsewhere_is_told() {
        for (text, number) in [
            ("中**“文”**后", 1),
            ("是**重要。**然后", 1),
            ("中**文**后", 0),
            ("**“文”**，后", 0),
            ("`中**“文”**后`", 0),
        ] {
            assert_eq!(said(find, text).len(), number, "{text}");
        }
    }
}
