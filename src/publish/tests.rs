//! Publishing where the file system lacks what the usual ones have.

use std::{fs, path::Path};

use super::{
    Report, Staging,
    exchange::{exchange, exchange_by_renames},
    open,
    standby::Standby,
};
use crate::output::{Contents, OutputFile, OutputPath};

fn begin(root: &Path) -> Staging {
    open(&root.join("public"), &[], || {}).unwrap()
}

fn finish(staging: Staging, files: &[(&str, &str)]) -> Report {
    for (path, text) in files {
        let file = OutputFile {
            path: OutputPath::new(*path).unwrap(),
            contents: Contents::Bytes((*text).into()),
        };
        staging.write(file).unwrap();
    }
    staging.commit().unwrap()
}

fn assert_holds(root: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let found = fs::read_to_string(root.join("public").join(path)).unwrap();
        assert_eq!(found, *text, "{path}");
    }
}

#[test]
fn folders_that_cannot_be_exchanged_in_one_call_are_by_two() {
    let root = tempfile::tempdir().unwrap();
    for (round, text) in ["1", "2", "3", "3", "1"].into_iter().enumerate() {
        let mut staging = begin(root.path());
        if round > 0 {
            staging.exchange = exchange_by_renames;
        }
        let files = [("a", "1"), ("b/c", text)];
        finish(staging, &files);
        assert_holds(root.path(), &files);
        assert!(begin(root.path()).keep_all().unwrap());
    }
}

#[test]
fn an_exchange_that_fails_leaves_the_old_site() {
    let root = tempfile::tempdir().unwrap();
    let old = [("a", "1"), ("b/c", "1")];
    finish(begin(root.path()), &old);
    let mut staging = begin(root.path());
    staging.exchange = |_, _, _| Err(std::io::ErrorKind::ResourceBusy.into());
    assert!(staging.keep("a").unwrap());
    let refusal = staging.commit().unwrap_err().to_string();
    assert!(
        refusal.contains("The published site is as it was."),
        "{refusal}"
    );
    assert_holds(root.path(), &old);
    assert_eq!(finish(begin(root.path()), &old).unchanged, 2);
    // Between the two renames.
    let mut staging = begin(root.path());
    staging.exchange =
        |_, output, aside| fs::rename(output, aside).and(exchange(aside, aside, aside));
    assert!(staging.keep("a").unwrap());
    let _ = staging.commit();
    begin(root.path());
    assert_holds(root.path(), &old);
}

#[test]
fn a_file_that_cannot_have_two_names_is_copied() {
    let root = tempfile::tempdir().unwrap();
    finish(begin(root.path()), &[("a/b", "1"), ("c", "1")]);
    let staging = begin(root.path());
    let live = staging.live.root().unwrap();
    let standby = Standby::open(&staging.place, &staging.live).unwrap();
    for (is_level, text) in [(false, "1"), (true, "1")] {
        let stamp = standby.copy("a/b", live, is_level).unwrap();
        let (from, to) = (live.look("a/b").unwrap(), standby.root.look("a/b").unwrap());
        assert_eq!((to.stamp, to.modified), (stamp, from.modified));
        assert!(!to.is_shared && to.identity != from.identity);
        assert_eq!(fs::read_to_string(standby.root.join("a/b")).unwrap(), text);
    }
    // A file that is shared is not written over, but replaced.
    standby.share("c", live, false).unwrap();
    standby.copy("c", live, false).unwrap();
    assert!(!live.look("c").unwrap().is_shared);
}
