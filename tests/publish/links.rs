//! What two generations share is never written over, and what stays is not touched.

use std::{
    fs,
    os::unix::fs::MetadataExt,
    path::Path,
    time::{Duration, SystemTime},
};

use kuaidu::config::Publish;

use crate::{Site, owned, report, tree};

/// Inode and time of modification.
fn identity(path: &Path) -> (u64, SystemTime) {
    let found = fs::metadata(path).unwrap();
    (found.ino(), found.modified().unwrap())
}

#[test]
fn an_unchanged_file_stays_the_same_file() {
    for site in Site::both() {
        let files = |text| [("a", "1"), ("b/c", "1"), ("b/d", text), ("e", text)];
        site.publish(&files("1"));
        let unchanged = ["public/a", "public/b/c"].map(|path| site.path(path));
        let before = unchanged.each_ref().map(|path| identity(path));
        for (round, text) in ["2", "3", "3", "1", "2"].into_iter().enumerate() {
            match round % 2 {
                0 => site.publish(&files(text)),
                _ => site.edit(&files(text), &["b/d", "e"]),
            };
            site.assert_holds(&files(text));
            assert_eq!(unchanged.each_ref().map(|path| identity(path)), before);
        }
    }
}

const PATHS: [&str; 3] = ["a", "b/c", "d"];

fn files(text: &str) -> [(&str, &str); 3] {
    PATHS.map(|path| (path, text))
}

#[test]
fn a_link_that_someone_made_keeps_its_bytes() {
    for site in Site::both() {
        site.publish(&files("0"));
        for round in 1..8 {
            let (old, new) = ((round - 1).to_string(), round.to_string());
            let backup = site.path(&format!("backup-{round}"));
            fs::create_dir_all(backup.join("b")).unwrap();
            for path in PATHS {
                fs::hard_link(site.path("public").join(path), backup.join(path)).unwrap();
            }
            // At times in two steps, so that a file stays for a build.
            if round % 2 == 0 {
                site.edit(&[("a", &new), ("b/c", &old), ("d", &old)], &["a"]);
            }
            site.publish(&files(&new));
            site.assert_holds(&files(&new));
            assert_eq!(tree(&backup), owned(&files(&old)));
        }
        for round in 1..8_u32 {
            let backup = tree(&site.path(&format!("backup-{round}")));
            assert_eq!(backup, owned(&files(&(round - 1).to_string())));
        }
    }
}

#[test]
fn a_build_that_keeps_all_touches_nothing() {
    for site in Site::both() {
        let files = [("a", "1"), ("b/c", "1")];
        site.publish(&files);
        let all = || {
            let entries = walkdir::WalkDir::new(site.root.path()).into_iter();
            let look = |entry: walkdir::DirEntry| {
                let found = entry.metadata().unwrap();
                let changed = (found.ctime(), found.ctime_nsec());
                (entry.into_path(), found.ino(), changed)
            };
            entries
                .map(|entry| look(entry.unwrap()))
                .collect::<Vec<_>>()
        };
        let before = all();
        let staging = site.open().unwrap();
        assert!(staging.keep_all().unwrap());
        assert_eq!(staging.commit().unwrap(), report(0, 2, 0));
        assert_eq!(site.edit(&files, &["a"]), report(0, 2, 0));
        assert_eq!(all(), before);
    }
}

/// What people do to a published file, and whether it may stay.
#[test]
fn a_file_that_someone_changed_is_made_again() {
    type Change = fn(&Path) -> std::io::Result<()>;
    let changes: [(&str, Change, bool); 7] = [
        ("written over", |path| fs::write(path, "2"), false),
        ("made longer", |path| fs::write(path, "11"), false),
        ("emptied", |path| fs::write(path, ""), false),
        ("removed", |path| fs::remove_file(path), false),
        (
            "replaced by a link",
            |path| {
                fs::remove_file(path)?;
                std::os::unix::fs::symlink("b/c", path)
            },
            false,
        ),
        ("copied", |path| copy_anew(path), true),
        (
            "given another time",
            |path| {
                let far = SystemTime::UNIX_EPOCH + Duration::from_secs(4_000_000_000);
                fs::File::options()
                    .write(true)
                    .open(path)?
                    .set_modified(far)
            },
            true,
        ),
    ];
    for (name, change, stays) in changes {
        for site in Site::both() {
            let files = [("a", "1"), ("b/c", "1"), ("d", "1")];
            site.publish(&files);
            site.publish(&[("a", "1"), ("b/c", "1"), ("d", "2")]);
            change(&site.path("public/a")).unwrap();
            let staging = site.open().unwrap();
            assert_eq!(staging.keep("a").unwrap(), stays, "{name}");
            drop(staging);
            assert_eq!(site.open().unwrap().keep_all().unwrap(), stays, "{name}");
            let linked = name == "replaced by a link";
            if linked {
                // It is none of kuaidu's.
                assert!(site.refusal().contains(": a. Publishing"));
                fs::remove_file(site.path("public/a")).unwrap();
            }
            let before = stays.then(|| identity(&site.path("public/a")));
            site.edit(&files, &["d"]);
            site.assert_holds(&files);
            if let Some(before) = before {
                assert_eq!(identity(&site.path("public/a")), before, "{name}");
            }
            assert!(site.open().unwrap().keep_all().unwrap());
        }
    }
}

/// The same bytes in a file of their own, of the same time.
fn copy_anew(path: &Path) -> std::io::Result<()> {
    let (text, time) = (fs::read(path)?, fs::metadata(path)?.modified()?);
    fs::remove_file(path)?;
    fs::write(path, text)?;
    fs::File::options()
        .write(true)
        .open(path)?
        .set_modified(time)
}

#[test]
fn a_copied_output_folder_is_known_by_its_bytes() {
    for site in Site::both() {
        let files = [("a", "1"), ("b/c", "1")];
        site.publish(&files);
        for path in ["public/a", "public/b/c"] {
            copy_anew(&site.path(path)).unwrap();
        }
        for _ in 0..2 {
            let staging = site.open().unwrap();
            assert!(staging.keep_all().unwrap());
            assert_eq!(staging.commit().unwrap(), report(0, 2, 0));
        }
        site.edit(&[("a", "1"), ("b/c", "2")], &["b/c"]);
        site.assert_holds(&[("a", "1"), ("b/c", "2")]);
    }
}

#[test]
fn a_site_may_change_from_the_one_way_to_the_other() {
    let mut site = Site::new();
    for round in 0..6 {
        let text = round.to_string();
        let files = [("a", "1"), ("b/c", &*text), (&*format!("d{text}"), "1")];
        site.edit(&files, &["b/c"]);
        site.assert_holds(&files);
        let is_there = |name| site.path(".kuaidu/public").join(name).exists();
        match site.mode {
            Publish::TwoGenerations => assert_eq!(is_there("standby"), round > 0),
            Publish::InPlace => assert!(!is_there("standby") && !is_there("incoming")),
        }
        site.mode = match round % 2 {
            0 => Publish::InPlace,
            _ => Publish::TwoGenerations,
        };
    }
}
