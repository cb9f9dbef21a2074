//! Reads the time of day.

use chrono::NaiveTime;

use super::{DateError, scan::Scan};

/// Half of the day, where hours are counted to 12.
#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

/// A time of day and the sign or space before it; nothing is passed when there is none.
pub(super) fn read(scan: &mut Scan) -> Result<Option<NaiveTime>, DateError> {
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
    if hour >= 24 {
        return Err(DateError::Hour(hour));
    }
    if minute >= 60 {
        return Err(DateError::Minute(minute));
    }
    NaiveTime::from_hms_nano_opt(hour, minute, second, nano).ok_or(DateError::Second(second))
}
