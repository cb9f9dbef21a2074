//! The list of what is published: every path, its size and hash, and the build that changed it.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
    sync::OnceLock,
};

use rayon::{
    iter::{ParallelExtend, ParallelIterator},
    slice::ParallelSlice,
    str::ParallelString,
};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::{
    bytes::Hash,
    error::{ManifestState, PublishError, failed},
    overwrite::remove,
    positions::Positions,
    seal::is_below,
};
use crate::message::Doing;

/// The form of the file; a manifest of any other form counts as none.
const FORMAT: u32 = 1;

/// What one generation of the site holds.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Manifest {
    format: u32,
    /// The number of the build that made this generation, from 1; 0 where there was none.
    pub(super) build: u64,
    /// The identity of the folder that holds this generation (see [`super::exchange::folder_id`]).
    pub(super) folder: u64,
    /// Sorted by path, each path once.
    pub(super) files: Vec<Published>,
    /// The hash of the text that it was read from.
    #[serde(skip)]
    pub(super) text_hash: u64,
    /// Made when a file is first asked for; a build that changes nothing asks for none.
    #[serde(skip)]
    positions: OnceLock<Positions>,
}

/// One published file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Published {
    /// Its path below the output folder.
    pub(super) path: Box<str>,
    /// How many bytes it has.
    pub(super) size: u64,
    /// The hash of its bytes.
    pub(super) hash: Hash,
    /// The build that gave it these bytes.
    pub(super) build: u64,
}

impl Manifest {
    /// Reads the manifest at `path`: an empty one, with the reason, where there is none to trust.
    pub(super) fn read(path: &Path) -> Result<(Self, ManifestState), PublishError> {
        let text = match fs::read(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok((Self::default(), ManifestState::Missing));
            }
            Err(error) => return Err(failed(Doing::Read, path)(error)),
        };
        Ok(Self::parse(&text).map_or_else(
            |reason| (Self::default(), reason),
            |manifest| (manifest, ManifestState::Whole),
        ))
    }

    fn parse(text: &[u8]) -> Result<Self, ManifestState> {
        let mut manifest = match std::str::from_utf8(text).ok().and_then(Self::parse_lines) {
            Some(manifest) => manifest,
            None => Self::parse_json(text)?,
        };
        if !manifest.files.iter().all(|file| stays_inside(&file.path)) {
            return Err(ManifestState::Damaged);
        }
        if !manifest.files.is_sorted_by(|a, b| a.path < b.path) {
            manifest.files.sort_by(|a, b| a.path.cmp(&b.path));
            manifest.files.dedup_by(|b, a| a.path == b.path);
        }
        manifest.text_hash = xxh3_64(text);
        Ok(manifest)
    }

    /// Parses a manifest that is written as [`Manifest::write`] does, on all threads.
    fn parse_lines(text: &str) -> Option<Self> {
        let (head, files) = text.split_once('\n')?;
        let head: Self = serde_json::from_str(&[head, END].concat()).ok()?;
        let files = files.strip_suffix(END)?;
        let files = files.par_lines().filter(|line| !line.is_empty());
        let files = files.map(Published::parse).collect::<Option<_>>()?;
        (head.format == FORMAT).then_some(Self { files, ..head })
    }

    fn parse_json(text: &[u8]) -> Result<Self, ManifestState> {
        #[derive(Deserialize)]
        struct Head {
            format: u32,
        }
        match serde_json::from_slice::<Self>(text) {
            Ok(manifest) if manifest.format == FORMAT => Ok(manifest),
            // Of another version's manifest, only the head is sure to be understood.
            _ => match serde_json::from_slice(text) {
                Ok(Head { format }) if format > FORMAT => Err(ManifestState::Newer),
                _ => Err(ManifestState::Damaged),
            },
        }
    }

    /// Where the file at `path` stands in `files`.
    pub(super) fn find(&self, path: &str) -> Option<usize> {
        let positions = self.positions.get_or_init(|| Positions::of(&self.files));
        positions.find(&self.files, path)
    }

    /// Whether some file lies below the folder `path`.
    pub(super) fn has_folder(&self, path: &str) -> bool {
        // Other names may stand between `a` and `a/b`, such as `a-b`: seek `a/` itself.
        let first = self
            .files
            .partition_point(|file| file.path.bytes().lt(path.bytes().chain([b'/'])));
        self.files
            .get(first)
            .is_some_and(|file| is_below(&file.path, path))
    }
}

/// What stands after the last file.
const END: &str = "\n]}\n";

/// How many files are put into words at a time.
const PORTION: usize = 4096;

/// A manifest to be written, of files that are sorted by path.
#[derive(Debug)]
pub(super) struct NewManifest<'a> {
    pub(super) build: u64,
    pub(super) folder: u64,
    pub(super) files: &'a [&'a Published],
}

impl NewManifest<'_> {
    /// The manifest in JSON: one line a file, so that two can be compared by `diff`.
    pub(super) fn text(&self) -> Vec<u8> {
        let Self { build, folder, .. } = self;
        let head =
            format!("{{\"format\":{FORMAT},\"build\":{build},\"folder\":{folder},\"files\":[");
        let lines = |files: &[&Published]| {
            let mut text = Vec::with_capacity(files.len() * 160);
            files.iter().for_each(|file| file.write_line(&mut text));
            text
        };
        let mut text = vec![head.into_bytes()];
        text.par_extend(self.files.par_chunks(PORTION).map(lines));
        if let Some(last) = text.last_mut().filter(|_| !self.files.is_empty()) {
            last.pop();
        }
        text.push(END.into());
        text.concat()
    }
}

