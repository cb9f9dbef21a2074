//! A cache that is lost, cut, overwritten or foreign: the build is right, and says nothing of it.

use std::{
    fs::{self, Permissions},
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
};

use crate::{
    check::{Lived, Step},
    folder::Folder,
    random::Random,
    sample::rich,
    site::Site,
    state,
};

/// Files of the cache that are damaged in every way; where there are more, so many of them.
const FILES: usize = 6;

/// At so many places a file is cut, and a bit of it turned.
const PLACES: usize = 40;

/// A damage of a file of the cache.
type Damage = Box<dyn Fn(&Path)>;

/// A change of the bytes of a file.
fn of_bytes(change: impl Fn(&mut Vec<u8>) + 'static) -> Damage {
    Box::new(move |path| {
        let mut bytes = fs::read(path).unwrap();
        change(&mut bytes);
        fs::write(path, bytes).unwrap();
    })
}

/// The `part`th of so many equal parts of a length.
fn part(len: usize, part: usize, of: usize) -> usize {
    len * part / of
}

/// Cuts the file off.
fn cuts() -> Vec<(String, Damage)> {
    let cut = |at: usize| {
        let cut = of_bytes(move |bytes| bytes.truncate(part(bytes.len(), at, PLACES)));
        (format!("cut at {at}/{PLACES}"), cut)
    };
    let last = of_bytes(|bytes| bytes.truncate(bytes.len().saturating_sub(1)));
    let mut all: Vec<_> = (0..PLACES).map(cut).collect();
    all.push(("without its last byte".to_owned(), last));
    all
}

/// Turns one bit, in every region of the file and near both ends.
fn flips() -> Vec<(String, Damage)> {
    let flip = |words: String, place: Box<dyn Fn(usize) -> usize>, bit: usize| {
        let flip = of_bytes(move |bytes| {
            let at = place(bytes.len());
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << (bit % 8);
            }
        });
        (format!("bit {} turned {words}", bit % 8), flip)
    };
    let mut all = Vec::new();
    for at in 0..PLACES {
        let place = Box::new(move |len| part(len, at, PLACES) + at);
        all.push(flip(format!("at {at}/{PLACES}"), place, at));
    }
    for at in 0..12 {
        all.push(flip(format!("at byte {at}"), Box::new(move |_| at), at + 3));
        let from_end = Box::new(move |len: usize| len.saturating_sub(1 + at));
        all.push(flip(format!("{at} before the end"), from_end, at));
    }
    all
}

/// Overwrites the file, or parts of it.
fn overwrites() -> Vec<(String, Damage)> {
    let mut all: Vec<(String, Damage)> = vec![
        ("emptied".to_owned(), of_bytes(Vec::clear)),
        ("all zeros".to_owned(), of_bytes(|bytes| bytes.fill(0))),
        ("all ones".to_owned(), of_bytes(|bytes| bytes.fill(0xff))),
        ("longer".to_owned(), of_bytes(|bytes| bytes.extend(b"more"))),
        (
            "twice".to_owned(),
            of_bytes(|bytes| bytes.extend_from_within(..)),
        ),
        (
            "text".to_owned(),
            of_bytes(|bytes| *bytes = b"{}\n".to_vec()),
        ),
        ("backwards".to_owned(), of_bytes(|bytes| bytes.reverse())),
    ];
    for at in 0..8 {
        let zeros = of_bytes(move |bytes| {
            let (from, to) = (part(bytes.len(), at, 8), part(bytes.len(), at + 1, 8));
            bytes[from..to].fill(0);
        });
        all.push((format!("zeros in eighth {at}"), zeros));
    }
    for seed in 0..4 {
        let noise = of_bytes(move |bytes| {
            let mut random = Random::new(seed);
            bytes
                .iter_mut()
                .for_each(|byte| *byte = random.next() as u8);
        });
        all.push((format!("noise {seed}"), noise));
    }
    all
}

/// Puts something else in the place of the file.
fn replacements() -> Vec<(String, Damage)> {
    let remove = |path: &Path| fs::remove_file(path).unwrap();
    vec![
        ("deleted".to_owned(), Box::new(remove)),
        (
            "a folder".to_owned(),
            Box::new(move |path| {
                remove(path);
                fs::create_dir(path).unwrap();
            }),
        ),
        (
            "a link to nowhere".to_owned(),
            Box::new(move |path| {
                remove(path);
                symlink("nowhere", path).unwrap();
            }),
        ),
        (
            "read-only".to_owned(),
            Box::new(|path| fs::set_permissions(path, Permissions::from_mode(0o444)).unwrap()),
        ),
        (
            "not to be read".to_owned(),
            Box::new(|path| fs::set_permissions(path, Permissions::from_mode(0o000)).unwrap()),
        ),
    ]
}

