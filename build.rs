//! Has the program compiled anew when a file is added to the built-in theme, and tells it the hash
//! of its own sources, by which it knows the caches that it wrote itself.

use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash, Hasher},
    path::{Path, PathBuf},
    process::Command,
};

/// Whatever decides what the program makes of a site.
const SOURCES: [&str; 5] = ["src", "templates", "static", "Cargo.toml", "Cargo.lock"];

#[allow(
    clippy::disallowed_methods,
    reason = "cargo says which compiler it is in RUSTC"
)]
fn main() {
    let mut hasher = DefaultHasher::new();
    for source in SOURCES {
        println!("cargo:rerun-if-changed={source}");
        for file in files(Path::new(source)) {
            file.hash(&mut hasher);
            fs::read(&file).unwrap_or_default().hash(&mut hasher);
        }
    }
    // They are in the program, but decide nothing of what it makes of a site.
    println!("cargo:rerun-if-changed=starter");
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let version = Command::new(rustc).arg("-vV").output();
    version
        .map(|told| told.stdout)
        .unwrap_or_default()
        .hash(&mut hasher);
    println!("cargo:rustc-env=KUAIDU_SOURCES={:016x}", hasher.finish());
}

/// The files at or below `path`, sorted.
fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(path) else {
        return vec![path.to_owned()];
    };
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .flat_map(|entry| files(&entry.path()))
        .collect();
    files.sort();
    files
}
