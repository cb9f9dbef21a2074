//! Arrays of items of a fixed size as bytes, one behind another.

use std::io::{self, Write};

use crate::related::ragged::Ragged;

/// What takes just `N` bytes.
pub(super) trait Plain<const N: usize>: Copy {
    fn to_plain(self) -> [u8; N];
    fn of_plain(bytes: [u8; N]) -> Self;
}

/// Items that are made bytes at a time.
const AT_A_TIME: usize = 4096;

/// Writes the length of an array, and the array.
pub(super) fn put<const N: usize, T: Plain<N>>(out: &mut dyn Write, items: &[T]) -> io::Result<()> {
    out.write_all(&(items.len() as u64).to_le_bytes())?;
    let mut bytes = Vec::new();
    for items in items.chunks(AT_A_TIME) {
        bytes.clear();
        bytes.extend(items.iter().flat_map(|item| item.to_plain()));
        out.write_all(&bytes)?;
    }
    Ok(())
}

/// Takes an array off the head of `from`.
pub(super) fn take<const N: usize, T: Plain<N>>(from: &mut &[u8]) -> Option<Vec<T>> {
    let (length, rest) = from.split_first_chunk::<8>()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    let (items, rest) = rest.split_at_checked(length.checked_mul(N)?)?;
    *from = rest;
    Some(
        items
            .as_chunks::<N>()
            .0
            .iter()
            .map(|&bytes| T::of_plain(bytes))
            .collect(),
    )
}

pub(super) fn put_ragged<const N: usize, T: Plain<N>>(
    out: &mut dyn Write,
    rows: &Ragged<T>,
) -> io::Result<()> {
    put(out, &rows.starts)?;
    put(out, &rows.items)
}

pub(super) fn take_ragged<const N: usize, T: Plain<N>>(from: &mut &[u8]) -> Option<Ragged<T>> {
    Some(Ragged {
        starts: take(from)?,
        items: take(from)?,
    })
}

/// A number that has bytes of its own.
macro_rules! plain_number {
    ($number:ty, $bytes:literal) => {
        impl Plain<$bytes> for $number {
            fn to_plain(self) -> [u8; $bytes] {
                self.to_le_bytes()
            }

            fn of_plain(bytes: [u8; $bytes]) -> Self {
                Self::from_le_bytes(bytes)
            }
        }
    };
}

plain_number!(u32, 4);
plain_number!(f32, 4);
plain_number!(u64, 8);
