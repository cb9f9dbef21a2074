//! Lists of articles by word, in the order of the words, so that they are found by how they begin.

use std::collections::BTreeMap;

use super::{
    Mark,
    head::Field,
    term::{TERM_BITS, Term},
};

/// The files of a segment in which the words of heads are found, a power of two of them; `words` tells
/// of each word the articles that have it, by number, in order.
///
/// A word is in the file that its first two letters choose. A file is the segment's mark, and for each
/// word how many bytes it shares with the one before, how many follow, these, how many articles
/// have it, and for each the gap from the one before with the field in the lowest two bits: numbers of
/// seven bits a byte.
pub fn words(
    words: &BTreeMap<String, Vec<(u32, Field)>>,
    mark: Mark,
    shards: usize,
) -> Vec<Vec<u8>> {
    let mut files = vec![(mark.to_le_bytes().to_vec(), ""); shards];
    for (word, articles) in words {
        let (file, last) = &mut files[shard(word, shards)];
        let shared = word
            .bytes()
            .zip(last.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        number(file, shared);
        number(file, word.len() - shared);
        file.extend_from_slice(&word.as_bytes()[shared..]);
        number(file, articles.len());
        let mut next = 0;
        for &(article, field) in articles {
            number(file, ((article - next) as usize) << 2 | field as usize);
            next = article + 1;
        }
        *last = word;
    }
    files.into_iter().map(|(file, _)| file).collect()
}

/// The file of all words with these first two letters.
fn shard(word: &str, shards: usize) -> usize {
    let beginning: String = word.chars().take(2).collect();
    (Term::text(&beginning).0 as usize * shards) >> TERM_BITS
}

fn number(file: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        file.push(number as u8 | 0x80);
        number >>= 7;
    }
    file.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_share_how_they_begin() {
        let of = |word: &str, articles: &[(u32, Field)]| (word.to_owned(), articles.to_vec());
        let all = BTreeMap::from([
            of("go", &[(3, Field::Title)]),
            of("google", &[(3, Field::Summary), (200, Field::Keywords)]),
        ]);
        let files = words(&all, 7, 1);
        let mut expected = vec![7, 0, 0, 0, 0, 2, b'g', b'o', 1, 3 << 2];
        expected.extend([2, 4, b'o', b'g', b'l', b'e', 2, 3 << 2 | 2]);
        let gap = 196 << 2 | 1;
        expected.extend([(gap & 0x7F) as u8 | 0x80, (gap >> 7) as u8]);
        assert_eq!(files, [expected]);
    }

    #[test]
    fn words_that_begin_alike_are_in_one_file() {
        assert_eq!(shard("google", 64), shard("go", 64));
        assert!(
            (0..26).any(|at| shard(&format!("{}x", (b'a' + at) as char), 64) != shard("ax", 64))
        );
    }
}
