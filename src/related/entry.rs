//! An article as the index takes it.

/// An article as the index takes it; others are named by their place in the slice of entries.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// The article's id: breaks ties.
    pub id: String,
    /// A hash of all that its profile is made of, by which a later update knows that its text is the same.
    pub text: u64,
    /// When it was published, in seconds since 1970.
    pub time: i64,
    /// 来源: who published the original.
    pub source: Option<String>,
    /// Articles that it links to.
    pub links: Vec<u32>,
    /// Articles that its list begins with.
    pub pins: Vec<u32>,
    /// Articles that its list never has.
    pub excludes: Vec<u32>,
}
