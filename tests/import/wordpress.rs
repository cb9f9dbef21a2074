//! An export of WordPress 6.8 with ten kinds of entries.

use crate::{
    page::{bare, build, fixture, import, notes, published, read, report, shown, sources},
    program::Site,
};

fn imported() -> Site {
    let site = Site::bare();
    import(&site, &["wordpress", &fixture("wordpress.xml")]).ends(0);
    site
}

/// The content of the item called `name` in the export.
fn content(name: &str) -> String {
    let export = std::fs::read_to_string(fixture("wordpress.xml")).unwrap();
    let mut items = export.split("<item>").skip(1);
    let item = items
        .find(|item| item.contains(&format!("<title><![CDATA[{name}")))
        .unwrap();
    let (_, content) = item.split_once("<content:encoded><![CDATA[").unwrap();
    let (content, _) = content.split_once("]]></content:encoded>").unwrap();
    content.replace("]]]]><![CDATA[>", "]]>")
}

#[test]
fn every_kind_of_entry_comes_over_or_is_counted() {
    let site = Site::bare();
    let report = report(&site, &["wordpress", &fixture("wordpress.xml")]);
    assert_eq!(report["ok"], true, "{report}");
    let counts =
        ["articles", "pages", "drafts", "written"].map(|key| report[key].as_u64().unwrap());
    // The settings are written too.
    assert_eq!(counts, [8, 2, 4, 11], "{report}");
    let left = serde_json::json!({
        "comments": 1, "menu-entries": 1, "revisions": 1, "trash": 1, "attachments": 3, "design": 2, "other": 1
    });
    assert_eq!(report["left_out"], left);
    let files: Vec<_> = sources(&site)
        .into_keys()
        .filter(|path| path.ends_with(".md"))
        .collect();
    assert_eq!(
        files,
        [
            "content/2025/02/2025-02-01-中文.md",
            "content/2025/03/2025-03-05-classic.md",
            "content/2025/04/2025-04-22-blocks.md",
            "content/2025/05/2025-05-01-草稿.md",
            "content/2025/05/2025-05-02-private.md",
            "content/2025/05/2025-05-03-secret.md",
            // It has no date, and gets that of the newest published one.
            "content/2025/05/2025-05-03-待审.md",
            "content/2027/01/2027-01-01-scheduled.md",
            "content/pages/about.md",
            "content/pages/about/team.md",
        ]
    );
    assert_eq!(
        read(&site, "site.yaml"),
        "title: '旧站 & 新闻'\nbase_url: 'https://old.example/'\n"
    );
}

#[test]
fn fields_are_those_of_the_entry() {
    let site = imported();
    let blocks = read(&site, "content/2025/04/2025-04-22-blocks.md");
    let (head, _) = blocks
        .strip_prefix("---\n")
        .unwrap()
        .split_once("---\n")
        .unwrap();
    assert_eq!(
        head,
        "title: '区块文章：芯片 & “制造”'\n\
         date: 2025-04-22 08:05\n\
         updated: 2025-04-24 09:00\n\
         summary: 一枚芯片怎样造出来：五道工序。\n\
         keywords: [芯片, 开源]\n\
         author: 编辑部\n\
         cover: 'https://old.example/wp-content/uploads/2025/04/wafer.png'\n\
         aliases: ['/2025/04/old-blocks/']\n\
         pin: true\n"
            .replace(
                "一枚芯片怎样造出来：五道工序。\n",
                "'一枚芯片怎样造出来：五道工序。'\n"
            )
    );
    let classic = read(&site, "content/2025/03/2025-03-05-classic.md");
    assert!(
        classic.contains("extra:\n  \"series\": [\"造芯片\"]\n"),
        "{classic}"
    );
    for draft in [
        "2025/05/2025-05-02-private",
        "2025/05/2025-05-03-secret",
        "2025/05/2025-05-01-草稿",
    ] {
        let text = read(&site, &format!("content/{draft}.md"));
        assert!(text.contains("\ndraft: true\n"), "{text}");
    }
}

