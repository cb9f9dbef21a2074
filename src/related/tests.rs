//! What a reader, an editor and a hostile author would see of the lists.

use std::collections::BTreeSet;

use super::*;

/// An article of a test: its text, and how old it is.
#[derive(Default, Clone)]
struct Text {
    title: &'static str,
    keywords: Vec<String>,
    body: String,
    days_old: i64,
}

fn text(title: &'static str, keywords: &[&str], body: &str) -> Text {
    Text {
        title,
        keywords: keywords.iter().map(|&keyword| keyword.to_owned()).collect(),
        body: body.to_owned(),
        days_old: 0,
    }
}

impl Text {
    fn document(&self) -> Document<'_> {
        Document {
            title: self.title,
            keywords: &self.keywords,
            summary: "",
            body: &self.body,
        }
    }
}

fn entries(texts: &[Text]) -> Vec<Entry> {
    let entry = |(at, text): (usize, &Text)| Entry {
        id: format!("{at:05}"),
        profile: Profile::of(&text.document()),
        time: 1_800_000_000 - text.days_old * 86_400,
        ..Entry::default()
    };
    texts.iter().enumerate().map(entry).collect()
}

fn index(texts: &[Text]) -> RelatedIndex {
    RelatedIndex::build(&entries(texts), &Options::default())
}

/// The places of the first `count` articles in the list of `of`.
fn first(index: &RelatedIndex, of: usize, count: usize) -> BTreeSet<u32> {
    let list = index.list(of).iter().take(count);
    list.map(|related| related.article).collect()
}

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

fn chinese() -> Vec<Text> {
    vec![
        text(
            "量子计算机首次突破千比特",
            &["量子计算"],
            "研究团队宣布，新一代超导量子处理器拥有一千多个量子比特，纠错能力显著提高。",
        ),
        text(
            "谷歌展示量子纠错新进展",
            &["谷歌"],
            "谷歌称其量子处理器的错误率随量子比特数增加而下降，这是实用量子计算的关键一步。",
        ),
        text(
            "量子计算威胁密码？专家这样看",
            &["密码学"],
            "量子计算机若有足够的量子比特，可以破解现有的公钥密码，抗量子算法正在推广。",
        ),
        text(
            "新能源汽车销量连续增长",
            &["汽车"],
            "上半年新能源汽车销量同比增长三成，动力电池价格继续下降，充电桩建设加快。",
        ),
        text(
            "固态电池何时装车",
            &["电池"],
            "多家车企表示，固态动力电池有望在三年内装上新能源汽车，续航里程超过一千公里。",
        ),
        text(
            "充电桩走进乡村",
            &["充电"],
            "为方便新能源汽车下乡，各地加快在乡村建设充电桩，车主充电更加方便。",
        ),
        text(
            "火星车发现古代湖泊痕迹",
            &["航天"],
            "火星车在陨石坑底部拍到层状沉积岩，科学家认为那里曾是火星上的湖泊。",
        ),
        text(
            "探测器启程前往火星",
            &["火星"],
            "探测器今日由火箭发射升空，预计七个月后抵达火星轨道，寻找地下水冰。",
        ),
        text(
            "火星样本如何带回地球",
            &["样本"],
            "科学家讨论把火星车收集的岩石样本用火箭送回地球的方案，预算是最大难题。",
        ),
    ]
}

fn english() -> Vec<Text> {
    vec![
        text(
            "Rust 2.0 roadmap published",
            &[],
            "The Rust team has published a roadmap; the borrow checker and async traits come first.",
        ),
        text(
            "Async traits land in stable Rust",
            &[],
            "After years of work, async traits are stable, and the borrow checker accepts more programs.",
        ),
        text(
            "Why we moved our parser to Rust",
            &[],
            "The borrow checker found three bugs in our parser on the first day.",
        ),
        text(
            "Telescope sees earliest galaxy",
            &[],
            "Astronomers using the space telescope measured the redshift of a galaxy born after the big bang.",
        ),
        text(
            "Galaxy without dark matter",
            &[],
            "Astronomers describe a galaxy whose stars move as if there were no dark matter in it.",
        ),
        text(
            "New space telescope takes shape",
            &[],
            "Engineers assembled the mirror of the space telescope that will map a billion galaxy images.",
        ),
        text(
            "Salmon return to the river",
            &[],
            "Biologists counted salmon after the dam was removed; the river has recovered.",
        ),
        text(
            "Dam removal changes the river",
            &[],
            "A year after the dam fell, the river carries sediment again, and salmon spawn upstream.",
        ),
        text(
            "Fishing season opens late",
            &[],
            "Because salmon were few in the river last year, the fishing season opens in June.",
        ),
    ]
}

