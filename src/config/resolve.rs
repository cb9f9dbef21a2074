//! Settings as written, turned into settings that are complete and checked.

mod ai;
mod images;
mod share_images;

use std::{collections::BTreeMap, num::NonZeroUsize};

use serde_yaml::Spanned;

use super::{
    Agents, Auto, BaseUrl, Config, ConfigOptions, Digests, Edition, FeedFormat, Feeds,
    KeywordTable, Level, MenuItem, PermalinkPattern, Publish, Related, RelatedOrder, RuleLevel,
    schema, yaml,
};
use crate::{
    diagnostic::{Diagnostic, Place},
    message::{Message, message},
    text::slug::Slugify,
};

/// Stands in where no address is known, so that a first build works.
const UNKNOWN_BASE: &str = "https://example.com/";

/// Resolves `text`, the contents of the settings file `name`; `None` beside an error.
pub(super) fn resolve(
    name: &str,
    text: &str,
    options: &ConfigOptions,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Config> {
    match yaml::read::<schema::Written>(name, text) {
        Ok(written) => {
            let base_url = options.base_url.clone();
            let preview = options.preview.as_deref();
            let resolver = Resolver {
                name,
                text,
                preview,
                diagnostics,
            };
            let mut config = resolver.config(written, base_url);
            config.images.variants &= !options.no_variants;
            if let Some(origin) = preview {
                config.base_url = config.base_url.at_origin(origin);
                config.publish = Publish::TwoGenerations;
            }
            Some(config)
        }
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            None
        }
    }
}

