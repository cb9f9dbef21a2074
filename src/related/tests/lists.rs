//! What a reader sees: lists about the same thing, full, and varied.

use super::super::{Explainer, Options, Why};
use super::samples::{chinese, english, mixed};
use super::{Text, build, entries, first, index, profiles, text};

/// Each group of three is about one thing; a reader of one wants the other two first.
#[track_caller]
fn assert_groups(texts: &[Text]) {
    let index = index(texts);
    for at in 0..texts.len() {
        let group = at as u32 / 3 * 3;
        let others = (group..group + 3)
            .filter(|&other| other as usize != at)
            .collect();
        let list: Vec<_> = index
            .list(at)
            .iter()
            .map(|r| texts[r.article as usize].title)
            .collect();
        assert_eq!(
            first(&index, at, 2),
            others,
            "{}: {list:?}",
            texts[at].title
        );
    }
}

#[test]
fn lists_are_about_the_same_thing() {
    assert_groups(&chinese());
    assert_groups(&english());
    assert_groups(&mixed());
}

#[test]
fn a_list_is_always_full() {
    for (articles, shown) in [(0, 0), (1, 0), (2, 1), (5, 4), (9, 8), (20, 8)] {
        let texts: Vec<Text> = chinese()
            .into_iter()
            .chain(mixed())
            .chain(english())
            .collect();
        let index = index(&texts[..articles]);
        for at in 0..articles {
            assert_eq!(index.list(at).len(), shown);
            assert_eq!(first(&index, at, 8).len(), shown, "each once");
            assert!(index.list(at).iter().all(|r| r.article as usize != at));
        }
    }
}

#[test]
fn what_is_missing_is_filled_with_the_same_keyword_then_the_newest() {
    let mut texts = vec![
        text("甲", &["芯片"], "春眠不觉晓"),
        text("乙", &[], "白日依山尽"),
        text("丙", &["芯片"], "床前明月光"),
        text("丁", &["芯片"], "红豆生南国"),
        text("戊", &[], "千山鸟飞绝"),
    ];
    for (days_old, text) in (0..).zip(&mut texts) {
        text.days_old = days_old;
    }
    let list: Vec<_> = index(&texts)
        .list(3)
        .iter()
        .map(|r| (r.article, r.why))
        .collect();
    use Why::{Keyword, Newest};
    assert_eq!(list, [(0, Keyword), (2, Keyword), (1, Newest), (4, Newest)]);
}

#[test]
fn of_equals_the_newer_then_the_lesser_id_comes_first() {
    let mut texts = vec![text("量子计算", &[], "超导量子比特"); 4];
    texts[2].days_old = -400;
    texts.push(text("无关", &[], "春眠不觉晓"));
    texts.push(text("无关", &[], "处处闻啼鸟"));
    texts.push(text("无关", &[], "夜来风雨声"));
    texts.push(text("无关", &[], "花落知多少"));
    let options = Options {
        date_weight: 0.0,
        diversity: false,
        ..Options::default()
    };
    let index = build(&entries(&texts), &profiles(&texts), &options);
    let list: Vec<_> = index.list(3).iter().take(3).map(|r| r.article).collect();
    assert_eq!(list, [2, 0, 1]);
}

#[test]
fn a_source_counts_where_each_keeps_to_its_subject() {
    let all = [chinese(), english(), mixed()].concat();
    let list = |source: fn(usize) -> usize| {
        let mut entries = entries(&all);
        for (at, entry) in entries.iter_mut().enumerate() {
            entry.source = Some(source(at).to_string());
        }
        build(&entries, &profiles(&all), &Options::default()).source_weight
    };
    assert!(list(|at| at / 3) > 0.3, "a subject each");
    assert!(list(|at| at % 3) < 0.1, "all write of everything");
    assert!(list(|_| 0) < 0.1, "there is but one");
}

#[test]
fn near_articles_come_before_distant_ones() {
    let mut texts = chinese();
    texts.push(text(
        "量子计算机首次突破千比特",
        &["量子计算"],
        &texts[0].body,
    ));
    texts[1].days_old = 1;
    texts[2].days_old = 3000;
    texts[9].days_old = 3001;
    let index = index(&texts);
    let rank = |of: usize, at: u32| index.list(of).iter().position(|r| r.article == at).unwrap();
    assert!(rank(1, 0) < rank(1, 9));
    assert!(rank(2, 9) < rank(2, 0));
}

#[test]
fn releases_of_one_program_are_held_to_two() {
    let releases = [
        "Fcitx 3.6 发布",
        "Fcitx 3.6.1 推出",
        "Fcitx 3.6.2 发布",
        "Fcitx 4.0 RC1",
        "Fcitx 4.0 正式版发布",
    ];
    let mut texts: Vec<Text> = releases
        .map(|title| {
            text(
                title,
                &["Fcitx"],
                "小企鹅输入法 Fcitx 更新，修正了词库的问题。",
            )
        })
        .into();
    texts.push(text(
        "为 Vim 配置 Fcitx",
        &["Fcitx"],
        "用 Vim 时怎样让 Fcitx 自动切换输入法。",
    ));
    texts.extend(english());
    let listed = |diversity| {
        let options = Options {
            diversity,
            ..Options::default()
        };
        let index = build(&entries(&texts), &profiles(&texts), &options);
        let list = index.list(0).iter().filter(|r| r.why == Why::Similar);
        list.filter(|r| r.article < 5).count()
    };
    assert_eq!(listed(true), 2);
    assert_eq!(listed(false), 4);
}

#[test]
fn an_explanation_names_what_is_shared() {
    let mut texts = chinese();
    texts[0].keywords.push("谷歌".to_owned());
    texts[1].days_old = 3;
    let mut entries = entries(&texts);
    for entry in &mut entries[..2] {
        entry.source = Some("快讯".to_owned());
    }
    let options = Options::default();
    let profiles = profiles(&texts);
    let index = build(&entries, &profiles, &options);
    let explainer = Explainer::new(&entries, &profiles, &options, &index);
    let explanation = explainer.explain(0, &texts[0].document(), 1);
    let shared: Vec<&str> = explanation.shared.iter().map(|s| s.text.as_str()).collect();
    assert!(shared.contains(&"量子处理器"), "{shared:?}");
    assert_eq!(explanation.keywords, ["谷歌"]);
    assert_eq!(explanation.days_apart, 3);
    assert!(explanation.nearness > 1.0 && explanation.source >= 1.0);
    assert!((0.0..=1.0).contains(&explanation.cosine));
    let sum: f32 = explanation.shared.iter().map(|s| s.weight).sum();
    assert!(sum <= explanation.cosine * 1.001);
}
