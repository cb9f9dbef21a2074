//! Which of many fonts sets Chinese: by the names of families first, by their characters last.

use std::cmp::Reverse;

use resvg::usvg::fontdb::{Database, FaceInfo, Source, Stretch, Style};
use skrifa::{FontRef, MetadataProvider};

use crate::config::Edition;

/// What a font is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Titles: bold, with serifs where there are any.
    Titles,
    /// What stands around them.
    Texts,
}

impl Role {
    fn weight(self) -> u16 {
        match self {
            Self::Titles => 700,
            Self::Texts => 400,
        }
    }
}

/// Families as the theme prefers them; `#` stands for the region whose forms the characters have.
const SERIF: [&str; 7] = [
    "Noto Serif CJK #",
    "Source Han Serif #",
    "Noto Serif #",
    "Source Han Serif CN",
    "Songti #",
    "STSong",
    "SimSun",
];
const SANS: [&str; 14] = [
    "PingFang #",
    "Noto Sans CJK #",
    "Source Han Sans #",
    "Noto Sans #",
    "Source Han Sans CN",
    "Hiragino Sans GB",
    "Heiti #",
    "STHeiti",
    "Microsoft YaHei",
    "Microsoft JhengHei",
    "SimHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
];

/// The regions whose forms an edition shows, as fonts name them, the best first.
fn regions(edition: Edition) -> &'static [&'static str] {
    match edition {
        Edition::Hans => &["SC"],
        Edition::Hant | Edition::HantTaiwan => &["TC", "HK", "SC"],
        Edition::HantHongKong => &["HK", "TC", "SC"],
    }
}

/// The font of the system for a role in an edition, if it has one with Chinese characters.
pub(super) fn of_system(fonts: &Database, role: Role, edition: Edition) -> Option<&FaceInfo> {
    let (first, second): (&[&str], &[&str]) = match role {
        Role::Titles => (&SERIF, &SANS),
        Role::Texts => (&SANS, &SERIF),
    };
    let families = first.iter().chain(second);
    let named = regions(edition).iter().flat_map(|region| {
        let families = families.clone();
        families.map(|family| family.replace('#', region))
    });
    let mut known = named.filter_map(|family| {
        let faces = fonts.faces().filter(|face| has_family(face, &family));
        faces
            .min_by_key(|face| rank(face, role))
            .filter(|face| sets_chinese(fonts, face))
    });
    known.next().or_else(|| {
        let mut all: Vec<&FaceInfo> = fonts.faces().collect();
        all.sort_by_key(|face| rank(face, role));
        all.into_iter().find(|face| sets_chinese(fonts, face))
    })
}

/// The font for a role in an edition of those in the site's own file, if they have Chinese characters.
pub(super) fn of_file(fonts: &Database, role: Role, edition: Edition) -> Option<&FaceInfo> {
    let regions = regions(edition);
    let region = |face: &FaceInfo| {
        let is_of = |region: &&str| {
            face.families
                .iter()
                .any(|(name, _)| name.ends_with(*region))
        };
        regions.iter().position(is_of).unwrap_or(regions.len())
    };
    let faces = fonts.faces().filter(|face| sets_chinese(fonts, face));
    faces.min_by_key(|face| (region(face), rank(face, role)))
}

fn has_family(face: &FaceInfo, family: &str) -> bool {
    face.families.iter().any(|(name, _)| name == family)
}

/// Where a face stands among those of a family: upright and of normal width, near to the weight of
/// its role, the heavier of two; then by name and file, so that it is the same one at every build.
fn rank(face: &FaceInfo, role: Role) -> impl Ord + use<> {
    let path = match &face.source {
        Source::File(path) => path.clone(),
        _ => Default::default(),
    };
    (
        face.style != Style::Normal,
        face.stretch != Stretch::Normal,
        face.weight.0.abs_diff(role.weight()),
        Reverse(face.weight.0),
        face.monospaced,
        face.post_script_name.clone(),
        path,
        face.index,
    )
}

/// Whether a font has characters that every Chinese text needs.
fn sets_chinese(fonts: &Database, face: &FaceInfo) -> bool {
    const NEEDED: &str = "的一国中人发这说，。";
    let has_all = |data: &[u8], index| {
        let font = FontRef::from_index(data, index).ok()?;
        let characters = font.charmap();
        Some(NEEDED.chars().all(|c| characters.map(c).is_some()))
    };
    fonts.with_face_data(face.id, has_all).flatten() == Some(true)
}
