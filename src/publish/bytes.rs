//! The bytes of files: their hash, and whether two files hold the same.

use std::{
    borrow::Cow,
    fs::File,
    io::{self, Read},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// Bytes read at a time: most pages fit, so that one call reads them.
const CHUNK: usize = 32 * 1024;

/// The XXH3 of a file's bytes, in 128 bits: it tells changes apart, and is no guard against forgery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hash(u128);

impl Hash {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(xxh3_128(bytes))
    }

    /// The hash as 32 hexadecimal digits.
    pub(super) fn digits(self) -> [u8; 32] {
        std::array::from_fn(|at| {
            let digit = (self.0 >> (124 - 4 * at)) as u8 & 15;
            digit + if digit < 10 { b'0' } else { b'a' - 10 }
        })
    }

    /// The hash of which these are the digits.
    pub(super) fn parse(digits: &str) -> Option<Self> {
        u128::from_str_radix(digits, 16).ok().map(Self)
    }

    /// Reads `source` to its end and gives every chunk to `sink`: the size and hash of the whole.
    pub(super) fn of_stream(
        source: &mut impl Read,
        mut sink: impl FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<(u64, Self)> {
        let (mut buffer, mut size, mut hash) = ([0; CHUNK], 0, Xxh3::new());
        loop {
            let read = source.read(&mut buffer)?;
            if read == 0 {
                return Ok((size, Self(hash.digest128())));
            }
            size += read as u64;
            hash.update(&buffer[..read]);
            sink(&buffer[..read])?;
        }
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&String::from_utf8_lossy(&self.digits()))
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("no hash"))
    }
}

/// Whether `file`, read from its start, holds just `bytes`.
pub(super) fn holds(file: &mut impl Read, bytes: &[u8]) -> io::Result<bool> {
    let (mut buffer, mut rest) = ([0; CHUNK], bytes);
    loop {
        // One byte more than is wanted: a short read then tells the file's end as well.
        let wanted = (rest.len() + 1).min(CHUNK);
        let read = file.read(&mut buffer[..wanted])?;
        match rest.strip_prefix(&buffer[..read]) {
            Some(left) if read == wanted => rest = left,
            Some(left) => return Ok(left.is_empty()),
            None => return Ok(false),
        }
    }
}

/// Whether two files, read from their start, hold the same bytes: their hash, if so.
pub(super) fn same(a: &mut File, b: &mut File) -> io::Result<Option<Hash>> {
    if a.metadata()?.len() != b.metadata()?.len() {
        return Ok(None);
    }
    let (mut buffer, mut same) = ([0; CHUNK], true);
    let (_, hash) = Hash::of_stream(a, |chunk| {
        let other = &mut buffer[..chunk.len()];
        same = same && b.read_exact(other).is_ok() && other == chunk;
        Ok(())
    })?;
    Ok(same.then_some(hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_holds_its_bytes_and_no_others() {
        for size in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK] {
            let bytes = vec![7; size];
            assert!(holds(&mut &*bytes, &bytes).unwrap(), "{size}");
            let longer = vec![7; size + 1];
            assert!(!holds(&mut &*longer, &bytes).unwrap(), "{size}");
            assert!(!holds(&mut &*bytes, &longer).unwrap(), "{size}");
            let mut other = longer.clone();
            other[size] = 8;
            assert!(!holds(&mut &*other, &longer).unwrap(), "{size}");
        }
    }

    #[test]
    fn a_stream_has_the_hash_of_its_bytes() {
        let bytes: Vec<u8> = (0..100_000_u32).map(|n| (n % 251) as u8).collect();
        let mut seen = Vec::new();
        let (size, hash) = Hash::of_stream(&mut &*bytes, |chunk| {
            seen.extend_from_slice(chunk);
            Ok(())
        })
        .unwrap();
        assert_eq!((size, hash), (100_000, Hash::of(&bytes)));
        assert_eq!(seen, bytes);
    }
}
