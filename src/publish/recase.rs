//! Addresses that change in nothing but case, where the file system knows no case.

use std::{
    collections::{HashMap, HashSet},
    fs,
};

use super::root::Root;

/// Takes out of the files `stale`, which go, those that are files of the site to come by now:
/// under names `fresh` that differ from theirs in case alone. Their names become the new ones.
pub(super) fn spare<'a>(
    root: &Root,
    stale: Vec<&'a str>,
    fresh: impl Iterator<Item = &'a str>,
) -> Vec<&'a str> {
    let folded: HashSet<String> = stale.iter().map(|path| path.to_lowercase()).collect();
    if folded.is_empty() {
        return stale;
    }
    let fresh = fresh.map(|path| (path.to_lowercase(), path));
    let fresh: HashMap<String, &str> = fresh.filter(|(path, _)| folded.contains(path)).collect();
    let is_gone = |path: &&str| {
        let twin = fresh.get(&path.to_lowercase());
        match twin.filter(|twin| is_one_file(root, path, twin)) {
            Some(twin) => {
                rename(root, path, twin);
                false
            }
            None => true,
        }
    };
    stale.into_iter().filter(is_gone).collect()
}

/// Whether two paths lead to the same file; where the system does not tell files apart, to any.
fn is_one_file(root: &Root, a: &str, b: &str) -> bool {
    let identity = |path| root.look(path).map(|found| found.identity);
    identity(a).is_some_and(|a| identity(b) == Some(a))
}

/// Gives the parts of the path `old` the case that they have in `new`, the outermost first.
fn rename(root: &Root, old: &str, new: &str) {
    let mut parent = root.join("");
    for (old, new) in old.split('/').zip(new.split('/')) {
        if old != new {
            // Should this fail, the file is found by its new name all the same.
            let _ = fs::rename(parent.join(old), parent.join(new));
        }
        parent.push(new);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_two_names_is_spared_and_another_goes() {
        let folder = tempfile::tempdir().unwrap();
        let root = Root::open(folder.path()).unwrap();
        for path in ["A.html", "B.html", "b.html"] {
            fs::write(root.join(path), path).unwrap();
        }
        // As a file system without case has it: one file, found by either name.
        if root.look("a.html").is_none() {
            fs::hard_link(root.join("A.html"), root.join("a.html")).unwrap();
        }
        let stale = vec!["A.html", "B.html", "C.html"];
        let fresh = ["a.html", "b.html", "c.html"];
        let gone = spare(&root, stale, fresh.into_iter());
        let has_case = fs::read(root.join("B.html")).unwrap() == b"B.html";
        let expected = if has_case {
            &["B.html", "C.html"][..]
        } else {
            &["C.html"]
        };
        assert_eq!(gone, expected);
        assert_eq!(fs::read(root.join("a.html")).unwrap(), b"A.html");
    }
}
