//! What stands beside a manifest: the stamp of every file, and what the standby has otherwise.
//!
//! It belongs to one manifest, byte for byte, and counts as none beside any other, or when it
//! is damaged. Then files are known by their bytes alone, and the standby is listed.

use std::{fs, io, path::Path};

use xxhash_rust::xxh3::xxh3_64;

use super::{
    error::{PublishError, failed},
    manifest::stays_inside,
    overwrite::remove,
    place::{Place, is_folder},
    root::Stamp,
};
use crate::message::Doing;

/// Begins the file, and tells its form.
const MAGIC: &[u8] = b"kuaidu stamps 1\n";

/// The stamps of the files of a manifest, and how the generation before it differs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Stamps {
    /// In the order of the manifest.
    pub(super) files: Vec<Stamp>,
    /// What the manifest has and the generation before it has not; none if that is not known.
    pub(super) turn: Option<Turn>,
}

/// The paths by which one generation of the site differs from the one before; sorted.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Turn {
    pub(super) added: Vec<Box<str>>,
    pub(super) removed: Vec<Box<str>>,
}

impl Stamps {
    /// Reads what belongs to the manifest with the text hash `manifest` and `count` files.
    pub(super) fn read(path: &Path, manifest: u64, count: usize) -> Option<Self> {
        Self::parse(&fs::read(path).ok()?, manifest, count)
    }

    fn parse(file: &[u8], manifest: u64, count: usize) -> Option<Self> {
        let (hash, rest) = number(file.strip_prefix(MAGIC)?)?;
        let (owner, body) = number(rest)?;
        if hash != xxh3_64(rest) || owner != manifest {
            return None;
        }
        let (stamps, turn) = body.split_at_checked(count.checked_mul(8)?)?;
        let stamps = stamps.chunks_exact(8);
        Some(Self {
            files: stamps
                .map(|it| number(it).map(|it| Stamp(it.0)))
                .collect::<Option<_>>()?,
            turn: Turn::parse(std::str::from_utf8(turn).ok()?)?,
        })
    }

    /// Writes what belongs to the manifest to come, with the text hash `manifest`.
    pub(super) fn write_next(&self, place: &Place, manifest: u64) -> Result<(), PublishError> {
        let path = place.next_stamps();
        remove(&path)?;
        fs::write(&path, self.text(manifest)).map_err(failed(Doing::Write, path))
    }

    /// Writes what belongs to the manifest that is there.
    pub(super) fn write(&self, place: &Place, manifest: u64) -> Result<(), PublishError> {
        self.write_next(place, manifest)?;
        bring(place)
    }

    fn text(&self, manifest: u64) -> Vec<u8> {
        let mut rest = Vec::with_capacity(16 + self.files.len() * 8);
        rest.extend_from_slice(&manifest.to_le_bytes());
        for stamp in &self.files {
            rest.extend_from_slice(&stamp.0.to_le_bytes());
        }
        if let Some(turn) = &self.turn {
            turn.write(&mut rest);
        }
        let hash = xxh3_64(&rest).to_le_bytes();
        [MAGIC, &hash, &rest].concat()
    }
}

/// The stamps to come take the place of those that are there, or of whatever stands in it.
pub(super) fn bring(place: &Place) -> Result<(), PublishError> {
    let path = place.stamps();
    if is_folder(&path) {
        remove(&path)?;
    }
    fs::rename(place.next_stamps(), &path).or_else(|error| match error.kind() {
        io::ErrorKind::NotFound => Ok(()),
        _ => Err(failed(Doing::Replace, path)(error)),
    })
}

impl Turn {
    /// An empty text stands for one that is not known.
    fn parse(text: &str) -> Option<Option<Self>> {
        let Some(lines) = text.strip_prefix("turn\n") else {
            return text.is_empty().then_some(None);
        };
        let mut turn = Self::default();
        for line in lines.lines() {
            let (paths, path) = match line.split_at_checked(1)? {
                ("+", path) => (&mut turn.added, path),
                ("-", path) => (&mut turn.removed, path),
                _ => return None,
            };
            paths.push(Some(path).filter(|path| stays_inside(path))?.into());
        }
        Some(Some(turn))
    }

    fn write(&self, text: &mut Vec<u8>) {
        text.extend_from_slice(b"turn\n");
        for (sign, paths) in [(b'+', &self.added), (b'-', &self.removed)] {
            for path in paths {
                text.push(sign);
                text.extend_from_slice(path.as_bytes());
                text.push(b'\n');
            }
        }
    }
}

/// The number in the first eight bytes, and what follows them.
fn number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let (number, rest) = bytes.split_first_chunk()?;
    Some((u64::from_le_bytes(*number), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamps(turn: Option<Turn>) -> Stamps {
        Stamps {
            files: vec![Stamp(7), Stamp(0), Stamp(u64::MAX)],
            turn,
        }
    }

    #[test]
    fn are_read_as_they_were_written() {
        let turn = Turn {
            added: vec!["a".into(), "一/+b".into()],
            removed: vec!["-".into()],
        };
        for turn in [None, Some(Turn::default()), Some(turn)] {
            let stamps = stamps(turn);
            let text = stamps.text(9);
            assert_eq!(Stamps::parse(&text, 9, 3), Some(stamps));
            assert_eq!(Stamps::parse(&text, 8, 3), None, "of another manifest");
            assert_eq!(Stamps::parse(&text, 9, 2), None);
        }
    }

    #[test]
    fn count_as_none_when_damaged() {
        let turn = Turn {
            added: vec!["a/b".into()],
            removed: Vec::new(),
        };
        let text = stamps(Some(turn)).text(9);
        for at in 0..text.len() {
            assert_eq!(Stamps::parse(&text[..at], 9, 3), None, "cut at {at}");
            let mut flipped = text.clone();
            flipped[at] ^= 1;
            assert_eq!(Stamps::parse(&flipped, 9, 3), None, "flipped at {at}");
        }
    }
}
