//! The one place that reads the clock and the environment.

use chrono::{DateTime, Datelike, Utc};

use crate::{
    build::Clock,
    message::{Failure, message},
    text::date,
};

/// Reads the value of `--clock`.
pub(super) fn parse(text: &str) -> Result<Clock, Failure> {
    let parsed = date::parse(text).map_err(|error| Failure::new(error.message()))?;
    Ok(match parsed.offset {
        Some(offset) => Clock::At((parsed.local - offset).and_utc()),
        None => Clock::Local(parsed.local),
    })
}

/// The moment to build for: `--clock`, else `SOURCE_DATE_EPOCH` (reproducible-builds.org), else now.
///
/// # Errors
/// A sentence on what cannot be read.
pub(super) fn moment(given: Option<Clock>) -> Result<Clock, Failure> {
    if let Some(given) = given {
        return Ok(given);
    }
    let Some(epoch) = variable("SOURCE_DATE_EPOCH") else {
        return Ok(Clock::At(now()));
    };
    let seconds = epoch.trim().parse().ok();
    let moment = seconds.and_then(|seconds| DateTime::<Utc>::from_timestamp(seconds, 0));
    let moment = moment.filter(|moment| date::YEARS.contains(&moment.year()));
    let wrong = || Failure::new(message!("epoch-wrong", epoch = &epoch));
    moment.map(Clock::At).ok_or_else(wrong)
}

/// An environment variable that is set and not empty.
#[expect(clippy::disallowed_methods, reason = "the environment enters here")]
pub(super) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

#[expect(clippy::disallowed_methods, reason = "the clock enters here")]
fn now() -> DateTime<Utc> {
    Utc::now()
}
