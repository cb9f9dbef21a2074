//! The catalogue: the sentences of each language, by their keys.

use std::{borrow::Cow, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use super::{Language, Value};

type Bundle = FluentBundle<FluentResource>;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/messages");
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::English));
static CHINESE: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Chinese));

/// The sentence of `key` with `values` in it.
///
/// A key that the catalogue lacks stands for itself; `tests/messages.rs` finds it.
pub(super) fn text(language: Language, key: &str, values: &[(Cow<'_, str>, Value)]) -> String {
    let bundle: &Bundle = match language {
        Language::English => &ENGLISH,
        Language::Chinese => &CHINESE,
    };
    let pattern = bundle.get_message(key).and_then(|message| message.value());
    let Some(pattern) = pattern else {
        return key.to_owned();
    };
    let values: FluentArgs<'_> = values
        .iter()
        .map(|(name, value)| (name.as_ref(), shown(value, language)))
        .collect();
    // A variable without a value is shown by its name; the same test finds it.
    let mut faults = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&values), &mut faults);
    text.into_owned()
}

fn shown(value: &Value, language: Language) -> FluentValue<'_> {
    match value {
        Value::Text(text) => text.as_str().into(),
        Value::Count(count) => (*count).into(),
        Value::Message(message) => message.text(language).into(),
        Value::List(values) => list(values, language).into(),
    }
}

/// Several values in one text.
fn list(values: &[Value], language: Language) -> String {
    let between = match language {
        Language::English => ", ",
        Language::Chinese => "、",
    };
    let told = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        Value::Count(count) => count.to_string(),
        Value::Message(message) => message.text(language).into_owned(),
        Value::List(values) => list(values, language),
    };
    values.iter().map(told).collect::<Vec<_>>().join(between)
}

/// All sentences of a language. Of a file that is not Fluent what can be read is taken.
fn bundle(language: Language) -> Bundle {
    let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // Marks that isolate right-to-left text would stand in paths that people copy.
    bundle.set_use_isolating(false);
    let folder = FILES.get_dir(language.tag());
    for file in folder.into_iter().flat_map(Dir::files) {
        let source = file.contents_utf8().unwrap_or_default().to_owned();
        let resource = FluentResource::try_new(source).unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
    }
    bundle
}
