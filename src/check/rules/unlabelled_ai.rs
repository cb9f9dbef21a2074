//! `unlabelled-ai`: an article that says AI made it, and bears no label of that (GB 45438-2025, section 5).

use crate::{
    check::{file::File, rule::Found},
    config::Ai,
    message::message,
};

pub(super) fn find(file: &File<'_>) -> Vec<Found> {
    let Some(article) = file.article() else {
        return Vec::new();
    };
    let by_settings = || file.config.ai.of_source(article.source.as_deref());
    if article.ai.unwrap_or_else(by_settings) != Ai::None {
        return Vec::new();
    }
    let passages = file.prose.passages.iter();
    let found = passages.filter_map(|passage| {
        let part = confession(&passage.text)?;
        let found = Found::at(passage.source(part), message!("unlabelled-ai"));
        Some(found.help(message!("unlabelled-ai-help")))
    });
    found.take(1).collect()
}

/// What speaks of the text itself.
const SELF: [&str; 8] = [
    "本文",
    "本篇",
    "此文",
    "以上内容",
    "以下内容",
    "全文",
    "本稿",
    "文章由",
];
/// What makes texts.
const MAKERS: [&str; 13] = [
    "AI",
    "人工智能",
    "大模型",
    "大语言模型",
    "ChatGPT",
    "GPT-",
    "DeepSeek",
    "文心一言",
    "通义千问",
    "Kimi",
    "豆包",
    "Claude",
    "Gemini",
];
const MADE: [&str; 6] = ["生成", "撰写", "合成", "翻译", "润色", "整理"];
/// Bytes after the first of these words within which the others stand: some twenty characters.
const REACH: usize = 60;

/// Where a text says that AI made it: «本文由 AI 生成», and not «本文介绍 AI 生成的图片».
fn confession(text: &str) -> Option<std::ops::Range<usize>> {
    SELF.iter().find_map(|word| {
        text.match_indices(word).find_map(|(at, _)| {
            let end = text.floor_char_boundary(at + word.len() + REACH);
            let after = &text[at + word.len()..end];
            let sentence = after.split(['。', '；', '\n']).next().unwrap_or(after);
            let by = sentence.find(['由', '使', '用', '经', '借'])?;
            let maker = MAKERS
                .iter()
                .filter_map(|name| sentence[by..].find(name))
                .min()?;
            // The maker is named at once: «由 AI», «使用了 ChatGPT».
            if sentence[by..by + maker].chars().count() > 5 || by > 9 {
                return None;
            }
            let rest = &sentence[by + maker..];
            let made = MADE
                .iter()
                .filter_map(|word| Some((rest.find(word)?, word)))
                .min()?;
            let stop = by + maker + made.0 + made.1.len();
            let is_object = rest[made.0 + made.1.len()..].starts_with('的');
            (!is_object).then(|| at..at + word.len() + stop)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::testing::said_of;

    #[test]
    fn who_says_that_ai_wrote_it_labels_it() {
        for (head, text, number) in [
            ("date: 2026-11-24", "本文由 AI 生成，仅供参考。", 1),
            ("date: 2026-11-24", "（以上内容由人工智能辅助生成）", 1),
            ("date: 2026-11-24", "本文使用 ChatGPT 翻译。", 1),
            ("date: 2026-11-24\nai: assisted", "本文由 AI 翻译。", 0),
            ("date: 2026-11-24", "本文介绍如何用 AI 生成图片。", 0),
            ("date: 2026-11-24", "本文由 AI 生成的图片很多。", 0),
            ("date: 2026-11-24", "本文由张三翻译。AI 生成一切。", 0),
            ("date: 2026-11-24", "本文", 0),
        ] {
            assert_eq!(said_of(find, "a", head, text).len(), number, "{text}");
        }
    }
}
