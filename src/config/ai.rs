//! What readers and machines are told of AI: 《人工智能生成合成内容标识办法》 and GB 45438-2025.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    message::{Complaint, complaint},
    text::fold::fold,
};

/// What AI did for an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Ai {
    /// The text was generated.
    Generated,
    /// A person wrote it with help: translation, summary, polish.
    Assisted,
    /// Someone says that it may have been generated.
    Possible,
    /// It bears traces of having been generated.
    Suspected,
    /// Nothing.
    None,
}

impl Ai {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Generated,
        Self::Assisted,
        Self::Possible,
        Self::Suspected,
        Self::None,
    ];

    /// The word for it in front matter, settings and templates.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Generated => "generated",
            Self::Assisted => "assisted",
            Self::Possible => "possible",
            Self::Suspected => "suspected",
            Self::None => "none",
        }
    }

    /// What `word` means in front matter and settings.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ai| ai.as_str() == word)
    }

    /// The `Label` of the mark for machines (GB 45438-2025, appendix E): `1` is content that was
    /// generated or synthesised, `2` may be, `3` is suspected to be. None needs no mark.
    pub fn label(self) -> Option<&'static str> {
        match self {
            // Who publishes a text knows what made it: a part that was generated makes it «is».
            Self::Generated | Self::Assisted => Some("1"),
            Self::Possible => Some("2"),
            Self::Suspected => Some("3"),
            Self::None => None,
        }
    }

    /// What a `Label` says of an article of which nothing else is said.
    pub fn of_label(label: &str) -> Option<Self> {
        [Self::Generated, Self::Possible, Self::Suspected]
            .into_iter()
            .find(|ai| ai.label() == Some(label))
    }

    /// The notice in few words, for where 快速阅读 stands without its article.
    pub fn short_notice(self) -> Option<&'static str> {
        match self {
            Self::Generated => Some("AI生成"),
            Self::Assisted => Some("AI辅助生成"),
            Self::Possible => Some("可能由AI生成"),
            Self::Suspected => Some("疑似由AI生成"),
            Self::None => None,
        }
    }
}

/// Where the notice stands in an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticePosition {
    /// Before the text.
    Start,
    /// After it.
    End,
}

impl NoticePosition {
    /// The word for it in settings and templates.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
        }
    }
}

/// What readers and machines are told of AI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AiPolicy {
    /// For articles of which neither front matter nor source says anything.
    pub default: Ai,
    /// For articles whose front matter is silent, by the name of their source, folded.
    pub(super) sources: BTreeMap<String, Ai>,
    /// The notice that each kind of article needs; `None` has none.
    pub(super) notices: BTreeMap<Ai, String>,
    /// Where the notice stands.
    pub position: NoticePosition,
    /// The code of the service that generates, where the site has one: 27 characters.
    pub producer: Option<String>,
    /// The code of the service that publishes, where the site has one: 27 characters.
    pub propagator: Option<String>,
}

impl AiPolicy {
    /// What AI did for an article from `source` whose front matter is silent.
    pub fn of_source(&self, source: Option<&str>) -> Ai {
        let named = source.and_then(|source| self.of_named_source(source));
        named.unwrap_or(self.default)
    }

    /// What AI does for the articles of a source, if the settings name it.
    pub fn of_named_source(&self, source: &str) -> Option<Ai> {
        // Most sites name no sources here, and to fold a name costs something.
        let is_asked = !self.sources.is_empty();
        let named = is_asked.then(|| self.sources.get(&fold(source)));
        named.flatten().copied()
    }

    /// The notice that an article needs, as plain text.
    pub fn notice(&self, ai: Ai) -> Option<&str> {
        self.notices.get(&ai).map(String::as_str)
    }
}

