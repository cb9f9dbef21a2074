//! `weaker-ai-label`: front matter says `ai: none` of an article whose source the settings know better.

use crate::{
    check::{file::File, head::value_of, rule::Found},
    config::Ai,
    message::message,
};

pub(super) fn find(file: &File<'_>) -> Vec<Found> {
    let Some(article) = file.article() else {
        return Vec::new();
    };
    let Some(source) = article.source.as_deref() else {
        return Vec::new();
    };
    let policy = &file.config.ai;
    let named = policy.of_named_source(source);
    let found = named
        .filter(|named| article.ai == Some(Ai::None) && *named != Ai::None)
        .map(|named| {
            let span = value_of(file, &["ai:", "人工智能生成"]);
            let message = message!("weaker-ai-label", source = source, named = named.as_str());
            Found::at(span, message).help(message!("weaker-ai-label-help"))
        });
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::testing::said_of;

    #[test]
    fn a_source_that_is_known_to_use_ai_is_labelled() {
        for (head, number) in [
            ("date: 2026-11-24\nsource: 机器\nai: none", 1),
            ("date: 2026-11-24\nsource: 机器\nai: assisted", 0),
            ("date: 2026-11-24\nsource: 机器", 0),
            ("date: 2026-11-24\nsource: 人\nai: none", 0),
        ] {
            assert_eq!(said_of(find, "a", head, "").len(), number, "{head}");
        }
    }
}
