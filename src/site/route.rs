//! Who has which address: every file of the site claims its place before anything is written.

use std::collections::hash_map::Entry;

use foldhash::HashMap;
use rayon::prelude::*;

use super::Address;
use crate::{
    config::{Config, Edition},
    diagnostic::{Diagnostic, Place},
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
    /// A page or file that kuaidu makes, named for a message: `the archive of 2025`.
    Made(String),
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
                let edition = Owner::Made(format!("the edition {}", edition.tag()));
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

fn invalid(address: &Address, owner: &Owner, why: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error("address", format!("the address {address} {why}"))
        .help("choose another one with `slug` or `permalink`");
    match written(owner) {
        Some(place) => diagnostic.at(place.clone()),
        None => diagnostic,
    }
}

const CHOOSE_ANOTHER: &str =
    "choose another one with `slug` or `permalink`, or another name for the file";

fn conflict(address: &Address, owner: &Owner, taken: &Owner) -> Diagnostic {
    use Owner::{Alias, File, Made};
    let error = |message: String| Diagnostic::error("duplicate-address", message);
    match (owner, taken) {
        (Alias(one), Alias(other)) => pair(one, other, format!("have the same alias, {address}"))
            .help("take it out of one of the two"),
        (Alias(alias), File(place)) | (File(place), Alias(alias)) => error(format!(
            "the alias {address} is the address of {}",
            place.path
        ))
        .at(alias.clone())
        .related(place.clone())
        .help("take the alias out, or give the other file another address"),
        (Alias(alias), Made(made)) | (Made(made), Alias(alias)) => {
            error(format!("the alias {address} is the address of {made}"))
                .at(alias.clone())
                .help("take the alias out")
        }
        (File(one), File(other)) => pair(one, other, format!("have the same address, {address}"))
            .help("give one of them another address with `slug` or `permalink`"),
        (File(file), Made(made)) | (Made(made), File(file)) => {
            error(format!("the address {address} belongs to {made}"))
                .at(file.clone())
                .help(CHOOSE_ANOTHER)
        }
        (Made(one), Made(other)) => error(format!(
            "{one} and {other} have the same address, {address}"
        ))
        .help("give one of the keywords another `slug` in keywords.yaml"),
    }
}

/// Two files that want the same, named in their order.
fn pair(one: &Place, other: &Place, want: String) -> Diagnostic {
    let (first, second) = if one.path <= other.path {
        (one, other)
    } else {
        (other, one)
    };
    let message = format!("{} and {} {want}", first.path, second.path);
    Diagnostic::error("duplicate-address", message)
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
    let message = format!("the addresses /{one} and /{two} differ only in case");
    let warning = Diagnostic::warning("address-case", message).help(
        "give one of them another `slug`: on macOS and Windows one would overwrite the other",
    );
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
        Owner::File(place) | Owner::Alias(place) => place.path.as_str(),
        Owner::Made(made) => made,
    };
    let message =
        format!("a file at {address} is in the way of {needs}, which needs a folder there");
    let diagnostic = Diagnostic::error("duplicate-address", message).help(CHOOSE_ANOTHER);
    let diagnostic = match file {
        Owner::File(place) | Owner::Alias(place) => diagnostic.at(place.clone()),
        Owner::Made(_) => diagnostic,
    };
    match other {
        Owner::File(place) | Owner::Alias(place) => diagnostic.related(place.clone()),
        Owner::Made(_) => diagnostic,
    }
}
