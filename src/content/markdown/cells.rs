//! Gives what stands loose in a table of the author's a cell of its own.
//!
//! A parser carries it out of the table, each piece past all before it (HTML, 13.2.6.1, «foster
//! parent»): in quadratic time, and to where the author did not write it.

use std::borrow::Cow;

/// Where in its table the present place stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Between rows.
    Table,
    /// Between the cells of a row.
    Row,
    /// In a cell or the caption.
    Cell,
}

/// `html`, as the renderer writes it, with nothing loose in a table.
pub(super) fn filled(html: &str) -> Cow<'_, str> {
    if !html.contains("<table") {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    // The tables around the present place, the innermost last.
    let mut tables = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(end_of_piece(rest));
        push(piece, &mut tables, &mut out);
        rest = after;
    }
    Cow::Owned(out)
}

/// The length of the tag, or of the text, at the start of `html`.
fn end_of_piece(html: &str) -> usize {
    let end = match html.starts_with('<') {
        true => html.find('>').map(|at| at + 1),
        false => html.find('<'),
    };
    end.unwrap_or(html.len())
}

fn push(piece: &str, tables: &mut Vec<Place>, out: &mut String) {
    use Place::{Cell, Row, Table};
    if let Some(place) = tables.last_mut() {
        match piece {
            _ if is_space(piece) => {}
            _ if is_tag(piece, &["<td", "<th", "<caption"]) => *place = Cell,
            _ if is_tag(piece, &["</td", "</th"]) && *place == Cell => *place = Row,
            _ if is_tag(piece, &["<tr"]) => *place = Row,
            _ if is_tag(piece, BETWEEN_ROWS) => *place = Table,
            _ if *place == Cell || is_tag(piece, &["</table"]) => {}
            // It ends nothing that stands in the table.
            _ if piece.starts_with("</") => return,
            _ => {
                out.push_str(if *place == Row { "<td>" } else { "<tr><td>" });
                *place = Cell;
            }
        }
    }
    if is_tag(piece, &["<table"]) {
        tables.push(Table);
    } else if is_tag(piece, &["</table"]) {
        tables.pop();
    }
    out.push_str(piece);
}

/// Tags behind which no row is open.
const BETWEEN_ROWS: &[&str] = &[
    "</tr",
    "</caption",
    "<col",
    "<colgroup",
    "</colgroup",
    "<tbody",
    "</tbody",
    "<thead",
    "</thead",
    "<tfoot",
    "</tfoot",
];

/// Whether `piece` is a tag that begins with one of `starts`.
fn is_tag(piece: &str, starts: &[&str]) -> bool {
    let end = piece.find([' ', '>']).unwrap_or(piece.len());
    starts.contains(&&piece[..end])
}

/// Whether `piece` is what HTML calls white space, which may stand anywhere in a table.
fn is_space(piece: &str) -> bool {
    piece.bytes().all(|byte| byte.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_loose_gets_a_cell() {
        for (html, want) in [
            ("<p>甲</p>", "<p>甲</p>"),
            (
                "<table>\n<tr><td>甲</td> <th>乙</th></tr></table>丙",
                "<table>\n<tr><td>甲</td> <th>乙</th></tr></table>丙",
            ),
            (
                "<table>\n甲<br>乙<tr><td>丙</table>",
                "<table><tr><td>\n甲<br>乙<tr><td>丙</table>",
            ),
            (
                "<table><tr>甲<td>乙</td>丙</tr>丁</table>",
                "<table><tr><td>甲<td>乙</td><td>丙</tr><tr><td>丁</table>",
            ),
            (
                "<table><caption>甲</caption><col><tbody><tr><td>乙</td></tr></tbody></table>",
                "<table><caption>甲</caption><col><tbody><tr><td>乙</td></tr></tbody></table>",
            ),
            (
                "<div><table></div></p><tr><td><b>甲</td></b></tr></table></div>",
                "<div><table><tr><td><b>甲</td></tr></table></div>",
            ),
            (
                "<table><table><td>甲</td></table></td>乙</table>",
                "<table><tr><td><table><td>甲</td></table></td><td>乙</table>",
            ),
            ("<table>\u{3000}", "<table><tr><td>\u{3000}"),
        ] {
            assert_eq!(filled(html), want, "{html}");
        }
    }
}
