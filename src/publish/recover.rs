//! Finishes an exchange, be it this build's own or one at which an earlier build was killed.

use std::{fs, io, path::Path};

use super::{
    error::{ManifestState, PublishError, failed},
    exchange::folder_id,
    manifest::Manifest,
    overwrite::remove,
    place::{Place, is_folder},
    stamps,
};
use crate::message::Doing;

/// Brings the state that a killed build left to one that a finished build leaves.
///
/// A build that is killed before the exchange leaves the old site live; one that is killed
/// after it, the new one. Which of the two it was is told by the identity of the live folder,
/// which the next manifest holds.
pub(super) fn recover(place: &Place) -> Result<(), PublishError> {
    let (output, standby) = (&place.output, place.standby());
    if !output.exists() && is_folder(&standby) && is_folder(&place.building()) {
        // Killed between the two renames of an exchange.
        fs::rename(&standby, output).map_err(failed(Doing::Restore, output))?;
    }
    let next = place.next_manifest();
    let (manifest, state) = Manifest::read(&next)?;
    match state {
        ManifestState::Missing => Ok(()),
        ManifestState::Whole if was_exchanged(place, &manifest) => finish(place),
        _ => {
            remove(&place.next_stamps())?;
            remove(&next)
        }
    }
}

fn was_exchanged(place: &Place, next: &Manifest) -> bool {
    match folder_id(&place.output) {
        Some(live) => live == next.folder,
        // Without identities there is no exchange in one call, but one that uses it up.
        None => place.output.exists() && !is_folder(&place.building()),
    }
}

/// After the exchange: the generation that was live becomes the standby, and the next manifest
/// the live one's.
pub(super) fn finish(place: &Place) -> Result<(), PublishError> {
    let manifest = place.manifest();
    rename_if_there(&place.building(), &place.standby())?;
    stamps::bring(place)?;
    fs::rename(place.next_manifest(), &manifest).map_err(failed(Doing::Replace, manifest))
}

fn rename_if_there(from: &Path, to: &Path) -> Result<(), PublishError> {
    match fs::rename(from, to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(failed(Doing::Replace, to)(error))
        }
        _ => Ok(()),
    }
}
