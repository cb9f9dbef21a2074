//! Texts that were weighed by a foresight give the lists that they would give without.

use std::borrow::Cow;

use super::super::records::Nothing;
use super::super::{Early, Weighed};
use super::*;

/// The texts of a site, of which most were weighed while they were read.
struct Read {
    profiles: Vec<Option<Profile>>,
    weighed: Vec<Option<Weighed>>,
    foresight: Option<Foresight>,
    all: Vec<Profile>,
}

impl Texts for Read {
    fn profile(&self, place: usize) -> Cow<'_, Profile> {
        Cow::Borrowed(self.profiles[place].as_ref().unwrap_or(&self.all[place]))
    }

    fn weighed(&self, place: usize) -> Option<&Weighed> {
        self.weighed[place].as_ref()
    }

    fn foresight(&self) -> Option<&Foresight> {
        self.foresight.as_ref()
    }
}

const SITE: usize = 2600;

/// Many short texts, of a few subjects.
fn many() -> Vec<Text> {
    let han = |n: usize| char::from_u32(0x4E00 + (n % 400) as u32).unwrap();
    let body = |n: usize| {
        let subject = (0..12).map(|k| han(n % 90 * 4 + n / 7 * k % 11));
        subject
            .chain((0..12).map(|k| han(n * 37 + k * k)))
            .collect()
    };
    let text = |n: usize| Text {
        title: "新闻",
        keywords: Vec::new(),
        body: body(n),
        days_old: n as i64,
    };
    (0..SITE).map(text).collect()
}

/// Reads texts as a build does.
fn read(texts: &[Text]) -> Read {
    let entries = entries(texts);
    let all = profiles(texts);
    let is_early: Vec<bool> = entries
        .iter()
        .map(|entry| Foresight::asks_for(&entry.id, entries.len()))
        .collect();
    let early: Vec<Early<'_>> = entries
        .iter()
        .zip(&all)
        .zip(&is_early)
        .filter(|(_, is_early)| **is_early)
        .map(|((entry, profile), _)| Early {
            id: &entry.id,
            time: Some(entry.time),
            profile: Some(profile),
        })
        .collect();
    let foresight = Foresight::of(&early, entries.len());
    let weigh = |(profile, is_early): (&Profile, &bool)| {
        let foresight = foresight.as_ref().filter(|_| !is_early);
        foresight.map(|foresight| foresight.weigh(profile))
    };
    let profiles = all.iter().zip(&is_early);
    Read {
        weighed: all.iter().zip(&is_early).map(weigh).collect(),
        profiles: profiles
            .map(|(profile, is_early)| is_early.then(|| profile.clone()))
            .collect(),
        foresight,
        all,
    }
}

fn lists(texts: &dyn Texts, entries: &[Entry]) -> Vec<Vec<Related>> {
    let update = State::update(None, entries, &Options::default(), texts, &mut Nothing);
    (0..entries.len())
        .map(|place| update.index.list(place).to_vec())
        .collect()
}

#[test]
fn lists_are_the_same_whether_it_comes_true_or_not() {
    let texts = many();
    let (entries, mut read) = (entries(&texts), read(&texts));
    assert!(read.foresight.is_some());
    let profiles = profiles(&texts);
    let plain = |place: usize| profiles[place].clone();
    assert!(lists(&read, &entries) == lists(&plain, &entries));
    // One that it was made of is not published after all.
    let first = (0..SITE).find(|&place| read.profiles[place].is_some());
    let gone = first.unwrap();
    let mut fewer = entries;
    fewer.remove(gone);
    read.profiles.remove(gone);
    read.weighed.remove(gone);
    read.all.remove(gone);
    let plain = |place: usize| profiles[place + usize::from(place >= gone)].clone();
    assert!(lists(&read, &fewer) == lists(&plain, &fewer));
}

#[test]
fn nothing_is_foreseen_where_it_is_in_doubt() {
    let texts = many();
    let profile = Profile::of(&texts[0].document());
    let foresee = |count: usize, newest: i64| {
        let ids: Vec<String> = (0..count).map(|n| format!("{n:05}")).collect();
        let asked = (0..)
            .zip(&ids)
            .filter(|(_, id)| Foresight::asks_for(id, count));
        let early: Vec<Early<'_>> = asked
            .map(|(day, id)| Early {
                id,
                time: Some(day.min(newest) * 86_400),
                profile: Some(&profile),
            })
            .collect();
        (early.len(), Foresight::of(&early, count).is_some())
    };
    // So small that all articles tell how rare terms are.
    assert_eq!(foresee(2000, 9999), (0, false));
    assert!(foresee(2600, 9999).1);
    // Half are of the current period, more or less.
    assert!(!foresee(2600, 1280).1);
    assert!(Foresight::of(&[], 5000).is_none());
}
