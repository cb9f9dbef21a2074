//! Full disks, locked folders and traps: the old site stays, and the next build is right.

use std::{fs, os::unix::fs::symlink};

use crate::{Site, kills::child, owned, page, report, tree};

#[test]
fn a_full_disk_leaves_the_old_site() {
    // A limit on the size of a file, of half a kilobyte for each, stands for the full disk; no
    // signal, so that the write itself fails: that of a page, or of the manifest.
    for (blocks, site) in [1, 8]
        .into_iter()
        .flat_map(|it| Site::both().map(|site| (it, site)))
    {
        let old = [("changing/0.html", "1"), ("other", "1")];
        site.publish(&old);
        let child = child(&site, 1, &format!("trap '' XFSZ; ulimit -f {blocks};"));
        let output = child.wait_with_output().unwrap();
        let said =
            String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{said}");
        for part in [
            "failed: cannot write ",
            "the file is larger than the system allows",
            "The published site is as it was.",
        ] {
            assert!(said.contains(part), "{said}");
        }
        site.assert_holds(&old);
        site.publish(&[("changing/0.html", "2")]);
        site.assert_holds(&[("changing/0.html", "2")]);
    }
}

#[test]
fn a_folder_that_cannot_be_written_to_leaves_the_old_site() {
    use std::os::unix::fs::PermissionsExt;
    for site in Site::both() {
        let files = [("a/b", "1"), ("c", "1")];
        site.publish(&files);
        for locked in [".kuaidu/public", "public"] {
            let lock = |mode| {
                let mode = fs::Permissions::from_mode(mode);
                fs::set_permissions(site.path(locked), mode).unwrap();
            };
            lock(0o555);
            let is_root = fs::write(site.path(locked).join("probe"), "").is_ok();
            let result = site.open().and_then(|staging| {
                staging.write(page("a/b", "2"))?;
                staging.write(page("c", "1"))?;
                staging.commit()
            });
            lock(0o755);
            if is_root {
                eprintln!("skipped: this user may write to any folder (root does)");
                return;
            }
            // The old site, or the new one where the folder itself is not written to.
            let now = tree(&site.path("public"));
            let new = owned(&[("a/b", "2"), ("c", "1")]);
            assert_eq!(now == new, result.is_ok(), "{locked}");
            assert!(now == new || now == owned(&files), "{locked}");
            site.publish(&files);
            site.assert_holds(&files);
        }
    }
}

#[test]
fn a_parent_that_cannot_be_written_to_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new();
    let lock = |mode| fs::set_permissions(site.root.path(), fs::Permissions::from_mode(mode));
    lock(0o555).unwrap();
    if fs::write(site.path("probe"), "").is_ok() {
        eprintln!("skipped: this user may write to any folder (root does)");
        return;
    }
    let message = site.refusal();
    lock(0o755).unwrap();
    assert_eq!(
        message,
        "cannot create .kuaidu/public: permission denied. The site is prepared \
         beside the output folder and takes its place, so that folder and the one that holds it \
         must be writable. The published site is as it was."
    );
}

#[test]
fn a_file_in_the_place_of_the_state_is_named() {
    let site = Site::new();
    site.put(".kuaidu", "");
    let message = site.refusal();
    assert!(
        message.starts_with("cannot create .kuaidu/public: "),
        "{message}"
    );
}

#[test]
fn links_planted_in_the_standby_are_not_followed() {
    let site = Site::new();
    site.put("victim/a", "precious");
    site.publish(&[("a", "1"), ("b/a", "1"), ("c", "1"), ("d/a", "1")]);
    site.publish(&[("a", "2"), ("b/a", "2"), ("c", "1"), ("d/a", "1")]);
    for (path, target) in [
        ("a", "victim/a"),
        ("b", "victim"),
        ("c", "victim/a"),
        ("d", "victim"),
        ("new", "victim"),
    ] {
        let planted = site.path(".kuaidu/public/standby").join(path);
        if path.len() == 1 && "bd".contains(path) {
            fs::remove_dir_all(&planted).unwrap();
        } else if path != "new" {
            fs::remove_file(&planted).unwrap();
        }
        symlink(site.path(target), planted).unwrap();
    }
    let next = [
        ("a", "3"),
        ("b/a", "3"),
        ("c", "1"),
        ("d/a", "1"),
        ("new/a", "3"),
    ];
    site.publish(&next);
    site.assert_holds(&next);
    assert_eq!(tree(&site.path("victim")), owned(&[("a", "precious")]));
}

