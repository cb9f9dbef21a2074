//! Output folders that are refused, with the way out, and those that look odd but are taken.

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
};

use kuaidu::publish;

use crate::{Site, finish, page, tree};

const WAY_OUT: &str = "Publishing makes the folder hold just the site, so this would be lost. Choose \
    another folder with -o, or move the files into static/ so that they are published with the \
    site, or delete the folder if nothing in it is needed.";

#[test]
fn foreign_files_are_named() {
    let site = Site::new();
    site.put("public/notes.txt", "mine");
    assert_eq!(
        site.refusal(),
        format!("the output folder public holds what kuaidu did not publish: notes.txt. {WAY_OUT}")
    );
    site.put("public/.git/config", "mine");
    site.put("public/a/1", "mine");
    site.put("public/b", "mine");
    site.put("public/c", "mine");
    assert_eq!(
        site.refusal(),
        format!(
            "the output folder public holds what kuaidu did not publish: .git/, a/, b and 2 \
             more. {WAY_OUT}"
        )
    );
    assert_eq!(
        fs::read_to_string(site.path("public/notes.txt")).unwrap(),
        "mine"
    );
}

#[test]
fn foreign_files_among_published_ones_are_named() {
    let site = Site::new();
    site.publish(&[("a/index.html", "1"), ("b", "1")]);
    site.put("public/a/mine.txt", "mine");
    symlink("a", site.path("public/link")).unwrap();
    let refusal = site.refusal();
    assert!(
        refusal.contains(": a/mine.txt, link. Publishing"),
        "{refusal}"
    );
    fs::remove_file(site.path("public/a/mine.txt")).unwrap();
    fs::remove_file(site.path("public/link")).unwrap();
    site.publish(&[("b", "2")]);
    site.assert_holds(&[("b", "2")]);
}

#[test]
fn what_takes_the_place_of_a_published_file_is_foreign() {
    let site = Site::new();
    site.publish(&[("a", "1"), ("b/c", "1")]);
    fs::remove_file(site.path("public/a")).unwrap();
    site.put("public/a/mine", "mine");
    fs::remove_dir_all(site.path("public/b")).unwrap();
    symlink("a", site.path("public/b")).unwrap();
    let refusal = site.refusal();
    assert!(refusal.contains(": a/, b. Publishing"), "{refusal}");
}

#[test]
fn foreign_files_that_come_during_the_build_stay() {
    let site = Site::new();
    site.publish(&[("a/b", "1")]);
    for come in ["public/mine", "public/a/mine"] {
        let staging = site.open().unwrap();
        staging.write(page("a/b", "2")).unwrap();
        site.put(come, "mine");
        let refusal = staging.commit().unwrap_err().to_string();
        assert!(refusal.contains("mine. Publishing"), "{refusal}");
        assert_eq!(fs::read_to_string(site.path("public/a/b")).unwrap(), "1");
        fs::remove_file(site.path(come)).unwrap();
    }
    site.publish(&[("a/b", "2")]);
    site.assert_holds(&[("a/b", "2")]);
}

#[test]
fn litter_and_empty_folders_are_no_loss() {
    let site = Site::new();
    site.put("public/.DS_Store", "x");
    fs::create_dir(site.path("public/empty")).unwrap();
    site.publish(&[("a/b", "1")]);
    site.assert_holds(&[("a/b", "1")]);
    site.put("public/a/Thumbs.db", "x");
    site.publish(&[("a/b", "2")]);
    site.assert_holds(&[("a/b", "2")]);
}

#[test]
fn without_a_manifest_nothing_counts_as_published() {
    let site = Site::new();
    site.publish(&[("a", "1")]);
    let manifest = site.path(".kuaidu/public/manifest.json");
    let damaged = "(Its list of what it published, .kuaidu/public/manifest.json, is damaged, so \
        nothing counts as published.) ";
    let newer = "(The list of what was published, .kuaidu/public/manifest.json, is from a newer \
        kuaidu; that one can publish here.) ";
    for (text, why) in [
        ("", damaged),
        ("{\"format\":1,\"build\":1,\"fol", damaged),
        ("{\"format\":7}", newer),
    ] {
        fs::write(&manifest, text).unwrap();
        assert_eq!(
            site.refusal(),
            format!(
                "the output folder public holds what kuaidu did not publish: a. {why}{WAY_OUT}"
            )
        );
    }
    fs::remove_file(&manifest).unwrap();
    assert_eq!(
        site.refusal(),
        format!("the output folder public holds what kuaidu did not publish: a. {WAY_OUT}")
    );
    fs::remove_dir_all(site.path("public")).unwrap();
    site.publish(&[("a", "2")]);
    site.assert_holds(&[("a", "2")]);
}

