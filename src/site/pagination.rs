//! List pages, numbered from the oldest so that old ones never change.

use std::{num::NonZeroUsize, ops::Range};

use super::Address;

/// The pages of one list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pagination {
    /// Newest first; the first stands at the list's own address.
    pub(super) pages: Vec<ListPage>,
    /// The address of the next page to be filled, until then a redirect to the newest page: the
    /// newest numbered page links to it and so stays as it is when that page comes into being.
    pub(super) pending: Option<Address>,
}

/// One page of a list.
#[derive(Debug, PartialEq, Eq)]
pub struct ListPage {
    /// Its own address.
    pub address: Address,
    /// Its number, counted from the oldest page; none for the newest page.
    pub number: Option<usize>,
    /// Which entries of the list it shows, the list being newest first.
    pub entries: Range<usize>,
    /// The page of the next newer entries.
    pub newer: Option<Address>,
    /// The page of the next older entries.
    pub older: Option<Address>,
}

/// Pages of `per_page` entries for a list of `count` at `base`.
///
/// Page `k` holds the entries from `(k − 1) · per_page` to `k · per_page`, counted from the
/// oldest, once the page after it is full too; the newest page holds the rest: what has not
/// filled a page yet and one full page.
pub(super) fn paginate(base: &Address, count: usize, per_page: NonZeroUsize) -> Pagination {
    let per_page = per_page.get();
    let settled = (count / per_page).saturating_sub(1);
    let numbered = |number: usize| base.join(&format!("page/{number}/"));
    let newest = ListPage {
        address: base.clone(),
        number: None,
        entries: 0..count - settled * per_page,
        newer: None,
        older: (settled > 0).then(|| numbered(settled)),
    };
    let older = (1..=settled).rev().map(|number| ListPage {
        address: numbered(number),
        number: Some(number),
        entries: count - number * per_page..count - (number - 1) * per_page,
        newer: Some(numbered(number + 1)),
        older: (number > 1).then(|| numbered(number - 1)),
    });
    Pagination {
        pages: std::iter::once(newest).chain(older).collect(),
        pending: (settled > 0).then(|| numbered(settled + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(count: usize) -> Pagination {
        paginate(
            &Address::new("/keywords/ai/"),
            count,
            NonZeroUsize::new(20).unwrap(),
        )
    }

    #[test]
    fn a_short_list_is_one_page() {
        for count in [0, 1, 20, 39] {
            let list = pages(count);
            assert_eq!(list.pages.len(), 1);
            assert_eq!(list.pages[0].entries, 0..count);
            assert_eq!(list.pending, None);
        }
    }

    #[test]
    fn the_newest_page_holds_a_full_page_and_the_rest() {
        let list = pages(47);
        let shape: Vec<_> = list
            .pages
            .iter()
            .map(|page| (page.number, page.entries.clone()))
            .collect();
        assert_eq!(shape, [(None, 0..27), (Some(1), 27..47)]);
        assert_eq!(list.pages[1].newer, list.pending);
    }

    #[test]
    fn every_entry_is_on_one_page() {
        for count in 0..200 {
            let mut next = 0;
            for page in pages(count).pages {
                assert_eq!(page.entries.start, next);
                next = page.entries.end;
            }
            assert_eq!(next, count);
        }
    }

    #[test]
    fn numbered_pages_never_change() {
        // The same page in terms of the oldest entry: what it shows and where it leads.
        let seen_from_the_oldest = |count: usize, page: &ListPage| {
            let Range { start, end } = page.entries.clone();
            (
                count - end..count - start,
                page.newer.clone(),
                page.older.clone(),
            )
        };
        for count in 0..200 {
            let (now, later) = (pages(count), pages(count + 1));
            for page in now.pages.iter().filter(|page| page.number.is_some()) {
                let same = later
                    .pages
                    .iter()
                    .find(|other| other.number == page.number)
                    .unwrap();
                assert_eq!(
                    seen_from_the_oldest(count, page),
                    seen_from_the_oldest(count + 1, same)
                );
            }
        }
    }
}
