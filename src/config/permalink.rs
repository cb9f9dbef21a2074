//! How an article's address is made of its date and slug.

use std::fmt;

use crate::message::{Complaint, complaint};

/// A pattern such as `/{year}/{month}/{slug}/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PermalinkPattern(Vec<Segment>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Segment {
    Text(String),
    Year,
    Month,
    Day,
    Slug,
    Id,
}

/// What a pattern's names stand for, for one article.
#[derive(Debug, Clone, Copy)]
pub struct PermalinkParts<'a> {
    /// The day of publication in the site's time zone.
    pub date: chrono::NaiveDate,
    /// The slug, one part of a path.
    pub slug: &'a str,
    /// The article's id, a path.
    pub id: &'a str,
}

impl PermalinkPattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(pattern: &str) -> Result<Self, Complaint> {
        let Some(mut rest) = pattern.strip_prefix('/') else {
            return Err(complaint!("pattern-start"));
        };
        if !(pattern.ends_with('/') || pattern.ends_with(".html")) {
            return Err(complaint!("pattern-end"));
        }
        if pattern.contains(['?', '#', '\\']) || pattern.chars().any(char::is_control) {
            return Err(complaint!("pattern-signs"));
        }
        if pattern.contains("//") || pattern.split('/').any(|part| matches!(part, "." | "..")) {
            return Err(complaint!("pattern-steps"));
        }
        let mut segments = Vec::new();
        while let Some(open) = rest.find('{') {
            let Some(close) = rest[open..].find('}').map(|at| open + at) else {
                return Err(complaint!("pattern-unclosed"));
            };
            segments.push(Segment::Text(rest[..open].to_owned()));
            segments.push(Segment::named(&rest[open + 1..close])?);
            rest = &rest[close + 1..];
        }
        segments.push(Segment::Text(rest.to_owned()));
        if !segments
            .iter()
            .any(|segment| matches!(segment, Segment::Slug | Segment::Id))
        {
            return Err(complaint!("pattern-without-name"));
        }
        Ok(Self(segments))
    }

    /// The address of an article: a decoded path below the site's base, without its first slash.
    pub fn address(&self, parts: &PermalinkParts<'_>) -> String {
        use std::fmt::Write as _;

        use chrono::Datelike as _;
        let mut address = String::new();
        for segment in &self.0 {
            // Writing into a String does not fail.
            let _ = match segment {
                Segment::Text(text) => address.write_str(text),
                Segment::Year => write!(address, "{:04}", parts.date.year()),
                Segment::Month => write!(address, "{:02}", parts.date.month()),
                Segment::Day => write!(address, "{:02}", parts.date.day()),
                Segment::Slug => address.write_str(parts.slug),
                Segment::Id => address.write_str(parts.id),
            };
        }
        address
    }
}

/// As it is written.
impl fmt::Display for PermalinkPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("/")?;
        self.0.iter().try_for_each(|segment| match segment {
            Segment::Text(text) => f.write_str(text),
            Segment::Year => f.write_str("{year}"),
            Segment::Month => f.write_str("{month}"),
            Segment::Day => f.write_str("{day}"),
            Segment::Slug => f.write_str("{slug}"),
            Segment::Id => f.write_str("{id}"),
        })
    }
}

impl Segment {
    fn named(name: &str) -> Result<Self, Complaint> {
        match name {
            "year" => Ok(Self::Year),
            "month" => Ok(Self::Month),
            "day" => Ok(Self::Day),
            "slug" => Ok(Self::Slug),
            "id" => Ok(Self::Id),
            _ => Err(complaint!("pattern-unknown", name = name)),
        }
    }
}

impl Default for PermalinkPattern {
    /// `/{year}/{month}/{slug}/`
    fn default() -> Self {
        let slash = || Segment::Text("/".to_owned());
        Self(vec![
            Segment::Year,
            slash(),
            Segment::Month,
            slash(),
            Segment::Slug,
            slash(),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_make_addresses() {
        let parts = PermalinkParts {
            date: chrono::NaiveDate::from_ymd_opt(2025, 4, 2).unwrap(),
            slug: "开源-ai",
            id: "2025/a",
        };
        for (pattern, address) in [
            ("/{year}/{month}/{slug}/", "2025/04/开源-ai/"),
            (
                "/news/{year}{month}{day}-{slug}.html",
                "news/20250402-开源-ai.html",
            ),
            ("/{id}/", "2025/a/"),
        ] {
            assert_eq!(
                PermalinkPattern::parse(pattern).unwrap().address(&parts),
                address
            );
        }
        assert_eq!(
            PermalinkPattern::default().address(&parts),
            "2025/04/开源-ai/"
        );
    }

    #[test]
    fn a_pattern_is_told_as_it_is_written() {
        for pattern in ["/{year}/{month}/{day}/{slug}/", "/新闻/{id}.html"] {
            let read = PermalinkPattern::parse(pattern).unwrap();
            assert_eq!(read.to_string(), pattern);
        }
        let default = PermalinkPattern::default().to_string();
        assert_eq!(default, "/{year}/{month}/{slug}/");
    }

    #[test]
    fn refuses_patterns_that_cannot_work() {
        for pattern in [
            "",
            "{slug}/",
            "/{slug}",
            "/{year}/",
            "/{slug/",
            "/{title}/{slug}/",
            "/../{slug}/",
            "/a//{slug}/",
            "/{slug}/?a/",
        ] {
            assert!(PermalinkPattern::parse(pattern).is_err(), "{pattern}");
        }
    }
}
