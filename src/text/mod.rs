//! Pure functions on Chinese text: no input or output, no clock.

pub mod bigram;
mod class;
pub mod count;
pub mod date;
pub mod emphasis;
pub mod excerpt;
pub mod fold;
pub mod headline;
pub mod line_break;
mod nearest;
pub mod phrase;
pub mod pinyin;
pub mod script;
pub mod slug;
pub mod wrap;

pub use class::is_han;
pub use nearest::nearest;
