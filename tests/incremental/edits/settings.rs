//! Edits of `site.yaml`.

use super::Edit;
use crate::{random::Random, site::Site};

pub(super) const EDITS: [Edit; 5] = [
    (14, "a setting", change),
    (3, "a setting is gone", forget),
    (1, "a comment in the settings", comment),
    (1, "another edition", translate),
    (1, "share images", share),
];

/// Values that settings may have.
const SETTINGS: [(&str, &[&str]); 23] = [
    ("title", &["快读", "晨间快读"]),
    ("description", &["几分钟读懂一天。", "每天早上八点。"]),
    (
        "base_url",
        &["https://example.org/", "https://example.com/news/"],
    ),
    ("language", &["zh-Hans", "zh-CN"]),
    ("timezone", &["UTC", "Asia/Taipei", "America/New_York"]),
    ("author", &["编辑部", "张三"]),
    (
        "image",
        &["/share.png", "/b.png", "https://example.com/s.png"],
    ),
    (
        "permalink",
        &[
            "/{year}/{month}/{day}/{slug}/",
            "/{id}.html",
            "/{year}/{slug}/",
        ],
    ),
    ("slugify", &["keep", "pinyin"]),
    ("paginate_by", &["1", "2", "3", "5", "50"]),
    ("excerpt_length", &["10", "30", "114"]),
    (
        "menu",
        &[
            "[]",
            "[{name: 首页, url: /}]",
            "[{name: 芯, url: /keywords/}, {name: 外, url: 'https://example.com/'}]",
        ],
    ),
    (
        "feeds",
        &["{items: 2}", "{term_items: 1}", "{items: 6, term_items: 3}"],
    ),
    (
        "related",
        &[
            "{count: 2}",
            "{count: 5, diversity: false}",
            "{date_weight: 0}",
            "{date_weight: 3, order: date}",
            "{count: 0}",
        ],
    ),
    (
        "ai",
        &[
            "{default: generated}",
            "{default: assisted}",
            "{sources: {快读: possible}}",
            "{default: generated, position: start}",
            "{default: generated, producer: '001191110000000000000A10001'}",
            "{notice: {generated: （由人工智能合成）}}",
        ],
    ),
    (
        "images",
        &[
            "{variants: false}",
            "{widths: [60, 120]}",
            "{quality: 20, sizes: 100vw}",
            "{widths: []}",
        ],
    ),
    (
        "agents",
        &[
            "{llms: true}",
            "{markdown: true}",
            "{llms: true, markdown: true}",
        ],
    ),
    (
        "auto",
        &[
            "{summary: false}",
            "{keywords: false}",
            "{keywords: false, summary: false}",
        ],
    ),
    ("search", &["false", "true"]),
    (
        "digests",
        &[
            "{daily: false}",
            "{weekly: false}",
            "{daily: true, weekly: true}",
        ],
    ),
    ("newsletter", &["true", "false"]),
    ("extra", &["{icp: 一号}", "{icp: 二号, b: 1, a: 2}"]),
    ("menu", &["[{name: 关于, url: /about/}]"]),
];

fn change(site: &mut Site, random: &mut Random) -> Option<String> {
    let (setting, values) = random.pick(&SETTINGS);
    let value = *random.pick(values);
    site.settings.insert(setting, value.to_owned());
    Some(format!("{setting}: {value}"))
}

fn forget(site: &mut Site, random: &mut Random) -> Option<String> {
    let setting = random.any(site.settings.keys().copied())?;
    site.settings.remove(setting)?;
    Some(setting.to_owned())
}

/// Publishes the site in traditional characters too, or no more. Seldom, for each build is two then.
fn translate(site: &mut Site, random: &mut Random) -> Option<String> {
    const BOTH: [&str; 2] = ["[zh-Hans, zh-Hant]", "[zh-Hans, zh-Hant-TW]"];
    if site.settings.remove("editions").is_some() {
        return Some("no more".to_owned());
    }
    let both = *random.pick(&BOTH);
    site.settings.insert("editions", both.to_owned());
    Some(both.to_owned())
}

/// Draws share images, most often by a template that says little, or no more. Seldom, for a clean
/// build draws them all.
fn share(site: &mut Site, random: &mut Random) -> Option<String> {
    const TEMPLATE: &str = "templates/share.svg";
    if site.settings.remove("share_images").is_some() {
        site.files.remove(TEMPLATE);
        return Some("no more".to_owned());
    }
    if random.percent(60) {
        return None;
    }
    site.settings.insert("share_images", "true".to_owned());
    if random.percent(80) {
        let small = "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='630'>\
                     <text y='90'>{{ keyword }}{{ source }}{{ date_text }}{{ site }}</text>\
                     <text y='190'>{{ lines | join(sep='|') }}{{ tint }}</text></svg>";
        site.put(TEMPLATE, small);
    }
    Some("true".to_owned())
}

/// Other bytes, the same meaning.
fn comment(site: &mut Site, random: &mut Random) -> Option<String> {
    let number = random.below(99);
    site.settings.insert("# note", number.to_string());
    Some(number.to_string())
}
