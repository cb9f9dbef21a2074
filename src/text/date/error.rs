//! Why a text is no date, in one sentence.

use std::{error::Error, fmt};

use chrono::Month;

use crate::message::{Message, message};

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
    /// An hour that does not exist, as written.
    Hour(u32),
    /// A minute that does not exist, as written.
    Minute(u32),
    /// A second that does not exist, as written.
    Second(u32),
    /// An offset from UTC of a day or more, as written.
    Offset(String),
    /// Something after the date that is neither a time nor an offset.
    Rest(String),
}

impl DateError {
    /// What people are told: a sentence without a full stop.
    pub fn message(&self) -> Message {
        match self {
            Self::NoDate => message!("date-none"),
            Self::Year(year) => message!("date-year", year = *year),
            Self::Month(month) => message!("date-month", month = *month),
            Self::Day { day: 0, .. } => message!("date-day-zero"),
            Self::Day {
                year,
                month: Month::February,
                days,
                day,
            } => message!(
                "date-day-of-february",
                year = *year,
                days = u32::from(*days),
                day = *day,
            ),
            Self::Day {
                month, days, day, ..
            } => message!(
                "date-day",
                month = month.number_from_month(),
                days = u32::from(*days),
                day = *day,
            ),
            Self::Hour(hour) => message!("date-hour", hour = *hour),
            Self::Minute(minute) => message!("date-minute", minute = *minute),
            Self::Second(second) => message!("date-second", second = *second),
            Self::Offset(offset) => message!("date-offset", offset = offset),
            Self::Rest(rest) => message!("date-rest", rest = rest),
        }
    }
}

/// In English.
impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl Error for DateError {}
