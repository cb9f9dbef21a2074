//! The old addresses of articles, by the patterns that generators have for them.

use chrono::{DateTime, Datelike, FixedOffset, Timelike};

/// What the parts of a pattern stand for.
#[derive(Debug, Default)]
pub(in crate::import) struct Parts<'a> {
    pub(in crate::import) date: Option<DateTime<FixedOffset>>,
    /// Names of the generator's own, with what they stand for; longer names before those that they begin with.
    pub(in crate::import) names: Vec<(&'a str, String)>,
}

/// The address that `pattern` makes, such as `/:year/:month/:title/`; none where a name in it is not known.
pub(in crate::import) fn permalink(pattern: &str, parts: &Parts<'_>) -> Option<String> {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(':') {
        out.push_str(&rest[..at]);
        let name = &rest[at + 1..];
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let name = &name[..end.unwrap_or(name.len())];
        let own = parts.names.iter().find(|(known, _)| *known == name);
        out.push_str(&match own {
            Some((_, value)) => value.clone(),
            None => of_date(name, parts.date?)?,
        });
        rest = &rest[at + 1 + name.len()..];
    }
    out.push_str(rest);
    let out = out.replace("//", "/").replace("//", "/");
    Some(match out.starts_with('/') {
        true => out,
        false => format!("/{out}"),
    })
}

fn of_date(name: &str, date: DateTime<FixedOffset>) -> Option<String> {
    Some(match name {
        "year" => format!("{:04}", date.year()),
        "short_year" => format!("{:02}", date.year() % 100),
        "month" => format!("{:02}", date.month()),
        "i_month" => date.month().to_string(),
        "day" => format!("{:02}", date.day()),
        "i_day" => date.day().to_string(),
        "y_day" => format!("{:03}", date.ordinal()),
        "yearday" => date.ordinal().to_string(),
        "hour" => format!("{:02}", date.hour()),
        "minute" => format!("{:02}", date.minute()),
        "second" => format!("{:02}", date.second()),
        "week" => format!("{:02}", date.iso_week().week()),
        "timestamp" => date.timestamp().to_string(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    #[test]
    fn patterns_become_addresses() {
        let date = FixedOffset::east_opt(28_800).unwrap();
        let date = date.with_ymd_and_hms(2025, 4, 2, 8, 5, 0).unwrap();
        let parts = Parts {
            date: Some(date),
            names: vec![("title", "开源".to_owned()), ("categories", String::new())],
        };
        for (pattern, want) in [
            (":year/:month/:day/:title/", Some("/2025/04/02/开源/")),
            ("/:categories/:year/:title.html", Some("/2025/开源.html")),
            ("posts/:i_month-:i_day/", Some("/posts/4-2/")),
            (":abbrlink/", None),
        ] {
            assert_eq!(permalink(pattern, &parts).as_deref(), want);
        }
    }
}
