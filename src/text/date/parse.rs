//! Reads a date in the forms that people and programs write.

use chrono::NaiveTime;
use unicode_normalization::UnicodeNormalization;

use super::{DateError, ParsedDate, day, offset, scan::Scan, time};

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
    let date = day::read(&mut scan)?;
    let time = time::read(&mut scan)?;
    let offset = match time {
        Some(_) => offset::read(&mut scan)?,
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
    if text.is_ascii() {
        return text.to_owned();
    }
    let text: String = text.nfkc().collect();
    if text.contains('年') {
        return text.split_whitespace().collect();
    }
    text
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
            ("", "this is not a date"),
            ("昨天", "this is not a date"),
            ("2025", "this is not a date"),
            ("2025-04", "this is not a date"),
            ("20250422", "this is not a date"),
            ("2025-04/22", "this is not a date"),
            ("99999999999-1-1", "this is not a date"),
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
            ("2025-04-22T", "`T` after the date cannot be understood"),
            ("2025-04-22 8", "`8` after the date cannot be understood"),
            (
                "2025-04-22 08:05 CST",
                "`CST` after the date cannot be understood",
            ),
            (
                "2025-04-22-intel",
                "`-intel` after the date cannot be understood",
            ),
            (
                "2025-04-22 +08:00",
                "`+08:00` after the date cannot be understood",
            ),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        assert_eq!(read(&"1".repeat(5_000_000)), "this is not a date");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".*", date in "20[0-9]{2}-[0-9]-[0-9]{1,2}.*") {
            let _ = parse(&text);
            let _ = parse(&date);
        }
    }
}