/// A site that was built, and its next edit.
struct Story {
    site: Site,
    lived: Lived,
    edits: usize,
}

impl Story {
    fn new() -> Self {
        let mut story = Self {
            site: rich(),
            lived: Lived::new(),
            edits: 0,
        };
        story.goes_on("at first", |_| {});
        assert!(!story.cache().is_empty(), "a build remembers something");
        story
    }

    /// Some files of the cache.
    fn cache(&self) -> Vec<PathBuf> {
        let files = state::files(&self.lived.folder);
        let step = files.len().div_ceil(FILES).max(1);
        files.into_iter().step_by(step).collect()
    }

    /// Edits the site, or every third time does not, and builds it after `damage`.
    fn goes_on(&mut self, words: &str, damage: impl FnOnce(&Folder)) {
        self.edits += 1;
        let number = self.edits;
        if !number.is_multiple_of(3) {
            let article = number % self.site.articles.len();
            let title = format!("'第 {number} 次'");
            self.site.articles[article].fields.insert("title", title);
        }
        let built = self.lived.build_after(&self.site, damage);
        assert_eq!(built, Ok(Step::Published), "{words}");
    }

    /// Builds after each of these damages to each file of the cache.
    fn survives(&mut self, damages: &[(String, Damage)]) {
        for (words, damage) in damages {
            for path in self.cache() {
                // What came of a build is forgotten where a file could change unseen.
                let damage = |_: &Folder| {
                    if path.exists() {
                        damage(&path);
                    }
                };
                self.goes_on(&format!("{} {words}", path.display()), damage);
            }
        }
        self.goes_on("at last", |_| {});
    }
}

#[test]
fn a_cache_that_is_cut_is_no_cache() {
    Story::new().survives(&cuts());
}

#[test]
fn a_cache_with_a_bit_turned_is_no_cache() {
    Story::new().survives(&flips());
}

#[test]
fn a_cache_that_is_overwritten_is_no_cache() {
    Story::new().survives(&overwrites());
}

#[test]
fn a_cache_that_is_replaced_by_something_else_is_no_cache() {
    Story::new().survives(&replacements());
}

#[test]
fn a_cache_that_is_lost_is_made_anew() {
    let mut story = Story::new();
    let all_lost = |folder: &Folder| {
        for path in state::files(folder) {
            fs::remove_file(path).unwrap();
        }
    };
    story.goes_on("all lost", all_lost);
    story.goes_on("at last", |_| {});
}

/// The cache of another site in the place of this one's: sound in itself, and wrong here.
#[test]
fn a_cache_of_another_site_is_no_cache() {
    let mut story = Story::new();
    let mut other = rich();
    for article in &mut other.articles {
        article.body.push("别人的文章。".to_owned());
    }
    other.settings.insert("title", "别人的站".to_owned());
    let mut others = Lived::new();
    others.build(&other).unwrap();
    exchange(&mut story, &others);
}

/// The cache of this site on an earlier day: all that it says was true once.
#[test]
fn a_cache_of_an_earlier_day_is_no_cache() {
    let mut story = Story::new();
    let earlier = story.lived.copy();
    story.site.articles.remove(2);
    story.site.settings.insert("title", "新的站名".to_owned());
    story.goes_on("later", |_| {});
    story.goes_on("later still", |_| {});
    exchange(&mut story, &earlier);
}

/// Puts the cache of `other` in the place of the site's: each file alone, then all of them.
fn exchange(story: &mut Story, other: &Lived) {
    let from = state::folder(&other.folder);
    let copy = |path: &PathBuf, to: &Folder| {
        let name = path.strip_prefix(&from).unwrap();
        let to = state::folder(to).join(name);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, fs::read(path).unwrap()).unwrap();
    };
    let files = state::files(&other.folder);
    for path in &files {
        story.goes_on(&path.display().to_string(), |folder| copy(path, folder));
    }
    story.goes_on("all files", |folder| {
        files.iter().for_each(|path| copy(path, folder));
    });
    story.goes_on("at last", |_| {});
}

/// Each file of the cache in the place of each other one.
#[test]
fn a_cache_whose_files_are_mixed_up_is_no_cache() {
    let mut story = Story::new();
    for one in 0..story.cache().len() {
        for other in 0..story.cache().len() {
            let files = story.cache();
            let (Some(one), Some(other)) = (files.get(one), files.get(other)) else {
                continue;
            };
            let words = format!("{} as {}", one.display(), other.display());
            let bytes = fs::read(one).unwrap();
            story.goes_on(&words, |_| fs::write(other, bytes).unwrap());
        }
    }
}
