//! Edits of the other fields of front matter.

use super::{
    Edit,
    theme::{OWN, need_own},
};
use crate::{random::Random, site::Site};

pub(super) const EDITS: [Edit; 10] = [
    (3, "another slug", slug),
    (2, "another permalink", permalink),
    (3, "old addresses", aliases),
    (3, "pinned on top or not", pin),
    (3, "what AI did", ai),
    (2, "a mark of AI", aigc),
    (3, "a template of its own", template),
    (4, "what the editor says of related articles", related),
    (3, "a field", other),
    (3, "a cover", cover),
];

/// Sets a field to one of some values, or takes it away.
fn set(
    site: &mut Site,
    random: &mut Random,
    field: &'static str,
    values: &[&str],
) -> Option<String> {
    let value = *random.pick(values);
    let takes_away = random.percent(35);
    let article = site.article(random)?;
    if takes_away && article.fields.remove(field).is_some() {
        return Some(format!("{} has no {field}", article.id));
    }
    article.fields.insert(field, value.to_owned());
    Some(format!("{} has {field}: {value}", article.id))
}

fn slug(site: &mut Site, random: &mut Random) -> Option<String> {
    set(site, random, "slug", &["one", "two", "three", "Four", "五"])
}

fn permalink(site: &mut Site, random: &mut Random) -> Option<String> {
    let values = ["/x/one/", "/x/two.html", "/x/", "/about-us/", "/news/a/b/"];
    set(site, random, "permalink", &values)
}

fn aliases(site: &mut Site, random: &mut Random) -> Option<String> {
    let values = [
        "[/old/]",
        "[/old/, /older.html]",
        "[/x/one/]",
        "[/archives/9]",
    ];
    set(site, random, "aliases", &values)
}

fn pin(site: &mut Site, random: &mut Random) -> Option<String> {
    set(site, random, "pin", &["true", "true", "false"])
}

fn ai(site: &mut Site, random: &mut Random) -> Option<String> {
    let values = ["generated", "assisted", "suspected", "none"];
    set(site, random, "ai", &values)
}

/// One that most words for what AI did contradict.
fn aigc(site: &mut Site, random: &mut Random) -> Option<String> {
    let mark = |label, producer| {
        format!(
            "{{Label: '{label}', ContentProducer: {producer}, ProduceID: a, ReservedCode1: '', \
             ContentPropagator: 乙, PropagateID: b, ReservedCode2: ''}}"
        )
    };
    let marks = [mark(1, "甲"), mark(1, "丙"), mark(3, "甲")];
    set(site, random, "AIGC", &marks.each_ref().map(String::as_str))
}

/// One of the site's own templates; see `theme.rs`.
fn template(site: &mut Site, random: &mut Random) -> Option<String> {
    let name = *random.pick(&OWN);
    need_own(site);
    set(site, random, "template", &[name])
}

fn related(site: &mut Site, random: &mut Random) -> Option<String> {
    let ids: Vec<String> = site
        .articles
        .iter()
        .map(|article| article.id.clone())
        .collect();
    let (one, other) = (random.any(&ids)?, random.any(&ids)?);
    let values = [
        format!("{{pin: ['{one}']}}"),
        format!("{{pin: ['{one}', '{other}']}}"),
        format!("{{exclude: ['{one}', '{other}']}}"),
        format!("{{pin: ['{other}'], exclude: ['{one}']}}"),
    ];
    set(
        site,
        random,
        "related",
        &values.each_ref().map(String::as_str),
    )
}

fn other(site: &mut Site, random: &mut Random) -> Option<String> {
    let (field, values): (_, &[&str]) = *random.pick(&[
        ("author", &["张三", "[张三, 李四]"] as &[&str]),
        (
            "source_url",
            &["https://example.com/1", "https://example.com/2"],
        ),
        ("extra", &["{difficulty: 入门}", "{difficulty: 高级, z: 1}"]),
        ("mood", &["好", "不好"]),
    ]);
    set(site, random, field, values)
}

/// A picture that is there, or not, or elsewhere.
fn cover(site: &mut Site, random: &mut Random) -> Option<String> {
    set(
        site,
        random,
        "cover",
        &["a.png", "/b.png", "https://example.com/c.png", "'../a.png'"],
    )
}