#[test]
fn what_cannot_be_replaced_is_refused() {
    let site = Site::new();
    site.put("content/a.md", "");
    site.put("file", "");
    symlink("nowhere", site.path("dangling")).unwrap();
    let root = site.root.path().canonicalize().unwrap();
    let content = root.join("content");
    let protected = [root.as_path(), content.as_path()];
    let above = root.parent().unwrap();
    for (output, reason) in [
        (
            root.clone(),
            "it is or holds {root}, a folder of the site's sources",
        ),
        (
            content.clone(),
            "it is or holds {root}/content, a folder of the site's sources",
        ),
        (
            root.join("content/../."),
            "it is or holds {root}, a folder of the site's sources",
        ),
        (
            above.to_owned(),
            "it is or holds {root}, a folder of the site's sources",
        ),
        (root.join("file"), "it is not a folder. Choose another path"),
        (
            root.join("file/public"),
            "it is not a folder. Choose another path",
        ),
        (
            root.join("dangling"),
            "it is not a folder. Choose another path",
        ),
        (
            root.join(".kuaidu"),
            "it lies in .kuaidu, where kuaidu keeps its own state.",
        ),
        (
            root.join(".kuaidu/x"),
            "it lies in .kuaidu, where kuaidu keeps its own state.",
        ),
        (PathBuf::from("/"), "it is the root of a file system"),
    ] {
        let refusal = publish::open(&output, &protected, || {})
            .unwrap_err()
            .to_string();
        let reason = reason.replace("{root}", root.to_str().unwrap());
        let start = format!("cannot publish to {}: {reason}", output.display());
        assert!(refusal.starts_with(&start), "{refusal}");
    }
    assert_eq!(tree(&root).len(), 3, "nothing was made");
}

#[cfg(target_os = "linux")]
#[test]
fn a_mount_point_is_refused() {
    let refusal = publish::open(Path::new("/proc"), &[], || {}).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "cannot publish to /proc: it is a mount point, which cannot be replaced. Choose a folder \
         in it with -o."
    );
}

#[test]
fn an_output_may_be_named_in_many_ways() {
    let site = Site::new();
    fs::create_dir_all(site.path("srv/站点")).unwrap();
    symlink("srv/站点", site.path("link")).unwrap();
    let root = site.root.path();
    for (round, output) in ["link", "link/", "srv/../srv/站点", "srv/站点/."]
        .iter()
        .enumerate()
    {
        let staging = publish::open(&root.join(output), &[root], || {}).unwrap();
        let text = round.to_string();
        finish(staging, &[("页.html", text.as_str())]);
        let live = site.path("srv/站点/页.html");
        assert_eq!(fs::read_to_string(live).unwrap(), text, "{output}");
    }
    assert!(site.path("srv/.kuaidu/站点/manifest.json").is_file());
    assert!(
        fs::symlink_metadata(site.path("link"))
            .unwrap()
            .is_symlink()
    );
    let deep = root.join("not/yet/there/");
    finish(publish::open(&deep, &[root], || {}).unwrap(), &[("a", "1")]);
    assert_eq!(tree(&deep).len(), 1);
}

#[test]
fn a_relative_output_lies_in_the_working_folder() {
    let site = Site::new();
    let here = std::env::current_dir().unwrap();
    let up: PathBuf = here.components().skip(1).map(|_| "..").collect();
    let root = site.root.path().canonicalize().unwrap();
    let relative = up.join(root.strip_prefix("/").unwrap()).join("public");
    finish(publish::open(&relative, &[], || {}).unwrap(), &[("a", "1")]);
    site.assert_holds(&[("a", "1")]);
}

#[test]
fn permissions_of_the_output_folder_stay() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new();
    fs::create_dir(site.path("public")).unwrap();
    fs::set_permissions(site.path("public"), fs::Permissions::from_mode(0o750)).unwrap();
    for text in ["1", "2"] {
        site.publish(&[("a", text)]);
        let mode = fs::metadata(site.path("public"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o750);
    }
}
