//! What a digest tells, whatever form it takes: groups of stories, trends, notices on AI.

use std::borrow::Cow;

use super::words;
use crate::{
    render::Renderer,
    site::{
        ArticleId, Entry,
        digest::{Digest, Group, Period, Rhythm},
    },
    text::{
        count::{Count, count},
        excerpt::excerpt,
    },
};

/// A digest in words.
pub(super) struct Told<'a> {
    pub(super) period: Period,
    /// `日报：2025年4月22日`.
    pub(super) title: String,
    pub(super) groups: Vec<ToldGroup<'a>>,
    /// Keywords, and what is told of each.
    pub(super) trends: Vec<(&'a str, String)>,
    /// What all articles have to say of AI, where that is the same.
    pub(super) ai_notice: Option<&'a str>,
    /// How many articles the digest has.
    pub(super) article_count: usize,
    /// Minutes that it takes to read what is told.
    pub(super) minutes: usize,
    /// The absolute address of its page, else of the site.
    pub(super) web: String,
}

/// Stories that have something in common.
pub(super) struct ToldGroup<'a> {
    /// Its name; empty where there is but one group.
    pub(super) name: String,
    pub(super) group: &'a Group,
    pub(super) stories: Vec<Story<'a>>,
    /// How many stories it has beside these.
    pub(super) more: usize,
}

/// An article as a digest tells it.
pub(super) struct Story<'a> {
    pub(super) id: ArticleId,
    pub(super) entry: &'a Entry,
    /// 快速阅读, as far as the form has room for it.
    pub(super) text: Cow<'a, str>,
    /// The name of its source.
    pub(super) source: Option<&'a str>,
    /// What readers are told of AI, where not all articles have to say the same.
    pub(super) ai_notice: Option<&'a str>,
}

/// How much of its articles a digest tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    /// 快速阅读 whole.
    Full,
    /// As much of it as lists show.
    Excerpts,
    /// Titles alone.
    Titles,
    /// The titles of the first so many articles of each group.
    Some(usize),
}

impl Length {
    /// Articles of a group that are told.
    fn most(self) -> usize {
        match self {
            Self::Some(most) => most,
            Self::Full | Self::Excerpts | Self::Titles => usize::MAX,
        }
    }
}

impl<'a> Told<'a> {
    pub(super) fn of(renderer: &'a Renderer<'_>, digest: &'a Digest, length: Length) -> Self {
        let site = renderer.site;
        let shared = shared_notice(renderer, digest);
        let groups = digest.groups.iter().map(|group| {
            let shown = group.articles.iter().take(length.most());
            let stories: Vec<Story<'a>> = shown
                .map(|id| Story::of(renderer, *id, length, shared.is_none()))
                .collect();
            ToldGroup {
                name: group_name(renderer, digest, group),
                more: group.articles.len() - stories.len(),
                stories,
                group,
            }
        });
        let groups: Vec<ToldGroup<'a>> = groups.collect();
        let trends = digest.trends.iter().map(|trend| {
            let keyword = site.catalog.keywords.get(trend.keyword);
            (keyword.name.as_str(), words::trend(trend))
        });
        Self {
            period: digest.period,
            title: words::title(digest.period),
            minutes: minutes(&groups),
            groups,
            trends: trends.collect(),
            ai_notice: shared,
            article_count: digest.articles.len(),
            web: web(renderer, digest),
        }
    }

    /// Every story that is told, in order.
    pub(super) fn stories(&self) -> impl Iterator<Item = &Story<'a>> {
        self.groups.iter().flat_map(|group| &group.stories)
    }

    /// What follows the title: `星期二 · 12 篇 · 约 3 分钟读完`.
    pub(super) fn facts(&self) -> String {
        let Self {
            article_count,
            minutes,
            ..
        } = self;
        let count = format!("{article_count} 篇 · 约 {minutes} 分钟读完");
        match words::note(self.period) {
            note if note.is_empty() => count,
            note => format!("{note} · {count}"),
        }
    }
}

impl<'a> Story<'a> {
    fn of(renderer: &'a Renderer<'_>, id: ArticleId, length: Length, notices: bool) -> Self {
        let site = renderer.site;
        let entry = site.entry(id);
        let summary = entry.article.summary.as_deref().unwrap_or_default();
        let source = entry.source.map(|id| site.catalog.sources.get(id));
        Self {
            id,
            entry,
            text: match length {
                Length::Full => Cow::Borrowed(summary),
                Length::Excerpts => excerpt(summary, site.config.excerpt_length),
                Length::Titles | Length::Some(_) => Cow::Borrowed(""),
            },
            source: source.map(|source| source.name.as_str()),
            ai_notice: renderer.ai_notice(entry).filter(|_| notices),
        }
    }
}

impl Renderer<'_> {
    /// What readers are told of AI where an article is shown outside its page.
    pub(in crate::render) fn ai_notice(&self, entry: &Entry) -> Option<&str> {
        entry.ai_notice(&self.site.config)
    }
}

fn minutes(groups: &[ToldGroup<'_>]) -> usize {
    let stories = groups.iter().flat_map(|group| &group.stories);
    let texts = stories.flat_map(|story| [story.entry.article.title.as_str(), &*story.text]);
    let sum = texts.map(count).fold(Count::default(), |sum, one| Count {
        han: sum.han + one.han,
        words: sum.words + one.words,
    });
    sum.minutes()
}

/// Where a digest is read on the site, which may have been set to make none.
fn web(renderer: &Renderer<'_>, digest: &Digest) -> String {
    let config = &renderer.site.config;
    let has_page = match digest.period.rhythm() {
        Rhythm::Daily => config.digests.daily,
        Rhythm::Weekly => config.digests.weekly,
    };
    match has_page {
        true => digest.address().absolute(&config.base_url),
        false => config.base_url.as_str().to_owned(),
    }
}

/// The notice that all articles of a digest have to bear.
fn shared_notice<'a>(renderer: &'a Renderer<'_>, digest: &Digest) -> Option<&'a str> {
    let notice = |id: &ArticleId| renderer.ai_notice(renderer.site.entry(*id));
    let mut notices = digest.articles.iter().map(notice);
    let first = notices.next().flatten()?;
    notices.all(|other| other == Some(first)).then_some(first)
}

fn group_name(renderer: &Renderer<'_>, digest: &Digest, group: &Group) -> String {
    match (group.keyword, group.day) {
        (Some(keyword), _) => renderer.site.catalog.keywords.get(keyword).name.clone(),
        (None, Some(day)) => words::short_day(day),
        (None, None) if digest.groups.len() > 1 => "其他".to_owned(),
        (None, None) => String::new(),
    }
}
