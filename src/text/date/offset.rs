//! Reads the offset from UTC.

use chrono::FixedOffset;

use super::{DateError, scan::Scan};

/// An offset from UTC and the spaces before it; nothing is passed when there is none.
pub(super) fn read(scan: &mut Scan) -> Result<Option<FixedOffset>, DateError> {
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
