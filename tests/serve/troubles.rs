//! What can be in the way of a preview.

use std::{fs, net::TcpListener};

use crate::{
    desk::{Desk, command},
    program::{Site, article},
};

/// What a preview says that does not come about.
fn refusal(site: &Site, args: &[&str]) -> (Option<i32>, String) {
    let ended = command(&site.path(""), args).output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    (ended.status.code(), said)
}

#[test]
fn a_port_that_is_taken_is_missed_only_where_it_was_asked_for() {
    let site = Site::new().article("chips", 22);
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let (code, said) = refusal(&site, &["-p", &port]);
    assert_eq!(code, Some(1));
    assert!(said.contains(&format!("port {port} is used")), "{said}");
    let _first = TcpListener::bind("127.0.0.1:1111");
    let desk = Desk::with(&site, &[]);
    assert_ne!(desk.port(), "1111");
    assert!(desk.text("/2026/11/chips/").contains("正文。"));
}

#[test]
fn a_site_is_previewed_once() {
    let site = Site::new().article("chips", 22);
    let desk = Desk::of(&site);
    let (code, said) = refusal(&site, &["-p", "0"]);
    assert_eq!(code, Some(1));
    assert!(said.contains(&format!("http://{}/", desk.host)), "{said}");
    drop(desk);
    assert!(Desk::of(&site).text("/2026/11/chips/").contains("正文。"));
}

#[test]
fn a_folder_that_is_no_sites_is_refused_and_left_as_it_is() {
    let site = Site::bare();
    let (code, said) = refusal(&site, &["-p", "0"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("there is no folder `content`"), "{said}");
    assert_eq!(fs::read_dir(site.path("")).unwrap().count(), 0);
}

#[test]
fn a_folder_that_cannot_be_written_to_is_told() {
    // A file where the folder should be: it is in the way of the superuser, too.
    let site = Site::new().article("chips", 22).file(".kuaidu", "");
    let (code, said) = refusal(&site, &["-p", "0"]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("cannot write to") && said.contains(".kuaidu"),
        "{said}"
    );
}

#[test]
fn an_address_that_is_not_this_machines_is_told() {
    let site = Site::new().article("chips", 22);
    let (code, said) = refusal(&site, &["-i", "192.0.2.1", "-p", "0"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("cannot listen at 192.0.2.1"), "{said}");
}

#[test]
fn content_may_go_and_come_back() {
    let site = Site::new().article("chips", 22);
    let desk = Desk::of(&site);
    let mut page = desk.listen("/2026/11/chips/");
    fs::rename(site.path("content"), site.path("elsewhere")).unwrap();
    assert!(
        page.expect("mistakes")
            .contains("there is no folder `content`")
    );
    assert!(desk.text("/2026/11/chips/").contains("正文。"));
    site.put("elsewhere/chips.md", article("chips", 22, "另一段正文。"));
    fs::rename(site.path("elsewhere"), site.path("content")).unwrap();
    loop {
        let (event, data) = page.next();
        if event == "reload" {
            break;
        }
        assert_eq!((event.as_str(), data.as_str()), ("mistakes", "null"));
    }
    assert!(desk.text("/2026/11/chips/").contains("另一段正文。"));
    site.put("content/chips.md", article("chips", 22, "第三段正文。"));
    page.expect("reload");
    assert!(desk.text("/2026/11/chips/").contains("第三段正文。"));
}

#[test]
fn settings_may_be_wrong_for_a_while_and_then_others() {
    let site = Site::new().article("chips", 22);
    let desk = Desk::of(&site);
    let mut page = desk.listen("/2026/11/chips/");
    site.put(
        "site.yaml",
        "base_url: https://example.org/\npaginate_by: many\n",
    );
    assert!(page.expect("mistakes").contains("site.yaml:2"));
    assert_eq!(desk.get("/2026/11/chips/").status, 200);
    site.put(
        "site.yaml",
        "base_url: https://example.org/news/\ntitle: 另一个\n",
    );
    assert_eq!(page.expect("mistakes"), "null");
    desk.says("site.yaml", 0);
    assert_eq!(desk.get("/").header("location"), "/news/");
    assert!(desk.text("/news/2026/11/chips/").contains("另一个"));
}

#[test]
fn templates_and_statics_may_come_later() {
    let site = Site::new().article("chips", 22);
    let desk = Desk::of(&site);
    let mut page = desk.listen("/404.html");
    site.put("templates/404.html", "<p>{{ config.title }} 没有这一页");
    page.expect("reload");
    assert!(desk.text("/404.html").contains("没有这一页"));
    site.put("static/own.css", "p {}");
    loop {
        let (event, files) = page.next();
        if event == "files" && files.contains("/own.css") {
            break;
        }
    }
    fs::remove_dir_all(site.path("templates")).unwrap();
    page.expect("reload");
    site.put("templates/404.html", "又一个");
    page.expect("reload");
}

#[test]
fn an_interrupt_ends_it_in_order() {
    let site = Site::new().article("chips", 22);
    let desk = Desk::of(&site);
    let _page = desk.listen("/");
    assert!(desk.interrupt().success());
}
