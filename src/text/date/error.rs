//! Why a text is no date, in one phrase.

use std::{error::Error, fmt};

use chrono::Month;

/// What is wrong with a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateError {
    /// It does not look like a date at all.
    NoDate,
    /// A year outside 1970 to 2999: most often a typing error, or a date that begins with its day.
    Year(u32),
    /// A month outside 1 to 12.
    Month(u32),
    /// A day that the month does not have.
    Day {
        /// The year, which decides on February.
        year: u32,
        /// The month.
        month: Month,
        /// How many days it has.
        days: u8,
        /// The day as written.
        day: u32,
    },
    /// An hour, minute or second that does not exist: the unit, and the number as written.
    Time(&'static str, u32),
    /// An offset from UTC of a day or more, as written.
    Offset(String),
    /// Something after the date that is neither a time nor an offset.
    Rest(String),
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDate => f.write_str("this is no date"),
            Self::Year(year) => write!(f, "the year {year} is not between 1970 and 2999"),
            Self::Month(month) => write!(f, "month {month} does not exist"),
            Self::Day { day: 0, .. } => f.write_str("day 0 does not exist"),
            Self::Day {
                year,
                month: Month::February,
                days,
                day,
            } => write!(f, "February {year} has {days} days, not {day}"),
            Self::Day {
                month, days, day, ..
            } => write!(f, "{} has {days} days, not {day}", month.name()),
            Self::Time(unit, number) => write!(f, "{unit} {number} does not exist"),
            Self::Offset(offset) => write!(f, "the offset {offset} does not exist"),
            Self::Rest(rest) => write!(f, "`{rest}` after the date is not understood"),
        }
    }
}

impl Error for DateError {}
