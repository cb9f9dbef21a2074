//! `date-in-name`: a file's name or folder says another day than its front matter.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

use crate::{
    check::{file::File, head::value_of, rule::Found},
    message::message,
};

/// Days that an article may be dated before its file.
const NEAR: i64 = 7;
/// Days after which it may be published: more is nearly a year, the commonest mistake.
const LATER: i64 = 300;

pub(super) fn find(file: &File<'_>) -> Vec<Found> {
    let Some(article) = file.article() else {
        return Vec::new();
    };
    let day = article.date.format("%Y-%m-%d").to_string();
    let Some(named) = contradiction(&article.id, article.date) else {
        return Vec::new();
    };
    let span = value_of(file, &[&day]);
    let message = message!("date-in-name", named = named, day = day);
    vec![Found::at(span, message).help(message!("date-in-name-help"))]
}

/// What the path says of the date, if it is another than `date`: a day in the name, or the folders
/// of a year and a month.
fn contradiction(id: &str, date: DateTime<FixedOffset>) -> Option<String> {
    let (folders, name) = id.rsplit_once('/').unwrap_or(("", id));
    let day = name
        .get(.."2026-11-24".len())
        .and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
    if let Some(day) = day {
        let later = (date.date_naive() - day).num_days();
        let is_near = (-NEAR..=LATER).contains(&later);
        return (!is_near).then(|| day.to_string());
    }
    let mut parts = folders.rsplit('/');
    let month: u32 = parts.next()?.parse().ok()?;
    let year: i32 = parts.next()?.parse().ok()?;
    let middle =
        NaiveDate::from_ymd_opt(year, month, 15).filter(|_| (1900..3000).contains(&year))?;
    let months = (date.year() - year) * 12 + date.month() as i32 - month as i32;
    let later = (date.date_naive() - middle).num_days();
    let is_near = (-15 - NEAR..=LATER).contains(&later);
    (months != 0 && !is_near).then(|| format!("{year}/{month:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::testing::said_of;

    #[test]
    fn the_name_and_the_date_agree() {
        for (id, date, number) in [
            ("2026-11-24-a", "2025-11-24", 1),
            ("2026/11/2026-11-24-a", "2025-11-24", 1),
            ("2026/11/a", "2025-11-24", 1),
            ("2026/11/a", "2026-11-01", 0),
            ("2026/11/a", "2026-12-02", 0),
            // Drafts that were begun earlier.
            ("2026/11/a", "2026-12-30", 0),
            ("2026-10-01-a", "2026-11-25", 0),
            ("2026-01-03-a", "2027-01-03", 1),
            ("2026/11/a", "2026-10-01", 1),
            ("2026-11-24-a", "2026-11-26", 0),
            ("2026-11-24-a/index", "2026-11-26", 0),
            ("80211/12/a", "2026-11-26", 0),
            ("a", "2026-11-26", 0),
            ("3/4/a", "2026-11-26", 0),
        ] {
            let head = format!("date: {date}");
            assert_eq!(said_of(find, id, &head, "").len(), number, "{id} {date}");
        }
    }
}
