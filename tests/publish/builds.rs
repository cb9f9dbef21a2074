//! One build after another: what is live, what is told, what keeps its time.

use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
    sync::mpsc,
    thread,
    time::{Duration, UNIX_EPOCH},
};

use kuaidu::{
    output::{Contents, OutputFile, OutputPath},
    publish,
};

use crate::{Site, finish, page, report, tree};

#[test]
fn each_build_replaces_the_one_before() {
    let site = Site::new();
    let first = [
        ("index.html", "1"),
        ("2025/一/index.html", "一"),
        ("a.css", ""),
    ];
    assert_eq!(site.publish(&first), report(3, 0, 0));
    site.assert_holds(&first);
    assert_eq!(site.publish(&first), report(0, 3, 0));
    site.assert_holds(&first);
    let second = [
        ("index.html", "2"),
        ("2025/二/index.html", "二"),
        ("a.css", ""),
    ];
    assert_eq!(site.publish(&second), report(2, 1, 1));
    site.assert_holds(&second);
    assert_eq!(site.publish(&first), report(2, 1, 1));
    site.assert_holds(&first);
    assert_eq!(site.publish(&[]), report(0, 0, 3));
    site.assert_holds(&[]);
}

#[test]
fn many_builds_of_one_moment_are_all_whole() {
    let site = Site::new();
    for round in 0..60_u32 {
        let text = format!("{}", round % 7);
        let (turn, page) = (format!("{}.html", round % 5), format!("p/{}", round % 3));
        let files = [
            ("same.html", "same"),
            ("index.html", text.as_str()),
            (turn.as_str(), "x"),
            (page.as_str(), text.as_str()),
            ("slow.html", if round % 20 < 10 { "a" } else { "b" }),
        ];
        site.publish(&files);
        site.assert_holds(&files);
    }
}

