//! The files of the fonts that were chosen, known by their hashes and read when they are needed.

use std::{
    io,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use resvg::usvg::fontdb::{Database, FaceInfo, Source};
use serde::{Deserialize, Serialize};

use super::{
    Undrawn,
    choice::{self, Role},
};
use crate::{
    cache::Cache,
    config::{Config, Edition, ShareImages},
    diagnostic::Diagnostic,
    fingerprint::Fingerprint,
    folder::{Found, Stamp},
    message::{Doing, Failure, Message, message},
    picture::{self, Face, Typeface},
};

/// The fonts of share images, for each edition of a site.
#[derive(Debug)]
pub struct Typefaces {
    /// In the order of the site's editions.
    chosen: Vec<Chosen>,
    files: Vec<File>,
    loaded: OnceLock<Result<Vec<Typeface>, Message>>,
}

/// The fonts of an edition.
#[derive(Debug)]
struct Chosen {
    edition: Edition,
    titles: Spot,
    texts: Spot,
}

/// A face in one of the files.
#[derive(Debug, Clone, Copy)]
struct Spot {
    file: usize,
    index: u32,
}

/// The file of a font, as the cache knows it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct File {
    path: PathBuf,
    /// None if a change could go unseen by it.
    stamp: Option<Stamp>,
    /// A hash of its bytes.
    print: u64,
}

const FILES: &str = "typefaces";

