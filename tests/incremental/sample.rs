//! Makes a random site to begin with.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDateTime, TimeZone, Utc};
use kuaidu::site::Selection;

use crate::{
    article::Article,
    edits::theme::{OWN, need_own},
    random::Random,
    site::{Once, Site},
    words::{FOLDERS, KEYWORDS, NAMES, SOURCES, oddity, paragraph, sentence, title},
};

/// When the sites are built at first: on the third day of a year, so that articles of a few weeks
/// lie in two years and three months.
pub(crate) fn first_moment() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2027, 1, 3, 0, 0, 0).unwrap()
}

/// A site that follows from the random numbers.
pub(crate) fn site(random: &mut Random) -> Site {
    let mut site = Site {
        articles: Vec::new(),
        files: BTreeMap::new(),
        settings: settings(random),
        table: BTreeMap::new(),
        clock: first_moment(),
        selection: Selection::default(),
        once: Once::default(),
        past: Vec::new(),
    };
    // Seldom a large one: what takes time here is the rendering of pages.
    let articles = match random.percent(5) {
        true => random.between(20, 40),
        false => random.between(10, 12),
    };
    for number in 0..articles as usize {
        site.articles.push(numbered(number, random));
    }
    if random.percent(40) {
        withhold_some(&mut site);
    }
    if random.percent(40) {
        need_own(&mut site);
        let own = (*random.pick(&OWN)).to_owned();
        site.articles[3].fields.insert("template", own);
    }
    for number in 4..8 {
        let to = site.articles[random.below(10)].path();
        let article = &mut site.articles[number];
        let link = format!("另见[这一篇]({})。", article.link_to(&to));
        article.body.push(link);
    }
    if random.percent(50) {
        site.put("content/pages/about.md", "# 关于\n\n这是一个示例。\n");
    }
    if random.percent(50) {
        site.table
            .insert("人工智能", "{slug: ai, aliases: [AI, A.I.]}");
    }
    site
}

/// A draft, an article of tomorrow, and one whose time is over tomorrow.
fn withhold_some(site: &mut Site) {
    let tomorrow = "2027-01-04T00:00:00Z";
    for (number, field, value) in [
        (1, "draft", "true"),
        (5, "publish_date", tomorrow),
        (6, "expiry_date", tomorrow),
    ] {
        let fields = &mut site.articles[number].fields;
        fields.insert(field, value.to_owned());
    }
}

/// The article of this number, which in all sites is at nearly the same address: most of the
/// time on ext4 would go into folders that come and go, if it were not.
fn numbered(number: usize, random: &mut Random) -> Article {
    const DAYS: [i64; 12] = [0, 0, 1, 2, 2, 3, 5, 9, 20, 33, 40, 58];
    let name = match NAMES.get(number) {
        Some(name) => (*name).to_owned(),
        None => format!("{}-{number}", NAMES[number % NAMES.len()]),
    };
    let id = format!("{}{name}", FOLDERS[number % FOLDERS.len()]);
    let day = first_moment() - Duration::days(DAYS[number % DAYS.len()]);
    let mut article = article(id, at_some_time(day, random), random);
    article.is_bundle = number % 5 == 4;
    article
}

/// A site that has something of everything, and of which nothing is wrong.
pub(crate) fn rich() -> Site {
    let random = &mut Random::new(3);
    let mut site = site(random);
    for article in &mut site.articles {
        article.fields.insert("summary", sentence(random));
        article.fields.insert("source", "快读".to_owned());
        // All of it is published.
        article.date -= Duration::days(1);
        for field in ["draft", "publish_date", "expiry_date"] {
            article.fields.remove(field);
        }
        if article.keywords.is_empty() {
            article.keywords.push("芯片".to_owned());
        }
    }
    let first = &mut site.articles[0];
    first.is_bundle = true;
    first.fields.insert("cover", "a.png".to_owned());
    first.fields.insert("aliases", "[/old/]".to_owned());
    first.fields.insert("template", "own.html".to_owned());
    let image = format!("{}a.png", first.folder());
    site.put(image, "PNG 1");
    site.put("content/b.png", "PNG 2");
    site.put("static/style.css", "body { color: red }");
    site.put("static/notes.txt", "一些说明。");
    let own = "{% extends \"article.html\" %}{% block title %}自己的{% endblock %}";
    site.put("templates/own.html", own);
    site.put("templates/404.html", "{{ title }}：没有这一页");
    site.put("content/pages/about.md", "# 关于\n\n这是一个示例。\n");
    site.settings.insert("title", "快读".to_owned());
    site.table
        .insert("人工智能", "{slug: ai, aliases: [AI, A.I.]}");
    site
}

fn settings(random: &mut Random) -> BTreeMap<&'static str, String> {
    let paginate_by = random.between(2, 5).to_string();
    BTreeMap::from([
        ("base_url", "https://example.org/".to_owned()),
        ("paginate_by", paginate_by),
        ("related", "{count: 3}".to_owned()),
        ("feeds", "{items: 4, term_items: 2}".to_owned()),
    ])
}

/// An id that no article has; its last part, which makes the address, is seldom that of another.
pub(crate) fn free_id(site: &Site, random: &mut Random) -> String {
    let may_clash = random.percent(3);
    let has_name = |name: &str| {
        let mut ids = site.articles.iter().map(|article| article.id.as_str());
        ids.any(|id| id.rsplit('/').next() == Some(name))
    };
    for number in 0.. {
        let (folder, name) = (random.pick(&FOLDERS), random.pick(&NAMES));
        let name = match number {
            0..20 => (*name).to_owned(),
            _ => format!("{name}{number}"),
        };
        let id = format!("{folder}{name}");
        if !site.has(&id) && (may_clash || !has_name(&name)) {
            return id;
        }
    }
    unreachable!("numbers do not end")
}

/// A moment of the two months before `now`, in local time; half of them of the last few days.
pub(crate) fn moment_before(now: DateTime<Utc>, random: &mut Random) -> NaiveDateTime {
    let days = match random.percent(50) {
        true => random.between(0, 4),
        false => random.between(5, 60),
    };
    at_some_time(now - Duration::days(days), random)
}

/// A moment of a day, often its first.
fn at_some_time(day: DateTime<Utc>, random: &mut Random) -> NaiveDateTime {
    let minutes = *random.pick(&[0, 0, 1, 90, 600, 1439]);
    let midnight = day.date_naive().and_hms_opt(0, 0, 0).unwrap();
    midnight + Duration::minutes(minutes)
}

/// An article, complete but for what an editor may forget.
pub(crate) fn article(id: String, date: NaiveDateTime, random: &mut Random) -> Article {
    let mut fields = BTreeMap::from([("title", format!("'{}'", title(random)))]);
    if random.percent(95) {
        fields.insert("source", (*random.pick(&SOURCES)).to_owned());
    }
    if random.percent(85) {
        fields.insert("summary", sentence(random));
    }
    let count = match random.percent(97) {
        true => 1 + random.below(3),
        false => 0,
    };
    let mut keywords = Vec::new();
    for _ in 0..count {
        let keyword = (*random.pick(&KEYWORDS)).to_owned();
        if !keywords.contains(&keyword) {
            keywords.push(keyword);
        }
    }
    let mut body: Vec<_> = (0..=random.below(3)).map(|_| paragraph(random)).collect();
    if random.percent(20) {
        body.push(oddity(random));
    }
    Article {
        id,
        is_bundle: random.percent(15),
        date,
        keywords,
        fields,
        body,
    }
}
