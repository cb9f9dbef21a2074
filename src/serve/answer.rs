//! Which file of the published site answers a request, and none outside of it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use percent_encoding::percent_decode_str;

use super::{page::Page, preview::Preview};
use crate::{config::BaseUrl, folder::Stamp, output::OutputPath, site::well_known::NOT_FOUND};

/// What a request is answered with.
#[derive(Debug)]
pub(super) enum Answer {
    /// A page, and whether it is the one that was asked for or the one that says there is none.
    Page(Page, Presence),
    /// The page that was saved, ahead of its site.
    Early(Page),
    /// Any other file, and what tells it from the one before it.
    File(PathBuf, String),
    /// The right address.
    Elsewhere(String),
    /// Nothing can be meant by this address.
    Senseless,
}

/// Whether there is what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    Here,
    /// No such page.
    Missing,
    /// No site yet.
    NoSite,
}

impl Answer {
    /// The answer for `path` as it stands in the request, and is encoded there.
    pub(super) fn of(path: &str, preview: &Preview) -> Self {
        let Some(decoded) = decoded(path) else {
            return Self::Senseless;
        };
        let shown = preview.shown();
        let Some(base) = shown.base.as_ref().filter(|_| shown.has_site) else {
            return Self::Page(Page::of(BARE, "", preview), Presence::NoSite);
        };
        let home = decoded_base(base);
        let Some(below) = decoded.strip_prefix(&home) else {
            let folder = format!("{}/", decoded.trim_end_matches('/'));
            let is_above = home.starts_with(&folder);
            return match is_above {
                true => Self::Elsewhere(base.path().to_owned()),
                false => Self::missing(preview),
            };
        };
        let href = base.href(below);
        if let Some(early) = shown.early.as_ref().filter(|early| early.href == href) {
            return Self::Early(Page::of(&early.html, &href, preview));
        }
        match find(&preview.folder, below) {
            Found::Page(path) => match fs::read(&path) {
                Ok(html) => Self::page(&html, &href, preview),
                Err(_) => Self::missing(preview),
            },
            Found::File(path, print) => Self::File(path, print),
            Found::Folder => Self::Elsewhere(format!("{href}/")),
            Found::Nothing => Self::missing(preview),
        }
    }

    /// The print of the page at `path`, in the form in which browsers get it.
    pub(super) fn print(path: &str, preview: &Preview) -> Option<String> {
        match Self::of(path, preview) {
            Self::Page(page, _) | Self::Early(page) => Some(page.print),
            _ => None,
        }
    }

    fn page(html: &[u8], href: &str, preview: &Preview) -> Self {
        let page = Page::of(&String::from_utf8_lossy(html), href, preview);
        Self::Page(page, Presence::Here)
    }

    fn missing(preview: &Preview) -> Self {
        let html = fs::read(preview.folder.join(NOT_FOUND.trim_start_matches('/')));
        let html = html.unwrap_or_else(|_| BARE.into());
        let page = Page::of(&String::from_utf8_lossy(&html), "", preview);
        Self::Page(page, Presence::Missing)
    }
}

/// A page where there is none: it carries the script.
const BARE: &str = "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
    <title>kuaidu</title>\n</head>\n<body>\n</body>\n</html>\n";

/// The path, decoded; none where it is no text, or holds what no path does.
fn decoded(path: &str) -> Option<String> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let is_sound = decoded.starts_with('/') && !decoded.contains(['\0', '\\']);
    is_sound.then(|| decoded.into_owned())
}

fn decoded_base(base: &BaseUrl) -> String {
    let path = percent_decode_str(base.path()).decode_utf8_lossy();
    path.into_owned()
}

/// What stands at a path of the published site.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    Page(PathBuf),
    File(PathBuf, String),
    /// A folder with a page in it.
    Folder,
    Nothing,
}

/// What stands at `below`, a decoded path below the site's base.
fn find(folder: &Path, below: &str) -> Found {
    let is_folder = below.is_empty() || below.ends_with('/');
    let path = match is_folder {
        true => format!("{below}index.html"),
        false => below.to_owned(),
    };
    let Ok(path) = OutputPath::new(path) else {
        return Found::Nothing;
    };
    match look(folder, path.as_str()) {
        Ok((path, found)) if found.is_file() => {
            if has_extension(&path, &["html", "htm"]) {
                return Found::Page(path);
            }
            let print = Stamp::from(&found).fingerprint().0;
            Found::File(path, format!("{print:016x}"))
        }
        Ok((path, found)) if found.is_dir() && path.join("index.html").is_file() => Found::Folder,
        _ => Found::Nothing,
    }
}

/// The real path of what stands at `path` in `folder`, if it does not lead out of it.
fn look(folder: &Path, path: &str) -> io::Result<(PathBuf, fs::Metadata)> {
    let asked = folder.join(path);
    let found = fs::symlink_metadata(&asked)?;
    // Nothing that is published is a link; one that was put there leads to where its author likes.
    let (root, real) = (folder.canonicalize()?, asked.canonicalize()?);
    if found.is_symlink() || real != root.join(path) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    Ok((asked, found))
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|it| {
        extensions
            .iter()
            .any(|known| it.eq_ignore_ascii_case(known))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_of_the_site_is_found() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("site");
        fs::create_dir_all(folder.join("a/b")).unwrap();
        fs::write(outer.path().join("secret.txt"), "").unwrap();
        fs::write(folder.join("index.html"), "").unwrap();
        fs::write(folder.join("a/index.html"), "").unwrap();
        fs::write(folder.join("a/图.png"), "").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::symlink;
            symlink(outer.path().join("secret.txt"), folder.join("out.txt")).unwrap();
            symlink(outer.path(), folder.join("up")).unwrap();
        }
        let page = |path: &str| Found::Page(folder.join(path));
        assert_eq!(find(&folder, ""), page("index.html"));
        assert_eq!(find(&folder, "a/"), page("a/index.html"));
        assert_eq!(find(&folder, "a"), Found::Folder);
        assert!(matches!(find(&folder, "a/图.png"), Found::File(..)));
        for below in [
            "a/b",
            "a/b/",
            "b",
            "../secret.txt",
            "a/../../secret.txt",
            "/etc/passwd",
            "out.txt",
            "up/secret.txt",
            "up/",
            "a//index.html",
            "./index.html",
            "index.html/",
            "a\\b",
        ] {
            assert_eq!(find(&folder, below), Found::Nothing, "{below}");
        }
    }

    #[test]
    fn a_path_is_decoded_once() {
        for (path, text) in [
            ("/a%20b/", Some("/a b/")),
            ("/%252e%252e/", Some("/%2e%2e/")),
            ("/%E5%BF%AB/", Some("/快/")),
            ("/%FF/", None),
            ("/a%00b", None),
            ("/a%5Cb", None),
            ("*", None),
        ] {
            assert_eq!(decoded(path).as_deref(), text, "{path}");
        }
    }
}
