//! `vanished-address`: a page that was published, and of which nothing is left in the site.

use crate::{
    check::{
        moved::{Fate, fates},
        rule::{Asked, Found, Rule},
        whole::Whole,
    },
    config::Level,
    message::message,
};

pub(super) const RULE: Rule = Rule {
    name: "vanished-address",
    level: Level::Note,
    finds: || message!("rule-vanished-address"),
    asked: Asked::Site(find),
};

fn find(whole: &Whole<'_>) -> Vec<Found> {
    let gone = fates(whole).into_iter();
    let gone = gone.filter(|(_, fate)| matches!(fate, Fate::Gone));
    gone.map(|(old, _)| {
        let message = message!("vanished-address", old = format!("/{old}"));
        Found::nowhere(message).help(message!("vanished-address-help"))
    })
    .collect()
}