fn mixed() -> Vec<Text> {
    vec![
        text(
            "Firefox 新版支持垂直标签页",
            &["浏览器"],
            "Mozilla 发布 Firefox 新版，带来垂直标签页。",
        ),
        text(
            "Mozilla 调整搜索合作",
            &["Mozilla"],
            "Mozilla 与搜索引擎续约，Firefox 的默认搜索不变。",
        ),
        text(
            "Firefox 移动版性能评测",
            &["评测"],
            "Firefox 在手机上启动更快，扩展数量增加。",
        ),
        text(
            "Kubernetes 修复高危漏洞",
            &["安全"],
            "Kubernetes 的 kubelet 存在越权漏洞，管理员应当尽快升级集群。",
        ),
        text(
            "用 kubelet 调试集群",
            &["教程"],
            "本文介绍怎样读 kubelet 的日志，排查 Kubernetes 集群里的调度问题。",
        ),
        text(
            "Kubernetes 集群省钱指南",
            &["成本"],
            "按需伸缩节点，Kubernetes 集群的费用可以减半。",
        ),
        text(
            "树莓派 5 上手",
            &["硬件"],
            "树莓派 5 的 GPIO 更快，Raspberry Pi OS 同时更新。",
        ),
        text(
            "Raspberry Pi OS 换用 Wayland",
            &["系统"],
            "Raspberry Pi OS 默认使用 Wayland，树莓派 4 也能升级。",
        ),
        text(
            "用树莓派搭建气象站",
            &["制作"],
            "把传感器接到树莓派的 GPIO，在 Raspberry Pi OS 上画出气温曲线。",
        ),
    ]
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
    let index = RelatedIndex::build(&entries(&texts), &options);
    let list: Vec<_> = index.list(3).iter().take(3).map(|r| r.article).collect();
    assert_eq!(list, [2, 0, 1]);
}

#[test]
fn pins_come_first_and_excludes_never() {
    let mut entries = entries(&chinese());
    entries[0].pins = vec![8, 3, 8, 0, 99];
    entries[0].excludes = vec![1, 4, 99];
    let index = RelatedIndex::build(&entries, &Options::default());
    let list = index.list(0);
    assert_eq!([list[0].article, list[1].article], [8, 3]);
    assert_eq!(
        [list[0].why, list[1].why, list[2].why],
        [Why::Pinned, Why::Pinned, Why::Similar]
    );
    assert_eq!(list[2].article, 2);
    assert_eq!(list.len(), 6, "all but itself and those excluded");
    assert!(list.iter().all(|r| ![0, 1, 4].contains(&r.article)));
}

#[test]
fn an_exclude_overrules_a_pin() {
    let mut entries = entries(&chinese());
    entries[0].pins = vec![1];
    entries[0].excludes = vec![1];
    let index = RelatedIndex::build(&entries, &Options::default());
    assert!(index.list(0).iter().all(|r| r.article != 1));
}

#[test]
fn a_link_relates_articles_both_ways() {
    let mut entries = entries(&chinese());
    entries[0].links = vec![7, 99];
    let index = RelatedIndex::build(&entries, &Options::default());
    assert_eq!(index.list(0)[0].article, 7);
    assert_eq!(index.list(7)[0].article, 0);
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
fn order_by_date_keeps_pins_first() {
    let mut texts = chinese();
    for (days_old, text) in (0..).zip(&mut texts) {
        text.days_old = days_old;
    }
    let mut entries = entries(&texts);
    entries[4].pins = vec![8];
    let options = Options {
        count: 4,
        order: Order::Date,
        ..Options::default()
    };
    let index = RelatedIndex::build(&entries, &options);
    let list: Vec<u32> = index.list(4).iter().map(|r| r.article).collect();
    assert_eq!(list[0], 8);
    assert!(list[1..].is_sorted(), "newest first: {list:?}");
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
        let index = RelatedIndex::build(&entries(&texts), &options);
        let list = index.list(0).iter().filter(|r| r.why == Why::Similar);
        list.filter(|r| r.article < 5).count()
    };
    assert_eq!(listed(true), 2);
    assert_eq!(listed(false), 4);
}