/// The notice where the settings have none of their own.
pub(super) fn standard_notice(ai: Ai, position: NoticePosition) -> Option<&'static str> {
    use NoticePosition::{End, Start};
    Some(match (ai, position) {
        (Ai::Generated, End) => "（以上内容均由AI生成）",
        (Ai::Generated, Start) => "（以下内容均由AI生成）",
        (Ai::Assisted, End) => "（以上内容由AI辅助生成）",
        (Ai::Assisted, Start) => "（以下内容由AI辅助生成）",
        (Ai::Possible, End) => "（以上内容可能由AI生成）",
        (Ai::Possible, Start) => "（以下内容可能由AI生成）",
        (Ai::Suspected, End) => "（以上内容疑似由AI生成）",
        (Ai::Suspected, Start) => "（以下内容疑似由AI生成）",
        (Ai::None, _) => return None,
    })
}

/// Whether `notice` names both AI and generation, as an explicit mark in words must (GB 45438-2025,
/// section 5.1).
pub(super) fn names_both(notice: &str) -> bool {
    let names = |words: [&str; 2]| words.iter().any(|word| notice.contains(word));
    names(["AI", "人工智能"]) && names(["生成", "合成"])
}

/// What is wrong with the code of a provider, if anything. Its structure is that of the practice
/// guide TC260-PG-20252A: `00`, a subject of 20 characters, an extension of 5.
pub(super) fn code_mistake(code: &str) -> Option<Complaint> {
    const LENGTH: usize = 27;
    const FORMAT: &str = "00";
    let is_part = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase();
    if code.chars().count() != LENGTH {
        Some(complaint!("ai-code-length"))
    } else if !code.chars().all(is_part) {
        Some(complaint!("ai-code-character"))
    } else if !code.starts_with(FORMAT) {
        Some(complaint!("ai-code-format"))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_names_ai_and_generation() {
        for (notice, is_enough) in [
            ("（以上内容均由AI生成）", true),
            ("人工智能合成", true),
            ("本文由 AI 合成", true),
            ("机器所写", false),
            ("由AI撰写", false),
            ("自动生成", false),
            ("由Ai生成", false),
            ("", false),
        ] {
            assert_eq!(names_both(notice), is_enough, "{notice}");
        }
        for ai in Ai::ALL {
            for position in [NoticePosition::Start, NoticePosition::End] {
                let notice = standard_notice(ai, position);
                assert_eq!(notice.is_some(), ai != Ai::None);
                assert!(notice.is_none_or(names_both), "{ai:?}");
            }
            assert!(ai.short_notice().is_none_or(names_both), "{ai:?}");
        }
    }

    #[test]
    fn words_and_labels_lead_back() {
        for ai in Ai::ALL {
            assert_eq!(Ai::named(ai.as_str()), Some(ai));
            assert_eq!(ai.label().is_none(), ai == Ai::None);
        }
        for label in ["1", "2", "3"] {
            assert_eq!(Ai::of_label(label).and_then(Ai::label), Some(label));
        }
        for label in ["", "0", "4", "AIGC"] {
            assert_eq!(Ai::of_label(label), None, "{label}");
        }
    }

    #[test]
    fn a_code_has_its_form() {
        for (code, mistake) in [
            ("001191110000000000000A10001", None),
            ("001191110000000000000A00000", None),
            ("001191110000000000000A1000", Some("27 characters")),
            ("001191110000000000000A100011", Some("27 characters")),
            ("", Some("27 characters")),
            ("001191110000000000000a10001", Some("capital letter")),
            ("００1191110000000000000A10001", Some("capital letter")),
            ("001191110000000000000-10001", Some("capital letter")),
            ("011191110000000000000A10001", Some("`00`")),
        ] {
            let found = code_mistake(code);
            assert_eq!(found.is_some(), mistake.is_some(), "{code}");
            let said = found.map(|found| found.of("the code").to_string());
            let says = |(said, wanted): (String, &str)| said.contains(wanted);
            assert!(said.zip(mistake).is_none_or(says), "{code}");
        }
    }
}
