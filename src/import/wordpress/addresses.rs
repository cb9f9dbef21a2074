//! The addresses of items: those that the public knew, and those by which links of the blog mean them.

use std::collections::BTreeMap;

use super::survey::Told;
use crate::import::old_site::OldSite;

/// The path of a page, below the pages that it stands below.
pub(super) fn path_of(told: &Told, parents: &BTreeMap<u64, (&str, u64)>) -> String {
    const DEEPEST: usize = 8;
    let mut parts = vec![told.name.as_str()];
    let mut above = told.parent;
    while let Some((name, next)) = parents
        .get(&above)
        .filter(|_| above != 0 && parts.len() < DEEPEST)
    {
        parts.push(name);
        above = *next;
    }
    parts.reverse();
    parts.join("/")
}

/// The addresses that lead to an item within the blog, also where nobody else may see it.
pub(super) fn known_as(told: &Told, blog: &OldSite) -> Vec<String> {
    let numbers = [format!("/?p={}", told.id), format!("/?page_id={}", told.id)];
    numbers.into_iter().chain(blog.path(&told.link)).collect()
}

/// The addresses that the public knew: the present one, and it with each earlier slug.
pub(super) fn old_addresses(told: &Told, blog: &OldSite) -> Vec<String> {
    let Some(path) = blog.path(&told.link).filter(|_| told.is_public) else {
        return Vec::new();
    };
    let earlier = told.old_slugs.iter().filter_map(|slug| {
        let slug = percent_encoding::percent_decode_str(slug).decode_utf8_lossy();
        let at = path.rfind(told.name.as_str())?;
        Some(format!(
            "{}{slug}{}",
            &path[..at],
            &path[at + told.name.len()..]
        ))
    });
    let earlier: Vec<_> = earlier.collect();
    std::iter::once(path.clone()).chain(earlier).collect()
}
