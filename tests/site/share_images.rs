//! The image that is shared in the place of an article without a cover.
#![cfg(feature = "share")]

use image::RgbaImage;
use serde_json::json;

use crate::test_site::{Built, TestSite};

const ARTICLE: &str = "title: 国产芯片，性能提升三成\ndate: 2026-11-02\nsource: 甲报\nsummary: 一句话。\nkeywords: [芯片]";
const ON: &str = "share_images: true";
const IMAGE: &str = "2026/11/a/share.png";

/// What a build gave; nothing on a machine that has no font with Chinese characters.
#[expect(
    clippy::print_stderr,
    reason = "who runs the tests is told what they left out"
)]
fn built(site: &TestSite) -> Option<Built> {
    let built = site.build();
    let has_no_font = built
        .messages()
        .iter()
        .any(|message| message.starts_with("no font of this system"));
    if has_no_font {
        eprintln!("skipped: install a font with Chinese characters, such as fonts-noto-cjk");
    }
    (!has_no_font).then_some(built)
}

fn site(front_matter: &str) -> TestSite {
    TestSite::new()
        .config(ON)
        .article("a", front_matter, "正文。")
}

fn pixels(bytes: &[u8]) -> RgbaImage {
    image::load_from_memory(bytes).unwrap().into_rgba8()
}

/// How many pixels of the title's field are as dark as ink.
fn ink(bytes: &[u8]) -> usize {
    let drawn = pixels(bytes);
    let field = drawn
        .enumerate_pixels()
        .filter(|(_, y, _)| (140..510).contains(y));
    field.filter(|(.., pixel)| pixel.0[0] < 60).count()
}

#[test]
fn an_article_without_a_cover_has_one() {
    let Some(built) = built(&site(ARTICLE)) else {
        return;
    };
    let built = built.sound().assert_links_resolve();
    let drawn = pixels(&built.files[IMAGE]);
    assert_eq!(drawn.dimensions(), (1200, 630));
    assert!(
        (5_000..100_000).contains(&ink(&built.files[IMAGE])),
        "{}",
        ink(&built.files[IMAGE])
    );
    let page = built.page("/2026/11/a/");
    let image = page.meta("og:image");
    let (address, version) = image.split_once("?v=").unwrap();
    assert_eq!(address, format!("https://example.org/{IMAGE}"));
    assert_eq!(version.len(), 8);
    assert_eq!(page.meta("og:image:width"), "1200");
    assert_eq!(page.meta("og:image:height"), "630");
    assert_eq!(page.meta("og:image:alt"), "国产芯片，性能提升三成");
    assert_eq!(page.meta("twitter:card"), "summary_large_image");
    assert_eq!(page.json_ld()["image"], json!([image]));
    // Only articles have one.
    assert_eq!(
        built.page("/").meta("og:image"),
        "https://example.org/share.png"
    );
    assert_eq!(
        built
            .page("/")
            .values("meta[property^=\"og:image:\"]", "content")
            .len(),
        0
    );
}

#[test]
fn a_cover_comes_first_and_off_is_off() {
    let with_cover = site(&format!("{ARTICLE}\ncover: https://example.com/c.jpg"));
    if let Some(built) = built(&with_cover) {
        let built = built.sound().assert_absent(IMAGE);
        let page = built.page("/2026/11/a/");
        assert_eq!(page.meta("og:image"), "https://example.com/c.jpg");
    }
    for off in ["", "share_images: false"] {
        let built = TestSite::new()
            .config(off)
            .article("a", ARTICLE, "正文。")
            .build();
        let built = built.sound().assert_absent(IMAGE);
        let page = built.page("/2026/11/a/");
        assert_eq!(page.meta("og:image"), "https://example.org/share.png");
    }
}

#[test]
fn its_address_changes_with_what_it_shows() {
    let address = |front_matter: &str, text: &str| {
        let site = TestSite::new().config(ON).article("a", front_matter, text);
        Some(built(&site)?.sound().page("/2026/11/a/").meta("og:image"))
    };
    let Some(first) = address(ARTICLE, "正文。") else {
        return;
    };
    assert_eq!(address(ARTICLE, "别的正文。"), Some(first.clone()));
    for (what, other) in [
        ("三成", "四成"),
        ("甲报", "乙报"),
        ("11-02", "11-03"),
        ("[芯片]", "[手机]"),
    ] {
        let changed = address(&ARTICLE.replace(what, other), "正文。").unwrap();
        assert_ne!(changed, first, "{other}");
    }
}

