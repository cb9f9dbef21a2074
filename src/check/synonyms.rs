//! Which keywords are one: however they are spelt, and whatever language they are in.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{search::simplified, text::fold::fold};

/// Names of one thing, a line each: of what technology news tells, and only what nobody takes for two.
const TABLE: &str = "\
人工智能 AI artificialintelligence
大语言模型 LLM largelanguagemodel 大型语言模型
机器学习 ML machinelearning
深度学习 deeplearning
自然语言处理 NLP
生成式人工智能 生成式AI generativeai AIGC
通用人工智能 AGI
操作系统 OS operatingsystem
虚拟现实 VR virtualreality
增强现实 AR augmentedreality
物联网 IoT internetofthings
云计算 cloudcomputing
区块链 blockchain
开源 opensource 开放源代码
开源软件 opensourcesoftware
数据库 database
网络安全 cybersecurity
搜索引擎 searchengine
浏览器 browser
编程 programming
编程语言 programminglanguage
命令行 commandline CLI
文本编辑器 texteditor
电动汽车 EV 电动车
自动驾驶 无人驾驶 autonomousdriving
新能源汽车 NEV 新能源车
人脸识别 facialrecognition
量子计算 quantumcomputing
芯片 chip
半导体 semiconductor
图形处理器 GPU 显卡芯片
中央处理器 CPU
固态硬盘 SSD
应用程序接口 API
二维码 qrcode
无线网络 WiFi wlan
谷歌 Google
微软 Microsoft
苹果 Apple
亚马逊 Amazon
英伟达 NVIDIA 辉达
英特尔 Intel
甲骨文 Oracle
红帽 RedHat
维基百科 Wikipedia
火狐 Firefox
脸书 Facebook 脸谱
推特 Twitter
特斯拉 Tesla
华为 Huawei
阿里巴巴 Alibaba 阿里
腾讯 Tencent
百度 Baidu
字节跳动 ByteDance
小米 Xiaomi
三星 Samsung
高通 Qualcomm
台积电 TSMC
树莓派 raspberrypi
安卓 Android
";

static GROUPS: LazyLock<BTreeMap<String, &str>> = LazyLock::new(|| {
    let of_line = |line: &'static str| {
        let first = line.split(' ').next().unwrap_or_default();
        line.split(' ').map(move |name| (spelling(name), first))
    };
    TABLE.lines().flat_map(of_line).collect()
});

/// What two keywords have in common if they are one.
pub(super) fn key(keyword: &str) -> String {
    let spelling = spelling(keyword);
    match GROUPS.get(&spelling) {
        Some(first) => self::spelling(first),
        None => spelling,
    }
}

/// A keyword without what spellings differ in: case, width, spaces, punctuation, and the form of
/// its characters; empty where nothing is left. `C++` and `C#` are not `C`, nor is `.NET` the net,
/// and a number is another one with its point elsewhere.
fn spelling(keyword: &str) -> String {
    let folded = fold(keyword);
    let mut parts = String::new();
    let mut before = None;
    for (at, c) in folded.char_indices() {
        let next = folded[at + c.len_utf8()..].chars().next();
        let is_number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_part = match c {
            '+' | '#' | '%' => true,
            '.' => before.is_none() || is_number(next),
            c => c.is_alphanumeric(),
        };
        if is_part {
            parts.push(simplified(c));
        }
        before = Some(c);
    }
    let is_word = parts.chars().any(char::is_alphanumeric);
    if is_word { parts } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_thing_are_one() {
        for (one, other) in [
            ("AI", "A.I."),
            ("AI", "人工智能"),
            ("ＡＩ", "人工智慧".replace("智慧", "智能").as_str()),
            ("open source", "Open-Source"),
            ("軟體", "软体"),
            ("Node.js", "NodeJS"),
            ("LLM", "大语言模型"),
            ("Raspberry Pi", "树莓派"),
        ] {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
    }

    #[test]
    fn what_differs_stays_apart() {
        for (one, other) in [
            ("C", "C++"),
            ("C", "C#"),
            (".NET", "NET"),
            ("AI", "AGI"),
            ("开源", "开源软件"),
            ("Java", "JavaScript"),
            ("GPT-4", "GPT-4o"),
            ("2.21", "22.1"),
            ("75%", "7.5"),
            ("M2", "M.2"),
        ] {
            assert_ne!(key(one), key(other), "{one} {other}");
        }
    }

    #[test]
    fn what_is_no_word_is_like_nothing() {
        assert_eq!((key("..."), key("★")), (String::new(), String::new()));
    }

    #[test]
    fn no_name_stands_for_two_things() {
        let names = TABLE.split_whitespace().count();
        assert_eq!(GROUPS.len(), names);
    }
}
