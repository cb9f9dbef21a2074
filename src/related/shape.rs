//! The sizes that bound the work of relating an article.

/// How much is kept and looked at of an article. Tests choose small sizes, so that small sites reach the limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// Terms kept of an article.
    pub(super) terms: usize,
    /// Terms by which an article meets others, its heaviest.
    pub(super) heavy: usize,
    /// In the list of a term, so many neighbours on either side are met.
    pub(super) window: usize,
    /// Candidates kept of an article.
    pub(super) candidates: usize,
    /// Articles that tell how rare terms are: from so many up to twice as many.
    pub(super) sample: usize,
    /// Articles that tell how much a source says: from so many up to twice as many.
    pub(super) asked: usize,
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            terms: 448,
            heavy: 128,
            window: 48,
            candidates: 20,
            sample: 1024,
            asked: 1024,
        }
    }
}
