//! The seam to the file where the vectors of articles are kept between builds.

/// Where the vectors of articles are kept: bytes that are only ever added to, or all given up.
pub trait Records: Sync {
    /// So many bytes from `offset` on; `None` where they cannot be had. What they mean is checked.
    fn read(&self, offset: u64, length: u32) -> Option<Vec<u8>>;

    /// Adds bytes at the end.
    fn append(&mut self, bytes: &[u8]);

    /// Gives up all that was added.
    fn clear(&mut self);
}

/// Keeps nothing.
pub(super) struct Nothing;

impl Records for Nothing {
    fn read(&self, _: u64, _: u32) -> Option<Vec<u8>> {
        None
    }

    fn append(&mut self, _: &[u8]) {}

    fn clear(&mut self) {}
}
