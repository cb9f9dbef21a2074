//! `never-published`: an article that expires before it appears.

use crate::{
    check::{file::File, head::value_of, rule::Found},
    message::message,
};

pub(super) fn find(file: &File<'_>) -> Vec<Found> {
    let Some(article) = file.article() else {
        return Vec::new();
    };
    let appears = article.publish_date.unwrap_or(article.date);
    let expires = article.expiry_date.filter(|expires| *expires <= appears);
    let found = expires.map(|expires| {
        let day = expires.format("%Y-%m-%d").to_string();
        let span = value_of(file, &[&day]);
        let appears = appears.format("%Y-%m-%d").to_string();
        let found = Found::at(
            span,
            message!("never-published", expires = day, appears = appears),
        );
        found.help(message!("never-published-help"))
    });
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::testing::said_of;

    #[test]
    fn an_article_appears_before_it_expires() {
        for (head, number) in [
            ("date: 2026-11-24\nexpiry_date: 2026-11-23", 1),
            (
                "date: 2026-11-20\npublish_date: 2026-11-24\nexpiry_date: 2026-11-23",
                1,
            ),
            ("date: 2026-11-20\nexpiry_date: 2026-11-23", 0),
            ("date: 2026-11-20", 0),
        ] {
            assert_eq!(said_of(find, "a", head, "").len(), number, "{head}");
        }
    }
}
