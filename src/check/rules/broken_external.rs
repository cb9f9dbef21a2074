//! `broken-external-link`: a link to a page of another site that is not there any more.

use crate::{
    check::{
        rule::{Asked, Found, Rule},
        web::{Answer, Answers},
    },
    config::Level,
    message::message,
};

pub(super) const RULE: Rule = Rule {
    name: "broken-external-link",
    level: Level::Warning,
    finds: || message!("rule-broken-external-link"),
    asked: Asked::Web(find),
};

fn find(answers: &Answers<'_>) -> Vec<Found> {
    answers.found(|address, answer| {
        let message = match answer {
            Answer::Missing(status) => {
                let status = status.to_string();
                message!("broken-external", address = address, status = status)
            }
            Answer::NoHost => message!("broken-external-host", address = address),
            _ => return None,
        };
        Some((message, message!("broken-external-help", address = address)))
    })
}
