//! The pictures that articles and pages show: measured, and made into smaller ones, each once.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
    time::SystemTime,
};

use percent_encoding::percent_decode_str;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{gather::Content, held::Held};
use crate::{
    cache::Cache,
    config::Config,
    content::{Body, Referrer},
    diagnostic::Diagnostic,
    fingerprint::Fingerprint,
    folder::{Found, Stamp},
    message::{Failure, Message, message},
    picture::{self, Parameters, Picture, Size, Variants},
    site::PlacedVariant,
    theme::{StaticFile, Theme},
};

/// The pictures of a site, and where their variants are read.
pub(super) struct Pictures {
    /// What is known of each, by its path below the site's root.
    pub(super) known: Arc<BTreeMap<String, Picture>>,
    /// Their files, by the same paths.
    files: BTreeMap<String, Found>,
    maker: Maker,
}

/// What the cache knows of the file of a picture.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Record {
    path: String,
    /// None if a change could go unseen by it.
    stamp: Option<Stamp>,
    /// Of how variants are made.
    how: u64,
    /// Of that, and of the file's bytes.
    print: u64,
    /// None where the format is not known.
    picture: Option<Picture>,
    diagnostics: Vec<Diagnostic>,
}

/// What the cache knows, for those whose variants are made as they are now.
struct Known<'a> {
    by_path: HashMap<&'a str, &'a Record>,
    /// A picture that was moved is known by its bytes.
    by_print: HashMap<u64, &'a Record>,
}

const RECORDS: &str = "pictures";
/// How the names of variants in the cache begin.
const PREFIX: &str = "picture-";

/// The name of a variant in the cache.
fn name(print: u64, width: u32) -> String {
    format!("{PREFIX}{print:016x}-{width}")
}

impl Pictures {
    /// Measures the pictures that `content` shows and makes what variants are missing.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(super) fn of(
        content: &Content,
        theme: &Theme,
        config: &Config,
        cache: &Cache,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Self, Failure> {
        let files = shown(content, files(content, theme));
        let maker = Maker::new(config, cache);
        let known: Vec<Record> = cache.read(RECORDS).unwrap_or_default();
        let records = if files.is_empty() && known.is_empty() {
            Vec::new()
        } else {
            maker.records(&files, &known)?
        };
        let mut known = BTreeMap::new();
        for record in records {
            known.extend(record.picture.map(|picture| (record.path, picture)));
            diagnostics.extend(record.diagnostics);
        }
        let of_path = |file: Found| (file.relative.clone(), file);
        Ok(Self {
            known: Arc::new(known),
            files: files.into_iter().map(of_path).collect(),
            maker,
        })
    }

    /// The bytes of a variant.
    ///
    /// # Errors
    /// When the picture cannot be read, or is another one by now.
    pub(super) fn variant(&self, variant: &PlacedVariant) -> Result<Vec<u8>, Failure> {
        let remembered = name(variant.print, variant.width);
        let cached = || self.maker.cache.read_bytes(&remembered);
        if let Some(bytes) = self.maker.held.take(&remembered).or_else(cached) {
            return Ok(bytes);
        }
        let picture = self.known.get(&variant.of).zip(self.files.get(&variant.of));
        let (picture, file) = picture.ok_or_else(|| super::texts::changed(&variant.of))?;
        let bytes = file.bytes()?;
        let print = self.maker.print(&bytes);
        let made = self.maker.encode(&bytes, picture.size, print);
        let made = made.map_err(Failure::new)?;
        let (_, files) = Some(made)
            .filter(|_| print == variant.print)
            .unwrap_or_default();
        let mut found = None;
        for (width, bytes) in files {
            match width == variant.width {
                true => found = Some(bytes),
                false => self.maker.keep(name(print, width), bytes),
            }
        }
        found.ok_or_else(|| super::texts::changed(&variant.of))
    }
}

/// The files of the site that are pictures by their names, sorted by path.
fn files(content: &Content, theme: &Theme) -> Vec<Found> {
    let statics = theme.statics().filter_map(|(name, file)| match file {
        StaticFile::Disk(path) if is_picture(name) => Some(Found {
            path: path.clone(),
            relative: format!("static/{name}"),
        }),
        _ => None,
    });
    let assets = content.assets.iter();
    let assets = assets.filter(|asset| is_picture(&asset.relative)).cloned();
    assets.chain(statics).collect()
}

