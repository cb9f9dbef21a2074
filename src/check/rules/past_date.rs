//! `past-date`: a date before there was a web to write for.

use chrono::Datelike;

use crate::{
    check::{file::File, head::value_of, rule::Found},
    message::message,
};

/// The first page of the World Wide Web is of this year.
const FIRST_YEAR: i32 = 1991;

pub(super) fn find(file: &File<'_>) -> Vec<Found> {
    let article = file.article();
    let old = article.filter(|article| article.date.year() < FIRST_YEAR);
    let found = old.map(|article| {
        let year = article.date.year().to_string();
        let span = value_of(file, &[&year]);
        let found = Found::at(span, message!("past-date", year = year));
        found.help(message!("past-date-help"))
    });
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::testing::said_of;

    #[test]
    fn news_is_of_our_time() {
        for (head, number) in [("date: 1970-01-01", 1), ("date: 1998-01-01", 0)] {
            assert_eq!(said_of(find, "a", head, "").len(), number, "{head}");
        }
    }
}
