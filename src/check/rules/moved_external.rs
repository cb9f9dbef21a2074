//! `moved-external-link`: a link to a page of another site that has moved for good.

use crate::{
    check::{
        rule::{Asked, Found, Rule},
        web::{Answer, Answers},
    },
    config::Level,
    message::message,
};

pub(super) const RULE: Rule = Rule {
    name: "moved-external-link",
    level: Level::Note,
    finds: || message!("rule-moved-external-link"),
    asked: Asked::Web(find),
};

fn find(answers: &Answers<'_>) -> Vec<Found> {
    answers.found(|address, answer| {
        let Answer::Moved(new) = answer else {
            return None;
        };
        let message = message!("moved-external", address = address);
        Some((message, message!("moved-external-help", new = new)))
    })
}
