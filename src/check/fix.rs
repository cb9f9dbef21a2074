//! Mends files: each is replaced all at once, and only what a finding names is changed.

use std::{collections::BTreeMap, ops::Range, path::PathBuf};

use super::rule::Edit;
use crate::{
    content,
    folder::{self, Found},
    message::Failure,
};

/// What mends a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Fix {
    /// Its path below the site's root.
    pub path: String,
    /// Where it is.
    file: PathBuf,
    /// What it holds.
    pub old: String,
    /// What it is to hold.
    pub new: String,
    /// How many findings are mended.
    pub mended: usize,
}

impl Fix {
    /// What mends the file that holds `bytes`: the edits of each finding, together or not at all.
    /// None where there is nothing to mend.
    pub(super) fn of(file: &Found, bytes: Vec<u8>, mends: &[Vec<Edit>]) -> Option<Self> {
        let old = String::from_utf8(bytes).ok()?;
        let (new, mended) = mend(&old, mends);
        (new != old).then(|| Self {
            path: file.relative.clone(),
            file: file.path.clone(),
            old,
            new,
            mended,
        })
    }

    /// Mends the file.
    ///
    /// # Errors
    /// When it was changed since it was read, or the machine fails; it then is as it was.
    pub fn apply(&self) -> Result<(), Failure> {
        folder::rewrite(&self.file, self.old.as_bytes(), self.new.as_bytes())
            .map_err(|why| Failure::new(why.message(&self.path)).because(why))
    }
}

/// The contents of a file mended, and how many findings are.
pub(super) fn mend(old: &str, mends: &[Vec<Edit>]) -> (String, usize) {
    let (edits, mended) = compatible(mends);
    (content::edited(old, &edits), mended)
}

/// The edits of all findings that are not in the way of an earlier one, in their order, and how many
/// findings these are.
fn compatible(mends: &[Vec<Edit>]) -> (Vec<(Range<usize>, String)>, usize) {
    let mut taken: BTreeMap<usize, &Edit> = BTreeMap::new();
    let mut mended = 0;
    for edits in mends.iter().filter(|edits| !edits.is_empty()) {
        if edits.iter().all(|edit| is_free(&taken, edit)) {
            taken.extend(edits.iter().map(|edit| (edit.span.start, edit)));
            mended += 1;
        }
    }
    let edits = taken.into_values();
    let edits = edits.map(|edit| (edit.span.clone(), edit.new.clone()));
    (edits.collect(), mended)
}

/// Whether no taken edit touches the bytes of this one.
fn is_free(taken: &BTreeMap<usize, &Edit>, edit: &Edit) -> bool {
    let before = taken.range(..=edit.span.start).next_back();
    let after = taken.range(edit.span.start..).next();
    before.is_none_or(|(start, before)| {
        before.span.end <= edit.span.start && *start != edit.span.start
    }) && after.is_none_or(|(start, _)| *start >= edit.span.end && *start != edit.span.start)
}
