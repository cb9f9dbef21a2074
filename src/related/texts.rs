//! The seam to the texts of articles.

use std::borrow::Cow;

use super::foresight::{Foresight, Weighed};
use super::profile::Profile;

/// What can be had of the texts of the entries, each named by its place.
pub trait Texts: Sync {
    /// What stands in a text.
    fn profile(&self, place: usize) -> Cow<'_, Profile>;

    /// What came of weighing a text by [`Texts::foresight`], if it was weighed.
    fn weighed(&self, _place: usize) -> Option<&Weighed> {
        None
    }

    /// By what texts were weighed: made of the very profiles that are given here.
    fn foresight(&self) -> Option<&Foresight> {
        None
    }
}

/// Texts that are read each time they are asked for.
impl<F: Fn(usize) -> Profile + Sync> Texts for F {
    fn profile(&self, place: usize) -> Cow<'_, Profile> {
        Cow::Owned(self(place))
    }
}
