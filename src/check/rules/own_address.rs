//! `whole-own-address`: a link into the site itself by its whole address, which no build looks after.

use crate::{
    check::{file::File, rule::Found},
    message::message,
};

pub(super) fn find(file: &File<'_>) -> Vec<Found> {
    let base = file.config.base_url.absolute("");
    let targets = file.targets.iter();
    targets
        .filter_map(|target| {
            let path = target.address.strip_prefix(&base)?;
            let message = message!("whole-own-address", address = &target.address);
            let found = Found::at(target.span.clone(), message);
            Some(found.help(message!(
                "whole-own-address-help",
                path = format!("/{path}")
            )))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::testing::said;

    #[test]
    fn a_link_into_the_site_is_a_path() {
        for (text, number) in [
            ("[甲](https://example.org/a/)", 1),
            ("<https://example.org/>", 1),
            ("[甲](https://example.org.cn/a/) [乙](/a/)", 0),
        ] {
            assert_eq!(said(find, text).len(), number, "{text}");
        }
    }
}
