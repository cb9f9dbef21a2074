//! What becomes of the page that a browser shows.

use std::fs;

use crate::{
    desk::Desk,
    program::{Site, article, tree},
};

fn site() -> Site {
    let site = Site::new().article("chips", 22).article("rust", 23);
    site.file("static/own.css", "p { color: red }")
}

#[test]
fn a_saved_article_is_shown_and_other_pages_stay() {
    let site = site();
    let desk = Desk::of(&site);
    assert!(desk.text("/2026/11/chips/").contains("正文。"));
    let (mut chips, mut about) = (desk.listen("/2026/11/chips/"), desk.listen("/404.html"));
    site.put("content/chips.md", article("chips", 22, "另一段正文。"));
    chips.expect("reload");
    assert!(desk.text("/2026/11/chips/").contains("另一段正文。"));
    desk.says("content/chips.md: ", 0);
    // The next that a page hears which did not change is of something else.
    site.put("static/own.css", "p { color: blue }");
    loop {
        let (name, files) = about.next();
        assert_eq!(name, "files", "{files}");
        if files.contains("/own.css") {
            break;
        }
    }
}

#[test]
fn every_list_is_new_when_a_build_has_ended() {
    let site = site();
    let desk = Desk::of(&site);
    let mut home = desk.listen("/");
    let renamed = article("芯片新闻", 22, "正文。");
    site.put("content/chips.md", renamed);
    home.expect("reload");
    for path in [
        "/",
        "/keywords/",
        "/2026/11/rust/",
        "/archive/2026/11/",
        "/feed.xml",
    ] {
        assert_eq!(desk.get(path).status, 200, "{path}");
    }
    for path in ["/", "/2026/11/rust/", "/archive/2026/11/", "/feed.xml"] {
        assert!(desk.text(path).contains("芯片新闻"), "{path}");
    }
}

#[allow(clippy::disallowed_methods, reason = "the program goes by the clock")]
#[test]
fn an_article_loses_its_mark_when_its_time_comes() {
    let site = Site::new().article("chips", 22);
    let desk = Desk::of_now(&site);
    // On a machine that is slow just now its time may come before it is seen.
    let is_marked = [3, 15, 60].into_iter().any(|seconds| {
        let soon = chrono::Utc::now() + chrono::Duration::seconds(seconds);
        let text = article("soon", 22, "正文。");
        let appears = format!("publish_date: {}\ndate: ", soon.to_rfc3339());
        let from = desk.lines().len();
        site.put("content/soon.md", text.replacen("date: ", &appears, 1));
        desk.says("content/soon.md: ", from);
        desk.text("/2026/11/soon/").contains("Scheduled")
    });
    assert!(is_marked);
    let mut page = desk.listen("/2026/11/soon/");
    desk.says("the time of an article came: 0 files new", 0);
    page.expect("reload");
    assert!(!desk.text("/2026/11/soon/").contains("Scheduled"));
}

