//! `ai-producer`: AI-made articles whose mark for machines does not tell who made them.

use crate::{
    check::{rule::Found, whole::Whole},
    config::Ai,
    message::message,
};

pub(super) fn find(whole: &Whole<'_>) -> Vec<Found> {
    let config = &whole.site.config;
    let marked = || {
        whole
            .site
            .entries
            .iter()
            .filter(|entry| entry.ai != Ai::None)
    };
    let own = marked()
        .filter(|entry| entry.article.aigc.is_none())
        .count();
    let is_named = config.ai.producer.is_some() || config.author.is_some();
    let of_site = (own > 0 && !is_named).then(|| {
        let message = message!("ai-producer", count = own, name = &config.title);
        Found::in_site(whole.settings, message).help(message!("ai-producer-help"))
    });
    let brought = marked().filter(|entry| {
        let mark = entry.article.aigc.as_ref();
        mark.is_some_and(|mark| mark.content_producer.trim().is_empty())
    });
    let brought = brought.map(|entry| {
        let place = whole.place_in_head(&entry.article.path, "ContentProducer");
        let found = Found::in_site(place, message!("ai-producer-empty"));
        found.help(message!("ai-producer-empty-help"))
    });
    of_site.into_iter().chain(brought).collect()
}
