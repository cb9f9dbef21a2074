//! What digests are called, and how they tell numbers, in Chinese.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::{
    site::digest::{Period, Rhythm, Span, Trend},
    text::date::chinese,
};

/// 日报, 周报 or 月报.
pub(super) fn label(period: Period) -> &'static str {
    match period {
        Period::Day(_) => "日报",
        Period::Week(_) => "周报",
        Period::Month(_) => "月报",
    }
}

/// What digests of a rhythm are called.
pub(super) fn rhythm(rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Daily => "日报",
        Rhythm::Weekly => "周报",
    }
}

/// When it is: `2025年4月22日`, `2025年第17周`, `2025年4月`.
pub(super) fn name(period: Period) -> String {
    match period {
        Period::Day(day) => chinese(day),
        Period::Week(week) => format!("{}年第{}周", week.year, week.number),
        Period::Month(month) => format!("{}年{}月", month.year, month.month),
    }
}

/// The title of a digest: `日报：2025年4月22日`.
pub(super) fn title(period: Period) -> String {
    format!("{}：{}", label(period), name(period))
}

/// What the name leaves open: the day of a date, the dates of a week; nothing of a month.
pub(super) fn note(period: Period) -> String {
    match period {
        Period::Day(day) => weekday(day).to_owned(),
        Period::Week(_) => span(period.first_day(), period.end().pred_opt()),
        Period::Month(_) => String::new(),
    }
}

/// A day of a month: `4月22日 星期二`.
pub(super) fn short_day(day: NaiveDate) -> String {
    format!("{}月{}日 {}", day.month(), day.day(), weekday(day))
}

/// A period in a list of its year: `4月22日`, `第17周`.
pub(super) fn short(period: Period) -> String {
    match period {
        Period::Day(day) => format!("{}月{}日", day.month(), day.day()),
        Period::Week(week) => format!("第{}周", week.number),
        Period::Month(month) => format!("{}月", month.month),
    }
}

/// What a page that lists digests is called: `2025年4月`, `2025年`.
pub(super) fn span_name(span: &Span) -> String {
    match span.month {
        Some(month) => format!("{}年{month}月", span.year),
        None => format!("{}年", span.year),
    }
}

/// `4月21日至27日`, with as much of the second date as differs from the first.
fn span(first: NaiveDate, last: Option<NaiveDate>) -> String {
    let last = last.unwrap_or(first);
    let short = |day: NaiveDate| format!("{}月{}日", day.month(), day.day());
    if first.year() != last.year() {
        format!("{}至{}", chinese(first), chinese(last))
    } else if first.month() != last.month() {
        format!("{}至{}", short(first), short(last))
    } else {
        format!("{}至{}日", short(first), last.day())
    }
}

fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "星期一",
        Weekday::Tue => "星期二",
        Weekday::Wed => "星期三",
        Weekday::Thu => "星期四",
        Weekday::Fri => "星期五",
        Weekday::Sat => "星期六",
        Weekday::Sun => "星期日",
    }
}

/// What a trend says: `本周 12 篇，前八周平均 3 篇`.
pub(super) fn trend(trend: &Trend) -> String {
    let Trend {
        now, before, weeks, ..
    } = *trend;
    let earlier = format!("前{}周", small_number(weeks));
    let before = match before {
        0 => format!("{earlier}没有"),
        few if few < weeks => format!("{earlier}一共 {few} 篇"),
        many => format!("{earlier}平均 {} 篇", average(many, weeks)),
    };
    format!("本周 {now} 篇，{before}")
}

/// An average with one decimal, or none where that is 0.
fn average(sum: u32, of: u32) -> String {
    let (sum, of) = (u64::from(sum), u64::from(of.max(1)));
    let tenths = (10 * sum + of / 2) / of;
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        tenth => format!("{}.{tenth}", tenths / 10),
    }
}

/// A number before a measure word.
fn small_number(number: u32) -> String {
    const NUMBERS: [&str; 9] = ["零", "一", "两", "三", "四", "五", "六", "七", "八"];
    let known = NUMBERS.get(number as usize);
    known.map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{TermId, digest::Month};

    #[test]
    fn periods_have_chinese_names() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (period, full, more) in [
            (
                Period::Day(day("2025-04-22")),
                "日报：2025年4月22日",
                "星期二",
            ),
            (
                Period::week_of(day("2025-04-22")),
                "周报：2025年第17周",
                "4月21日至27日",
            ),
            (
                Period::week_of(day("2025-05-01")),
                "周报：2025年第18周",
                "4月28日至5月4日",
            ),
            (
                Period::week_of(day("2027-01-01")),
                "周报：2026年第53周",
                "2026年12月28日至2027年1月3日",
            ),
            (
                Period::Month(Month::of(day("2025-04-22"))),
                "月报：2025年4月",
                "",
            ),
        ] {
            assert_eq!(title(period), full);
            assert_eq!(note(period), more);
        }
    }

    #[test]
    fn trends_are_told_without_odd_fractions() {
        for (now, before, weeks, told) in [
            (12, 24, 8, "本周 12 篇，前八周平均 3 篇"),
            (12, 21, 8, "本周 12 篇，前八周平均 2.6 篇"),
            (5, 8, 8, "本周 5 篇，前八周平均 1 篇"),
            (5, 3, 8, "本周 5 篇，前八周一共 3 篇"),
            (5, 0, 8, "本周 5 篇，前八周没有"),
            (9, 4, 2, "本周 9 篇，前两周平均 2 篇"),
        ] {
            let found = Trend {
                keyword: TermId(0),
                now,
                before,
                weeks,
            };
            assert_eq!(trend(&found), told);
        }
    }
}
