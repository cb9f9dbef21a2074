//! How editors and other programs save: each stroke is one build.

use std::{fs, process::Command};

use crate::{
    desk::Desk,
    program::{Site, article},
    setting,
};

/// Lines on builds: the number of files and the time stand in each.
fn builds(desk: &Desk) -> Vec<String> {
    let lines = desk.lines().into_iter();
    lines.filter(|line| line.contains(" new")).collect()
}

#[test]
fn an_atomic_rename_is_one_save() {
    let site = Site::new().article("chips", 22);
    let desk = Desk::of(&site);
    let mut page = desk.listen("/2026/11/chips/");
    let text = article("chips", 22, "另一段正文。");
    fs::write(site.path("content/.chips.md.tmp"), text).unwrap();
    fs::rename(
        site.path("content/.chips.md.tmp"),
        site.path("content/chips.md"),
    )
    .unwrap();
    page.expect("reload");
    desk.says("content/chips.md: ", 0);
    assert_eq!(builds(&desk).len(), 1);
    assert!(desk.text("/2026/11/chips/").contains("另一段正文。"));
}

#[test]
fn what_editors_leave_about_is_no_change() {
    let site = Site::new().article("chips", 22);
    let desk = Desk::of(&site);
    let mut page = desk.listen("/2026/11/chips/");
    for name in [
        ".chips.md.swp",
        "chips.md~",
        ".#chips.md",
        "#chips.md#",
        ".DS_Store",
        ".git/HEAD",
    ] {
        site.put(&format!("content/{name}"), "x");
    }
    site.put("notes.txt", "x");
    // As vim tries whether it may write here, and then saves.
    site.put("content/4913", "");
    fs::remove_file(site.path("content/4913")).unwrap();
    fs::rename(
        site.path("content/chips.md"),
        site.path("content/chips.md~"),
    )
    .unwrap();
    site.put("content/chips.md", article("chips", 22, "另一段正文。"));
    loop {
        let (event, _) = page.next();
        if event == "reload" && desk.text("/2026/11/chips/").contains("另一段正文。") {
            break;
        }
    }
    for line in builds(&desk) {
        assert!(!line.contains(".swp") && !line.contains("notes"), "{line}");
    }
}

/// So many files are checked out in a normal run.
const FILES: u64 = 600;

#[test]
fn many_files_at_once_are_one_build() {
    let site = Site::new().article("chips", 22);
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        let git =
            git.current_dir(site.path(""))
                .args(["-c", "user.name=a", "-c", "user.email=b@c"]);
        let ended = git.args(args).output().unwrap();
        assert!(ended.status.success(), "{ended:?}");
    };
    fs::write(site.path(".gitignore"), ".kuaidu/\n").unwrap();
    git(&["init", "-q", "-b", "one"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "one"]);
    git(&["checkout", "-q", "-b", "two"]);
    for number in 0..setting("KUAIDU_SERVE_FILES").unwrap_or(FILES) {
        let text = article(&format!("第{number}篇"), 1 + (number % 28) as u32, "正文。");
        site.put(&format!("content/{}/{number}.md", number % 9), text);
    }
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "two"]);
    git(&["checkout", "-q", "one"]);
    let desk = Desk::of(&site);
    git(&["checkout", "-q", "two"]);
    let line = desk.says(" more: ", 0);
    assert_eq!(desk.text("/2026/11/9/").matches("第9篇").count().min(1), 1);
    git(&["checkout", "-q", "one"]);
    desk.says(" removed in ", line);
    assert_eq!(desk.get("/2026/11/9/").status, 404);
    let built = builds(&desk);
    assert_eq!(built.len(), 2, "{built:#?}");
}

#[test]
fn a_new_folder_is_watched() {
    let site = Site::new().article("chips", 22);
    let desk = Desk::of(&site);
    let mut page = desk.listen("/2026/11/one/");
    site.put("content/new/deep/one.md", article("one", 2, "正文。"));
    page.expect("reload");
    site.put("content/new/deep/one.md", article("one", 2, "另一段。"));
    page.expect("reload");
    assert!(desk.text("/2026/11/one/").contains("另一段。"));
}

#[test]
fn a_build_of_the_public_site_goes_on_beside() {
    let site = Site::new().article("chips", 22);
    site.build(&[]).ends(0);
    let desk = Desk::of(&site);
    let mut page = desk.listen("/2026/11/chips/");
    site.put("content/chips.md", article("chips", 22, "另一段正文。"));
    site.build(&[]).ends(0);
    page.expect("reload");
    let public = fs::read_to_string(site.path("public/2026/11/chips/index.html")).unwrap();
    assert!(public.contains("另一段正文。") && public.contains("https://example.org/"));
    let again = site.build(&[]).ends(0);
    assert!(
        again.stderr.contains(" 0 files written"),
        "{}",
        again.stderr
    );
    assert!(desk.text("/2026/11/chips/").contains("另一段正文。"));
}
