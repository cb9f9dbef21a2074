//! The list of what is published: every path, its size and hash, and the build that changed it.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::Path,
};

use serde::{Deserialize, Serialize};

use super::{
    bytes::Hash,
    error::{ManifestState, PublishError, failed},
};

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
    /// Sorted by path.
    pub(super) files: Vec<Published>,
}

/// One published file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Published {
    /// Its path below the output folder.
    pub(super) path: String,
    /// How many bytes it has.
    pub(super) size: u64,
    /// The hash of its bytes.
    pub(super) hash: Hash,
    /// The build that gave it these bytes.
    pub(super) build: u64,
}

impl Manifest {
    /// The manifest of build `build` for the files `files`, in any order.
    pub(super) fn new(build: u64, mut files: Vec<Published>) -> Self {
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Self {
            format: FORMAT,
            build,
            folder: 0,
            files,
        }
    }

    /// Reads the manifest at `path`: an empty one, with the reason, where there is none to trust.
    pub(super) fn read(path: &Path) -> Result<(Self, ManifestState), PublishError> {
        let text = match fs::read(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok((Self::default(), ManifestState::Missing));
            }
            Err(error) => return Err(failed("read", path)(error)),
        };
        Ok(Self::parse(&text).map_or_else(
            |reason| (Self::default(), reason),
            |manifest| (manifest, ManifestState::Whole),
        ))
    }

    fn parse(text: &[u8]) -> Result<Self, ManifestState> {
        #[derive(Deserialize)]
        struct Head {
            format: u32,
        }
        match serde_json::from_slice::<Self>(text) {
            Ok(mut manifest) if manifest.format == FORMAT => {
                manifest.files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
                Ok(manifest)
            }
            // Of another version's manifest, only the head is sure to be understood.
            _ => match serde_json::from_slice(text) {
                Ok(Head { format }) if format > FORMAT => Err(ManifestState::Newer),
                _ => Err(ManifestState::Damaged),
            },
        }
    }

    /// Writes the manifest to `path` so that it outlives a failure of power.
    pub(super) fn write(&self, path: &Path) -> Result<(), PublishError> {
        let write = || {
            let mut out = BufWriter::with_capacity(1 << 18, File::create(path)?);
            self.format_into(&mut out)?;
            out.into_inner()?.sync_data()
        };
        write().map_err(failed("write", path))
    }

    /// JSON with one line a file, so that two manifests can be compared by `diff`.
    fn format_into(&self, out: &mut impl Write) -> io::Result<()> {
        let (format, build, folder) = (self.format, self.build, self.folder);
        write!(
            out,
            "{{\"format\":{format},\"build\":{build},\"folder\":{folder},\"files\":["
        )?;
        for (at, file) in self.files.iter().enumerate() {
            out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, file)?;
        }
        out.write_all(b"\n]}\n")
    }

    /// Where the file at `path` stands in `files`.
    pub(super) fn find(&self, path: &str) -> Option<usize> {
        self.files
            .binary_search_by(|file| file.path.as_str().cmp(path))
            .ok()
    }

    /// Whether some file lies below the folder `path`.
    pub(super) fn has_folder(&self, path: &str) -> bool {
        let below = |file: &Published| {
            file.path
                .strip_prefix(path)
                .is_some_and(|rest| rest.starts_with('/'))
        };
        // Other names may stand between `a` and `a/b`, such as `a-b`: seek `a/` itself.
        let first = self
            .files
            .partition_point(|file| file.path.bytes().lt(path.bytes().chain([b'/'])));
        self.files.get(first).is_some_and(below)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(paths: &[&str]) -> Manifest {
        let file = |path: &&str| Published {
            path: (*path).to_owned(),
            size: path.len() as u64,
            hash: Hash::of(path.as_bytes()),
            build: 3,
        };
        Manifest::new(7, paths.iter().map(file).collect())
    }

    #[test]
    fn is_read_as_it_was_written() {
        let manifest = manifest(&["b", "a/一 \"二\".html"]);
        let mut text = Vec::new();
        manifest.format_into(&mut text).unwrap();
        let read = Manifest::parse(&text).unwrap();
        assert_eq!(
            (read.build, read.folder, read.files),
            (7, 0, manifest.files)
        );
        assert_eq!(
            String::from_utf8(text).unwrap().lines().next_back(),
            Some("]}")
        );
    }

    #[test]
    fn each_file_is_a_line() {
        let mut text = Vec::new();
        manifest(&["a"]).format_into(&mut text).unwrap();
        assert_eq!(
            String::from_utf8(text).unwrap(),
            "{\"format\":1,\"build\":7,\"folder\":0,\"files\":[\n\
             {\"path\":\"a\",\"size\":1,\"hash\":\"a96faf705af16834e6c632b61e964e1f\",\"build\":3}\n]}\n"
        );
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
        let manifest = manifest(&["a/b/c", "a-b", "a.html", "z"]);
        for (folder, known) in [("a", true), ("a/b", true), ("a/b/c", false), ("b", false)] {
            assert_eq!(manifest.has_folder(folder), known, "{folder}");
        }
    }
}
