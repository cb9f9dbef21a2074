//! `unreachable-external-link`: a link of which it cannot be told today whether it leads anywhere.

use crate::{
    check::{
        rule::Found,
        web::{Answer, Answers, Why},
    },
    message::message,
};

pub(super) fn find(answers: &Answers<'_>) -> Vec<Found> {
    answers.found(|address, answer| {
        let Answer::Unknown(why) = answer else {
            return None;
        };
        let why = match why {
            Why::Status(status) => message!("unreachable-status", status = status.to_string()),
            Why::Slow => message!("unreachable-slow"),
            Why::NoConnection => message!("unreachable-connection"),
            Why::Circle => message!("unreachable-circle"),
            Why::Private => message!("unreachable-private"),
            Why::Malformed => message!("unreachable-malformed"),
        };
        let message = message!("unreachable-external", address = address, why = why);
        Some((message, message!("unreachable-external-help")))
    })
}
