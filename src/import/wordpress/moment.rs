//! When things were written: WordPress tells the clock of the blog and that of Greenwich.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;

use super::item::Item;
use crate::content;

/// The clock of the blog, as far as its items tell it.
#[derive(Debug, Default)]
pub(super) struct Clock {
    /// Seconds east of Greenwich → how many items say so.
    offsets: BTreeMap<i32, usize>,
}

impl Clock {
    /// Learns from an item that tells both clocks.
    pub(super) fn learn(&mut self, item: &Item) {
        let local = parse(item.value("wp:post_date"));
        let greenwich = parse(item.value("wp:post_date_gmt"));
        if let (Some(local), Some(greenwich)) = (local, greenwich) {
            const DAY: i64 = 24 * 60 * 60;
            let offset = (local - greenwich).num_seconds();
            if offset.abs() < DAY && offset % 60 == 0 {
                *self.offsets.entry(offset as i32).or_default() += 1;
            }
        }
    }

    /// The moment that a field and its twin of Greenwich name; one without the twin is told by the clock
    /// that most items have, or where none has one, by that of the site.
    pub(super) fn moment(
        &self,
        item: &Item,
        field: &str,
        site: Tz,
    ) -> Option<DateTime<FixedOffset>> {
        let greenwich = parse(item.value(&format!("{field}_gmt")));
        if let Some(greenwich) = greenwich {
            return Some(Utc.from_utc_datetime(&greenwich).fixed_offset());
        }
        let local = parse(item.value(field))?;
        let most = self.offsets.iter().max_by_key(|(_, count)| **count);
        let offset = most.and_then(|(offset, _)| FixedOffset::east_opt(*offset));
        content::in_timezone(local, offset, site)
    }
}

/// A date as WordPress writes it; the zeros of a draft are none.
fn parse(text: &str) -> Option<NaiveDateTime> {
    let parsed = NaiveDateTime::parse_from_str(text.trim(), "%Y-%m-%d %H:%M:%S").ok()?;
    let years = 1970..3000;
    years
        .contains(&chrono::Datelike::year(&parsed))
        .then_some(parsed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_are_no_date() {
        for text in [
            "",
            "0000-00-00 00:00:00",
            "-0001-11-30 00:00:00",
            "2025-13-01 00:00:00",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert!(parse("2025-04-22 08:05:00").is_some());
    }
}
