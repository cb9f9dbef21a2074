//! What an editor may choose about the lists of related articles.

/// What an editor may choose about the lists of related articles.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Articles in a list, up to [`Options::MOST`].
    pub count: usize,
    /// How much nearness of dates weighs: 0 not at all, 1 as measured best, 2 twice that.
    pub date_weight: f32,
    /// Whether near-identical articles are held to two in a list.
    pub diversity: bool,
    /// The order of a list.
    pub order: Order,
}

/// The order of a list, after the pinned articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The most related first.
    Relevance,
    /// The newest first.
    Date,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            count: 8,
            date_weight: 1.0,
            diversity: true,
            order: Order::Relevance,
        }
    }
}

impl Options {
    /// The longest list.
    pub const MOST: usize = 100;

    /// The number of articles in a list.
    pub(super) fn shown(&self) -> usize {
        self.count.min(Self::MOST)
    }
}
