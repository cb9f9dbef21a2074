//! Which files in a site's folder a build looks at.

use std::{
    fs,
    path::{Component, Path, PathBuf},
    time::SystemTime,
};

use notify::RecursiveMode;

use crate::folder::is_leftover;

/// The files of a site.
#[derive(Debug)]
pub(super) struct Sources {
    /// Absolute.
    root: PathBuf,
    /// The settings.
    config: PathBuf,
}

/// The folders of which everything below is watched.
const FOLDERS: [&str; 3] = ["content", "templates", "static"];

impl Sources {
    pub(super) fn new(root: &Path, config: Option<&Path>) -> Self {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let root = absolute(root);
        Self {
            config: config.map_or_else(|| root.join("site.yaml"), absolute),
            root,
        }
    }

    /// The folders to watch, and how deep.
    pub(super) fn folders(&self) -> impl Iterator<Item = (PathBuf, RecursiveMode)> {
        let flat = |folder: &Path| (folder.to_owned(), RecursiveMode::NonRecursive);
        let apart = self.config.parent().filter(|folder| *folder != self.root);
        [flat(&self.root)]
            .into_iter()
            .chain(apart.map(flat))
            .chain(FOLDERS.map(|folder| (self.root.join(folder), RecursiveMode::Recursive)))
    }

    /// The path below the root of a file that a build looks at; none for all others.
    pub(super) fn relevant(&self, path: &Path) -> Option<String> {
        if path == self.config {
            let below = path.strip_prefix(&self.root).unwrap_or(path);
            return Some(below.to_string_lossy().into_owned());
        }
        let below = path.strip_prefix(&self.root).ok()?;
        let mut names = below.components().map(Component::as_os_str);
        let first = names.next()?.to_str()?;
        let is_source = match first {
            "keywords.yaml" => true,
            // What is hidden there is published.
            "static" => names.all(|name| !name.to_str().is_some_and(is_leftover)),
            _ if FOLDERS.contains(&first) => names.all(|name| {
                let name = name.to_str().unwrap_or("?");
                !name.starts_with('.') && !is_leftover(name)
            }),
            _ => false,
        };
        is_source.then(|| below.to_string_lossy().replace('\\', "/"))
    }

    /// Since when git holds its lock, as it does while it checks files out.
    pub(super) fn git_lock(&self) -> Option<SystemTime> {
        let git = self.root.ancestors().map(|folder| folder.join(".git"));
        let git = git.into_iter().find(|git| git.exists())?;
        // Of a worktree it is a file that tells where the folder is.
        let git = match fs::read_to_string(&git) {
            Ok(told) => git.parent()?.join(told.strip_prefix("gitdir:")?.trim()),
            Err(_) => git,
        };
        fs::metadata(git.join("index.lock")).ok()?.modified().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_build_looks_at_is_a_change() {
        let sources = Sources::new(Path::new("/site"), None);
        for (path, is_relevant) in [
            ("site.yaml", true),
            ("keywords.yaml", true),
            ("content/2026/a.md", true),
            ("content/2026/图.png", true),
            ("content", true),
            ("templates/parts/card.html", true),
            ("static/style.css", true),
            ("static/.well-known/security.txt", true),
            ("content/.a.md.swp", false),
            ("content/a.md~", false),
            ("content/.#a.md", false),
            ("content/#a.md#", false),
            ("content/.git/index", false),
            ("static/style.css~", false),
            ("public/index.html", false),
            (".kuaidu/serve/preview/index.html", false),
            (".git/index", false),
            ("notes.txt", false),
            ("", false),
        ] {
            let relevant = sources.relevant(&Path::new("/site").join(path));
            assert_eq!(relevant.as_deref(), is_relevant.then_some(path), "{path}");
        }
    }

    #[test]
    fn settings_may_stand_elsewhere() {
        let sources = Sources::new(Path::new("/site"), Some(Path::new("/etc/news.yaml")));
        assert!(sources.relevant(Path::new("/etc/news.yaml")).is_some());
        assert!(sources.relevant(Path::new("/site/site.yaml")).is_none());
        assert!(
            sources
                .folders()
                .any(|(folder, _)| folder == Path::new("/etc"))
        );
    }
}