impl Typefaces {
    /// The fonts that the settings ask for; none where they ask for no share images, and beside an
    /// error where there are no fonts to draw them with.
    ///
    /// The system is asked at every build, for another font may stand first since the last one.
    ///
    /// # Errors
    /// When a font cannot be read.
    pub fn find(
        config: &Config,
        root: &Path,
        cache: &Cache,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Option<Self>, Failure> {
        let Some(settings) = &config.share_images else {
            return Ok(None);
        };
        let fonts = match database(settings, root)? {
            Ok(fonts) => fonts,
            Err(problem) => {
                diagnostics.push(*problem);
                return Ok(None);
            }
        };
        let mut paths = Vec::new();
        let chosen = config.editions.iter();
        let chosen = chosen.map(|edition| Chosen::of(&fonts, settings, *edition, &mut paths));
        let Some(chosen) = chosen.collect::<Option<Vec<_>>>() else {
            diagnostics.push(unusable(settings));
            return Ok(None);
        };
        Ok(Some(Self {
            chosen,
            files: known(paths, cache)?,
            loaded: OnceLock::new(),
        }))
    }

    /// The fingerprint of the fonts: with others every picture is another one.
    pub fn fingerprint(&self) -> Fingerprint {
        let spots = self
            .chosen
            .iter()
            .flat_map(|chosen| [chosen.titles, chosen.texts]);
        let print = |spot: Spot| Fingerprint(self.files[spot.file].print).number(spot.index.into());
        Fingerprint::EMPTY.all(spots.map(print))
    }

    /// The picture that `svg` tells of, for a page of `edition`, as PNG.
    ///
    /// # Errors
    /// When it is no drawing, or a font cannot be read.
    pub fn draw(&self, svg: &[u8], edition: Edition) -> Result<Vec<u8>, Undrawn> {
        let loaded = self.loaded.get_or_init(|| self.load());
        let loaded = loaded
            .as_ref()
            .map_err(|failure| Undrawn::Machine(failure.clone()))?;
        let of_edition = self
            .chosen
            .iter()
            .position(|chosen| chosen.edition == edition);
        // Every edition of the site has its fonts.
        let typeface = &loaded[of_edition.unwrap_or_default()];
        picture::draw(svg, typeface)
            .map_err(|picture::Undrawn { message, help }| Undrawn::Template(message, help))
    }

    /// Reads the fonts.
    fn load(&self) -> Result<Vec<Typeface>, Message> {
        let bytes = |file: &File| {
            let (bytes, _) = read(&file.path).map_err(|failure| failure.message().clone())?;
            let is_same = Fingerprint::EMPTY.bytes(&bytes).0 == file.print;
            is_same
                .then(|| Arc::new(bytes))
                .ok_or_else(|| changed(&file.path))
        };
        let files: Vec<_> = self
            .files
            .iter()
            .map(bytes)
            .collect::<Result<_, Message>>()?;
        let face = |spot: Spot| Face {
            file: Arc::clone(&files[spot.file]),
            index: spot.index,
        };
        let typeface = |chosen: &Chosen| {
            let typeface = Typeface::new(&face(chosen.titles), &face(chosen.texts));
            typeface.ok_or_else(|| changed(&self.files[chosen.titles.file].path))
        };
        self.chosen.iter().map(typeface).collect()
    }
}

impl Chosen {
    fn of(
        fonts: &Database,
        settings: &ShareImages,
        edition: Edition,
        paths: &mut Vec<PathBuf>,
    ) -> Option<Self> {
        let choose = match settings.font {
            Some(_) => choice::of_file,
            None => choice::of_system,
        };
        let mut spot = |role| spot(choose(fonts, role, edition)?, paths);
        Some(Self {
            edition,
            titles: spot(Role::Titles)?,
            texts: spot(Role::Texts)?,
        })
    }
}

/// Where a face stands; its file is added to `paths` where it is new.
fn spot(face: &FaceInfo, paths: &mut Vec<PathBuf>) -> Option<Spot> {
    let Source::File(path) = &face.source else {
        return None;
    };
    let known = paths.iter().position(|known| known == path);
    let file = known.unwrap_or_else(|| {
        paths.push(path.clone());
        paths.len() - 1
    });
    Some(Spot {
        file,
        index: face.index,
    })
}

/// The fonts among which the settings let choose: those of one file, or the system's.
fn database(
    settings: &ShareImages,
    root: &Path,
) -> Result<Result<Database, Box<Diagnostic>>, Failure> {
    let mut fonts = Database::new();
    let Some(font) = &settings.font else {
        fonts.load_system_fonts();
        return Ok(Ok(fonts));
    };
    let path = root.join(font);
    match fonts.load_font_file(&path) {
        Ok(()) => Ok(Ok(fonts)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let missing =
                Diagnostic::error("share-font", message!("share-font-missing", path = font));
            Ok(Err(Box::new(
                missing.help(message!("share-font-missing-help")),
            )))
        }
        Err(source) => Err(Doing::Read.failure(&path, source)),
    }
}

/// The error that none of the fonts can set Chinese.
fn unusable(settings: &ShareImages) -> Diagnostic {
    match &settings.font {
        Some(font) => Diagnostic::error("share-font", message!("share-font-unusable", path = font))
            .at(font.as_str())
            .help(message!("share-font-unusable-help")),
        None => Diagnostic::error("share-font", message!("share-font-none"))
            .help(message!("share-font-none-help")),
    }
}

/// The files at `paths` with the hashes of their bytes, read only where the cache does not know them.
fn known(paths: Vec<PathBuf>, cache: &Cache) -> Result<Vec<File>, Failure> {
    let before: Vec<File> = cache.read(FILES).unwrap_or_default();
    let now = cache.now();
    let file = |path: PathBuf| {
        let is_same = |known: &&File| {
            known.path == path && known.stamp.is_some_and(|stamp| stamp.is_of(&path))
        };
        if let Some(known) = before.iter().find(is_same) {
            return Ok(known.clone());
        }
        let (bytes, stamp) = read(&path)?;
        Ok(File {
            path,
            stamp: stamp.and_then(|stamp| stamp.settled(now)),
            print: Fingerprint::EMPTY.bytes(&bytes).0,
        })
    };
    let files: Vec<File> = paths
        .into_iter()
        .map(file)
        .collect::<Result<_, Failure>>()?;
    cache.write(FILES, &files);
    Ok(files)
}

fn read(path: &Path) -> Result<(Vec<u8>, Option<Stamp>), Failure> {
    let found = Found {
        path: path.to_owned(),
        relative: String::new(),
    };
    let mut bytes = Vec::new();
    let stamp = found.read_into(&mut bytes)?;
    Ok((bytes, stamp))
}

fn changed(path: &Path) -> Message {
    message!("share-font-changed", path = path.display().to_string())
}
