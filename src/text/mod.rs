//! Pure functions on Chinese text: no input or output, no clock.

pub mod count;
pub mod date;
pub mod emphasis;
pub mod excerpt;
pub mod fold;
pub mod line_break;
pub mod pinyin;
pub mod slug;

mod class;
