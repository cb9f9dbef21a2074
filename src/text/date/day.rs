//! Reads the year, month and day.

use chrono::{Month, NaiveDate};

use super::{DateError, YEARS, scan::Scan};

/// The date that a text begins with.
pub(super) fn read(scan: &mut Scan) -> Result<NaiveDate, DateError> {
    let start = scan.rest;
    let written = year_first(scan).or_else(|| {
        scan.rest = start;
        day_first(scan)
    });
    let (year, month, day) = written.ok_or(DateError::NoDate)?;
    existing_date(year, month, day)
}

/// `2025-04-22`, `2025/4/22`, `2025.4.22` or `2025年4月22日`: year, month and day.
fn year_first(scan: &mut Scan) -> Option<(u32, u32, u32)> {
    let year = scan.number()?;
    let sign = scan.eat_any(&["-", "/", ".", "年"])?;
    let month = scan.number()?;
    scan.eat_any(&[if sign == "年" { "月" } else { sign }])?;
    let day = scan.number()?;
    if sign == "年" {
        scan.eat_any(&["日", "号", "號"])?;
    }
    Some((year, month, day))
}

/// `Tue, 22 Apr 2025`, the day of the week optional: year, month and day.
fn day_first(scan: &mut Scan) -> Option<(u32, u32, u32)> {
    scan.letters();
    scan.eat(",");
    scan.spaces();
    let day = scan.number()?;
    scan.spaces();
    let month: Month = scan.letters().parse().ok()?;
    scan.spaces();
    Some((scan.number()?, month.number_from_month(), day))
}

fn existing_date(year: u32, month: u32, day: u32) -> Result<NaiveDate, DateError> {
    let civil_year = i32::try_from(year).map_err(|_| DateError::Year(year))?;
    if !YEARS.contains(&civil_year) {
        return Err(DateError::Year(year));
    }
    let named = u8::try_from(month).map_err(|_| DateError::Month(month))?;
    let named = Month::try_from(named).map_err(|_| DateError::Month(month))?;
    NaiveDate::from_ymd_opt(civil_year, month, day).ok_or_else(|| DateError::Day {
        year,
        month: named,
        days: named.num_days(civil_year).unwrap_or(31),
        day,
    })
}