struct Resolver<'a> {
    name: &'a str,
    text: &'a str,
    /// Where the site is previewed, if it is.
    preview: Option<&'a str>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Resolver<'_> {
    fn config(mut self, written: schema::Written, base_url: Option<BaseUrl>) -> Config {
        let sources = written.sources.unwrap_or(true);
        let archive = written.archive.unwrap_or(true);
        let digests = Digests {
            daily: written.digests.daily.unwrap_or(true),
            weekly: written.digests.weekly.unwrap_or(true),
        };
        Config {
            base_url: self.base_url(written.base_url, base_url),
            timezone: self.timezone(written.timezone),
            permalink: self.permalink(written.permalink),
            slugify: self.slugify(written.slugify),
            paginate_by: self.paginate_by(written.paginate_by),
            menu: menu(written.menu, sources, archive, digests),
            related: self.related(written.related),
            ai: self.ai(written.ai),
            images: self.images(written.images),
            agents: Agents {
                llms: written.agents.llms.unwrap_or(false),
                markdown: written.agents.markdown.unwrap_or(false),
            },
            publish: self.publish(written.publish),
            auto: Auto {
                keywords: written.auto.keywords.unwrap_or(true),
                summary: written.auto.summary.unwrap_or(true),
            },
            title: written.title.unwrap_or_else(|| "快读".to_owned()),
            description: written.description,
            language: written.language.unwrap_or_else(|| "zh-CN".to_owned()),
            edition: Edition::Hans,
            editions: self.editions(written.editions),
            author: written.author,
            image: written.image.unwrap_or_else(|| "/share.png".to_owned()),
            excerpt_length: written.excerpt_length.unwrap_or(114),
            feeds: self.feeds(written.feeds),
            share_images: self.share_images(written.share_images),
            search: written.search.unwrap_or(true),
            sources,
            archive,
            digests,
            newsletter: written.newsletter.unwrap_or(false),
            check: self.check(written.check),
            extra: written.extra.into_iter().collect(),
            keywords: KeywordTable::default(),
        }
    }

    /// The error that a setting has an unusable value.
    fn refuse<T>(&mut self, value: &Spanned<T>, message: Message, help: Message) {
        let at = yaml::place(self.name, self.text, value.referenced);
        self.diagnostics
            .push(Diagnostic::error("setting", message).at(at).help(help));
    }

    /// The error that `setting` has none of the two values that it can have.
    fn refuse_neither(
        &mut self,
        value: &Spanned<String>,
        setting: &str,
        [one, other]: [&str; 2],
        help: Message,
    ) {
        let message = message!(
            "setting-neither",
            setting = setting,
            one = one,
            other = other
        );
        self.refuse(value, message, help);
    }

    fn base_url(&mut self, written: Option<Spanned<String>>, given: Option<BaseUrl>) -> BaseUrl {
        if let Some(given) = given {
            return given;
        }
        if written.is_none() && self.preview.is_some() {
            return unknown_base();
        }
        let Some(written) = written else {
            let message = message!("base-url-missing", unknown = UNKNOWN_BASE);
            let warning = Diagnostic::warning("missing-base-url", message);
            let help = message!("base-url-missing-help");
            self.diagnostics
                .push(warning.at(Place::from(self.name)).help(help));
            return unknown_base();
        };
        BaseUrl::parse(&written.value).unwrap_or_else(|why| {
            let message = why.of("`base_url`");
            self.refuse(&written, message, message!("base-url-help"));
            unknown_base()
        })
    }

    fn editions(&mut self, written: Option<Vec<Spanned<String>>>) -> Vec<Edition> {
        let mut editions = vec![Edition::Hans];
        for (at, tag) in written.into_iter().flatten().enumerate() {
            let mistake = match Edition::tagged(&tag.value) {
                Some(Edition::Hans) if at == 0 => continue,
                Some(edition) if at > 0 && !editions.contains(&edition) => {
                    editions.push(edition);
                    continue;
                }
                Some(_) if at == 0 => message!("editions-start"),
                Some(_) => message!("editions-twice"),
                None => message!("editions-unknown", edition = &tag.value),
            };
            self.refuse(&tag, mistake, message!("editions-help"));
        }
        editions
    }

    fn timezone(&mut self, written: Option<Spanned<String>>) -> chrono_tz::Tz {
        let Some(written) = written else {
            return chrono_tz::Asia::Shanghai;
        };
        written.value.trim().parse().unwrap_or_else(|_| {
            let help = message!("timezone-help");
            self.refuse(&written, message!("timezone-unknown"), help);
            chrono_tz::Asia::Shanghai
        })
    }

    fn permalink(&mut self, written: Option<Spanned<String>>) -> PermalinkPattern {
        let Some(written) = written else {
            return PermalinkPattern::default();
        };
        PermalinkPattern::parse(&written.value).unwrap_or_else(|why| {
            let message = why.of("`permalink`");
            self.refuse(&written, message, message!("pattern-help"));
            PermalinkPattern::default()
        })
    }

    fn slugify(&mut self, written: Option<Spanned<String>>) -> Slugify {
        let Some(written) = written else {
            return Slugify::Keep;
        };
        match written.value.as_str() {
            "keep" => Slugify::Keep,
            "pinyin" => Slugify::Pinyin,
            _ => {
                let help = message!("setting-one-of-two");
                self.refuse_neither(&written, "slugify", ["keep", "pinyin"], help);
                Slugify::Keep
            }
        }
    }

    fn publish(&mut self, written: Option<Spanned<String>>) -> Publish {
        let Some(written) = written else {
            return Publish::TwoGenerations;
        };
        match written.value.as_str() {
            "two-generations" => Publish::TwoGenerations,
            "in-place" => Publish::InPlace,
            _ => {
                let words = ["two-generations", "in-place"];
                let help = message!("publish-setting-help");
                self.refuse_neither(&written, "publish", words, help);
                Publish::TwoGenerations
            }
        }
    }

    fn check(&mut self, written: BTreeMap<String, Spanned<String>>) -> Vec<RuleLevel> {
        let mut levels = Vec::new();
        for (rule, word) in written {
            match Level::named(&word.value) {
                Some(level) => levels.push(RuleLevel {
                    place: yaml::place(self.name, self.text, word.referenced),
                    rule,
                    level,
                }),
                None => {
                    let message = message!("check-no-level", rule = rule);
                    self.refuse(&word, message, message!("check-levels"));
                }
            }
        }
        levels
    }

    fn paginate_by(&mut self, written: Option<Spanned<usize>>) -> NonZeroUsize {
        const DEFAULT: NonZeroUsize = NonZeroUsize::new(20).unwrap();
        let Some(written) = written else {
            return DEFAULT;
        };
        NonZeroUsize::new(written.value).unwrap_or_else(|| {
            let help = message!("paginate-by-help");
            self.refuse(&written, message!("paginate-by-zero"), help);
            DEFAULT
        })
    }

    fn feeds(&mut self, written: schema::Feeds) -> Feeds {
        let formats = match written.formats {
            None => FeedFormat::ALL.to_vec(),
            Some(names) => {
                let known: Vec<_> = names.iter().map(|name| self.feed_format(name)).collect();
                let wanted = |format: &FeedFormat| known.contains(&Some(*format));
                FeedFormat::ALL.into_iter().filter(wanted).collect()
            }
        };
        Feeds {
            formats,
            items: written.items.unwrap_or(20),
            term_items: written.term_items.unwrap_or(10),
        }
    }

    fn feed_format(&mut self, name: &Spanned<String>) -> Option<FeedFormat> {
        let format = FeedFormat::named(&name.value);
        if format.is_none() {
            let message = message!("feed-format-unknown", name = &name.value);
            self.refuse(name, message, message!("feed-format-help"));
        }
        format
    }

    fn related(&mut self, written: schema::Related) -> Related {
        let order = match &written.order {
            None => RelatedOrder::Relevance,
            Some(order) => match order.value.as_str() {
                "relevance" => RelatedOrder::Relevance,
                "date" => RelatedOrder::Date,
                _ => {
                    let help = message!("setting-one-of-two");
                    self.refuse_neither(order, "related.order", ["relevance", "date"], help);
                    RelatedOrder::Relevance
                }
            },
        };
        Related {
            count: written.count.unwrap_or(8),
            date_weight: self.date_weight(written.date_weight),
            diversity: written.diversity.unwrap_or(true),
            order,
            json: written.json.unwrap_or(true),
        }
    }

    fn date_weight(&mut self, written: Option<Spanned<f32>>) -> f32 {
        const DEFAULT: f32 = 1.0;
        let Some(written) = written else {
            return DEFAULT;
        };
        if (0.0..=MOST_DATE_WEIGHT).contains(&written.value) {
            return written.value;
        }
        let message = message!("date-weight", most = MOST_DATE_WEIGHT.to_string());
        self.refuse(&written, message, message!("date-weight-help"));
        DEFAULT
    }
}

