//! Builds that are killed, and readers who look on: whole sites, and whole files always.

use std::{
    collections::BTreeMap,
    env, fs,
    path::Path,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use kuaidu::{config::Publish, publish};

use crate::{Site, owned, page, tree};

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
    let mut task = task.splitn(3, ' ');
    let mut next = || task.next().unwrap();
    let (number, mode, output) = (next(), next(), next());
    let mode = match mode {
        "InPlace" => Publish::InPlace,
        _ => Publish::TwoGenerations,
    };
    let staging = publish::open(Path::new(output), &[], || {}).unwrap();
    let staging = staging.with_mode(mode);
    for (path, text) in version(number.parse().unwrap()) {
        if let Err(error) = staging.write(page(&path, &text)) {
            panic!("failed: {error}");
        }
    }
    if let Err(error) = staging.commit() {
        panic!("failed: {error}");
    }
}

pub(crate) fn child(site: &Site, number: u32, shell: &str) -> Child {
    Command::new("sh")
        .args([
            "-c",
            &format!("{shell} exec \"$0\" --exact --ignored kills::publish_a_version"),
        ])
        .arg(env::current_exe().unwrap())
        .env(
            CHILD,
            format!("{number} {:?} {}", site.mode, site.path("public").display()),
        )
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Kills builds of ever new versions at random moments; `check` looks at what each leaves, with
/// the version before and the one to come. The next build must be right.
fn kill(site: &Site, kills: u32, check: impl Fn(&Tree, &Tree, &Tree)) {
    site.publish(&borrowed(&version(0)));
    let quickest = (1..4).map(|number| run_to_end(site, number)).min().unwrap();
    let (mut number, mut old, mut killed, mut random) = (3, 3, 0, 7_u32);
    while killed < kills && number < 300 {
        number += 1;
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let mut child = child(site, number, "");
        thread::sleep(quickest.mul_f64(f64::from(random) / f64::from(u32::MAX)));
        child.kill().unwrap();
        killed += u32::from(!child.wait().unwrap().success());
        let of = |number| owned(&borrowed(&version(number)));
        check(&tree(&site.path("public")), &of(old), &of(number));
        // Every third time the next build is the killed one's successor, else its repetition.
        old = if number % 3 == 0 {
            number + 100
        } else {
            number
        };
        let next = version(old);
        // By turns with what a build knows of the one before, and without.
        match number % 2 {
            0 => site.edit(&borrowed(&next), &[]),
            _ => site.publish(&borrowed(&next)),
        };
        if number % 2 == 0 {
            site.publish(&borrowed(&next));
        }
        site.assert_holds(&borrowed(&next));
    }
    assert_eq!(killed, kills, "of {number} builds");
}

type Tree = BTreeMap<String, String>;

fn run_to_end(site: &Site, number: u32) -> Duration {
    let start = Instant::now();
    assert!(child(site, number, "").wait().unwrap().success());
    start.elapsed()
}

#[test]
fn a_kill_at_any_moment_leaves_a_whole_site() {
    kill(&Site::new(), 20, |found, old, new| {
        assert!(found == old || found == new, "a mixture");
    });
}

#[test]
fn a_kill_in_place_leaves_whole_files() {
    kill(&Site::with(Publish::InPlace), 15, |found, old, new| {
        for (path, text) in found {
            let is_whole = [old, new].iter().any(|tree| tree.get(path) == Some(text));
            // A folder may be empty for a moment.
            assert!(is_whole || path.ends_with('/'), "{path}: {text:.20}");
        }
        for path in old.keys().filter(|path| new.contains_key(*path)) {
            assert!(found.contains_key(path), "{path}");
        }
    });
}

#[test]
fn readers_never_see_half_a_file() {
    for site in Site::both() {
        let text = |number: usize| format!("{number:04} ").repeat(1000);
        let paths: Vec<_> = (0..40).map(|at| format!("{}/{at}.html", at % 7)).collect();
        let publish = |version: usize| {
            let text = text(version);
            let files: Vec<_> = paths.iter().map(|path| (path.as_str(), &*text)).collect();
            site.publish(&files);
        };
        publish(0);
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            let read = || {
                let mut seen = 0;
                while !done.load(Ordering::Relaxed) {
                    // Between two renames of a file system without an exchange it may be missing.
                    let path = site.path("public").join(&paths[seen * 17 % paths.len()]);
                    let found = fs::read_to_string(path).unwrap();
                    let number = found.get(..4).and_then(|number| number.parse().ok());
                    assert_eq!(number.map(text), Some(found), "half a file");
                    seen += 1;
                }
                seen
            };
            let reader = scope.spawn(read);
            (1..40).for_each(publish);
            done.store(true, Ordering::Relaxed);
            assert!(reader.join().unwrap() > 0);
        });
    }
}
