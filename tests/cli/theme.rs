//! `kuaidu theme`: which files there are, what the site changes, and a copy to change.

use std::fs;

use crate::program::{Run, Site, kuaidu};

fn theme(site: &Site, args: &[&str]) -> Run {
    Run::of(kuaidu().current_dir(site.path("")).arg("theme").args(args))
}

/// What the built-in theme has in a file.
fn built_in(name: &str) -> String {
    fs::read_to_string(name).unwrap()
}

#[test]
fn the_list_tells_whose_each_file_is() {
    let site = Site::new()
        .file("templates/404.html", built_in("templates/404.html"))
        .file(
            "templates/interview.html",
            "{% extends \"article.html\" %}\n",
        )
        .file("static/style.css", "body { color: red }\n")
        .file("static/chip.jpg", "no part of the theme")
        .file("templates/.hidden", "");
    let list = theme(&site, &["list"]).ends(0).stdout;
    for line in [
        "built-in  templates/base.html",
        "same      templates/404.html",
        "added     templates/interview.html",
        "changed   static/style.css",
        "built-in  static/theme.js",
    ] {
        assert!(list.lines().any(|l| l == line), "{line}\n{list}");
    }
    assert!(
        !list.contains("chip.jpg") && !list.contains("hidden"),
        "{list}"
    );
    let mut sorted: Vec<_> = list.lines().map(|line| &line[10..]).collect();
    sorted.sort_unstable();
    assert!(list.lines().map(|line| &line[10..]).eq(sorted));
}

#[test]
fn the_difference_leads_from_the_built_in_file_to_the_sites() {
    let mine = built_in("templates/404.html").replace("找不到这个页面", "此页不存在");
    let site = Site::new()
        .file("templates/404.html", mine)
        .file("static/style.css", built_in("static/style.css"))
        .file("static/favicon.svg", [0xff, 0xfe]);
    let diff = theme(&site, &["diff"]).ends(0).stdout;
    let head =
        "changed   static/favicon.svg\nsame      static/style.css\nchanged   templates/404.html\n";
    assert!(diff.starts_with(head), "{diff}");
    for part in [
        "static/favicon.svg: the two files differ",
        "--- built-in/templates/404.html\n+++ templates/404.html\n",
        "\n-{{ <page_head name=\"找不到这个页面\" /> }}\n+{{ <page_head name=\"此页不存在\" /> }}\n",
    ] {
        assert!(diff.contains(part), "{part}\n{diff}");
    }
    let one = theme(&site, &["diff", "404.html"]).ends(0).stdout;
    assert!(
        one.starts_with("changed   templates/404.html\n\n---"),
        "{one}"
    );
    let run = theme(&Site::new(), &["diff"]).ends(0);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("changes nothing"), "{}", run.stderr);
}

#[test]
fn a_file_is_copied_once_and_the_site_builds_with_it() {
    let site = Site::new().article("a", 20);
    let run = theme(&site, &["eject", "templates/parts/story.html", "style.css"]).ends(0);
    assert_eq!(
        run.stderr,
        "static/style.css: written\ntemplates/parts/story.html: written\n"
    );
    for name in ["templates/parts/story.html", "static/style.css"] {
        assert_eq!(fs::read_to_string(site.path(name)).unwrap(), built_in(name));
    }
    site.build(&["--strict"]).ends(0);
    let again = theme(&site, &["eject", "style.css"]).ends(0);
    assert_eq!(again.stderr, "static/style.css: is there already\n");
}

#[test]
fn a_sites_own_file_is_replaced_only_where_that_is_asked_for() {
    let site = Site::new().file("static/style.css", "mine");
    let run = theme(&site, &["eject", "base.html", "style.css"]).ends(1);
    assert!(
        run.stderr
            .contains("static/style.css: the site has a file of its own")
    );
    assert!(run.stderr.contains("--force"), "{}", run.stderr);
    assert_eq!(fs::read(site.path("static/style.css")).unwrap(), b"mine");
    assert!(!site.path("templates").exists(), "all are copied, or none");
    theme(&site, &["eject", "--force", "base.html", "style.css"]).ends(0);
    let styles = fs::read_to_string(site.path("static/style.css")).unwrap();
    assert_eq!(styles, built_in("static/style.css"));
}

#[test]
fn a_name_that_the_theme_does_not_have_is_told_with_what_was_meant() {
    let site = Site::new();
    for (name, meant) in [
        ("artcle.html", "did you mean `article.html`?"),
        (
            "templates/artcle.html",
            "did you mean `templates/article.html`?",
        ),
        (
            "layouts/story.html",
            "did you mean `templates/parts/story.html`?",
        ),
        ("../../etc/passwd", "its files are:\n"),
        ("", "its files are:\n"),
    ] {
        let run = theme(&site, &["eject", name]).ends(1);
        assert!(run.stderr.contains(meant), "{name}\n{}", run.stderr);
        assert!(
            run.stderr.contains(" templates/base.html\n"),
            "{}",
            run.stderr
        );
    }
    theme(&site, &["eject"]).ends(2);
    theme(&site, &["diff", "nothing.html"]).ends(1);
}
