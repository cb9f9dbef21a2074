//! The editions of a site: the same articles in simplified and in traditional characters.

use super::{BaseUrl, Config};

/// One of the scripts in which a site is published, named by its language tag (BCP 47).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// Simplified characters, in which articles are written.
    Hans,
    /// Traditional characters, word for word.
    Hant,
    /// Traditional characters as Taiwan writes them, and its words: 軟體 for 软件.
    HantTaiwan,
    /// Traditional characters as Hong Kong writes them.
    HantHongKong,
}

impl Edition {
    /// Every edition.
    pub const ALL: [Self; 4] = [Self::Hans, Self::Hant, Self::HantTaiwan, Self::HantHongKong];

    /// The edition with this language tag.
    pub fn tagged(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.tag() == tag)
    }

    /// Its language tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Hans => "zh-Hans",
            Self::Hant => "zh-Hant",
            Self::HantTaiwan => "zh-Hant-TW",
            Self::HantHongKong => "zh-Hant-HK",
        }
    }

    /// Its name for readers, in its own script.
    pub fn label(self) -> &'static str {
        match self {
            Self::Hans => "简体",
            Self::Hant => "繁體",
            Self::HantTaiwan => "臺灣繁體",
            Self::HantHongKong => "香港繁體",
        }
    }

    /// The folder in which it is published, with a slash at its end; empty for the one that stands
    /// at the site's own address.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Hans => "",
            Self::Hant => "zh-hant/",
            Self::HantTaiwan => "zh-hant-tw/",
            Self::HantHongKong => "zh-hant-hk/",
        }
    }
}

impl Config {
    /// The address at which an edition of the site is published.
    pub fn base_of(&self, edition: Edition) -> BaseUrl {
        self.base_url
            .in_place_of(self.edition.folder(), edition.folder())
    }

    /// The settings of another edition of the site.
    #[must_use]
    pub fn in_edition(&self, edition: Edition) -> Self {
        Self {
            base_url: self.base_of(edition),
            language: edition.tag().to_owned(),
            edition,
            ..self.clone()
        }
    }

    /// The editions beside the one at the site's own address.
    pub fn translations(&self) -> impl Iterator<Item = Edition> {
        let all = self.editions.iter().copied();
        all.filter(|edition| *edition != Edition::Hans)
    }
}
