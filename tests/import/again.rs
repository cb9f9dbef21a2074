//! Imports that run again, over what editors did in the meantime.

use crate::{
    page::{fixture, import, notes, read, report, sources},
    program::Site,
};

#[test]
fn twice_is_once() {
    for (system, name) in [
        ("wordpress", "wordpress.xml"),
        ("hexo", "hexo"),
        ("hugo", "hugo"),
        ("jekyll", "jekyll"),
        ("text", "page.txt"),
    ] {
        let site = Site::bare();
        import(&site, &[system, &fixture(name)]).ends(0);
        let first = sources(&site);
        let again = report(&site, &[system, &fixture(name)]);
        assert_eq!(
            (&again["written"], &again["updated"]),
            (&0.into(), &0.into()),
            "{system}"
        );
        assert_eq!(sources(&site), first, "{system}");
        let other = Site::bare();
        import(&other, &[system, &fixture(name)]).ends(0);
        assert_eq!(sources(&other), first, "{system}");
    }
}

#[test]
fn a_dry_run_writes_nothing() {
    let site = Site::bare();
    let run = import(
        &site,
        &["wordpress", &fixture("wordpress.xml"), "--dry-run"],
    )
    .ends(0);
    assert!(
        run.stderr.contains("nothing is written (--dry-run)"),
        "{}",
        run.stderr
    );
    assert_eq!(sources(&site).len(), 0);
}

#[test]
fn what_an_editor_touched_stays() {
    let site = Site::bare();
    let import_text = |site: &Site, text: &str, args: &[&str]| {
        site.put("page.txt", format!("标题\n发布时间: 2025-04-22\n{text}\n"));
        let mut all = vec!["text", "page.txt"];
        all.extend(args);
        report(site, &all)
    };
    let path = "content/2025/04/2025-04-22-标题.md";
    import_text(&site, "一。", &[]);
    // Nobody touched it: it follows its source.
    let report = import_text(&site, "二。", &[]);
    assert_eq!(
        (
            report["updated"].as_u64(),
            read(&site, path).contains("二。")
        ),
        (Some(1), true)
    );
    // An editor did: it stays.
    site.put(path, read(&site, path).replace("二。", "二，改。"));
    let report = import_text(&site, "三。", &[]);
    assert_eq!(notes(&report), ["kept edited page.txt:null"]);
    assert!(read(&site, path).contains("二，改。"));
    // Unless it is forced.
    import_text(&site, "三。", &["--force"]);
    assert!(read(&site, path).contains("三。"));
    // Removed, it stays away.
    std::fs::remove_file(site.path(path)).unwrap();
    assert_eq!(
        notes(&import_text(&site, "三。", &[])),
        ["kept removed page.txt:null"]
    );
    assert!(!site.path(path).exists());
}

#[test]
fn what_was_there_before_is_not_written_over() {
    let path = "content/2025/04/2025-04-22-标题.md";
    let site = Site::new()
        .file(path, "我的")
        .file("a.txt", "标题\n发布时间: 2025-04-22\n一。\n");
    let told = report(&site, &["text", "a.txt"]);
    assert_eq!(notes(&told), ["kept exists a.txt:null"]);
    assert_eq!(read(&site, path), "我的");
}
