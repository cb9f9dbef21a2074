//! What an article tells of AI: readers in words, machines in a mark (GB 45438-2025).

use std::borrow::Cow;

use uuid::Uuid;

use super::Entry;
use crate::{
    config::{Ai, Config},
    content::Aigc,
};

/// What stands by 快速阅读 that the program took out of a text that AI had no part in.
const TAKEN_FROM_THE_TEXT: &str = "自动摘要";

impl Entry {
    /// The notice that belongs wherever the text stands, as plain text; none where AI did nothing.
    /// [`AiPolicy::position`](crate::config::AiPolicy) says whether before it or after it.
    pub fn ai_notice<'c>(&self, config: &'c Config) -> Option<&'c str> {
        config.ai.notice(self.ai)
    }

    /// The words that belong beside 快速阅读 where it stands without the article: what AI did, or
    /// that the program made it. None where a person wrote it.
    pub fn excerpt_notice(&self) -> Option<&'static str> {
        self.article.summary.as_ref()?;
        let taken = self.article.auto.summary.then_some(TAKEN_FROM_THE_TEXT);
        self.ai.short_notice().or(taken)
    }

    /// The mark for machines: what the text brought along, else one of the site's own. None where
    /// AI did nothing.
    pub fn aigc(&self, config: &Config) -> Option<Cow<'_, Aigc>> {
        match &self.article.aigc {
            Some(mark) => Some(Cow::Borrowed(mark)),
            None => own_mark(self, config).map(Cow::Owned),
        }
    }
}

fn own_mark(entry: &Entry, config: &Config) -> Option<Aigc> {
    let label = entry.ai.label()?;
    let name = config.author.as_deref().unwrap_or(&config.title);
    // The standard wants a name or a code; a code is its owner's to give.
    let named = |code: &Option<String>| code.as_deref().unwrap_or(name).to_owned();
    let number = number(&entry.article.id, entry.article.print.words);
    Some(Aigc::of([
        label.to_owned(),
        named(&config.ai.producer),
        number.clone(),
        String::new(),
        named(&config.ai.propagator),
        number,
        String::new(),
    ]))
}

/// The number of a content: the same as long as the article is the same one and says the same.
///
/// A UUID of version 5 (RFC 9562, section 5.5) in the name space of URLs, of the name
/// `kuaidu:ID#WORDS`, where `WORDS` is [`Print::words`](crate::content::Print) in hexadecimal.
fn number(id: &str, words: u64) -> String {
    let name = format!("kuaidu:{id}#{words:016x}");
    Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()).to_string()
}

/// The term of <https://schema.org/IPTCDigitalSourceEnumeration> for what AI did, where one says it.
pub fn digital_source_type(ai: Ai) -> Option<&'static str> {
    match ai {
        Ai::Generated => Some("https://schema.org/TrainedAlgorithmicMediaDigitalSource"),
        Ai::Assisted => {
            Some("https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource")
        }
        // The terms say what a thing is, not what it may be.
        Ai::Possible | Ai::Suspected | Ai::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_articles_and_its_words() {
        // uuidgen --sha1 --namespace @url --name 'kuaidu:2026/11/芯片#0000000000000001'
        let one = number("2026/11/芯片", 1);
        assert_eq!(one, "a9bb6890-d5c0-50ba-843c-8136b397badc");
        assert_ne!(one, number("2026/11/芯片", 2));
        assert_ne!(one, number("2026/11/芯", 1));
    }
}
