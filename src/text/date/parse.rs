//! Reads a date in the forms that people and programs write.

use chrono::{FixedOffset, Month, NaiveDate, NaiveTime};
use unicode_normalization::UnicodeNormalization;

use super::{DateError, ParsedDate, scan::Scan};

/// The longest text that is looked at, in bytes: dates are short, hostile texts are not.
const MAX_LEN: usize = 128;

/// Reads a date, with or without a time of day and an offset from UTC.
///
/// - ISO 8601 and RFC 3339 (`2025-04-22T08:05:00.5+08:00`), also with a space for the `T` and
///   one digit for two; the offset as `Z`, `+08:00`, `+0800` or `+08`, also after a space;
/// - `2025/4/22 8:05`, `2025.4.22`;
/// - `2025年4月22日`, `2025年4月22日 8时5分`, `2025 年 4 月 22 日 下午 3:05`;
/// - RFC 2822 (`Tue, 22 Apr 2025 08:05:00 +0800`), whose day of the week is not checked.
///
/// Full-width digits and signs are read as their narrow forms, and a leap second as the
/// second before it.
///
/// # Errors
/// Says what is wrong when the text is no date, when the date or time does not exist, and
/// when the year is not between 1970 and 2999.
pub fn parse(text: &str) -> Result<ParsedDate, DateError> {
    let text = text.trim();
    if text.len() > MAX_LEN {
        return Err(DateError::NoDate);
    }
    let text = narrow(text);
    let mut scan = Scan::new(&text);
    let date = date(&mut scan)?;
    let time = time(&mut scan)?;
    let offset = match time {
        Some(_) => offset(&mut scan)?,
        None => None,
    };
    match scan.rest.trim() {
        "" => Ok(ParsedDate {
            local: date.and_time(time.unwrap_or(NaiveTime::MIN)),
            offset,
            has_time: time.is_some(),
        }),
        rest => Err(DateError::Rest(rest.to_owned())),
    }
}

/// The text with narrow digits and signs; a Chinese date also without the spaces that some
/// set beside Han characters.
fn narrow(text: &str) -> String {
    let text: String = text.nfkc().collect();
    if text.contains('年') {
        return text.split_whitespace().collect();
    }
    text
}

