//! Rows of different lengths in one piece of memory.

use std::collections::BTreeMap;

/// Rows of different lengths, one after the other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ragged<T> {
    /// Where each row begins, and where the last one ends.
    pub(super) starts: Vec<u32>,
    pub(super) items: Vec<T>,
}

impl<T> Default for Ragged<T> {
    fn default() -> Self {
        Self {
            starts: vec![0],
            items: Vec::new(),
        }
    }
}

impl<T: Copy> Ragged<T> {
    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// A row, empty beyond the last.
    pub(super) fn get(&self, row: u32) -> &[T] {
        let row = row as usize;
        match self.starts.get(row..row + 2) {
            Some(ends) => &self.items[ends[0] as usize..ends[1] as usize],
            None => &[],
        }
    }

    /// Adds a row at the end.
    pub(super) fn push(&mut self, row: impl IntoIterator<Item = T>) {
        self.items.extend(row);
        self.starts.push(self.items.len() as u32);
    }

    /// Puts other rows in the place of some; there are `rows` then.
    pub(super) fn replace(&mut self, rows: usize, others: &BTreeMap<u32, Vec<T>>) {
        let fits = |(&row, items): (&u32, &Vec<T>)| self.get(row).len() == items.len();
        if rows == self.len() && others.iter().all(fits) {
            for (&row, items) in others {
                let start = self.starts[row as usize] as usize;
                self.items[start..start + items.len()].copy_from_slice(items);
            }
            return;
        }
        let mut new = Self {
            starts: Vec::with_capacity(rows + 1),
            items: Vec::with_capacity(
                self.items.len() + others.values().map(Vec::len).sum::<usize>(),
            ),
        };
        new.starts.push(0);
        for (&row, items) in others {
            new.copy(self, row as usize);
            new.push(items.iter().copied());
        }
        new.copy(self, rows);
        *self = new;
    }

    /// Copies the rows of `other` that are not here yet, before the row `end`; those that it has not are empty.
    fn copy(&mut self, other: &Self, end: usize) {
        let (from, to) = (self.len().min(other.len()), end.min(other.len()));
        let base = self.items.len() as u32;
        let start = other.starts[from];
        self.items
            .extend_from_slice(&other.items[start as usize..other.starts[to.max(from)] as usize]);
        if to > from {
            let ends = other.starts[from + 1..=to].iter();
            self.starts.extend(ends.map(|end| end - start + base));
        }
        self.starts.resize(end + 1, self.items.len() as u32);
    }
}

impl<T: Copy> FromIterator<Vec<T>> for Ragged<T> {
    fn from_iter<I: IntoIterator<Item = Vec<T>>>(rows: I) -> Self {
        let mut ragged = Self::default();
        for row in rows {
            ragged.push(row);
        }
        ragged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_replaced_added_and_cut_off() {
        let mut ragged: Ragged<u8> = [vec![1], vec![2, 2], vec![], vec![4]].into_iter().collect();
        ragged.replace(6, &[(1, vec![7, 8, 9]), (5, vec![6])].into());
        let rows: Vec<&[u8]> = (0..7).map(|row| ragged.get(row)).collect();
        assert_eq!(rows, [&[1][..], &[7, 8, 9], &[], &[4], &[], &[6], &[]]);
        ragged.replace(2, &BTreeMap::new());
        assert_eq!((ragged.len(), ragged.get(1)), (2, &[7, 8, 9][..]));
    }
}
