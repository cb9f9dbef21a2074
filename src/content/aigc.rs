//! The mark for machines that an AI-made text carries: the seven fields of GB 45438-2025, appendix E.

use serde::{Deserialize, Serialize};

/// The mark, as it is or was made for a file's metadata. As JSON it has the standard's names, in
/// the standard's order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Aigc {
    /// `1` is content that was generated or synthesised, `2` may be, `3` is suspected to be.
    pub label: String,
    /// The name or code of the service that generated it.
    pub content_producer: String,
    /// Its number there.
    #[serde(rename = "ProduceID")]
    pub produce_id: String,
    /// For the producer's own protection of the mark.
    pub reserved_code1: String,
    /// The name or code of the service that publishes it.
    pub content_propagator: String,
    /// Its number there.
    #[serde(rename = "PropagateID")]
    pub propagate_id: String,
    /// For the propagator's own protection of the mark.
    pub reserved_code2: String,
}

/// The names of the fields, in their order.
pub const AIGC_FIELDS: [&str; 7] = [
    "Label",
    "ContentProducer",
    "ProduceID",
    "ReservedCode1",
    "ContentPropagator",
    "PropagateID",
    "ReservedCode2",
];

impl Aigc {
    /// A mark with these values, in the order of [`AIGC_FIELDS`].
    pub fn of(values: [String; 7]) -> Self {
        let [
            label,
            content_producer,
            produce_id,
            reserved_code1,
            content_propagator,
            propagate_id,
            reserved_code2,
        ] = values;
        Self {
            label,
            content_producer,
            produce_id,
            reserved_code1,
            content_propagator,
            propagate_id,
            reserved_code2,
        }
    }

    /// The fields with their names, in their order.
    pub fn fields(&self) -> [(&'static str, &str); 7] {
        let values = [
            &self.label,
            &self.content_producer,
            &self.produce_id,
            &self.reserved_code1,
            &self.content_propagator,
            &self.propagate_id,
            &self.reserved_code2,
        ];
        std::array::from_fn(|at| (AIGC_FIELDS[at], values[at].as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_has_the_names_and_the_order_of_the_standard() {
        let mark = Aigc::of(["1", "a", "b", "c", "d", "e", "f"].map(str::to_owned));
        let json = "{\"Label\":\"1\",\"ContentProducer\":\"a\",\"ProduceID\":\"b\",\
                    \"ReservedCode1\":\"c\",\"ContentPropagator\":\"d\",\"PropagateID\":\"e\",\
                    \"ReservedCode2\":\"f\"}";
        assert_eq!(serde_json::to_string(&mark).unwrap(), json);
        let names = mark.fields().map(|(name, _)| name);
        assert_eq!(names, AIGC_FIELDS);
        assert_eq!(mark.fields()[5], ("PropagateID", "e"));
    }
}