#[test]
fn a_style_changes_alone() {
    let site = site();
    let desk = Desk::of(&site);
    let mut home = desk.listen("/");
    site.put("static/own.css", "p { color: blue }");
    assert_eq!(home.expect("files"), r#"["/own.css"]"#);
    assert!(desk.text("/own.css").contains("blue"));
    site.put("static/style.css", "body { margin: 0 }");
    assert_eq!(home.expect("files"), r#"["/style.css"]"#);
}

#[test]
fn a_page_that_was_away_learns_what_it_missed() {
    let site = site();
    let desk = Desk::of(&site);
    desk.listen_with("/2026/11/chips/", "0123456789abcdef")
        .expect("reload");
}

#[test]
fn a_mistake_is_shown_and_the_last_good_site_stays() {
    let site = site();
    let desk = Desk::of(&site);
    let mut page = desk.listen("/2026/11/rust/");
    site.put("content/chips.md", "---\ntitle: 坏\ndate: morgen\n---\n");
    let mistakes = page.expect("mistakes");
    for part in ["content/chips.md:3:7", "\"line\":3", "\"morgen\"", "help"] {
        assert!(mistakes.contains(part), "{part} in {mistakes}");
    }
    assert!(desk.text("/2026/11/chips/").contains("正文。"));
    desk.says("1 error; the last good site is shown", 0);
    // A browser that comes now is told at once.
    assert!(desk.listen("/").expect("mistakes").contains("chips.md"));
    site.put("content/chips.md", article("chips", 22, "正文。"));
    assert_eq!(page.expect("mistakes"), "null");
}

#[test]
fn a_mistake_in_a_template_is_shown() {
    let site = site();
    let desk = Desk::of(&site);
    let mut page = desk.listen("/2026/11/rust/");
    site.put("templates/parts/own.html", "{{ nothing }}");
    site.put("templates/404.html", "{% include \"parts/own.html\" %}");
    let mistakes = page.expect("mistakes");
    assert!(
        mistakes.contains("templates/parts/own.html:1:"),
        "{mistakes}"
    );
    fs::remove_file(site.path("templates/404.html")).unwrap();
    assert_eq!(page.expect("mistakes"), "null");
}

#[test]
fn where_there_is_no_site_yet_the_mistake_is_shown_on_a_bare_page() {
    let site = Site::new().file("content/chips.md", "---\ntitle: 坏\n---\n");
    let desk = Desk::of(&site);
    let bare = desk.get("/2026/11/chips/");
    assert_eq!(bare.status, 503);
    assert!(bare.text().contains("/_kuaidu/live.js"));
    let mut page = desk.listen("/2026/11/chips/");
    assert!(page.expect("mistakes").contains("content/chips.md"));
    site.put("content/chips.md", article("chips", 22, "正文。"));
    assert_eq!(page.expect("mistakes"), "null");
    page.expect("reload");
    assert!(desk.text("/2026/11/chips/").contains("正文。"));
}

#[test]
fn what_readers_do_not_see_is_shown_and_marked() {
    let draft = article("draft", 20, "").replace("---\n\n", "draft: true\n---\n\n");
    let later = article("later", 30, "");
    let over = article("over", 1, "").replace("---\n\n", "expiry_date: 2026-11-02\n---\n\n");
    let site = site()
        .file("content/draft.md", draft)
        .file("content/later.md", later)
        .file("content/over.md", over);
    let desk = Desk::of(&site);
    for (path, mark) in [
        ("/2026/11/draft/", "Draft"),
        ("/2026/11/later/", "Scheduled"),
        ("/2026/11/over/", "Expired"),
    ] {
        let page = desk.text(path);
        let own = format!("&quot;mark&quot;:&quot;{mark}&quot;");
        assert!(page.contains(&own), "{path}");
        let linked = format!("&quot;{path}&quot;:&quot;{mark}&quot;");
        assert!(desk.text("/").contains(&linked), "{path}");
    }
    assert!(!desk.text("/2026/11/chips/").contains("&quot;mark&quot;"));
    desk.says("1 draft, 1 scheduled, 1 expired", 0);
}

#[test]
fn a_browser_goes_to_the_page_that_was_saved() {
    let site = site();
    let desk = Desk::with(&site, &["--port", "0", "--navigate"]);
    let mut home = desk.listen("/404.html");
    site.put("content/chips.md", article("chips", 22, "另一段正文。"));
    assert_eq!(home.expect("visit"), "/2026/11/chips/");
}

#[test]
fn links_lead_to_the_preview_and_nothing_of_it_is_published() {
    let site = site().file(
        "site.yaml",
        "base_url: https://example.org/news/\npublish: in-place\n",
    );
    let before = tree(&site.path(""));
    let desk = Desk::of(&site);
    assert_eq!(desk.home, format!("http://{}/news/", desk.host));
    let to_home = desk.get("/");
    assert_eq!(
        (to_home.status, to_home.header("location")),
        (302, "/news/")
    );
    let page = desk.text("/news/2026/11/chips/");
    let own = format!("http://{}/news/2026/11/chips/", desk.host);
    assert!(
        page.contains(&own) && !page.contains("example.org"),
        "{page}"
    );
    drop(desk);
    let mut after = tree(&site.path(""));
    let published = after
        .iter()
        .filter(|(path, _)| path.starts_with(".kuaidu/serve/preview/"));
    for (path, bytes) in published {
        let is_own = bytes.windows(8).any(|it| it == b"_kuaidu/");
        assert!(!is_own, "{path} has a part of the preview");
    }
    after.retain(|path, _| !path.starts_with(".kuaidu/serve/"));
    assert_eq!(before, after);
}