#[test]
fn the_built_pages_say_what_the_blog_said() {
    let site = imported();
    let said = build(&site).stderr;
    assert!(!said.contains("error["), "{said}");
    // What the old pages showed, less what is not text: shortcodes, and what WordPress makes anew.
    assert_eq!(
        published(&site, "2025/04/blocks"),
        shown(&content("区块文章"))
    );
    let classic = content("经典文章")
        .replace(" width=\"300\"]", " x]")
        .replace("[caption id=\"attachment_22\" align=\"alignnone\" x]", "")
        .replace("[/caption]", "")
        .replace("[gallery ids=\"22,23\"]", "")
        .replace("[code lang=\"python\"]\nif a < b", "if a &lt; b")
        .replace("print(\"1 < 2\")", "print(\"1 &lt; 2\")")
        .replace("[/code]", "");
    assert_eq!(published(&site, "2025/03/classic"), shown(&classic));
    assert_eq!(published(&site, "2025/05/private"), "私密的文字。");
    assert_eq!(published(&site, "about"), bare("关于我们。可重用的一段。"));
    assert_eq!(published(&site, "about/team"), "团队的文字。");
    let notes = published(&site, "2025/02/中文");
    assert!(
        notes.starts_with("有脚注") && notes.contains("脚注的文字"),
        "{notes}"
    );
}

#[test]
fn links_lead_to_the_new_files_and_old_addresses_to_the_new_ones() {
    let site = imported();
    let classic = read(&site, "content/2025/03/2025-03-05-classic.md");
    for link in [
        "[区块文章](../04/2025-04-22-blocks.md)",
        "[关于](../../pages/about.md)",
        "[标签页](https://old.example/tag/kaiyuan/)",
        // It is scheduled: readers see no link before its time.
        "[以后](../../2027/01/2027-01-01-scheduled.md)",
    ] {
        assert!(classic.contains(link), "{link} in {classic}");
    }
    let blocks = read(&site, "content/2025/04/2025-04-22-blocks.md");
    assert!(
        blocks.contains("[另一篇](../03/2025-03-05-classic.md#second)"),
        "{blocks}"
    );
    assert!(
        blocks.contains("**“重要”**的一段，讲*（芯片）*和"),
        "{blocks}"
    );
    assert!(
        blocks.contains(
            "![晶圆](https://old.example/wp-content/uploads/2025/04/wafer.png \"一片晶圆\")"
        ),
        "{blocks}"
    );
    build(&site);
    let redirect = read(&site, "public/2025/04/old-blocks/index.html");
    assert!(redirect.contains("/2025/04/blocks/"), "{redirect}");
}

#[test]
fn what_was_changed_and_lost_is_told_by_line() {
    let site = Site::bare();
    let report = report(&site, &["wordpress", &fixture("wordpress.xml")]);
    let export = std::fs::read_to_string(fixture("wordpress.xml")).unwrap();
    let line = |text: &str| export.lines().position(|line| line.contains(text)).unwrap() + 1;
    let notes = notes(&report);
    for (note, text) in [
        ("lost block", "wp:latest-posts"),
        ("lost shortcode", "[contact-form-7"),
        ("changed shortcode", "[gallery ids"),
        ("changed shortcode", "[code lang"),
        ("lost kind", "<title><![CDATA[商品"),
        ("changed now-draft", "<title><![CDATA[私密"),
    ] {
        let wanted = format!("{note} wordpress.xml:{}", line(text));
        let item = format!("{note} wordpress.xml:{}", line(text) - 1);
        assert!(
            notes.contains(&wanted) || notes.contains(&item),
            "{wanted} in {notes:#?}"
        );
    }
}

#[test]
fn a_site_of_its_own_stays_as_it_is() {
    let site = Site::new();
    import(&site, &["wordpress", &fixture("wordpress.xml")]).ends(0);
    assert_eq!(read(&site, "site.yaml"), "base_url: https://example.org/\n");
    build(&site);
}