/// Writes `text` to the file at `path` so that it outlives a failure of power.
pub(super) fn write_durably(path: &Path, text: &[u8]) -> Result<(), PublishError> {
    // A backup made of hard links may have one that was left.
    remove(path)?;
    let write = || {
        let mut file = File::create(path)?;
        file.write_all(text)?;
        file.sync_data()
    };
    write().map_err(failed(Doing::Write, path))
}

impl Published {
    /// A line break and the file in JSON, with a comma after it.
    fn write_line(&self, text: &mut Vec<u8>) {
        text.extend_from_slice(b"\n");
        if self.path.contains(['"', '\\']) || self.path.contains(char::is_control) {
            // Writing to memory does not fail.
            let _ = serde_json::to_writer(&mut *text, self);
        } else {
            let Self {
                path, size, build, ..
            } = self;
            let hash = self.hash.digits();
            let _ = write!(text, "{{\"path\":\"{path}\",\"size\":{size},\"hash\":\"");
            text.extend_from_slice(&hash);
            let _ = write!(text, "\",\"build\":{build}}}");
        }
        text.push(b',');
    }

    /// Reads a line of the manifest; the common form by hand, ten times as fast.
    fn parse(line: &str) -> Option<Self> {
        let line = line.strip_suffix(',').unwrap_or(line);
        Self::parse_plain(line).or_else(|| serde_json::from_str(line).ok())
    }

    fn parse_plain(line: &str) -> Option<Self> {
        let (path, rest) = line.strip_prefix("{\"path\":\"")?.split_once('"')?;
        let (size, rest) = rest.strip_prefix(",\"size\":")?.split_once(',')?;
        let (hash, rest) = rest.strip_prefix("\"hash\":\"")?.split_once('"')?;
        let build = rest.strip_prefix(",\"build\":")?.strip_suffix('}')?;
        (!path.contains('\\')).then_some(Self {
            path: path.into(),
            size: size.parse().ok()?,
            hash: Hash::parse(hash)?,
            build: build.parse().ok()?,
        })
    }
}

/// Whether a path that was read from a file leads to somewhere below the output folder.
pub(super) fn stays_inside(path: &str) -> bool {
    // Windows takes a backslash for `/`, and what stands before a colon for another drive.
    !(cfg!(windows) && path.contains(['\\', ':']))
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(paths: &[&str]) -> String {
        let file = |path: &&str| Published {
            path: (*path).into(),
            size: path.len() as u64,
            hash: Hash::of(path.as_bytes()),
            build: 3,
        };
        let files: Vec<_> = paths.iter().map(file).collect();
        let files = &files.iter().collect::<Vec<_>>()[..];
        let new = NewManifest {
            build: 7,
            folder: 5,
            files,
        };
        String::from_utf8(new.text()).unwrap()
    }

    fn paths(manifest: &Manifest) -> Vec<&str> {
        manifest.files.iter().map(|file| &*file.path).collect()
    }

    #[test]
    fn is_read_as_it_was_written() {
        for paths in [&["a/一 \"二\".html", "b"][..], &["a"], &[]] {
            let text = text(paths);
            let read = Manifest::parse(text.as_bytes()).unwrap();
            assert_eq!((read.build, read.folder), (7, 5));
            assert_eq!(self::paths(&read), paths);
            let json = Manifest::parse_json(text.as_bytes()).unwrap();
            assert_eq!(read.files, json.files);
        }
    }

    #[test]
    fn is_read_however_it_is_laid_out() {
        let text = text(&["a", "b", "b", "c"]).replace("\"a\"", "\"d\"");
        let read = Manifest::parse(text.replace('\n', " ").as_bytes()).unwrap();
        assert_eq!(paths(&read), ["b", "c", "d"]);
    }

    #[test]
    fn each_file_is_a_line() {
        assert_eq!(
            text(&["a"]),
            "{\"format\":1,\"build\":7,\"folder\":5,\"files\":[\n\
             {\"path\":\"a\",\"size\":1,\"hash\":\"a96faf705af16834e6c632b61e964e1f\",\"build\":3}\n]}\n"
        );
    }

    #[test]
    fn paths_that_lead_out_are_not_trusted() {
        for path in ["../a", "a/../../b", "/a", "", "a//b", "./a"] {
            let text = text(&[path]);
            assert!(Manifest::parse(text.as_bytes()).is_err(), "{path}");
        }
    }

    #[test]
    fn what_cannot_be_trusted_counts_as_none() {
        for (text, state) in [
            ("", ManifestState::Damaged),
            ("{", ManifestState::Damaged),
            ("[1]", ManifestState::Damaged),
            ("{\"format\":0}", ManifestState::Damaged),
            ("{\"format\":1}", ManifestState::Damaged),
            ("{\"format\":2}", ManifestState::Newer),
            (
                "{\"format\":2,\"build\":1,\"folder\":1,\"files\":[]}",
                ManifestState::Newer,
            ),
        ] {
            assert_eq!(Manifest::parse(text.as_bytes()).unwrap_err(), state);
        }
    }

    #[test]
    fn folders_are_those_with_files_below() {
        let text = text(&["a-b", "a.html", "a/b/c", "z"]);
        let manifest = Manifest::parse(text.as_bytes()).unwrap();
        for (folder, known) in [("a", true), ("a/b", true), ("a/b/c", false), ("b", false)] {
            assert_eq!(manifest.has_folder(folder), known, "{folder}");
        }
    }
}
