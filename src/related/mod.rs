//! 你可能还想读: which articles a reader of one article would read next.
