//! Every setting by its name, with the value that counts and where it comes from.

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::{
    Ai, AiPolicy, Config, ConfigOptions, FeedFormat, Publish, RelatedOrder, ShareImages,
    lines::Lines,
};
use crate::text::slug::Slugify;

/// A setting of a site.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Setting {
    /// Its name as the documentation has it: `feeds.items`.
    pub name: &'static str,
    /// The value that counts, in the words of `site.yaml`; null where there is none.
    pub value: Json,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where the value of a setting comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "from", rename_all = "kebab-case")]
pub enum Origin {
    /// Nobody said anything else.
    Default,
    /// It stands in a file.
    File {
        /// The file, below the site's root if it lies there.
        path: String,
        /// The line, from 1.
        line: usize,
    },
    /// It was given on the command line.
    CommandLine,
}

/// All settings of `config`, which `options` and the file `path` made; `lines` are those of the file.
pub(super) fn of(
    config: &Config,
    options: &ConfigOptions,
    path: &str,
    lines: &Lines,
) -> Vec<Setting> {
    let origin = |name: &str| match lines.get(name) {
        _ if name == "base_url" && options.base_url.is_some() => Origin::CommandLine,
        Some(line) => Origin::File {
            path: path.to_owned(),
            line: *line,
        },
        None => Origin::Default,
    };
    let values = site(config)
        .into_iter()
        .chain(lists(config))
        .chain(ai(&config.ai))
        .chain(outputs(config));
    let setting = |(name, value)| Setting {
        name,
        value,
        origin: origin(name),
    };
    values.map(setting).collect()
}

/// Names and values.
type Values = Vec<(&'static str, Json)>;

fn site(config: &Config) -> Values {
    let editions: Vec<_> = config
        .editions
        .iter()
        .map(|edition| edition.tag())
        .collect();
    let slugify = match config.slugify {
        Slugify::Keep => "keep",
        Slugify::Pinyin => "pinyin",
    };
    vec![
        ("title", json!(config.title)),
        ("description", json!(config.description)),
        ("base_url", json!(config.base_url.as_str())),
        ("language", json!(config.language)),
        ("editions", json!(editions)),
        ("timezone", json!(config.timezone.name())),
        ("author", json!(config.author)),
        ("image", json!(config.image)),
        ("permalink", json!(config.permalink.to_string())),
        ("slugify", json!(slugify)),
    ]
}

fn lists(config: &Config) -> Values {
    let (feeds, related) = (&config.feeds, &config.related);
    let menu = config.menu.iter();
    let menu: Vec<_> = menu
        .map(|item| json!({"name": item.name, "url": item.url}))
        .collect();
    let formats: Vec<_> = feeds
        .formats
        .iter()
        .copied()
        .map(FeedFormat::name)
        .collect();
    let order = match related.order {
        RelatedOrder::Relevance => "relevance",
        RelatedOrder::Date => "date",
    };
    vec![
        ("paginate_by", json!(config.paginate_by)),
        ("excerpt_length", json!(config.excerpt_length)),
        ("menu", json!(menu)),
        ("feeds.formats", json!(formats)),
        ("feeds.items", json!(feeds.items)),
        ("feeds.term_items", json!(feeds.term_items)),
        ("related.count", json!(related.count)),
        ("related.date_weight", json!(related.date_weight)),
        ("related.diversity", json!(related.diversity)),
        ("related.order", json!(order)),
        ("related.json", json!(related.json)),
    ]
}

fn ai(policy: &AiPolicy) -> Values {
    let sources = policy.sources.iter();
    let sources = sources.map(|(source, ai)| (source.clone(), json!(ai.as_str())));
    let notice = |ai| json!(policy.notice(ai));
    vec![
        ("ai.default", json!(policy.default.as_str())),
        ("ai.sources", Json::Object(sources.collect())),
        ("ai.notice.generated", notice(Ai::Generated)),
        ("ai.notice.assisted", notice(Ai::Assisted)),
        ("ai.notice.possible", notice(Ai::Possible)),
        ("ai.notice.suspected", notice(Ai::Suspected)),
        ("ai.position", json!(policy.position.as_str())),
        ("ai.producer", json!(policy.producer)),
        ("ai.propagator", json!(policy.propagator)),
    ]
}

fn outputs(config: &Config) -> Values {
    let publish = match config.publish {
        Publish::TwoGenerations => "two-generations",
        Publish::InPlace => "in-place",
    };
    let images = &config.images;
    let levels = config.check.iter();
    let levels = levels.map(|it| (it.rule.clone(), json!(it.level.as_str())));
    vec![
        ("agents.llms", json!(config.agents.llms)),
        ("agents.markdown", json!(config.agents.markdown)),
        ("images.variants", json!(images.variants)),
        ("images.widths", json!(images.widths)),
        ("images.quality", json!(images.quality)),
        ("images.sizes", json!(images.sizes)),
        ("share_images", share_images(config)),
        ("auto.keywords", json!(config.auto.keywords)),
        ("auto.summary", json!(config.auto.summary)),
        ("search", json!(config.search)),
        ("sources", json!(config.sources)),
        ("archive", json!(config.archive)),
        ("digests.daily", json!(config.digests.daily)),
        ("digests.weekly", json!(config.digests.weekly)),
        ("newsletter", json!(config.newsletter)),
        ("publish", json!(publish)),
        ("check", Json::Object(levels.collect())),
        ("extra", Json::Object(config.extra.clone())),
    ]
}

fn share_images(config: &Config) -> Json {
    match &config.share_images {
        None => json!(false),
        Some(ShareImages { font: None }) => json!(true),
        Some(ShareImages { font }) => json!({"font": font}),
    }
}
