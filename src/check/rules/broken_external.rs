//! `broken-external-link`: a link to a page of another site that is not there any more.

use crate::{
    check::{
        rule::Found,
        web::{Answer, Answers},
    },
    message::message,
};

pub(super) fn find(answers: &Answers<'_>) -> Vec<Found> {
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
