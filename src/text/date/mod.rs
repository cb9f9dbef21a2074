//! Dates as people write them, read and shown.

mod day;
mod error;
mod offset;
mod parse;
mod scan;
mod time;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime};

pub use self::{error::DateError, parse::parse};

/// The years that a date of a site may have.
pub const YEARS: std::ops::RangeInclusive<i32> = 1970..=2999;

/// A date as it was written: its time zone may be unsaid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParsedDate {
    /// Date and time where it was written; midnight when no time is given.
    pub local: NaiveDateTime,
    /// The offset from UTC, where one is written.
    pub offset: Option<FixedOffset>,
    /// Whether a time of day is written.
    pub has_time: bool,
}

/// A date as Chinese readers see it, without leading zeros: `2025年4月22日`.
pub fn chinese(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_has_no_leading_zeros() {
        let date = NaiveDate::from_ymd_opt(2025, 4, 2).unwrap();
        assert_eq!(chinese(date), "2025年4月2日");
    }
}
