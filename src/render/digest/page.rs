//! The page of a digest.

use tera::Value;

use super::{
    told::{Length, Story, Told, ToldGroup},
    words,
};
use crate::{
    render::{
        Renderer,
        page::{Head, Page},
        structured_data, view,
    },
    site::{
        Address,
        digest::{Digest, Rhythm},
        well_known::{EMAIL, HOME, TEXT},
    },
};

pub(super) fn page(renderer: &Renderer<'_>, digest: &Digest) -> Page {
    let site = renderer.site;
    let rhythm = digest.period.rhythm();
    let length = match rhythm {
        Rhythm::Daily => Length::Full,
        Rhythm::Weekly => Length::Excerpts,
    };
    let told = Told::of(renderer, digest, length);
    let description = format!(
        "{}{}的{}，{} 篇文章，约 {} 分钟读完。",
        site.config.title,
        words::name(digest.period),
        words::label(digest.period),
        told.article_count,
        told.minutes
    );
    let head = Head {
        kind: match rhythm {
            Rhythm::Daily => "daily",
            Rhythm::Weekly => "weekly",
        },
        title: &told.title,
        description: Some(&description),
        feeds: feeds(renderer, rhythm),
    };
    let listed: Vec<&str> = told
        .stories()
        .map(|story| story.entry.permalink.as_str())
        .collect();
    let above = [
        (site.config.title.as_str(), Address::new(HOME)),
        (words::rhythm(rhythm), rhythm.index()),
    ];
    let address = digest.address();
    let structured =
        structured_data::collection(renderer, (&told.title, &address), &above, &listed);
    Page::new(renderer, &address, head)
        .by("digest.html")
        .with("structured_data", Value::safe_string(&structured))
        .with("digest", view(renderer, digest, &told))
}

/// The feeds of digests of this kind, then those of the site.
pub(super) fn feeds(renderer: &Renderer<'_>, rhythm: Rhythm) -> Value {
    let title = format!("{} - {}", words::rhythm(rhythm), renderer.site.config.title);
    renderer
        .views
        .list_feeds(&rhythm.index(), &title, renderer.site)
}

/// A digest as templates see it.
pub(super) fn view(renderer: &Renderer<'_>, digest: &Digest, told: &Told<'_>) -> Value {
    let site = renderer.site;
    let base = &site.config.base_url;
    let address = digest.address();
    let [older, newer] = site.digests.neighbours(digest.period);
    let neighbour = |digest: Option<&Digest>| {
        Value::from(digest.map(|digest| {
            let path = digest.address().href(base);
            view::object([
                ("name", Value::from(words::short(digest.period))),
                ("path", Value::safe_string(&path)),
            ])
        }))
    };
    let beside = |name| Value::safe_string(&address.join(name).href(base));
    let newsletter = view::object([("email", beside(EMAIL)), ("text", beside(TEXT))]);
    let groups = told.groups.iter().map(|group| of_group(renderer, group));
    view::object([
        ("label", Value::safe_string(words::label(digest.period))),
        ("name", Value::from(words::name(digest.period))),
        ("title", Value::from(told.title.as_str())),
        ("facts", Value::from(told.facts())),
        ("path", Value::safe_string(&address.href(base))),
        ("permalink", Value::safe_string(&told.web)),
        (
            "index",
            Value::safe_string(&digest.period.rhythm().index().href(base)),
        ),
        ("article_count", Value::from(told.article_count)),
        ("reading_time", Value::from(told.minutes)),
        ("groups", Value::from(groups.collect::<Vec<_>>())),
        ("trends", trends(renderer, digest, told)),
        ("ai_notice", Value::from(told.ai_notice)),
        ("newer", neighbour(newer)),
        ("older", neighbour(older)),
        (
            "newsletter",
            Value::from(site.config.newsletter.then_some(newsletter)),
        ),
    ])
}

fn of_group(renderer: &Renderer<'_>, group: &ToldGroup<'_>) -> Value {
    let keyword = group.group.keyword.map(|id| renderer.views.keyword(id));
    let stories = group.stories.iter().map(|story| of_story(renderer, story));
    view::object([
        ("name", Value::from(group.name.as_str())),
        ("keyword", Value::from(keyword)),
        ("stories", Value::from(stories.collect::<Vec<_>>())),
        ("more", Value::from(group.more)),
    ])
}

fn of_story(renderer: &Renderer<'_>, story: &Story<'_>) -> Value {
    view::object([
        ("card", renderer.views.card(story.id, renderer.site)),
        ("text", Value::from(&*story.text)),
        ("ai_notice", Value::from(story.ai_notice)),
    ])
}

fn trends(renderer: &Renderer<'_>, digest: &Digest, told: &Told<'_>) -> Value {
    let trends = digest.trends.iter().zip(&told.trends);
    let trends = trends.map(|(trend, (_, text))| {
        view::object([
            ("keyword", renderer.views.keyword(trend.keyword)),
            ("text", Value::from(text.as_str())),
        ])
    });
    Value::from(trends.collect::<Vec<_>>())
}
