//! The languages in which kuaidu speaks to those who use it.

/// A language of messages, help and reports; the site's own words are another matter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Chinese, in simplified characters.
    Chinese,
}

impl Language {
    /// The language for a locale or a language tag such as `zh_CN.UTF-8` or `zh-Hans`: Chinese for
    /// every kind of Chinese, else English.
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '-', '.', '@']).next();
        if language.is_some_and(|language| language.eq_ignore_ascii_case("zh")) {
            Self::Chinese
        } else {
            Self::English
        }
    }

    /// Its tag (BCP 47), which is also the name of its folder in `messages/`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn every_chinese_locale_reads_chinese() {
        for locale in ["zh", "zh_CN.UTF-8", "zh-Hant-TW", "ZH_HK@stroke"] {
            assert_eq!(Language::of_locale(locale), Language::Chinese, "{locale}");
        }
        for locale in ["", "C", "C.UTF-8", "en_GB.UTF-8", "zha", "POSIX"] {
            assert_eq!(Language::of_locale(locale), Language::English, "{locale}");
        }
    }
}