/// Whether a file's name ends as that of a picture that browsers show.
fn is_picture(name: &str) -> bool {
    const ENDINGS: [&str; 7] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ENDINGS
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

/// Those of `files` that are named where an article or page shows a picture.
fn shown(content: &Content, mut files: Vec<Found>) -> Vec<Found> {
    if files.is_empty() {
        return files;
    }
    let articles = content.articles.iter().map(|reading| &*reading.article);
    let covers = articles
        .clone()
        .filter_map(|article| article.cover.as_ref());
    let covers = covers.map(|cover| last_name(&cover.value));
    let texts = articles.map(|article| &article.body);
    let texts = texts.chain(content.pages.iter().map(|page| &page.body));
    let names: BTreeSet<String> = texts.flat_map(images_of).chain(covers).collect();
    files.retain(|file| names.contains(file.relative.rsplit('/').next().unwrap_or_default()));
    files
}

/// The names of the files that a text shows.
fn images_of(body: &Body) -> impl Iterator<Item = String> {
    let references = body.references.iter();
    let images = references.filter(|reference| matches!(reference.of, Referrer::Image { .. }));
    images.map(|reference| last_name(&reference.target))
}

/// The last part of the path of an address, decoded.
fn last_name(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    percent_decode_str(name).decode_utf8_lossy().into_owned()
}

/// Makes what is remembered of pictures.
struct Maker {
    /// None where no variants are made.
    parameters: Option<Parameters>,
    cache: Cache,
    held: Held,
    /// By the clock that stamps files.
    now: Option<SystemTime>,
}

impl Maker {
    fn new(config: &Config, cache: &Cache) -> Self {
        let images = &config.images;
        let is_on = cfg!(feature = "images") && images.variants;
        let parameters = || Parameters {
            widths: images.widths.clone(),
            quality: images.quality,
        };
        Self {
            parameters: is_on.then(parameters),
            cache: cache.clone(),
            held: Held::default(),
            now: cache.now(),
        }
    }

    /// Keeps a variant until it is asked for.
    fn keep(&self, name: String, bytes: Vec<u8>) {
        match self.cache.remembers() {
            true => self.cache.write_bytes(&name, &bytes),
            false => self.held.put(name, bytes),
        }
    }

    /// What is to be known of each file, in their order; it is remembered, and all else forgotten.
    fn records(&self, files: &[Found], known: &[Record]) -> Result<Vec<Record>, Failure> {
        let how = self.how().0;
        let known = known.iter().filter(|record| record.how == how);
        let known = Known {
            by_path: known
                .clone()
                .map(|record| (&*record.path, record))
                .collect(),
            by_print: known.map(|record| (record.print, record)).collect(),
        };
        let record = |file: &Found| self.record(file, &known);
        // Collected first, so that of several failures the same one is told at every run.
        let records: Vec<_> = files.par_iter().map(record).collect();
        let records: Vec<Record> = records.into_iter().collect::<Result<_, _>>()?;
        self.cache.write(RECORDS, &records);
        let pictures = records.iter().filter_map(|record| record.picture.as_ref());
        let names = pictures.flat_map(|Picture { variants, .. }| {
            let widths = variants.widths.iter();
            widths.map(|width| name(variants.print, *width))
        });
        let wanted: BTreeSet<String> = names.collect();
        self.cache.retain(PREFIX, |name| wanted.contains(name));
        Ok(records)
    }

    fn record(&self, file: &Found, known: &Known<'_>) -> Result<Record, Failure> {
        let is_as_it_was =
            |record: &&&Record| record.stamp.is_some_and(|stamp| stamp.is_of(&file.path));
        let before = known.by_path.get(&*file.relative);
        if let Some(&record) = before.filter(is_as_it_was) {
            return Ok(record.clone());
        }
        let mut bytes = Vec::new();
        let stamp = file.read_into(&mut bytes)?;
        let stamp = stamp.and_then(|stamp| stamp.settled(self.now));
        let print = self.print(&bytes);
        let same = known
            .by_print
            .get(&print)
            .filter(|record| record.diagnostics.is_empty());
        let record = match same {
            Some(&record) => record.clone(),
            None => self.made(&bytes, (&file.relative, print)),
        };
        Ok(Record {
            path: file.relative.clone(),
            stamp,
            ..record
        })
    }

    /// A picture measured anew, and its variants made.
    fn made(&self, bytes: &[u8], (path, print): (&str, u64)) -> Record {
        let size = picture::size_of(bytes);
        let mut diagnostics = Vec::new();
        let picture = size.map(|size| {
            let made = self.encode(bytes, size, print);
            let (variants, files) = made.unwrap_or_else(|trouble| {
                diagnostics.push(without_variants(path, trouble));
                (Variants::default(), Vec::new())
            });
            for (width, bytes) in files {
                self.keep(name(print, width), bytes);
            }
            Picture { size, variants }
        });
        Record {
            path: path.to_owned(),
            stamp: None,
            how: self.how().0,
            print,
            picture,
            diagnostics,
        }
    }

    /// The variants of a picture, and their bytes.
    #[cfg(feature = "images")]
    fn encode(&self, bytes: &[u8], size: Size, print: u64) -> Result<(Variants, Files), Message> {
        let Some(parameters) = &self.parameters else {
            return Ok((Variants::default(), Vec::new()));
        };
        let made = picture::encode(bytes, size, parameters, print);
        let made = made.map_err(|trouble| trouble.message())?;
        Ok((made.variants, made.files))
    }

    /// None.
    #[cfg(not(feature = "images"))]
    fn encode(&self, _: &[u8], _: Size, _: u64) -> Result<(Variants, Files), Message> {
        Ok((Variants::default(), Vec::new()))
    }

    /// A hash of how variants are made.
    fn how(&self) -> Fingerprint {
        Fingerprint::EMPTY.text(&format!("{:?}", self.parameters))
    }

    /// A hash of all that decides the variants of the picture in a file with these bytes.
    fn print(&self, bytes: &[u8]) -> u64 {
        self.how().bytes(bytes).0
    }
}

/// The files of variants, by their widths.
type Files = Vec<(u32, Vec<u8>)>;

fn without_variants(path: &str, trouble: Message) -> Diagnostic {
    Diagnostic::warning("picture", trouble)
        .at(path)
        .help(message!("picture-help"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_the_end_of_their_names() {
        for (name, is) in [
            ("a/b.png", true),
            ("图.JPG", true),
            ("png", false),
            ("a.csv", false),
        ] {
            assert_eq!(is_picture(name), is, "{name}");
        }
        for (address, name) in [
            ("a/b%20c.png?v=1#d", "b c.png"),
            ("图.png", "图.png"),
            ("a/", ""),
            ("%ff.png", "\u{fffd}.png"),
        ] {
            assert_eq!(last_name(address), name);
        }
    }
}
