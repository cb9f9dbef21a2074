//! Headlines in large type: a few lines of about the same length, broken where a reader would pause.

mod breaks;
mod glyphs;

use unicode_segmentation::UnicodeSegmentation;

use super::{class, wrap};
use breaks::{A_LINE, NEVER, SMALLER, cost_between};
use glyphs::{printable, width};

/// The room for a headline at one size of type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// How long a line may be, in thousandths of an em: a Han character takes 1,000.
    pub line: u32,
    /// How many lines there may be.
    pub lines: usize,
}

/// A headline in its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// The index of the room that it stands in.
    pub room: usize,
    /// The lines, none of them empty; none for a title in which there is nothing to set.
    pub lines: Vec<String>,
}

/// What stands where a title was cut off (GB/T 15834, 4.11).
const CUT: &str = "……";
/// `title` in the one of `rooms` in which it looks best; in the last one divided within words and
/// cut off, if there is no other way. Rooms are given from the largest type to the smallest.
///
/// `words` tells where in a text of Han characters words begin, in bytes; it is asked when there
/// is a choice. Emoji and invisible characters are left out: the fonts of texts have no signs for
/// them. Lines break where [`wrap`](super::wrap::wrap) lets them.
pub fn set(title: &str, rooms: &[Room], words: impl Fn(&str) -> Vec<usize>) -> Headline {
    let title = printable(title);
    let whole = width(&title);
    if let Some(room) = rooms
        .iter()
        .position(|room| room.lines == 1 && whole <= room.line)
    {
        let lines = Some(title).filter(|line| !line.is_empty());
        return Headline {
            room,
            lines: lines.into_iter().collect(),
        };
    }
    let words = words(&title);
    let pieces = wrap::pieces(&title);
    let pieces = Pieces::of(&pieces, &words);
    let ways = rooms.iter().enumerate().filter_map(|(at, room)| {
        let (cost, lines) = pieces.lines(*room)?;
        Some((cost + at as u64 * SMALLER, Headline { room: at, lines }))
    });
    let best = ways.min_by_key(|(cost, _)| *cost);
    best.map(|(_, headline)| headline)
        .unwrap_or_else(|| Headline {
            room: rooms.len().saturating_sub(1),
            lines: rooms
                .last()
                .map_or_else(Vec::new, |room| cut(&title, &words, *room)),
        })
}

/// As much of the title as the room holds, words divided where they are longer than a line.
fn cut(title: &str, words: &[usize], room: Room) -> Vec<String> {
    let is_long = |piece: &str| width(piece.trim_end()) > room.line;
    let pieces = wrap::pieces(title).into_iter();
    let pieces = pieces.flat_map(|piece| match is_long(piece) {
        true => piece.graphemes(true).collect(),
        false => vec![piece],
    });
    let mut pieces: Vec<&str> = pieces.collect();
    loop {
        if let Some((_, lines)) = Pieces::of(&pieces, words).lines(room) {
            return lines;
        }
        let is_cut = pieces.last() == Some(&CUT);
        pieces.truncate(pieces.len().saturating_sub(1 + usize::from(is_cut)));
        while let Some(last) = pieces.last_mut() {
            *last = last.trim_end_matches(|c: char| c.is_whitespace() || class::is_punctuation(c));
            if !last.is_empty() {
                break;
            }
            pieces.pop();
        }
        if pieces.is_empty() {
            return Vec::new();
        }
        pieces.push(CUT);
    }
}

/// A title that is divided where its lines may end.
struct Pieces<'a> {
    texts: &'a [&'a str],
    /// Where each begins, and last where the title ends, in thousandths of an em.
    starts: Vec<u32>,
    /// What it costs to end a line after each, in ten-thousandths of a square em.
    costs: Vec<u64>,
}

/// A choice of lines, so far.
#[derive(Clone, Copy)]
struct Way {
    cost: u64,
    /// The first piece of its last line.
    from: usize,
}

