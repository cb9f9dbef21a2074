//! A day, an ISO week or a month: its name, its days, its address.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::{DAILY, WEEKLY};
use crate::{
    message::{Failure, message},
    site::Address,
};

/// Of when a digest is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A day.
    Day(NaiveDate),
    /// A week of ISO 8601.
    Week(Week),
    /// A month.
    Month(Month),
}

/// A week of ISO 8601, which begins on a Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// The year in which its Thursday lies.
    pub year: i32,
    /// 1 to 53.
    pub number: u32,
    monday: NaiveDate,
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
}

/// How often digests appear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// Day by day.
    Daily,
    /// Week by week.
    Weekly,
}

impl Rhythm {
    /// Where the newest digests are listed.
    pub fn index(self) -> Address {
        Address::new(match self {
            Self::Daily => DAILY,
            Self::Weekly => WEEKLY,
        })
    }
}

impl Week {
    /// The week of this number, if the year has it.
    pub fn new(year: i32, number: u32) -> Option<Self> {
        NaiveDate::from_isoywd_opt(year, number, Weekday::Mon).map(Self::of)
    }

    /// The week of a day.
    pub fn of(day: NaiveDate) -> Self {
        let week = day.iso_week();
        let since_monday = day.weekday().num_days_from_monday();
        Self {
            year: week.year(),
            number: week.week(),
            monday: day - Days::new(since_monday.into()),
        }
    }

    /// Its Monday.
    pub fn monday(self) -> NaiveDate {
        self.monday
    }
}

impl Month {
    pub(super) fn new(year: i32, month: u32) -> Self {
        Self { year, month }
    }

    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self::new(day.year(), day.month())
    }

    /// Where its page stands: `/daily/2025-04/`.
    pub fn address(self) -> Address {
        Address::new(&format!("{DAILY}{}/", self))
    }

    fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }
}

impl Period {
    /// The week of a day.
    pub fn week_of(day: NaiveDate) -> Self {
        Self::Week(Week::of(day))
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Week(week) => week.monday(),
            Self::Month(month) => month.first_day(),
        }
    }

    /// The day after its last one.
    pub fn end(self) -> NaiveDate {
        match self {
            Self::Day(day) => day + Days::new(1),
            Self::Week(week) => week.monday() + Days::new(7),
            Self::Month(month) => month.first_day() + Months::new(1),
        }
    }

    /// With which digests it is listed.
    pub fn rhythm(self) -> Rhythm {
        match self {
            Self::Day(_) | Self::Month(_) => Rhythm::Daily,
            Self::Week(_) => Rhythm::Weekly,
        }
    }

    /// The week in which it begins.
    pub fn week(self) -> Week {
        Week::of(self.first_day())
    }

    /// The month in which it begins.
    pub fn month(self) -> Month {
        Month::of(self.first_day())
    }

    /// Where its page stands: `/daily/2025-04-22/`, `/weekly/2025-W17/`, `/daily/2025-04/`.
    pub fn address(self) -> Address {
        match self {
            Self::Day(_) => Address::new(&format!("{DAILY}{self}/")),
            Self::Week(_) => Address::new(&format!("{WEEKLY}{self}/")),
            Self::Month(month) => month.address(),
        }
    }
}

impl FromStr for Week {
    type Err = Failure;

    /// Reads `2025-W17`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |text: &str| text.parse().ok();
        let parts = text.split_once(['-']).and_then(|(year, week)| {
            let week = week.strip_prefix(['W', 'w'])?;
            Some((text.len(), year.parse().ok()?, number(week)?))
        });
        match parts {
            Some((8, year, week)) => {
                Self::new(year, week).ok_or_else(|| Failure::new(message!("period-no-week")))
            }
            _ => Err(Failure::new(message!("period-week"))),
        }
    }
}

impl FromStr for Month {
    type Err = Failure;

    /// Reads `2025-04`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split_once('-');
        let parts = parts.filter(|_| text.len() == "2025-04".len());
        let parts = parts.and_then(|(year, month)| Some((year.parse().ok()?, month.parse().ok()?)));
        let Some((year, month)) = parts else {
            return Err(Failure::new(message!("period-month")));
        };
        let exists = NaiveDate::from_ymd_opt(year, month, 1).is_some();
        exists
            .then_some(Self::new(year, month))
            .ok_or_else(|| Failure::new(message!("period-no-month")))
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.number)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl fmt::Display for Period {
    /// As ISO 8601 writes it: `2025-04-22`, `2025-W17`, `2025-04`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Week(week) => write!(f, "{week}"),
            Self::Month(month) => write!(f, "{month}"),
        }
    }
}
