//! Who has which address: every file of the site claims its place before anything is written.

use std::collections::{HashMap, hash_map::Entry};

use super::Address;
use crate::{
    diagnostic::{Diagnostic, Place},
    output::OutputPath,
};

/// The places of the output folder that are taken.
#[derive(Debug, Default)]
pub struct Routes {
    owners: HashMap<OutputPath, Owner>,
}

/// What stands at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// A file of the site: an article, a page, an image.
    File(Place),
    /// A page or file that kuaidu makes, named for a message: `the archive of 2025`.
    Made(String),
}

impl Routes {
    /// Claims the file behind `address`; `None`, and an error, where it is taken or no valid path.
    pub fn claim(
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
    pub fn serves(&self, address: &Address) -> bool {
        let serves = |address: &Address| {
            address
                .output_path()
                .is_ok_and(|path| self.owners.contains_key(&path))
        };
        serves(address) || serves(&address.join("/"))
    }

    /// What stands at the file `path`.
    pub fn owner(&self, path: &OutputPath) -> Option<&Owner> {
        self.owners.get(path)
    }

    /// Errors for files that would have to be folders at the same time: `a` beside `a/index.html`.
    pub fn check_folders(&self, diagnostics: &mut Vec<Diagnostic>) {
        let mut found: Vec<_> = self
            .owners
            .iter()
            .flat_map(|(path, owner)| folders(path).map(move |folder| (path, owner, folder)))
            .filter_map(|(path, owner, folder)| Some((path, owner, self.owners.get(folder)?)))
            .collect();
        found.sort_by_key(|(path, ..)| *path);
        diagnostics.extend(
            found
                .into_iter()
                .map(|(path, owner, file)| conflict(&Address::from(path), owner, file)),
        );
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
    match owner {
        Owner::File(place) => diagnostic.at(place.clone()),
        Owner::Made(_) => diagnostic,
    }
}

fn conflict(address: &Address, owner: &Owner, taken: &Owner) -> Diagnostic {
    const HELP: &str = "give one of them another address with `slug` or `permalink`";
    let error = |message| Diagnostic::error("duplicate-address", message);
    match (owner, taken) {
        (Owner::File(one), Owner::File(other)) => error(format!(
            "{} and {} have one address, {address}",
            other.path, one.path
        ))
        .at(one.clone())
        .related(other.clone())
        .help(HELP),
        (Owner::File(file), Owner::Made(made)) | (Owner::Made(made), Owner::File(file)) => {
            error(format!("the address {address} belongs to {made}"))
                .at(file.clone())
                .help("choose another one with `slug` or `permalink`, or another name for the file")
        }
        (Owner::Made(one), Owner::Made(other)) => {
            error(format!("{one} and {other} have one address, {address}"))
                .help("give one of the keywords another `slug` in keywords.yaml")
        }
    }
}
