//! What is done to a site: every edit a name, how often it happens, and a function.

mod articles;
mod dates;
mod fields;
mod files;
mod links;
mod mistakes;
mod moments;
mod settings;
mod terms;
mod text;
pub(crate) mod theme;

use crate::{random::Random, site::Site};

/// Changes the site and says what was changed; nothing where it does not apply.
type Apply = fn(&mut Site, &mut Random) -> Option<String>;

/// An edit: how often it happens in comparison with others, what it is, and how it is done.
pub(crate) type Edit = (u64, &'static str, Apply);

/// All edits.
pub(crate) fn all() -> impl Iterator<Item = &'static Edit> {
    let tables: [&[Edit]; 11] = [
        &articles::EDITS,
        &dates::EDITS,
        &fields::EDITS,
        &files::EDITS,
        &links::EDITS,
        &mistakes::EDITS,
        &moments::EDITS,
        &settings::EDITS,
        &terms::EDITS,
        &text::EDITS,
        &theme::EDITS,
    ];
    tables.into_iter().flatten()
}

/// Does one of the edits, in words.
pub(crate) fn edit(site: &mut Site, random: &mut Random) -> String {
    let total: u64 = all().map(|(weight, ..)| weight).sum();
    for _ in 0..20 {
        let mut left = random.next() % total;
        let chosen = all().find(|(weight, ..)| {
            let is_it = left < *weight;
            left = left.saturating_sub(*weight);
            is_it
        });
        let Some((_, name, apply)) = chosen else {
            continue;
        };
        if let Some(words) = apply(site, random) {
            return format!("{name}: {words}");
        }
    }
    "nothing that was tried applies".to_owned()
}