#[test]
fn a_link_in_the_place_of_the_standby_is_not_followed() {
    let site = Site::new();
    site.put("victim/a", "precious");
    for name in ["standby", "building"] {
        site.publish(&[("a", "1")]);
        site.publish(&[("a", "2")]);
        let standby = site.path(".kuaidu/public/standby");
        fs::remove_dir_all(standby).unwrap();
        symlink(site.path("victim"), site.path(".kuaidu/public").join(name)).unwrap();
        site.publish(&[("a", "3")]);
        site.assert_holds(&[("a", "3")]);
        assert_eq!(tree(&site.path("victim")), owned(&[("a", "precious")]));
    }
}

#[test]
fn folders_and_files_planted_in_the_standby_give_way() {
    let site = Site::new();
    site.publish(&[("a", "1"), ("b/c", "1")]);
    site.publish(&[("a", "2"), ("b/c", "2")]);
    let standby = site.path(".kuaidu/public/standby");
    fs::remove_file(standby.join("a")).unwrap();
    fs::create_dir_all(standby.join("a/deep/down")).unwrap();
    fs::remove_dir_all(standby.join("b")).unwrap();
    fs::write(standby.join("b"), "x").unwrap();
    fs::write(standby.join("stray"), "x").unwrap();
    site.publish(&[("a", "2"), ("b/c", "3")]);
    site.assert_holds(&[("a", "2"), ("b/c", "3")]);
}

#[test]
fn files_replaced_in_the_standby_are_not_published() {
    for path in ["a", "b/c"] {
        let site = Site::new();
        for text in ["1", "2", "3"] {
            site.publish(&[("a", "1"), ("b/c", "1"), ("d", text)]);
        }
        let planted = site.path(".kuaidu/public/standby").join(path);
        fs::remove_file(&planted).unwrap();
        fs::write(&planted, "x").unwrap();
        let files = [("a", "1"), ("b/c", "1"), ("d", "4")];
        site.edit(&files, &["d"]);
        site.assert_holds(&files);
    }
}

/// The moments of the exchange at which a build may be killed, in their order, and whether the
/// new site is live by then. Each is made from the state that a finished build leaves.
#[test]
fn a_kill_at_each_step_of_the_exchange_is_mended() {
    let (old, new) = (
        [("a", "2"), ("b", "2"), ("gone", "2")],
        [("a", "3"), ("b", "2"), ("new", "3")],
    );
    let undone: &[_] = &[("public", "x"), ("building", "public"), ("x", "building")];
    let between: &[_] = &[("public", "x"), ("building", "standby"), ("x", "building")];
    let both: &[_] = &[("building", "standby"), ("stamps.next", "stamps")];
    let steps = [
        ("before the exchange", undone, false),
        ("while the manifest is written", undone, false),
        ("between two renames", between, false),
        ("after the exchange", &[], true),
        ("after a rename", &[("building", "standby")], true),
        ("after two renames", both, true),
    ];
    for (step, renames, new_is_live) in steps {
        let site = Site::new();
        let state = |name: &str| site.path(".kuaidu/public").join(name);
        let place = |name: &str| match name {
            "public" => site.path("public"),
            name => state(name),
        };
        site.publish(&[("a", "1")]);
        site.publish(&old);
        let (manifest, stamps) = (
            fs::read(state("manifest.json")).unwrap(),
            fs::read(state("stamps")).unwrap(),
        );
        site.publish(&new);
        fs::rename(state("manifest.json"), state("manifest.next.json")).unwrap();
        fs::rename(state("stamps"), state("stamps.next")).unwrap();
        fs::write(state("manifest.json"), manifest).unwrap();
        fs::write(state("stamps"), stamps).unwrap();
        fs::rename(state("standby"), state("building")).unwrap();
        for (from, to) in renames {
            fs::rename(place(from), place(to)).unwrap();
        }
        if step == "while the manifest is written" {
            fs::write(state("manifest.next.json"), "{\"format\":1,\"bui").unwrap();
        }
        let live: &[(&str, &str)] = if new_is_live { &new } else { &old };
        drop(site.open().unwrap());
        site.assert_holds(live);
        assert_eq!(site.publish(live), report(0, 3, 0), "killed {step}");
        site.publish(&[("a", "4"), ("b", "2")]);
        site.assert_holds(&[("a", "4"), ("b", "2")]);
        let mut left: Vec<_> = tree(&site.path(".kuaidu/public")).into_keys().collect();
        left.retain(|path| !path.starts_with("standby/"));
        assert_eq!(left, ["lock", "manifest.json", "stamps"], "killed {step}");
    }
}
