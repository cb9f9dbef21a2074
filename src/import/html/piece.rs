//! What stands in a line, as a row of pieces: text, breaks, marks that open and close.

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    /// A line ends here, and the paragraph goes on.
    Break,
    Code(String),
    /// A picture: its address, what it shows, and the title that becomes its caption.
    Image {
        src: String,
        alt: String,
        title: String,
    },
    /// What is written as it is, such as a tag or the sign of a footnote.
    Raw(String),
    Open(Mark),
    Close(Mark),
}

/// What a part of a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    Strong,
    Emphasis,
    Strike,
    /// A link to an address, with a title.
    Link(String, String),
    /// An element that has no sign: its name, and its start tag.
    Tag(&'static str, String),
}

impl Mark {
    /// The sign on both sides, where there is one.
    pub(super) fn sign(&self) -> Option<&'static str> {
        match self {
            Self::Strong => Some("**"),
            Self::Emphasis => Some("*"),
            Self::Strike => Some("~~"),
            Self::Link(..) | Self::Tag(..) => None,
        }
    }

    /// The element that says the same.
    pub(super) fn element(&self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Emphasis => "em",
            Self::Strike => "del",
            Self::Link(..) => "a",
            Self::Tag(name, _) => name,
        }
    }
}

/// The pieces in a form that can be written: one space for many, none at the edges of lines and marks,
/// no mark around nothing, and one mark for two of a kind side by side.
pub(super) fn tidy(pieces: Vec<Piece>) -> Vec<Piece> {
    let pieces = joined(pieces);
    let pieces = without_empty(spaced(pieces));
    trimmed(without_empty(spaced(joined(pieces))))
}

/// Marks that close and open again at once become one; texts side by side too.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (out.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
            (Some(Piece::Close(closed)), Piece::Open(opened))
                if *closed == opened && closed.sign().is_some() =>
            {
                out.pop();
            }
            (_, piece) => out.push(piece),
        }
    }
    out
}

/// Spaces at the edges of a mark move out of it.
fn spaced(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    // Forwards, a space behind an opening mark moves before it.
    for piece in pieces {
        let Piece::Text(text) = piece else {
            out.push(piece);
            continue;
        };
        let opens = out.iter().rev();
        let opens = opens.take_while(|piece| matches!(piece, Piece::Open(_)));
        let opens = opens.count();
        let rest = text.trim_start_matches(' ');
        if opens > 0 && rest.len() < text.len() {
            out.insert(out.len() - opens, Piece::Text(" ".to_owned()));
        }
        let text = if opens > 0 { rest.to_owned() } else { text };
        if !text.is_empty() {
            out.push(Piece::Text(text));
        }
    }
    // Backwards, one before a closing mark moves behind it.
    let mut back: Vec<Piece> = Vec::with_capacity(out.len());
    for piece in out.into_iter().rev() {
        let Piece::Text(text) = piece else {
            back.push(piece);
            continue;
        };
        let closes = back.iter().rev();
        let closes = closes.take_while(|piece| matches!(piece, Piece::Close(_)));
        let closes = closes.count();
        let rest = text.trim_end_matches(' ');
        if closes > 0 && rest.len() < text.len() {
            back.insert(back.len() - closes, Piece::Text(" ".to_owned()));
        }
        let text = if closes > 0 { rest.to_owned() } else { text };
        if !text.is_empty() {
            back.push(Piece::Text(text));
        }
    }
    back.reverse();
    one_space(back)
}

/// No space behind another, nor at the edge of a line.
fn one_space(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut after_space = true;
    for piece in pieces {
        match piece {
            Piece::Text(text) => {
                let mut kept = String::with_capacity(text.len());
                for c in text.chars() {
                    if c != ' ' || !after_space {
                        kept.push(c);
                    }
                    after_space = c == ' ';
                }
                if !kept.is_empty() {
                    out.push(Piece::Text(kept));
                }
            }
            Piece::Break => {
                if let Some(Piece::Text(text)) = out.last_mut() {
                    text.truncate(text.trim_end_matches(' ').len());
                }
                after_space = true;
                out.push(Piece::Break);
            }
            mark @ (Piece::Open(_) | Piece::Close(_)) => out.push(mark),
            other => {
                after_space = false;
                out.push(other);
            }
        }
    }
    out
}

/// Marks around nothing go, and so do texts without a character.
fn without_empty(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (&piece, out.last()) {
            (Piece::Text(text), _) if text.is_empty() => {}
            (Piece::Close(closed), Some(Piece::Open(opened))) if closed == opened => {
                out.pop();
            }
            _ => out.push(piece),
        }
    }
    out
}

/// No break and no space at either end.
fn trimmed(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let is_air = |piece: &Piece| match piece {
        Piece::Break => true,
        Piece::Text(text) => text.trim_matches(' ').is_empty(),
        _ => false,
    };
    while pieces.last().is_some_and(is_air) {
        pieces.pop();
    }
    let first = pieces.iter().position(|piece| !is_air(piece));
    pieces.drain(..first.unwrap_or(pieces.len()));
    pieces
}
