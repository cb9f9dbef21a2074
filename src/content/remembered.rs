//! How values of other crates are remembered in a compact form, which does not describe itself.

/// A date as seconds since 1970 and the seconds that its zone is ahead of UTC.
pub(super) mod date {
    use chrono::{DateTime, FixedOffset, TimeZone};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(in super::super) fn serialize<S: Serializer>(
        date: &DateTime<FixedOffset>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        numbers(date).serialize(serializer)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<DateTime<FixedOffset>, D::Error> {
        let numbers = Deserialize::deserialize(deserializer)?;
        date(numbers).ok_or_else(|| D::Error::custom("no date"))
    }

    pub(super) fn numbers(date: &DateTime<FixedOffset>) -> (i64, u32, i32) {
        let (seconds, fraction) = (date.timestamp(), date.timestamp_subsec_nanos());
        (seconds, fraction, date.offset().local_minus_utc())
    }

    pub(super) fn date(
        (seconds, fraction, ahead): (i64, u32, i32),
    ) -> Option<DateTime<FixedOffset>> {
        let zone = FixedOffset::east_opt(ahead)?;
        zone.timestamp_opt(seconds, fraction).single()
    }
}

/// The same for a date that may be missing.
pub(super) mod optional_date {
    use chrono::{DateTime, FixedOffset};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::date;

    pub(in super::super) fn serialize<S: Serializer>(
        date: &Option<DateTime<FixedOffset>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        date.as_ref().map(date::numbers).serialize(serializer)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<DateTime<FixedOffset>>, D::Error> {
        let numbers: Option<_> = Deserialize::deserialize(deserializer)?;
        Ok(numbers.and_then(date::date))
    }
}

/// A value of any shape as a text of JSON.
pub(super) mod json {
    use serde::{
        Deserialize, Deserializer, Serialize, Serializer,
        de::{DeserializeOwned, Error as _},
        ser::Error as _,
    };

    pub(in super::super) fn serialize<T: Serialize, S: Serializer>(
        value: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let text = serde_json::to_string(value).map_err(S::Error::custom)?;
        text.serialize(serializer)
    }

    pub(in super::super) fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<T, D::Error> {
        let text = <&str>::deserialize(deserializer)?;
        serde_json::from_str(text).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Extra(#[serde(with = "super::json")] serde_json::Value);

    proptest::proptest! {
        #[test]
        fn numbers_are_remembered_to_the_last_bit(number in proptest::num::f64::NORMAL) {
            let extra = Extra(number.into());
            let bytes = postcard::to_stdvec(&extra).unwrap();
            assert_eq!(postcard::from_bytes::<Extra>(&bytes).unwrap(), extra);
        }
    }
}
