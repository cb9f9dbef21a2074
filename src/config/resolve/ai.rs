//! What the settings say of AI, complete and checked.

use std::collections::BTreeMap;

use serde_yaml::Spanned;

use super::Resolver;
use crate::{
    config::{
        ai::{self, Ai, AiPolicy, NoticePosition},
        schema,
    },
    message::{Value, message},
    text::fold::fold,
};

impl Resolver<'_> {
    pub(super) fn ai(&mut self, written: schema::Ai) -> AiPolicy {
        let position = self.notice_position(written.position);
        let default = written.default.as_ref();
        let sources = written.sources.iter();
        let sources = sources.filter_map(|(source, word)| {
            let name = format!("ai.sources.{source}");
            Some((fold(source), self.ai_word(&name, word)?))
        });
        AiPolicy {
            sources: sources.collect(),
            default: default
                .and_then(|word| self.ai_word("ai.default", word))
                .unwrap_or(Ai::None),
            notices: self.notices(written.notice, position),
            position,
            producer: self.provider_code("ai.producer", written.producer),
            propagator: self.provider_code("ai.propagator", written.propagator),
        }
    }

    fn ai_word(&mut self, setting: &str, word: &Spanned<String>) -> Option<Ai> {
        let known = Ai::named(&word.value);
        if known.is_none() {
            let words = Ai::ALL.map(|ai| format!("`{}`", ai.as_str()));
            let words: Value = words.into_iter().collect();
            let message = message!("ai-word-unknown", setting = setting, words = words);
            self.refuse(word, message, message!("ai-word-help"));
        }
        known
    }

    fn notice_position(&mut self, written: Option<Spanned<String>>) -> NoticePosition {
        let Some(written) = written else {
            return NoticePosition::End;
        };
        match written.value.as_str() {
            "start" => NoticePosition::Start,
            "end" => NoticePosition::End,
            _ => {
                let help = message!("ai-position-help");
                self.refuse_neither(&written, "ai.position", ["start", "end"], help);
                NoticePosition::End
            }
        }
    }

    fn notices(
        &mut self,
        written: schema::Notice,
        position: NoticePosition,
    ) -> BTreeMap<Ai, String> {
        let own = [
            (Ai::Generated, written.generated),
            (Ai::Assisted, written.assisted),
            (Ai::Possible, written.possible),
            (Ai::Suspected, written.suspected),
        ];
        let own = own.into_iter().filter_map(|(ai, text)| {
            let text = text.and_then(|text| self.own_notice(ai, text));
            let standard = || ai::standard_notice(ai, position).map(str::to_owned);
            Some((ai, text.or_else(standard)?))
        });
        own.collect()
    }

    /// A notice of the site's own, in one line.
    fn own_notice(&mut self, ai: Ai, written: Spanned<String>) -> Option<String> {
        let text = written.value.split_whitespace().collect::<Vec<_>>();
        let text = text.join(" ");
        if ai::names_both(&text) {
            return Some(text);
        }
        let setting = format!("ai.notice.{}", ai.as_str());
        let message = message!("ai-notice", setting = setting);
        self.refuse(&written, message, message!("ai-notice-help"));
        None
    }

    /// The code of a provider, which nobody but its owner can know.
    fn provider_code(&mut self, setting: &str, written: Option<Spanned<String>>) -> Option<String> {
        let written = written?;
        let Some(mistake) = ai::code_mistake(&written.value) else {
            return Some(written.value);
        };
        let message = mistake.of(format!("`{setting}`"));
        self.refuse(&written, message, message!("ai-code-help"));
        None
    }
}
