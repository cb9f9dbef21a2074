//! `future-date`: a date so far ahead that it is hardly meant.

use chrono::TimeDelta;

use crate::{
    check::{file::File, head::value_of, rule::Found},
    message::message,
};

/// Days ahead for which editors plan.
const PLANNED: i64 = 90;

pub(super) fn find(file: &File<'_>) -> Vec<Found> {
    let Some(article) = file.article() else {
        return Vec::new();
    };
    let now = file.now;
    let dates = [Some(article.date), article.updated];
    let changed = article.updated.filter(|updated| *updated > now);
    let far = dates.into_iter().flatten();
    let far = far.filter(|date| *date > now + TimeDelta::days(PLANNED));
    // Nothing was changed tomorrow.
    let odd = far.max().or(changed);
    let found = odd.map(|date| {
        let day = date.format("%Y-%m-%d").to_string();
        let span = value_of(file, &[&day, &date.format("%Y/%-m/%-d").to_string()]);
        let found = Found::at(span, message!("future-date", day = day));
        found.help(message!("future-date-help"))
    });
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::testing::said_of;

    #[test]
    fn what_is_planned_is_no_slip() {
        for (head, number) in [
            ("date: 2026-11-24", 0),
            ("date: 2027-01-15", 0),
            ("date: 2062-11-24", 1),
            ("date: 2026-11-20\nupdated: 2026-12-01", 1),
            ("date: 2026-11-20\nupdated: 2026-11-21", 0),
        ] {
            assert_eq!(said_of(find, "a", head, "").len(), number, "{head}");
        }
    }
}
