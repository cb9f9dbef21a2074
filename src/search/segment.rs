//! Divides the articles of a site so that news changes few files of the index.
//!
//! Articles stand oldest first. They are cut into chunks behind articles that their ids choose, so that one
//! that is added or removed moves no cut but the nearest. The whole chunks make segments of one, two,
//! four or eight, the largest first, and the chunk that is still growing is a segment of its own:
//! a site of many articles has few segments, and those of old articles stay as they are.

use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64;

/// The articles of a part of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The name of its folder.
    pub name: String,
    /// Its articles, counted from the oldest of the site.
    pub articles: Range<usize>,
}

/// The fewest articles of a chunk.
const LEAST: usize = 1024;
/// The most; eight such chunks have fewer articles than 16 bits can number.
const MOST: usize = 4096;
/// One id of so many may end a chunk.
const CHANCE: u64 = 1024;
/// The most chunks of a segment.
const CHUNKS: usize = 8;

/// The segments of the articles with these ids, oldest first.
pub fn segments<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<Segment> {
    let (ends, count) = chunk_ends(ids);
    let mut segments = Vec::new();
    let (mut chunk, mut start) = (0, 0);
    while chunk < ends.len() {
        let left = ends.len() - chunk;
        let chunks = (1 << left.ilog2()).min(CHUNKS);
        let end = ends[chunk + chunks - 1];
        segments.push(segment(chunk, chunks, start..end));
        (chunk, start) = (chunk + chunks, end);
    }
    if start < count {
        segments.push(segment(chunk, 0, start..count));
    }
    segments
}

fn segment(chunk: usize, chunks: usize, articles: Range<usize>) -> Segment {
    let name = match chunks {
        0 => format!("{chunk}-new"),
        _ => format!("{chunk}-{chunks}"),
    };
    Segment { name, articles }
}

/// Where the whole chunks end, and how many articles there are.
fn chunk_ends<'a>(ids: impl Iterator<Item = &'a str>) -> (Vec<usize>, usize) {
    let (mut ends, mut start, mut count) = (Vec::new(), 0, 0);
    for id in ids {
        count += 1;
        let length = count - start;
        if length >= MOST || length >= LEAST && xxh3_64(id.as_bytes()).is_multiple_of(CHANCE) {
            ends.push(count);
            start = count;
        }
    }
    (ends, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(numbers: impl Iterator<Item = usize>) -> Vec<String> {
        numbers.map(|number| format!("2025/{number}")).collect()
    }

    fn of(ids: &[String]) -> Vec<Segment> {
        segments(ids.iter().map(String::as_str))
    }

    #[test]
    fn every_article_is_in_one_segment_and_segments_are_few() {
        for (count, most) in [(0, 0), (1, 1), (1023, 1), (10_000, 5), (100_000, 14)] {
            let segments = of(&ids(0..count));
            let mut next = 0;
            for segment in &segments {
                assert_eq!(segment.articles.start, next);
                next = segment.articles.end;
                assert!(segment.articles.len() <= usize::from(u16::MAX));
            }
            assert_eq!(next, count);
            assert!(segments.len() <= most, "{count}: {segments:?}");
        }
    }

    #[test]
    fn an_article_more_touches_one_segment() {
        let before = of(&ids(0..30_000));
        let after = of(&ids(0..30_001));
        assert_eq!(before.len(), after.len());
        let changed = before.iter().zip(&after).filter(|(a, b)| a != b).count();
        assert_eq!(changed, 1);

        let old = ids((0..15_000).chain([99_999]).chain(15_000..30_000));
        let shifted = of(&old);
        let sizes = |segments: &[Segment]| -> Vec<(String, usize)> {
            let size = |segment: &Segment| (segment.name.clone(), segment.articles.len());
            segments.iter().map(size).collect()
        };
        let (before, shifted) = (sizes(&before), sizes(&shifted));
        assert_eq!(before.len(), shifted.len());
        let changed = before.iter().zip(&shifted).filter(|(a, b)| a != b).count();
        assert_eq!(changed, 1, "{before:?} {shifted:?}");
    }
}
