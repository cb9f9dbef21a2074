//! Of what the articles of random sites are made: names and sentences.

use crate::random::Random;

/// Keywords; some are spellings of one.
pub(crate) const KEYWORDS: [&str; 9] = [
    "芯片",
    "半导体",
    "开源",
    "人工智能",
    "AI",
    "ai",
    "Rust",
    "RUST",
    "Ｒust",
];

pub(crate) const SOURCES: [&str; 4] = ["快读", "开源日报", "Chip Daily", "chip daily"];

/// The last parts of ids: few, so that what was deleted comes back, and links to it come true.
pub(crate) const NAMES: [&str; 16] = [
    "chips", "rust", "orbit", "battery", "quantum", "wafer", "agents", "kernel", "fusion", "modem",
    "lidar", "laser", "芯片", "重庆", "compiler", "cache",
];

pub(crate) const FOLDERS: [&str; 4] = ["", "2026/", "news/", "2026/12/"];

const SUBJECTS: [&str; 10] = [
    "一家芯片公司",
    "开源社区",
    "研究小组",
    "编译器团队",
    "这枚火箭",
    "新的电池材料",
    "量子计算机",
    "语言模型",
    "标准委员会",
    "数据中心",
];

const DEEDS: [&str; 10] = [
    "公布了新的路线图",
    "把能耗降低了一半",
    "修复了一处存在多年的缺陷",
    "完成了首次公开测试",
    "推迟了原定的发布日期",
    "改用 Rust 重写了核心部分",
    "给出了可以重复的测量结果",
    "将全部代码放到网上",
    "在第三次尝试中成功",
    "回应了外界的疑问",
];

const ENDS: [&str; 8] = [
    "业内人士认为这只是开始",
    "但价格仍然是最大的问题",
    "具体数字要到明年才会公布",
    "首批用户已经收到通知",
    "竞争对手尚未作出回应",
    "这比计划早了 3 个月",
    "论文和数据同时公开",
    "监管部门正在审查",
];

pub(crate) fn sentence(random: &mut Random) -> String {
    let (who, what, end) = (
        random.pick(&SUBJECTS),
        random.pick(&DEEDS),
        random.pick(&ENDS),
    );
    format!("{who}{what}，{end}。")
}

pub(crate) fn title(random: &mut Random) -> String {
    let (who, what) = (random.pick(&SUBJECTS), random.pick(&DEEDS));
    format!("{who}{what}")
}

/// A few sentences.
pub(crate) fn paragraph(random: &mut Random) -> String {
    (0..=random.below(3)).map(|_| sentence(random)).collect()
}

/// Something of Markdown that is no plain paragraph.
pub(crate) fn oddity(random: &mut Random) -> String {
    let (a, b) = (sentence(random), title(random));
    match random.below(9) {
        0 => format!("## {b}\n\n{a}\n\n### {b}\n\n## 小结\n\n{a}"),
        1 => format!("> {a}"),
        2 => format!("- {a}\n- {b}"),
        3 => format!("| 项目 | 结果 |\n| --- | --- |\n| {b} | 1 |"),
        4 => format!("```rust\nfn main() {{}} // {b}\n```"),
        5 => format!("{b}[^一]\n\n[^一]: {a}"),
        6 => format!("<details><summary>{b}</summary>{a}</details>"),
        7 => format!("**{b}。**{a}`code`"),
        _ => format!("类型 Vec<{}> 与 1 < 2，{a}", random.below(9)),
    }
}
