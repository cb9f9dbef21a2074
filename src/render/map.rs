//! Maps for templates.

use std::sync::OnceLock;

use tera::{Map, Value, value::Key};

/// A map for templates, its keys in the order given.
pub(super) fn object<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
    let map: Map = fields
        .into_iter()
        .map(|(name, value)| (Key::Str(name), value))
        .collect();
    Value::from(map)
}

/// The keys of a map of which many are made: to copy them takes half the time of hashing each anew.
#[derive(Default)]
pub(super) struct Keys(OnceLock<Map>);

impl Keys {
    /// A map of these fields, as [`object`] makes it; they have the same names at every call.
    pub(super) fn object<const N: usize>(&self, fields: [(&'static str, Value); N]) -> Value {
        let keys = self.0.get_or_init(|| {
            let names = fields.iter().map(|(name, _)| *name);
            names.map(|name| (Key::Str(name), Value::none())).collect()
        });
        debug_assert!(
            keys.keys()
                .map(Key::as_str)
                .eq(fields.iter().map(|(name, _)| Some(*name)))
        );
        let mut map = Map::clone(keys);
        for (place, (_, value)) in map.values_mut().zip(fields) {
            *place = value;
        }
        Value::from(map)
    }
}

/// A field of a map, such as a card.
pub(super) fn field(map: &Value, name: &'static str) -> Value {
    let value = map.as_map().and_then(|map| map.get(&Key::Str(name)));
    value.cloned().unwrap_or_else(Value::none)
}
