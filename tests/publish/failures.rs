//! Kills, full disks and traps: the old site or the new one, whole, and the next build right.

use std::{
    env, fs,
    os::unix::fs::symlink,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Instant,
};

use kuaidu::publish;

use crate::{Site, owned, page, report, tree};

/// Names the output folder and the version to a child process; see [`publish_a_version`].
const CHILD: &str = "KUAIDU_TEST_PUBLISH";

/// The files of a version of a site: some stay, some change, some come and go, some are
/// folders in every other version.
fn version(number: u32) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for at in 0..100 {
        let text = |number: u32| format!("{number} ").repeat(500);
        files.push((format!("same/{at}/index.html"), text(at)));
        files.push((format!("changing/{at}.html"), text(number)));
        if at < 4 {
            files.push((format!("{}/{at}.html", number % 3), text(number)));
        }
    }
    files.push(match number % 2 {
        0 => ("turn".to_owned(), "file".to_owned()),
        _ => ("turn/index.html".to_owned(), "page".to_owned()),
    });
    files
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect()
}

/// Not a test of its own: what the children of the tests below do.
#[test]
#[ignore = "run as a child of other tests"]
#[allow(clippy::disallowed_methods, reason = "how a test speaks to its child")]
fn publish_a_version() {
    let task = env::var(CHILD).unwrap();
    let (number, output) = task.split_once(' ').unwrap();
    let staging = publish::open(Path::new(output), &[], || {}).unwrap();
    for (path, text) in version(number.parse().unwrap()) {
        if let Err(error) = staging.write(page(&path, &text)) {
            panic!("failed: {error}");
        }
    }
    staging.commit().unwrap();
}

fn child(site: &Site, number: u32, shell: &str) -> Child {
    Command::new("sh")
        .args([
            "-c",
            &format!("{shell} exec \"$0\" --exact --ignored failures::publish_a_version"),
        ])
        .arg(env::current_exe().unwrap())
        .env(CHILD, format!("{number} {}", site.path("public").display()))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn a_kill_at_any_moment_leaves_a_whole_site() {
    let site = Site::new();
    site.publish(&borrowed(&version(0)));
    let mut number = 0;
    let mut run_to_end = || {
        number += 1;
        let start = Instant::now();
        assert!(child(&site, number, "").wait().unwrap().success());
        start.elapsed()
    };
    let quickest = (0..4).map(|_| run_to_end()).min().unwrap();
    let (mut old, mut killed, mut random) = (number, 0, 7_u32);
    while killed < 30 && number < 200 {
        number += 1;
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let mut child = child(&site, number, "");
        thread::sleep(quickest.mul_f64(f64::from(random) / f64::from(u32::MAX)));
        child.kill().unwrap();
        killed += u32::from(!child.wait().unwrap().success());
        let live = tree(&site.path("public"));
        let (before, after) = (
            owned(&borrowed(&version(old))),
            owned(&borrowed(&version(number))),
        );
        assert!(
            live == before || live == after,
            "a mixture after kill {number}"
        );
        // Every third time the next build is the killed one's successor, else its repetition.
        old = if number % 3 == 0 {
            number + 100
        } else {
            number
        };
        let next = version(old);
        site.publish(&borrowed(&next));
        site.assert_holds(&borrowed(&next));
    }
    assert_eq!(killed, 30, "of {number} builds");
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    let site = Site::new();
    let old = [("changing/0.html", "1"), ("other", "1")];
    site.publish(&old);
    // A limit on the size of a file, 512 bytes, stands for the full disk; no signal, so that
    // the write itself fails.
    let child = child(&site, 1, "trap '' XFSZ; ulimit -f 1;");
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{said}");
    for part in [
        "failed: cannot write",
        "File too large",
        "The published site is as it was.",
    ] {
        assert!(said.contains(part), "{said}");
    }
    site.assert_holds(&old);
    site.publish(&[("changing/0.html", "2")]);
    site.assert_holds(&[("changing/0.html", "2")]);
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
        "cannot create .kuaidu/public: Permission denied (os error 13). The site is prepared \
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
