//! `site.yaml` as an editor writes it: everything optional, nothing checked yet.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor, value::MapAccessDeserializer},
};
use serde_yaml::Spanned;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Written {
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    pub(super) base_url: Option<Spanned<String>>,
    pub(super) language: Option<String>,
    pub(super) editions: Option<Vec<Spanned<String>>>,
    pub(super) timezone: Option<Spanned<String>>,
    pub(super) author: Option<String>,
    pub(super) image: Option<String>,
    pub(super) permalink: Option<Spanned<String>>,
    pub(super) slugify: Option<Spanned<String>>,
    pub(super) paginate_by: Option<Spanned<usize>>,
    pub(super) excerpt_length: Option<usize>,
    pub(super) menu: Option<Vec<MenuItem>>,
    pub(super) feeds: Feeds,
    pub(super) related: Related,
    pub(super) ai: Ai,
    pub(super) agents: Agents,
    pub(super) auto: Auto,
    pub(super) images: Images,
    pub(super) share_images: Option<Spanned<ShareImages>>,
    pub(super) search: Option<bool>,
    pub(super) sources: Option<bool>,
    pub(super) archive: Option<bool>,
    pub(super) digests: Digests,
    pub(super) newsletter: Option<bool>,
    pub(super) publish: Option<Spanned<String>>,
    pub(super) check: BTreeMap<String, Spanned<String>>,
    pub(super) extra: BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MenuItem {
    pub(super) name: String,
    pub(super) url: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Feeds {
    pub(super) formats: Option<Vec<Spanned<String>>>,
    pub(super) items: Option<usize>,
    pub(super) term_items: Option<usize>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Related {
    pub(super) count: Option<usize>,
    pub(super) date_weight: Option<Spanned<f32>>,
    pub(super) diversity: Option<bool>,
    pub(super) order: Option<Spanned<String>>,
    pub(super) json: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Ai {
    pub(super) default: Option<Spanned<String>>,
    pub(super) sources: BTreeMap<String, Spanned<String>>,
    pub(super) notice: Notice,
    pub(super) position: Option<Spanned<String>>,
    pub(super) producer: Option<Spanned<String>>,
    pub(super) propagator: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Agents {
    pub(super) llms: Option<bool>,
    pub(super) markdown: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Auto {
    pub(super) keywords: Option<bool>,
    pub(super) summary: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Digests {
    pub(super) daily: Option<bool>,
    pub(super) weekly: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Images {
    pub(super) variants: Option<bool>,
    pub(super) widths: Option<Vec<Spanned<u32>>>,
    pub(super) quality: Option<Spanned<u8>>,
    pub(super) sizes: Option<String>,
}

/// `true`, `false`, or how they are drawn.
#[derive(Debug)]
pub(super) enum ShareImages {
    Switch(bool),
    Drawn(Drawn),
}

/// By hand, for what serde derives (`untagged`) cannot say what is wrong with a group.
impl<'de> Deserialize<'de> for ShareImages {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = ShareImages;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`true`, `false` or a group of settings")
            }

            fn visit_bool<E: Error>(self, is_on: bool) -> Result<ShareImages, E> {
                Ok(ShareImages::Switch(is_on))
            }

            fn visit_str<E: Error>(self, _: &str) -> Result<ShareImages, E> {
                Err(E::custom("invalid boolean"))
            }

            fn visit_map<A: MapAccess<'de>>(self, group: A) -> Result<ShareImages, A::Error> {
                let drawn = Drawn::deserialize(MapAccessDeserializer::new(group))?;
                Ok(ShareImages::Drawn(drawn))
            }
        }

        deserializer.deserialize_any(Either)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Drawn {
    pub(super) font: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Notice {
    pub(super) generated: Option<Spanned<String>>,
    pub(super) assisted: Option<Spanned<String>>,
    pub(super) possible: Option<Spanned<String>>,
    pub(super) suspected: Option<Spanned<String>>,
}
