//! Texts of which a person can see what they are about, and texts that are about nothing.

use std::convert::Infallible;

use super::{Item, Known, Text, keywords, missing_keywords, summary};

fn text<'a>(title: &'a str, body: &'a str) -> Text<'a> {
    Text {
        title,
        summary: "",
        body,
    }
}

const NEWS: &str = "OpenAI 今天发布了新模型 GPT-4o，它能听，能看，也能说。\
    GPT-4o 的语音助手在两百毫秒内回答，和人的对话一样快。\
    语音助手的价格是上一代模型的一半，免费账号也能使用。\
    研究团队说，GPT-4o 由一个神经网络处理文字、声音和图像。\
    以前的语音助手要三个模型接力，中间丢掉了语气和停顿。";

#[test]
fn names_and_nouns_of_the_title_come_first() {
    let found = keywords(&text("OpenAI 发布 GPT-4o：语音助手大改", NEWS), &[]);
    assert_eq!(found[0], "GPT-4o");
    assert!(found.iter().any(|word| word == "OpenAI"), "{found:?}");
    assert!(found.iter().any(|word| word.contains("语音")), "{found:?}");
    assert!(found.len() <= 5 && !found.iter().any(|word| word == "发布"));
}

#[test]
fn keywords_of_the_site_come_before_new_ones_and_none_is_a_part_of_another() {
    let known = [
        ("人工智能", 0.9),
        ("智能", 0.5),
        ("Java", 0.4),
        ("JavaScript", 0.8),
    ];
    let known = known.map(|(name, chance)| Known { name, chance });
    let found = keywords(&text("人工智能写 JavaScript 和 Java", ""), &known);
    assert_eq!(found, ["人工智能", "JavaScript", "Java"]);
}

#[test]
fn texts_about_nothing_have_no_keywords() {
    let code = "a = 1; b = 2;\n".repeat(1000);
    for (title, body) in [
        ("", ""),
        ("一", "一"),
        ("a", "a"),
        ("1.0", "2.0 3.0"),
        ("今天的消息", "今天发布了更新。"),
        ("👩‍👩‍👧‍👦🇨🇳", "\u{301}\u{0}\u{fffd}"),
        ("x", &code),
    ] {
        assert_eq!(keywords(&text(title, body), &[]), [""; 0], "{title:?}");
    }
}

#[test]
fn a_very_long_line_takes_no_longer_than_its_beginning() {
    let line = "量子计算机的新算法让密码学家不安".repeat(110_000);
    let found = keywords(&text("量子计算机", &line), &[]);
    assert_eq!(
        found,
        keywords(&text("量子计算机", &line[..40_000 * 3]), &[])
    );
    assert!(summary("量子计算机", &line).is_none());
    let quotes = "“".repeat(1_000_000);
    assert!(summary("", &quotes).is_none());
}

#[test]
fn editors_teach_what_is_a_keyword_and_only_older_articles_count() {
    let (rust, linux) = (["Rust".to_owned()], ["内核".to_owned()]);
    let item = |title, keywords, is_wanted| Item {
        title,
        summary: "",
        keywords,
        is_wanted,
    };
    let found = |items: &[Item<'_>], synonyms: &[(&'static str, &'static str)]| {
        let body = |_| Ok::<_, Infallible>("Linux 上的一篇短文。".into());
        missing_keywords(items, synonyms, body).unwrap()
    };
    let mut items = vec![
        item("Rust 在 Linux 上", &rust[..], false),
        item("Linux 内核", &linux[..], false),
        item("Linux 内核里的 Rust", &[], true),
    ];
    let old = found(&items, &[]);
    assert_eq!(old.len(), 1);
    assert_eq!(
        (old[0].0, &old[0].1[..2]),
        (2, &["Rust".to_owned(), "内核".to_owned()][..])
    );
    items.push(item("Linux 内核里的 Rust 新闻", &linux, false));
    assert_eq!(found(&items, &[]), old, "news changes nothing");
    let longer = ["内核里".to_owned()];
    items.push(item("更新的新闻", &longer, false));
    items.push(item("一篇", &[], true));
    assert_eq!(found(&items, &[])[0], old[0], "nor does its longer keyword");
    items.truncate(4);
    let synonyms = [("rust", "Rust 语言"), ("rust 语言", "Rust 语言")];
    let named = found(&items, &synonyms);
    assert_eq!(named[0].1[0], "Rust 语言");
}

#[test]
fn a_summary_is_whole_sentences_in_their_order() {
    let body = format!(
        "一个小标题\n{NEWS}\n主要功能如下：\n听写\n这是不是很好？\nlet a = 1;\n\
         发布会在旧金山举行，来宾约有一百人。"
    );
    let summary = summary("OpenAI 发布 GPT-4o", &body).unwrap();
    assert!(
        summary.starts_with("OpenAI 今天发布了新模型 GPT-4o"),
        "{summary}"
    );
    assert!(
        summary.ends_with('。') && summary.chars().count() <= 120,
        "{summary}"
    );
    let places: Vec<_> = summary
        .split_inclusive('。')
        .map(|sentence| body.find(sentence).unwrap())
        .collect();
    assert!(places.is_sorted() && places.len() <= 3, "{summary}");
}

#[test]
fn no_summary_of_what_is_short_or_has_no_sentence() {
    let headings = "没有句号的一行\n".repeat(100);
    let one = "太长".repeat(100) + "。";
    for body in ["", "一", "短文一篇。到此为止。", &headings, &one] {
        assert_eq!(summary("题", body), None);
    }
}

#[test]
fn english_is_read_too() {
    let body = "The Rust team has released a new version of the compiler. \
        It builds large projects faster than before. \
        The release also makes the borrow checker accept more programs that are sound.";
    let summary = summary("Rust compiler released", body).unwrap();
    assert!(
        summary.starts_with("The Rust team has released"),
        "{summary}"
    );
}
