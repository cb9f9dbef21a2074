//! Markdown that says what a text says: what would be a sign is escaped.

mod breaks;
mod escape;

pub(super) use breaks::hard_breaks;
pub(super) use escape::{Inside, address, code_span, fence, guard_line, push_text, push_title};