fn date(scan: &mut Scan) -> Result<NaiveDate, DateError> {
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
    if !(1970..=2999).contains(&civil_year) {
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

/// Half of the day, where hours are counted to 12.
#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

/// A time of day and the sign or space before it; nothing is passed when there is none.
fn time(scan: &mut Scan) -> Result<Option<NaiveTime>, DateError> {
    let start = scan.rest;
    if !scan.eat("T") {
        scan.eat(",");
        scan.spaces();
    }
    let before = half(scan);
    let Some((hour, minute, second)) = clock(scan) else {
        scan.rest = start;
        return Ok(None);
    };
    let nanosecond = fraction(scan);
    let hour = match before.or_else(|| half(scan)) {
        Some(Half::Morning) if hour == 12 => 0,
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        _ => hour,
    };
    existing_time(hour, minute, second, nanosecond).map(Some)
}

/// 上午 or 下午, AM or PM, and the spaces around it.
fn half(scan: &mut Scan) -> Option<Half> {
    let start = scan.rest;
    scan.spaces();
    let half = match scan.eat_any(&["上午", "下午", "AM", "PM"]) {
        Some("上午" | "AM") => Half::Morning,
        Some(_) => Half::Afternoon,
        None => {
            scan.rest = start;
            return None;
        }
    };
    scan.spaces();
    Some(half)
}

/// `8:05`, `8:05:00`, `8时`, `8点5分` or `8时5分30秒`: hour, minute and second.
fn clock(scan: &mut Scan) -> Option<(u32, u32, u32)> {
    let hour = scan.number()?;
    if scan.eat(":") {
        let minute = scan.number()?;
        let second = if scan.eat(":") { scan.number()? } else { 0 };
        return Some((hour, minute, second));
    }
    scan.eat_any(&["时", "時", "点", "點"])?;
    let minute = scan.number().unwrap_or(0);
    scan.eat("分");
    let second = scan.number().unwrap_or(0);
    scan.eat("秒");
    Some((hour, minute, second))
}

/// The fraction of a second in nanoseconds; digits beyond the ninth are left out.
fn fraction(scan: &mut Scan) -> u32 {
    let start = scan.rest;
    let digits = match scan.eat_any(&[".", ","]) {
        Some(_) => scan.digits(),
        None => "",
    };
    if digits.is_empty() {
        scan.rest = start;
    }
    let nine = digits.bytes().chain(std::iter::repeat(b'0')).take(9);
    nine.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
}

fn existing_time(hour: u32, minute: u32, second: u32, nano: u32) -> Result<NaiveTime, DateError> {
    let (second, nano) = match second {
        60 => (59, 0),
        _ => (second, nano),
    };
    for (unit, number, limit) in [("hour", hour, 24), ("minute", minute, 60)] {
        if number >= limit {
            return Err(DateError::Time(unit, number));
        }
    }
    NaiveTime::from_hms_nano_opt(hour, minute, second, nano)
        .ok_or(DateError::Time("second", second))
}

/// An offset from UTC and the spaces before it; nothing is passed when there is none.
fn offset(scan: &mut Scan) -> Result<Option<FixedOffset>, DateError> {
    let start = scan.rest;
    scan.spaces();
    let written = scan.rest;
    let utc = scan.eat_any(&["UTC", "GMT", "UT", "Z"]).is_some();
    let zero = FixedOffset::east_opt(0).filter(|_| utc);
    let Some(sign) = scan.eat_any(&["+", "-", "\u{2212}"]) else {
        return Ok(zero);
    };
    let digits = scan.digits();
    let (hours, minutes) = match digits.len() {
        0 => {
            scan.rest = start;
            return Ok(None);
        }
        1 | 2 if scan.eat(":") => (digits, scan.digits()),
        1 | 2 => (digits, "0"),
        _ => digits.split_at(digits.len() - 2),
    };
    let seconds = seconds(hours, minutes).map(|east| if sign == "+" { east } else { -east });
    match seconds.and_then(FixedOffset::east_opt) {
        Some(offset) => Ok(Some(offset)),
        None => {
            let written = &written[..written.len() - scan.rest.len()];
            Err(DateError::Offset(written.to_owned()))
        }
    }
}

/// Hours and minutes as seconds, where both exist.
fn seconds(hours: &str, minutes: &str) -> Option<i32> {
    let hours: i32 = hours.parse().ok().filter(|hours| *hours < 24)?;
    let minutes: i32 = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
    Some((hours * 60 + minutes) * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The date as `2025-04-22 08:05:00 +08:00`, without what was not written.
    fn read(text: &str) -> String {
        match parse(text) {
            Ok(date) => {
                let format = if date.has_time { "%F %T%.f" } else { "%F" };
                let offset = date.offset.map(|offset| format!(" {offset}"));
                format!(
                    "{}{}",
                    date.local.format(format),
                    offset.unwrap_or_default()
                )
            }
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn dates() {
        for text in [
            "2025-04-22",
            "2025-4-22",
            "2025/4/22",
            "2025.4.22",
            "  2025-04-22\n",
            "2025年4月22日",
            "2025年04月22号",
            "2025 年 4 月 22 日",
            "２０２５年４月２２日",
            "2025／4／22",
            "22 Apr 2025",
            "Tue, 22 April 2025",
        ] {
            assert_eq!(read(text), "2025-04-22", "{text}");
        }
    }

    #[test]
    fn times() {
        for (text, expected) in [
            ("2025-04-22T08:05:30", "2025-04-22 08:05:30"),
            ("2025-04-22t08:05", "2025-04-22 08:05:00"),
            ("2025-04-22 8:05:30", "2025-04-22 08:05:30"),
            ("2025-04-22T08:05:30.25", "2025-04-22 08:05:30.250"),
            (
                "2025-04-22T08:05:30.1234567891",
                "2025-04-22 08:05:30.123456789",
            ),
            ("2025/4/22 8:05:00", "2025-04-22 08:05:00"),
            ("2025/4/22　８：０５", "2025-04-22 08:05:00"),
            ("2025年4月22日 8:05", "2025-04-22 08:05:00"),
            ("2025年4月22日8:05", "2025-04-22 08:05:00"),
            ("2025年4月22日 8时5分", "2025-04-22 08:05:00"),
            ("2025年4月22日 8点", "2025-04-22 08:00:00"),
            ("2025年4月22日 8时5分30秒", "2025-04-22 08:05:30"),
            ("2025年4月22日 上午 8:05", "2025-04-22 08:05:00"),
            ("2025 年 4 月 22 日 下午 3 时 5 分", "2025-04-22 15:05:00"),
            ("2025-04-22 下午3:05", "2025-04-22 15:05:00"),
            ("2025-04-22 下午 15:05", "2025-04-22 15:05:00"),
            ("2025-04-22 下午 12:05", "2025-04-22 12:05:00"),
            ("2025-04-22 上午 12:05", "2025-04-22 00:05:00"),
            ("2025-04-22 3:05 PM", "2025-04-22 15:05:00"),
            ("2016-12-31T23:59:60Z", "2016-12-31 23:59:59 +00:00"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn offsets() {
        for (text, expected) in [
            ("2025-04-22T08:05:00Z", "2025-04-22 08:05:00 +00:00"),
            ("2025-04-22T08:05:00+08:00", "2025-04-22 08:05:00 +08:00"),
            ("2025-04-22 08:05:00 +0800", "2025-04-22 08:05:00 +08:00"),
            ("2025-04-22 08:05:00+08", "2025-04-22 08:05:00 +08:00"),
            ("2025-04-22 08:05 UTC+8", "2025-04-22 08:05:00 +08:00"),
            ("2025-04-22T08:05:00-03:30", "2025-04-22 08:05:00 -03:30"),
            ("2025-04-22T08:05:00.5z", "2025-04-22 08:05:00.500 +00:00"),
            (
                "Tue, 22 Apr 2025 08:05:00 +0800",
                "2025-04-22 08:05:00 +08:00",
            ),
            ("22 Apr 2025 08:05 GMT", "2025-04-22 08:05:00 +00:00"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_wrong() {
        for (text, expected) in [
            ("", "this is no date"),
            ("昨天", "this is no date"),
            ("2025", "this is no date"),
            ("2025-04", "this is no date"),
            ("20250422", "this is no date"),
            ("2025-04/22", "this is no date"),
            ("99999999999-1-1", "this is no date"),
            ("2025-04-31", "April has 30 days, not 31"),
            ("2025年2月29日", "February 2025 has 28 days, not 29"),
            ("2025-13-01", "month 13 does not exist"),
            ("2025-4-0", "day 0 does not exist"),
            ("22/4/2025", "the year 22 is not between 1970 and 2999"),
            (
                "0001-01-01T00:00:00Z",
                "the year 1 is not between 1970 and 2999",
            ),
            ("3000-01-01", "the year 3000 is not between 1970 and 2999"),
            (
                "4000000000-01-01",
                "the year 4000000000 is not between 1970 and 2999",
            ),
            ("2025-04-22 24:00", "hour 24 does not exist"),
            ("2025-04-22 08:60", "minute 60 does not exist"),
            ("2025-04-22 08:05:61", "second 61 does not exist"),
            (
                "2025-04-22T08:05:00+99:00",
                "the offset +99:00 does not exist",
            ),
            (
                "2025-04-22T08:05:00+080000",
                "the offset +080000 does not exist",
            ),
            ("2025-04-22T", "`T` after the date is not understood"),
            ("2025-04-22 8", "`8` after the date is not understood"),
            (
                "2025-04-22 08:05 CST",
                "`CST` after the date is not understood",
            ),
            (
                "2025-04-22-intel",
                "`-intel` after the date is not understood",
            ),
            (
                "2025-04-22 +08:00",
                "`+08:00` after the date is not understood",
            ),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        assert_eq!(read(&"1".repeat(5_000_000)), "this is no date");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".*", date in "20[0-9]{2}-[0-9]-[0-9]{1,2}.*") {
            let _ = parse(&text);
            let _ = parse(&date);
        }
    }
}
