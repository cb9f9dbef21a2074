//! `moved-external-link`: a link to a page of another site that has moved for good.

use crate::{
    check::{
        rule::Found,
        web::{Answer, Answers},
    },
    message::message,
};

pub(super) fn find(answers: &Answers<'_>) -> Vec<Found> {
    answers.found(|address, answer| {
        let Answer::Moved(new) = answer else {
            return None;
        };
        let message = message!("moved-external", address = address);
        Some((message, message!("moved-external-help", new = new)))
    })
}
