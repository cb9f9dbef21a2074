//! Who has which address: every file of the site claims its place before anything is written.

use std::{collections::hash_map::Entry, sync::Arc};

use foldhash::HashMap;
use rayon::prelude::*;

use super::Address;
use crate::{
    config::{Config, Edition},
    diagnostic::{Diagnostic, Place},
    message::{Complaint, Message, Value, message},
    output::OutputPath,
};

/// The places of the output folder that are taken.
#[derive(Debug, Default)]
pub(super) struct Routes {
    owners: HashMap<OutputPath, Owner>,
}

/// What stands at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Owner {
    /// A file of the site: an article, a page, an image.
    File(Place),
    /// The redirect of an old address, at the line that asks for it.
    Alias(Place),
    /// A page or file that kuaidu makes, named for a message: `the archive of 2025`. Hundreds of
    /// pages of one list share the name.
    Made(Arc<Message>),
}

impl Owner {
    /// A page or file that kuaidu makes.
    pub(super) fn made(name: Message) -> Self {
        Self::Made(Arc::new(name))
    }
}

impl From<&Arc<Message>> for Value {
    fn from(name: &Arc<Message>) -> Self {
        Self::Message(Message::clone(name))
    }
}

impl Routes {
    /// Claims the file behind `address`; `None`, and an error, where it is taken or no valid path.
    pub(super) fn claim(
        &mut self,
        address: &Address,
        owner: Owner,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<OutputPath> {
        let path = match address.output_path() {
            Ok(path) => path,
            Err(why) => {
                diagnostics.push(invalid(address, &owner, why));
                return None;
            }
        };
        match self.owners.entry(path.clone()) {
            Entry::Occupied(taken) => {
                diagnostics.push(conflict(address, &owner, taken.get()));
                None
            }
            Entry::Vacant(free) => {
                free.insert(owner);
                Some(path)
            }
        }
    }

    /// Whether a web server would find something at `address`.
    pub(super) fn serves(&self, address: &Address) -> bool {
        let serves = |address: &Address| {
            address
                .output_path()
                .is_ok_and(|path| self.owners.contains_key(&path))
        };
        serves(address) || serves(&address.join("/"))
    }

    /// What is wrong with all claims together.
    pub(super) fn check(&self, config: &Config, diagnostics: &mut Vec<Diagnostic>) {
        self.check_folders(diagnostics);
        if config.edition == Edition::Hans {
            self.check_editions(config, diagnostics);
        }
        self.check_case(diagnostics);
    }

    /// Warnings for addresses that are one where case does not count, as on macOS and Windows: there
    /// one file would take the place of the other.
    fn check_case(&self, diagnostics: &mut Vec<Diagnostic>) {
        let mut mixed: Vec<(&OutputPath, &Owner)> = self
            .owners
            .par_iter()
            .filter(|(path, _)| has_capitals(path.as_str()))
            .collect();
        mixed.sort_by_key(|(path, _)| *path);
        let mut first: HashMap<String, (&OutputPath, &Owner)> = HashMap::default();
        for (path, owner) in mixed {
            let folded = path.as_str().to_lowercase();
            let other = self.owners.get_key_value(folded.as_str());
            let other = other.or_else(|| first.get(&folded).copied());
            if let Some((other, of_other)) = other {
                diagnostics.push(differ_in_case((path, owner), (other, of_other)));
            }
            first.entry(folded).or_insert((path, owner));
        }
    }

    /// Errors for files that stand in the folder of another edition of the site; one for each folder.
    fn check_editions(&self, config: &Config, diagnostics: &mut Vec<Diagnostic>) {
        for edition in config.translations() {
            let folder = edition.folder();
            let inside = self.owners.par_iter();
            let inside = inside.filter(|(path, _)| path.as_str().starts_with(folder));
            if let Some((path, owner)) = inside.min_by_key(|(path, _)| *path) {
                let edition = Owner::made(message!("made-edition", tag = edition.tag()));
                diagnostics.push(conflict(&Address::from(path), owner, &edition));
            }
        }
    }

    /// Errors for files that would have to be folders at the same time: `a` beside `a/index.html`;
    /// one for each such file.
    fn check_folders(&self, diagnostics: &mut Vec<Diagnostic>) {
        let found = self.owners.par_iter().flat_map_iter(|(path, owner)| {
            let files = folders(path)
                .filter_map(move |folder| Some((self.owners.get_key_value(folder)?, path)));
            files.map(move |((file, of_file), below)| (file, of_file, below, owner))
        });
        let mut found: Vec<_> = found.collect();
        found.sort_by_key(|(file, _, below, _)| (*file, *below));
        found.dedup_by_key(|(file, ..)| *file);
        diagnostics.extend(
            found
                .into_iter()
                .map(|(file, of_file, _, owner)| blocked(&Address::from(file), of_file, owner)),
        );
    }
}

/// Where an owner stands in a file that a person wrote.
fn written(owner: &Owner) -> Option<&Place> {
    match owner {
        Owner::File(place) | Owner::Alias(place) => Some(place),
        Owner::Made(_) => None,
    }
}

fn has_capitals(path: &str) -> bool {
    if path.is_ascii() {
        path.bytes().any(|byte| byte.is_ascii_uppercase())
    } else {
        path.chars().any(char::is_uppercase)
    }
}

fn folders(path: &OutputPath) -> impl Iterator<Item = &str> {
    path.as_str()
        .match_indices('/')
        .map(|(at, _)| &path.as_str()[..at])
}

fn invalid(address: &Address, owner: &Owner, why: Complaint) -> Diagnostic {
    let message = why.of(message!("address-named", address = address.to_string()));
    let diagnostic = Diagnostic::error("address", message).help(message!("choose-address"));
    match written(owner) {
        Some(place) => diagnostic.at(place.clone()),
        None => diagnostic,
    }
}

fn conflict(address: &Address, owner: &Owner, taken: &Owner) -> Diagnostic {
    use Owner::{Alias, File, Made};
    let error = |message: Message| Diagnostic::error("duplicate-address", message);
    let at = address.to_string();
    match (owner, taken) {
        (Alias(one), Alias(other)) => {
            let message = |one: &str, other: &str| {
                message!("same-alias", one = one, other = other, address = at)
            };
            pair(one, other, message).help(message!("same-alias-help"))
        }
        (Alias(alias), File(place)) | (File(place), Alias(alias)) => {
            let owner = &place.path;
            error(message!("alias-of-file", address = at, owner = owner))
                .at(alias.clone())
                .related(place.clone())
                .help(message!("alias-of-file-help"))
        }
        (Alias(alias), Made(made)) | (Made(made), Alias(alias)) => {
            error(message!("alias-of-made", address = at, owner = made))
                .at(alias.clone())
                .help(message!("alias-of-made-help"))
        }
        (File(one), File(other)) => {
            let message = |one: &str, other: &str| {
                message!("same-address", one = one, other = other, address = at)
            };
            pair(one, other, message).help(message!("same-address-help"))
        }
        (File(file), Made(made)) | (Made(made), File(file)) => {
            error(message!("address-of-made", address = at, owner = made))
                .at(file.clone())
                .help(message!("choose-address-or-name"))
        }
        (Made(one), Made(other)) => error(message!(
            "made-twice",
            one = one,
            other = other,
            address = at
        ))
        .help(message!("made-twice-help")),
    }
}

/// Two files that want the same, named in their order.
fn pair(one: &Place, other: &Place, says: impl FnOnce(&str, &str) -> Message) -> Diagnostic {
    let (first, second) = if one.path <= other.path {
        (one, other)
    } else {
        (other, one)
    };
    Diagnostic::error("duplicate-address", says(&first.path, &second.path))
        .at(first.clone())
        .related(second.clone())
}

fn differ_in_case(
    (path, owner): (&OutputPath, &Owner),
    other: (&OutputPath, &Owner),
) -> Diagnostic {
    let [one, two] = [path, other.0].map(|path| {
        let path = path.as_str();
        path.strip_suffix("index.html").unwrap_or(path)
    });
    let message = message!("address-case", one = one, other = two);
    let warning = Diagnostic::warning("address-case", message).help(message!("address-case-help"));
    let places: Vec<&Place> = [owner, other.1].into_iter().filter_map(written).collect();
    match places[..] {
        [] => warning,
        [one] => warning.at(one.clone()),
        [one, other, ..] => warning.at(one.clone()).related(other.clone()),
    }
}

/// `file` stands at `address`, where `other` needs a folder.
fn blocked(address: &Address, file: &Owner, other: &Owner) -> Diagnostic {
    let needs = match other {
        Owner::File(place) | Owner::Alias(place) => Value::from(&place.path),
        Owner::Made(made) => Value::from(made),
    };
    let message = message!(
        "address-blocked",
        address = address.to_string(),
        needs = needs
    );
    let diagnostic = Diagnostic::error("duplicate-address", message);
    let diagnostic = diagnostic.help(message!("choose-address-or-name"));
    let diagnostic = match file {
        Owner::File(place) | Owner::Alias(place) => diagnostic.at(place.clone()),
        Owner::Made(_) => diagnostic,
    };
    match other {
        Owner::File(place) | Owner::Alias(place) => diagnostic.related(place.clone()),
        Owner::Made(_) => diagnostic,
    }
}