impl<'a> Pieces<'a> {
    fn of(texts: &'a [&'a str], words: &[usize]) -> Self {
        let (mut starts, mut costs, mut byte) = (vec![0], Vec::new(), 0);
        for (at, text) in texts.iter().enumerate() {
            starts.push(starts[at] + width(text));
            byte += text.len();
            costs.push(match texts.get(at + 1) {
                None => 0,
                Some(&CUT) => NEVER,
                Some(next) => cost_between(text, next, words.binary_search(&byte).is_ok()),
            });
        }
        Self {
            texts,
            starts,
            costs,
        }
    }

    /// The lines that cost least, and what they cost: as few as may be, or one more; none where the
    /// room is too small.
    fn lines(&self, room: Room) -> Option<(u64, Vec<String>)> {
        let least = self.fewest(room)?;
        let counts = least..=room.lines.min(least + 1);
        let ways = counts.filter_map(|count| self.broken(count, room));
        ways.min_by_key(|(cost, _)| *cost)
    }

    /// How many lines are needed, if the room has as many.
    fn fewest(&self, room: Room) -> Option<usize> {
        let (mut lines, mut from) = (1, 0);
        for to in 1..self.starts.len() {
            if self.width(from, to) > room.line {
                from = to - 1;
                lines += 1;
            }
            if self.width(from, to) > room.line || lines > room.lines {
                return None;
            }
        }
        Some(lines)
    }

    /// So many lines and what they cost, the breaks chosen to cost least.
    fn broken(&self, count: usize, room: Room) -> Option<(u64, Vec<String>)> {
        let all = self.texts.len();
        let mean = self.width(0, all) / u32::try_from(count).ok()?.max(1);
        let mut table: Vec<Vec<Option<Way>>> = vec![vec![None; all + 1]];
        table[0][0] = Some(Way { cost: 0, from: 0 });
        for line in 1..=count {
            let above = &table[line - 1];
            let best = (0..=all).map(|to| {
                let ends = (0..to).rev();
                let fitting = ends.take_while(|from| self.width(*from, to) <= room.line);
                let ways = fitting.filter_map(|from| {
                    let cost = above[from]?.cost + self.cost(from, to, mean);
                    Some(Way { cost, from })
                });
                ways.min_by_key(|way| way.cost)
            });
            let best: Vec<_> = best.collect();
            table.push(best);
        }
        let cost = table[count][all]?.cost + count as u64 * A_LINE;
        let (mut lines, mut to) = (Vec::new(), all);
        for line in (1..=count).rev() {
            let from = table[line][to]?.from;
            lines.push(self.texts[from..to].concat().trim_end().to_owned());
            to = from;
        }
        lines.reverse();
        lines.retain(|line| !line.is_empty());
        Some((cost, lines))
    }

    /// The width of a line of the pieces from one to another, the space at its end left out.
    fn width(&self, from: usize, to: usize) -> u32 {
        let last = self.texts[to - 1];
        let space = width(&last[last.trim_end().len()..]);
        (self.starts[to] - self.starts[from]).saturating_sub(space)
    }

    /// What such a line costs: how far it is from the mean, squared, and the break at its end.
    fn cost(&self, from: usize, to: usize, mean: u32) -> u64 {
        let off = u64::from(self.width(from, to).abs_diff(mean)) / 10;
        off * off + self.costs[to - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOMS: [Room; 2] = [
        Room {
            line: 10_800,
            lines: 2,
        },
        Room {
            line: 12_400,
            lines: 3,
        },
    ];

    /// A title, and where its words begin, which are divided by `|`.
    fn words(marked: &str) -> (String, Vec<usize>) {
        let (mut title, mut starts) = (String::new(), Vec::new());
        for word in marked.split('|') {
            starts.push(title.len());
            title.push_str(word);
        }
        (title, starts)
    }

    fn none(_: &str) -> Vec<usize> {
        Vec::new()
    }

    #[test]
    fn lines_break_where_a_reader_pauses() {
        for (marked, room, lines) in [
            ("", 0, ""),
            ("苹果|发布|新|芯片", 0, "苹果发布新芯片"),
            (
                "苹果|发布| M5 |芯片|，|性能|提升|三成",
                0,
                "苹果发布 M5 芯片，/性能提升三成",
            ),
            (
                "谷歌|推出|的|新一代|模型|开放|使用|了",
                0,
                "谷歌推出的新一代/模型开放使用了",
            ),
            (
                "量子|计算机|首次|超越|超级|计算机",
                0,
                "量子计算机首次/超越超级计算机",
            ),
            (
                "微软|停止|支持| Windows| |10| |系统|的|更新",
                1,
                "微软停止支持/Windows 10 系统的更新",
            ),
            ("Rust 1.95 released today", 0, "Rust 1.95/released today"),
            // After a sign rather than in the middle.
            (
                "苹果|发布|新|芯片|，|性能|提升|三成|续航|不变",
                0,
                "苹果发布新芯片，/性能提升三成续航不变",
            ),
            (
                "快讯|：|英伟达|市值|首次|突破|五万亿|美元",
                0,
                "快讯：英伟达市值/首次突破五万亿美元",
            ),
        ] {
            let (title, starts) = words(marked);
            let set = set(&title, &ROOMS, |_| starts.clone());
            assert_eq!((set.room, set.lines.join("/").as_str()), (room, lines));
        }
    }

    #[test]
    fn what_is_too_long_is_cut() {
        let Headline { room, lines } = set(&"很长的标题".repeat(20), &ROOMS, none);
        assert_eq!((room, lines.len()), (1, 3));
        assert!(
            lines[2].ends_with("题……") || lines[2].ends_with("……"),
            "{lines:?}"
        );
        let word = set(&"a".repeat(1000), &ROOMS, none);
        assert_eq!((word.room, word.lines.len()), (1, 3));
        assert!(word.lines[2].ends_with("a……"), "{word:?}");
    }

    #[test]
    fn only_signs_of_fonts_are_set() {
        for (title, line) in [
            ("🎉 发布 👨‍👩‍👧 了 1️⃣ 版 ❤️", "发布 了 1 版"),
            ("a\u{200b}b\u{0}c\u{feff}\u{202e}d", "abcd"),
            ("  一\n\n二  ", "一 二"),
            ("\u{1f600}", ""),
        ] {
            assert_eq!(set(title, &ROOMS, none).lines.concat(), line, "{title}");
        }
    }

    proptest::proptest! {
        #[test]
        fn lines_keep_to_their_room(title in "[一-三，。“”（）a-z0-9 \u{1f600}\\PC]{0,120}") {
            let Headline { room, lines } = set(&title, &ROOMS, none);
            assert!(lines.len() <= ROOMS[room].lines);
            for line in &lines {
                assert!(width(line) <= ROOMS[room].line, "{line}");
                assert!(!line.trim().is_empty());
            }
        }
    }
}
