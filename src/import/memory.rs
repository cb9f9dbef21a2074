//! What imports wrote into a site: by it the next import knows which files nobody has touched since.

use std::{collections::BTreeMap, fs, io, path::Path};

use serde::{Deserialize, Serialize};

use crate::{fingerprint::Fingerprint, output::OutputPath};

/// The file in which it is kept, below the site's root.
const FILE: &str = ".kuaidu/import.json";

/// Every file that an import wrote, by the key of what it was made of.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Memory {
    files: BTreeMap<String, Remembered>,
}

/// A file as an import left it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Remembered {
    /// Below the site's root.
    path: String,
    /// The hash of its contents, in hexadecimal.
    hash: String,
}

impl Memory {
    /// What is remembered in the site at `root`; what is no such memory counts as nothing.
    pub(super) fn load(root: &Path) -> io::Result<Self> {
        let bytes = match fs::read(root.join(FILE)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(error),
        };
        let mut memory: Self = serde_json::from_slice(&bytes).unwrap_or_default();
        memory.files.retain(|_, file| is_ours(&file.path));
        Ok(memory)
    }

    /// Writes it down, all at once.
    pub(super) fn save(&self, root: &Path) -> io::Result<()> {
        let path = root.join(FILE);
        fs::create_dir_all(path.parent().unwrap_or(root))?;
        let draft = path.with_extension("json.new");
        // Texts always have a form in JSON.
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        fs::write(&draft, json)?;
        fs::rename(&draft, &path)
    }

    /// The file that was made of the source with this key.
    pub(super) fn path_of(&self, key: &str) -> Option<&str> {
        self.files.get(key).map(|file| file.path.as_str())
    }

    /// The hash of that file as it was written.
    pub(super) fn hash_of(&self, key: &str) -> Option<&str> {
        self.files.get(key).map(|file| file.hash.as_str())
    }

    /// Remembers that the file at `path` was written of the source with this key.
    pub(super) fn remember(&mut self, key: &str, path: &str, hash: String) {
        let path = path.to_owned();
        self.files.insert(key.to_owned(), Remembered { path, hash });
    }
}

/// The hash by which contents are known again.
pub(super) fn hash(contents: &[u8]) -> String {
    format!("{:016x}", Fingerprint::EMPTY.bytes(contents).0)
}

/// Whether an import may have written such a file; a hand may have been at the memory.
fn is_ours(path: &str) -> bool {
    let is_below = ["content/", "static/"]
        .iter()
        .any(|folder| path.starts_with(folder));
    is_below && OutputPath::new(path).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let mut memory = Memory::load(folder.path()).unwrap();
        memory.remember("a:1", "content/a.md", hash(b"x"));
        memory.remember("a:2", "../out.md", hash(b"x"));
        memory.save(folder.path()).unwrap();
        let memory = Memory::load(folder.path()).unwrap();
        assert_eq!(memory.path_of("a:1"), Some("content/a.md"));
        assert_eq!(memory.hash_of("a:1"), Some(hash(b"x").as_str()));
        assert_eq!(memory.path_of("a:2"), None);
        fs::write(folder.path().join(FILE), "{").unwrap();
        assert_eq!(Memory::load(folder.path()).unwrap().path_of("a:1"), None);
    }
}
