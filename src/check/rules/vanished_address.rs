//! `vanished-address`: a page that was published, and of which nothing is left in the site.

use crate::{
    check::{
        moved::{Fate, fates},
        rule::Found,
        whole::Whole,
    },
    message::message,
};

pub(super) fn find(whole: &Whole<'_>) -> Vec<Found> {
    let gone = fates(whole).into_iter();
    let gone = gone.filter(|(_, fate)| matches!(fate, Fate::Gone));
    gone.map(|(old, _)| {
        let message = message!("vanished-address", old = format!("/{old}"));
        Found::nowhere(message).help(message!("vanished-address-help"))
    })
    .collect()
}
