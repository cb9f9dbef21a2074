//! What the articles of the sample told of terms, kept so that an edit of one asks no other again.

use std::borrow::Cow;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use super::lexicon::Lexicon;
use super::profile::Profile;
use super::records::Records;
use super::sample::Sample;
use super::term::Term;

/// An article of the sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sampled {
    pub(super) slot: u32,
    /// Tokens in its body.
    pub(super) length: u32,
    /// Where its terms stand among the records, and how long that is.
    pub(super) record: (u64, u32),
}

impl Sampled {
    /// Records the terms of an article, behind `end` bytes of other records.
    pub(super) fn record(
        slot: u32,
        profile: &Profile,
        end: &mut u64,
        records: &mut dyn Records,
    ) -> Self {
        let bytes = to_bytes(&profile.terms);
        let record = (*end, bytes.len() as u32);
        *end += u64::from(record.1);
        records.append(&bytes);
        Self {
            slot,
            length: profile.length,
            record,
        }
    }

    /// Its terms; none where they are lost or damaged.
    fn terms(&self, records: &dyn Records) -> Option<Vec<Term>> {
        of_bytes(&records.read(self.record.0, self.record.1)?)
    }
}

/// The lexicon that a sample tells, of recorded terms and of profiles at hand; none where
/// records are lost.
pub(super) fn lexicon(
    sampled: &[Sampled],
    at_hand: &[Cow<'_, Profile>],
    sample: Sample,
    records: &dyn Records,
) -> Option<Lexicon> {
    let recorded = sampled.par_iter().map(|sampled| sampled.terms(records));
    let recorded: Vec<Vec<Term>> = recorded.collect::<Option<_>>()?;
    let known = sampled.iter().zip(&recorded);
    let known = known.map(|(sampled, terms)| (terms.as_slice(), sampled.length));
    let new = at_hand.iter().map(|profile| profile.told());
    Some(Lexicon::of(known.chain(new), sample))
}

/// Terms as bytes, behind a hash of them.
fn to_bytes(terms: &[Term]) -> Vec<u8> {
    let mut bytes = vec![0; 8];
    bytes.extend(terms.iter().flat_map(|term| term.0.to_le_bytes()));
    let hash = xxh3_64(&bytes[8..]);
    bytes[..8].copy_from_slice(&hash.to_le_bytes());
    bytes
}

fn of_bytes(bytes: &[u8]) -> Option<Vec<Term>> {
    let (hash, terms) = bytes.split_first_chunk::<8>()?;
    let is_whole = u64::from_le_bytes(*hash) == xxh3_64(terms);
    let terms = terms.as_chunks::<4>().0.iter();
    is_whole.then(|| terms.map(|&term| Term(u32::from_le_bytes(term))).collect())
}