/// The menu as written, else with the pages that the site has.
fn menu(
    written: Option<Vec<schema::MenuItem>>,
    sources: bool,
    archive: bool,
    digests: Digests,
) -> Vec<MenuItem> {
    let item = |name: &str, url: &str| MenuItem {
        name: name.to_owned(),
        url: url.to_owned(),
    };
    if let Some(items) = written {
        return items
            .iter()
            .map(|written| item(&written.name, &written.url))
            .collect();
    }
    [
        (true, "首页", "/"),
        (digests.daily, "日报", "/daily/"),
        (digests.weekly, "周报", "/weekly/"),
        (true, "关键词", "/keywords/"),
        (sources, "来源", "/sources/"),
        (archive, "归档", "/archive/"),
    ]
    .into_iter()
    .filter(|(is_made, _, _)| *is_made)
    .map(|(_, name, url)| item(name, url))
    .collect()
}

/// Beyond this nothing but dates would count; an infinite weight would make no score at all.
const MOST_DATE_WEIGHT: f32 = 100.0;

fn unknown_base() -> BaseUrl {
    // The constant is a valid address; the test below holds it to that.
    BaseUrl::parse(UNKNOWN_BASE).unwrap_or_else(|_| unreachable!("{UNKNOWN_BASE} is an address"))
}