#[test]
fn lists_do_not_depend_on_threads_or_the_order_of_entries() {
    let texts: Vec<Text> = chinese()
        .into_iter()
        .chain(mixed())
        .chain(english())
        .collect();
    let all = entries(&texts);
    let lists = |threads: usize, entries: &[Entry]| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        let index = pool.install(|| RelatedIndex::build(entries, &Options::default()));
        let id = |r: &Related| (entries[r.article as usize].id.clone(), r.score.to_bits());
        let list = |at: usize| index.list(at).iter().map(id).collect::<Vec<_>>();
        let mut lists: Vec<_> = (0..entries.len())
            .map(|at| (entries[at].id.clone(), list(at)))
            .collect();
        lists.sort();
        lists
    };
    let expected = lists(1, &all);
    assert_eq!(lists(3, &all), expected);
    let reversed: Vec<Entry> = all.iter().rev().cloned().collect();
    assert_eq!(lists(2, &reversed), expected);
}

#[test]
fn the_same_text_twice_is_a_duplicate() {
    let story = chinese()[0].body.repeat(2) + &chinese()[1].body;
    let retold = story.clone() + "记者报道。";
    let mut texts = vec![
        text("量子突破", &[], &story),
        text("量子新闻", &[], &retold),
    ];
    texts[0].days_old = 1;
    texts.extend(chinese());
    texts.extend(mixed());
    let duplicates = index(&texts).near_duplicates().to_vec();
    assert_eq!(duplicates.len(), 1, "{duplicates:?}");
    assert_eq!((duplicates[0].original, duplicates[0].copy), (0, 1));
    assert!((0.8..1.0).contains(&duplicates[0].same));
}

#[test]
fn copies_of_one_article_are_told_in_linear_time() {
    let body = "研究团队宣布，新一代超导量子处理器拥有一千多个量子比特，纠错能力显著提高，错误率随比特数增加而下降。";
    let texts = vec![text("量子", &["量子"], body); 3000];
    let index = index(&texts);
    assert!((0..3000).all(|at| index.list(at).len() == 8));
    assert_eq!(index.near_duplicates().len(), 2999);
}

#[test]
fn odd_texts_do_no_harm() {
    let bodies = [
        String::new(),
        "字".to_owned(),
        "字".repeat(1_000_000),
        "a".repeat(1_000_000),
        "a ".repeat(500_000),
        "\0\u{FEFF}\u{200D}👨‍👩‍👧‍👦🇨🇳".repeat(1000),
        "e\u{301}".repeat(100_000),
        "𠀀𠀁𠀂".repeat(1000),
        "Ａｂｃ＋＋　ｃ＃".repeat(1000),
        "1.2.3.".repeat(100_000),
        "{}();=<>".repeat(10_000),
    ];
    let texts: Vec<Text> = bodies.iter().map(|body| text("", &[""], body)).collect();
    let index = index(&texts);
    assert!((0..texts.len()).all(|at| index.list(at).len() == 8));
}

#[test]
fn a_longer_list_than_the_longest_is_cut() {
    let options = Options {
        count: usize::MAX,
        ..Options::default()
    };
    let texts = vec![text("量子", &[], "量子"); 150];
    let index = RelatedIndex::build(&entries(&texts), &options);
    assert_eq!(index.list(0).len(), Options::MOST);
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
    let explainer = Explainer::new(&entries, &Options::default());
    let explanation = explainer.explain(0, &texts[0].document(), 1);
    let shared: Vec<&str> = explanation.shared.iter().map(|s| s.text.as_str()).collect();
    assert!(shared.contains(&"量子处理器"), "{shared:?}");
    assert_eq!(explanation.keywords, ["谷歌"]);
    assert_eq!(explanation.days_apart, 3);
    assert!(explanation.nearness > 1.0 && explanation.source > 1.0);
    assert!((0.0..=1.0).contains(&explanation.cosine));
    let sum: f32 = explanation.shared.iter().map(|s| s.weight).sum();
    assert!(sum <= explanation.cosine * 1.001);
}
