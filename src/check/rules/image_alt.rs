//! `image-without-alt`: a picture that says nothing to those who cannot see it (WCAG 2.2, 1.1.1).

use crate::{
    check::{file::File, rule::Found},
    message::message,
};

pub(super) fn find(file: &File<'_>) -> Vec<Found> {
    let targets = file.targets.iter();
    let is_silent = |alt: &Option<String>| alt.as_ref().is_some_and(|alt| alt.trim().is_empty());
    let mut silent = targets.filter(|target| is_silent(&target.alt));
    // Where one is silent many are: the first one is shown, and the others are counted.
    let Some(first) = silent.next() else {
        return Vec::new();
    };
    let message = message!("image-without-alt", count = silent.count() + 1);
    let found = Found::at(first.span.clone(), message);
    vec![found.help(message!("image-without-alt-help"))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::testing::said;

    #[test]
    fn a_picture_is_told_in_words() {
        for (text, number) in [
            ("![](a.png)", 1),
            ("![ ](a.png \"题\")", 1),
            ("[![](a.png)](b)", 1),
            ("![](a.png) ![](b.png)", 1),
            ("![图](a.png) ![`图`](a.png) [](b)", 0),
            ("`![](a.png)`", 0),
        ] {
            assert_eq!(said(find, text).len(), number, "{text}");
        }
    }
}