#[test]
fn any_title_is_drawn() {
    let long = "很长的标题".repeat(200);
    for title in [
        "<script>alert('1')</script> & \"]]>",
        "🎉🎉",
        "ＡＢ\u{202e}abc\u{200d}\\x00",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "مرحبا बहुत 한국어 ภาษาไทย",
        &long,
    ] {
        let title = title.replace('\'', "''");
        let Some(built) = built(&site(
            &ARTICLE.replace("国产芯片，性能提升三成", &format!("'{title}'")),
        )) else {
            return;
        };
        assert!(
            ink(&built.files[IMAGE]) > 1_000,
            "{title}: {:?}",
            built.messages()
        );
    }
}

#[test]
fn each_edition_has_its_own() {
    let settings = format!("{ON}\neditions: [zh-Hans, zh-Hant-TW]");
    let site = TestSite::new().config(&settings);
    let site = site.article("a", &ARTICLE.replace("国产芯片", "软件"), "正文。");
    let Some(built) = built(&site) else { return };
    let built = built.sound();
    let traditional = "zh-hant-tw/2026/11/a/share.png";
    assert_ne!(built.files[IMAGE], built.files[traditional]);
    let page = built.page("/zh-hant-tw/2026/11/a/");
    assert!(
        page.meta("og:image")
            .starts_with("https://example.org/zh-hant-tw/2026/11/a/share.png?v=")
    );
    assert_eq!(page.meta("og:image:alt"), "軟體，效能提升三成");
}

#[test]
fn a_site_may_draw_its_own() {
    let own = "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='630'><rect width='1200' \
               height='630' fill='#0{{ size }}'/><text font-family='serif' y='300' font-size='{{ size }}'>{{ lines | join(sep='') }}</text></svg>";
    let Some(built) =
        built(&site(ARTICLE).template("share.svg", &own.replace("#0{{ size }}", "#00ff00")))
    else {
        return;
    };
    let built = built.sound();
    let drawn = pixels(&built.files[IMAGE]);
    assert_eq!(drawn.get_pixel(3, 3).0, [0, 255, 0, 255]);
    assert!(ink(&built.files[IMAGE]) > 1_000);
}

#[test]
fn what_is_no_drawing_is_told() {
    let said = |svg: &str| {
        let built = built(&site(ARTICLE).template("share.svg", svg))?;
        assert!(!built.has(IMAGE));
        Some(built.messages().join("\n"))
    };
    for (svg, told) in [
        (
            "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='630'><image href='{{ size }}.png'/></svg>",
            "templates/share.svg: the share image has an element `image`, which is not drawn",
        ),
        (
            "<svg xmlns='http://www.w3.org/2000/svg' width='600' height='315'/>",
            "templates/share.svg: the share image is 600 × 315 in size, not 1200 × 630",
        ),
        (
            "<svg",
            "templates/share.svg: the share image is not valid SVG: the document does not have a root node",
        ),
        (
            "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='630'>{% for n in range(end=9999) %}<g/>{% endfor %}</svg>",
            "templates/share.svg: the share image is too much to draw",
        ),
        ("{{ nothing }}", "templates/share.svg:1:4: "),
    ] {
        match said(svg) {
            Some(message) => assert!(message.starts_with(told), "{message}"),
            None => return,
        }
    }
}

#[test]
fn a_font_of_the_site_is_used_if_it_is_one() {
    let site = |font: &str| {
        let settings = format!("share_images: {{font: {font}}}");
        let site = TestSite::new()
            .config(&settings)
            .article("a", ARTICLE, "正文。");
        site.file("fonts/none.otf", "no font")
    };
    site("fonts/nothing.otf")
        .build()
        .assert_diagnostics("there is no font `fonts/nothing.otf`");
    site("fonts/none.otf").build().assert_diagnostics(
        "fonts/none.otf: `fonts/none.otf` is not a font with Chinese characters",
    );
    site("../none.otf").build().assert_diagnostics(
        "site.yaml:2:15: `../none.otf` is not the path of a file in the site's folder",
    );
}

#[test]
fn a_file_of_an_author_is_not_overwritten() {
    let bundle = |site: TestSite| {
        let article = format!("---\n{ARTICLE}\n---\n\n正文。\n");
        site.file("content/b/index.md", article)
            .file("content/b/share.png", "PNG")
    };
    let Some(built) = built(&bundle(TestSite::new().config(ON))) else {
        return;
    };
    built.assert_diagnostics(
        "content/b/share.png: the address /2026/11/b/share.png belongs to the share image of content/b/index.md",
    );
    bundle(TestSite::new()).build().sound();
}

#[test]
fn threads_draw_the_same_bytes() {
    let site = (1..=6).fold(TestSite::new().config(ON), |site, day| {
        let article = ARTICLE.replace("11-02", &format!("11-0{day}"));
        site.article(&format!("a{day}"), &article, "正文。")
    });
    let with_threads = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.unwrap().install(|| built(&site))
    };
    if let Some((one, four)) = with_threads(1).zip(with_threads(4)) {
        assert!(one.sound().files == four.sound().files);
    }
}
