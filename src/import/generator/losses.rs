//! What happened to the tags of a text.

use std::cell::RefCell;

use crate::{import::html::Loss, message::Message};

/// What happened to a text, told from where its tags are read.
#[derive(Default)]
pub(in crate::import) struct Losses(RefCell<Vec<Loss>>);

impl Losses {
    pub(in crate::import) fn lose(&self, line: usize, rule: &'static str, message: Message) {
        self.push(line, false, rule, message);
    }

    pub(in crate::import) fn change(&self, line: usize, rule: &'static str, message: Message) {
        self.push(line, true, rule, message);
    }

    fn push(&self, line: usize, is_change: bool, rule: &'static str, message: Message) {
        self.0.borrow_mut().push(Loss {
            line,
            is_change,
            rule,
            message,
        });
    }

    pub(in crate::import) fn into_inner(self) -> Vec<Loss> {
        self.0.into_inner()
    }
}
