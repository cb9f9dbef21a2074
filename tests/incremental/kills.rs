//! The program itself: killed at any moment it leaves the old site or the new one, whole, and
//! nothing that leads the next build astray; and of a damaged cache it does not speak.

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    builds::{self, Ended, OUTPUT},
    check::{Lived, Step},
    edits::edit,
    folder::{Folder, put},
    random::Random,
    sample::rich,
    site::{Files, Site},
    state, tree,
};

/// Builds that are killed before their end.
const KILLS: usize = 30;

/// `kuaidu build` of the site in the folder `root`, at the site's moment.
fn program(root: &Path, site: &Site) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kuaidu"));
    let clock = site.clock.to_rfc3339();
    command
        .args(["build", "--clock", &clock, "--root"])
        .arg(root);
    for (option, is_set) in [
        ("--drafts", site.selection.drafts),
        ("--future", site.selection.future),
        ("--expired", site.selection.expired),
    ] {
        command.args(is_set.then_some(option));
    }
    for variable in ["GITHUB_ACTIONS", "SOURCE_DATE_EPOCH", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command.env("NO_COLOR", "1").env("LC_ALL", "C");
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// What the program says of a build that succeeds, without what was counted and measured.
fn said(root: &Path, site: &Site) -> String {
    let output = program(root, site).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    // What was made anew may be said, as it is after any change.
    let is_report = |line: &&str| line.contains(" written, ") || line.starts_with("rendered ");
    let lines: Vec<&str> = said.lines().filter(|line| !is_report(line)).collect();
    lines.join("\n")
}

/// The site after a random edit, as it should be published; nothing where the edit is a mistake.
fn edited(site: &Site, fresh: &mut Folder, random: &mut Random) -> Option<(Site, Files)> {
    let mut site = site.clone();
    site.turn_over();
    edit(&mut site, random);
    site.once.stop_after = None;
    fresh.sync(&site.sources());
    match builds::clean(fresh.root(), (&site).into()) {
        Ended::Whole(files, _) => Some((site, files)),
        Ended::Refused(_) | Ended::Stopped => None,
    }
}

/// Kills a build after a part of the time that one takes; whether it had not come to its end.
fn kill(mut build: Child, after: Duration) -> bool {
    thread::sleep(after);
    build.kill().unwrap();
    !build.wait().unwrap().success()
}

#[test]
fn a_kill_at_any_moment_leaves_a_whole_site_and_a_right_next_build() {
    let random = &mut Random::new(1);
    let (mut site, mut fresh, mut lived) = (rich(), Folder::new(), Lived::new());
    assert_eq!(lived.build(&site), Ok(Step::Published));
    let start = Instant::now();
    said(lived.folder.root(), &site);
    let whole = start.elapsed();
    lived.look_again();
    let mut old = live(&lived);
    let (mut killed, mut tried) = (0, 0);
    while killed < KILLS && tried < 10 * KILLS {
        tried += 1;
        let Some((next, new)) = edited(&site, &mut fresh, random) else {
            continue;
        };
        site = next;
        lived.folder.sync(&site.sources());
        let build = program(lived.folder.root(), &site).spawn().unwrap();
        let after = whole.mul_f64(random.below(100) as f64 / 100.0);
        killed += usize::from(kill(build, after));
        let now = live(&lived);
        assert!(now == old || now == new, "a mixture after build {tried}");
        old = now;
        // Now and then two builds in turn are killed.
        if random.percent(70) {
            lived.look_again();
            assert_eq!(lived.build(&site), Ok(Step::Published), "build {tried}");
            old = live(&lived);
        }
    }
    assert_eq!(killed, KILLS, "of {tried} builds");
}

/// The bytes that are published.
fn live(lived: &Lived) -> Files {
    let tree = tree::read(&lived.folder.path(OUTPUT));
    tree.into_iter()
        .map(|(path, file)| (path, file.bytes))
        .collect()
}

#[test]
fn of_a_cache_that_is_lost_or_damaged_nothing_is_said() {
    let mut site = rich();
    // Something to be said at every build.
    site.articles[1].body.push("[无处](nowhere.md)".to_owned());
    site.articles[2].fields.remove("source");
    let folder = {
        let mut folder = Folder::new();
        folder.sync(&site.sources());
        folder
    };
    let root = folder.root();
    let usual = said(root, &site);
    assert!(usual.contains("warning[broken-link]"), "{usual}");
    assert_eq!(said(root, &site), usual, "nothing changed");
    for bytes in [b"" as &[u8], b"not a cache", &[0; 4096]] {
        for path in state::files(&folder) {
            put(&path, bytes);
        }
        assert_eq!(said(root, &site), usual, "{} bytes", bytes.len());
    }
}

#[test]
fn a_mistake_in_the_settings_leaves_what_was_read() {
    let site = rich();
    let mut folder = Folder::new();
    folder.sync(&site.sources());
    said(folder.root(), &site);
    let remembered = || {
        let files = state::files(&folder).into_iter();
        let of_articles = files.filter(|path| path.to_string_lossy().contains("/articles-"));
        let bytes = of_articles.map(|path| (fs::read(&path).unwrap(), path));
        bytes.collect::<Vec<_>>()
    };
    let before = remembered();
    assert!(!before.is_empty());
    put(&folder.path("site.yaml"), b"timezone: Nowhere");
    let output = program(folder.root(), &site).output().unwrap();
    assert!(!output.status.success());
    assert!(remembered() == before);
}