#[test]
fn the_manifest_tells_which_build_changed_a_file() {
    let site = Site::new();
    site.publish(&[("a", "1"), ("b", "1")]);
    site.publish(&[("a", "1"), ("b", "2")]);
    site.publish(&[("a", "1"), ("b", "2")]);
    let manifest = fs::read_to_string(site.path(".kuaidu/public/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    assert_eq!(
        manifest["build"], 2,
        "a build without changes does not count"
    );
    let of = |at: usize| {
        (
            &manifest["files"][at]["path"],
            &manifest["files"][at]["build"],
        )
    };
    assert_eq!(of(0), (&"a".into(), &1.into()));
    assert_eq!(of(1), (&"b".into(), &2.into()));
}

#[test]
fn an_unchanged_file_keeps_its_time_and_a_changed_one_gets_a_new_one() {
    let site = Site::new();
    let time = |path| fs::metadata(site.path(path)).unwrap().modified().unwrap();
    site.publish(&[("a", "1"), ("b", "1")]);
    let old = UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    for path in ["public/a", "public/b"] {
        let file = fs::File::options()
            .write(true)
            .open(site.path(path))
            .unwrap();
        file.set_modified(old).unwrap();
    }
    for text in ["2", "1", "3", "1"] {
        site.publish(&[("a", "1"), ("b", text)]);
        assert_eq!(time("public/a"), old);
        assert!(
            time("public/b") > old,
            "`b` has other bytes than just before"
        );
    }
}

#[test]
fn a_build_without_changes_leaves_the_folder_itself() {
    let site = Site::new();
    let identity = || fs::metadata(site.path("public")).unwrap().ino();
    site.publish(&[("a", "1")]);
    let before = identity();
    site.publish(&[("a", "1")]);
    assert_eq!(identity(), before);
    site.publish(&[("a", "2")]);
    assert_ne!(identity(), before);
}

#[test]
fn a_failed_build_leaves_the_old_site() {
    let site = Site::new();
    site.publish(&[("a", "1"), ("b", "1")]);
    let staging = site.open().unwrap();
    staging.write(page("a", "2")).unwrap();
    staging.write(page("c", "2")).unwrap();
    drop(staging);
    site.assert_holds(&[("a", "1"), ("b", "1")]);
    site.publish(&[("a", "1"), ("b", "3")]);
    site.assert_holds(&[("a", "1"), ("b", "3")]);
}

#[test]
fn files_become_folders_and_folders_files() {
    let site = Site::new();
    let (file, folder) = ([("a", "file")], [("a/b/index.html", "page"), ("a/c", "c")]);
    for _ in 0..3 {
        site.publish(&file);
        site.assert_holds(&file);
        site.publish(&folder);
        site.assert_holds(&folder);
    }
}

#[test]
fn a_folder_that_became_a_file_goes() {
    for site in Site::both() {
        for files in [
            &[("a/b", "1"), ("c", "1")][..],
            &[("a", "1"), ("c", "1")],
            &[("c", "1")],
        ] {
            site.publish(files);
            site.assert_holds(files);
        }
    }
}

#[test]
fn what_was_changed_by_hand_is_mended() {
    let site = Site::new();
    let files = [("a", "1"), ("b/c", "1"), ("d", "1")];
    site.publish(&files);
    site.publish(&[("a", "2"), ("b/c", "1"), ("d", "1")]);
    site.put("public/a", "x");
    fs::remove_file(site.path(".kuaidu/public/standby/d")).unwrap();
    site.put(".kuaidu/public/standby/d", "x");
    fs::remove_dir_all(site.path("public/b")).unwrap();
    assert_eq!(site.publish(&files), report(2, 1, 0));
    site.assert_holds(&files);
    // One file with two names.
    site.put(".kuaidu/public/standby/d", "x");
    assert_eq!(site.publish(&files), report(1, 2, 0));
    site.assert_holds(&files);
}

#[test]
fn a_removed_output_or_standby_is_made_anew() {
    let site = Site::new();
    let files = [("a", "1"), ("b/c", "1")];
    site.publish(&files);
    fs::remove_dir_all(site.path("public")).unwrap();
    assert_eq!(site.publish(&files), report(2, 0, 0));
    site.assert_holds(&files);
    fs::remove_dir_all(site.path("public")).unwrap();
    fs::create_dir(site.path("public")).unwrap();
    assert_eq!(site.publish(&files), report(2, 0, 0));
    fs::remove_dir_all(site.path(".kuaidu/public/standby")).unwrap();
    assert_eq!(site.publish(&[("a", "2"), ("b/c", "1")]), report(1, 1, 0));
    site.assert_holds(&[("a", "2"), ("b/c", "1")]);
}

#[test]
fn files_are_copied_with_plain_permissions() {
    let site = Site::new();
    let copy = || OutputFile {
        path: OutputPath::new("logo.png").unwrap(),
        contents: Contents::Copy(site.path("static/logo.png")),
    };
    let publish = || {
        let staging = site.open().unwrap();
        staging.write(copy()).unwrap();
        staging.commit().unwrap()
    };
    let long = "字".repeat(100_000);
    site.put("static/logo.png", &long);
    fs::set_permissions(
        site.path("static/logo.png"),
        fs::Permissions::from_mode(0o555),
    )
    .unwrap();
    assert_eq!(publish(), report(1, 0, 0));
    let mode = fs::metadata(site.path("public/logo.png"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(
        mode & 0o333,
        0o200,
        "writable by its owner, executable by nobody"
    );
    assert_eq!(publish(), report(0, 1, 0));
    fs::remove_file(site.path("static/logo.png")).unwrap();
    site.put("static/logo.png", &long.replacen("字", "汉", 1));
    assert_eq!(publish(), report(1, 0, 0));
    site.assert_holds(&[("logo.png", &long.replacen("字", "汉", 1))]);
}

#[test]
fn a_missing_source_is_named() {
    let site = Site::new();
    let staging = site.open().unwrap();
    let missing = OutputFile {
        path: OutputPath::new("a.png").unwrap(),
        contents: Contents::Copy(site.path("static/a.png")),
    };
    let message = staging.write(missing).unwrap_err().to_string();
    let source = site.path("static/a.png");
    let start = format!("cannot read {}: there is no such file", source.display());
    assert!(message.starts_with(&start), "{message}");
}

#[test]
fn threads_write_at_once() {
    let site = Site::new();
    let paths: Vec<_> = (0..400)
        .map(|n| format!("{}/{}/{n}.html", n % 3, n % 40))
        .collect();
    for round in 0..3 {
        let staging = site.open().unwrap();
        thread::scope(|scope| {
            for part in paths.chunks(50) {
                let staging = &staging;
                scope.spawn(move || {
                    for path in part {
                        staging
                            .write(page(path, &format!("{path} {round}")))
                            .unwrap();
                    }
                });
            }
        });
        assert_eq!(staging.commit().unwrap().written, 400);
        assert_eq!(tree(&site.path("public")).len(), 400);
    }
}

#[test]
fn a_path_is_refused_the_second_time() {
    let site = Site::new();
    site.publish(&[("old", "1")]);
    let staging = site.open().unwrap();
    for path in ["a/b", "old"] {
        staging.write(page(path, "")).unwrap();
        let refusal = staging.write(page(path, "")).unwrap_err();
        let message = format!("two files of this build have the path {path}");
        assert_eq!(refusal.to_string(), message);
    }
    staging.write(page("a", "")).unwrap();
    assert_eq!(
        staging.commit().unwrap_err().to_string(),
        "this build has a file with the path a, and other files below that path"
    );
    site.assert_holds(&[("old", "1")]);
}

#[test]
fn the_second_build_waits() {
    let site = Site::new();
    let first = site.open().unwrap();
    let (sender, waiting) = mpsc::channel();
    let output = site.path("public");
    thread::scope(|scope| {
        let second = scope.spawn(move || {
            let staging = publish::open(&output, &[], || sender.send(()).unwrap()).unwrap();
            finish(staging, &[("a", "second")])
        });
        waiting.recv().unwrap();
        finish(first, &[("a", "first"), ("b", "first")]);
        assert_eq!(second.join().unwrap(), report(1, 0, 1));
    });
    site.assert_holds(&[("a", "second")]);
}

#[test]
fn what_is_kept_is_not_rendered() {
    let site = Site::new();
    let files = [("a", "1"), ("b/c", "1"), ("d", "1")];
    let publish = |text| {
        let staging = site.open().unwrap();
        let kept = ["a", "b/c", "none"].map(|path| staging.keep(path).unwrap());
        assert_eq!(kept, [true, true, false]);
        staging.write(page("d", text)).unwrap();
        staging.commit().unwrap()
    };
    site.publish(&files);
    for (text, wanted) in [("1", report(0, 3, 0)), ("2", report(1, 2, 0))] {
        assert_eq!(publish(text), wanted);
        site.assert_holds(&[("a", "1"), ("b/c", "1"), ("d", text)]);
    }
    let staging = site.open().unwrap();
    assert!(staging.keep("d").unwrap());
    assert!(!staging.keep("e").unwrap());
    assert!(staging.keep("d").is_err(), "taken already");
    assert_eq!(staging.commit().unwrap(), report(0, 1, 2));
}
