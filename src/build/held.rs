//! Holds made pictures until they are asked for, where no cache does.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Bytes of pictures that are held; those beyond are made once more.
const ROOM: usize = 64 << 20;

/// The bytes of pictures, by name.
#[derive(Debug, Default)]
pub(super) struct Held(Mutex<Shelf>);

#[derive(Debug, Default)]
struct Shelf {
    size: usize,
    files: HashMap<String, Vec<u8>>,
}

impl Held {
    /// Holds the bytes under `name`, if there is room for them.
    pub(super) fn put(&self, name: String, bytes: Vec<u8>) {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.size + bytes.len() > ROOM {
            return;
        }
        shelf.size += bytes.len();
        if let Some(old) = shelf.files.insert(name, bytes) {
            shelf.size -= old.len();
        }
    }

    /// Gives the bytes under `name` away.
    pub(super) fn take(&self, name: &str) -> Option<Vec<u8>> {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = shelf.files.remove(name)?;
        shelf.size -= bytes.len();
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_finds_room_is_held_until_it_is_taken() {
        let held = Held::default();
        held.put("a".to_owned(), vec![1; ROOM - 1]);
        held.put("b".to_owned(), vec![2; 2]);
        assert_eq!(held.take("b"), None);
        assert_eq!(held.take("a").map(|bytes| bytes.len()), Some(ROOM - 1));
        assert_eq!(held.take("a"), None);
        held.put("b".to_owned(), vec![2; 2]);
        assert_eq!(held.take("b"), Some(vec![2; 2]));
    }
}
