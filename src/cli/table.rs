//! Tables for a terminal, aligned by columns: a Han character takes two.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::wrap::columns_of;

/// The rows as lines; every cell but the last is filled up to the width of its column.
pub(super) fn aligned(rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        widths.resize(widths.len().max(row.len()), 0);
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = columns_of(cell).max(*width);
        }
    }
    let mut text = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            text.push_str(cell);
            if at + 1 < row.len() {
                let missing = widths[at] - columns_of(cell);
                text.extend(std::iter::repeat_n(' ', missing + 2));
            }
        }
        text.truncate(text.trim_end_matches(' ').len());
        text.push('\n');
    }
    text
}

/// At most `width` columns of a text, the last one an ellipsis where something was cut off.
pub(super) fn cut(text: &str, width: usize) -> String {
    if columns_of(text) <= width {
        return text.to_owned();
    }
    let mut room = width.saturating_sub(1);
    let fits = |grapheme: &&str| {
        let columns = columns_of(grapheme);
        let fits = columns <= room;
        room = room.saturating_sub(columns);
        fits
    };
    let mut cut: String = text.graphemes(true).take_while(fits).collect();
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [
            row(["a", "中文", "x"]),
            row(["bcd", "e", "yz"]),
            row(["b", "e", ""]),
        ];
        assert_eq!(aligned(&rows), "a    中文  x\nbcd  e     yz\nb    e\n");
    }

    #[test]
    fn what_is_too_long_is_cut() {
        for (text, want) in [
            ("一二三", "一二三"),
            ("一二三四", "一二…"),
            ("ab一二三", "ab一…"),
        ] {
            assert_eq!(cut(text, 6), want);
        }
    }
}
