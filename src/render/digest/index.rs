//! The pages that list digests: the newest of them, those of a month, those of a year.

use tera::Value;

use super::{page::feeds, recipe::named, words};
use crate::{
    config::BaseUrl,
    render::{
        Renderer,
        page::{Head, Page},
        structured_data, view,
    },
    site::{
        Address,
        digest::{Digest, RECENT_DAYS, RECENT_WEEKS, Rhythm, Span},
        well_known::HOME,
    },
};

impl Renderer<'_> {
    /// The digests of a span, newest first.
    pub(super) fn digests_of(&self, span: &Span) -> &[Digest] {
        &self.site.digests.list(span.rhythm())[span.digests.clone()]
    }

    /// The span before and the one after this one.
    pub(super) fn neighbouring_spans(&self, span: &Span) -> [Option<&Span>; 2] {
        let spans = self.site.digests.spans_of(span.rhythm());
        let Some(at) = spans.iter().position(|other| other == span) else {
            return [None, None];
        };
        let after = at.checked_sub(1).and_then(|at| spans.get(at));
        [spans.get(at + 1), after]
    }
}

/// The index of days and that of weeks, as far as the site has them.
pub(super) fn pages(renderer: &Renderer<'_>) -> impl Iterator<Item = Page> {
    let wanted = renderer.site.config.digests;
    let daily = wanted.daily.then(|| index(renderer, Rhythm::Daily));
    let weekly = wanted.weekly.then(|| index(renderer, Rhythm::Weekly));
    daily.into_iter().chain(weekly)
}

/// The index of the digests of days, or of those of weeks.
fn index(renderer: &Renderer<'_>, rhythm: Rhythm) -> Page {
    let (kind, recent, what) = match rhythm {
        Rhythm::Daily => ("daily_index", RECENT_DAYS, "每天"),
        Rhythm::Weekly => ("weekly_index", RECENT_WEEKS, "每周"),
    };
    let list = renderer.site.digests.list(rhythm);
    let shown = &list[..list.len().min(recent)];
    let spans = renderer.site.digests.spans_of(rhythm);
    let label = words::rhythm(rhythm);
    let title = &renderer.site.config.title;
    let description = format!("{title}的{label}：{what}的文章，几分钟读完。");
    let made = Made {
        kind,
        rhythm,
        name: label,
        title: label,
        description: &description,
    };
    let view = view::object([
        ("label", Value::safe_string("")),
        ("name", Value::safe_string(label)),
        ("index", Value::none()),
        ("list", listed(renderer, shown)),
        ("years", years(renderer, spans)),
        ("newer", Value::none()),
        ("older", Value::none()),
    ]);
    made.page(renderer, &rhythm.index(), &[], shown)
        .with("digests", view)
}

/// The digests of a month or a year.
pub(super) fn span_page(renderer: &Renderer<'_>, span: &Span) -> Page {
    let base = &renderer.site.config.base_url;
    let shown = renderer.digests_of(span);
    let rhythm = span.rhythm();
    let (index, label) = (rhythm.index(), words::rhythm(rhythm));
    let name = words::span_name(span);
    let title = format!("{name}{label}");
    let description = format!("{}的{title}。", renderer.site.config.title);
    let [older, newer] = renderer.neighbouring_spans(span);
    let made = Made {
        kind: match rhythm {
            Rhythm::Daily => "daily_month",
            Rhythm::Weekly => "weekly_year",
        },
        rhythm,
        name: &name,
        title: &title,
        description: &description,
    };
    let view = view::object([
        ("label", Value::safe_string(label)),
        ("name", Value::from(name.as_str())),
        ("index", Value::safe_string(&index.href(base))),
        ("list", listed(renderer, shown)),
        ("years", Value::from(Vec::<Value>::new())),
        ("newer", neighbour(newer, base)),
        ("older", neighbour(older, base)),
    ]);
    made.page(renderer, &span.address(), &[(label, index)], shown)
        .with("digests", view)
}

/// The page of another span, where there is one.
fn neighbour(span: Option<&Span>, base: &BaseUrl) -> Value {
    Value::from(span.map(|span| {
        view::object([
            ("name", Value::from(words::span_name(span))),
            ("path", Value::safe_string(&span.address().href(base))),
        ])
    }))
}

/// What a page that lists digests says of itself.
struct Made<'a> {
    kind: &'static str,
    rhythm: Rhythm,
    name: &'a str,
    title: &'a str,
    description: &'a str,
}

impl Made<'_> {
    fn page(
        &self,
        renderer: &Renderer<'_>,
        address: &Address,
        above: &[(&str, Address)],
        shown: &[Digest],
    ) -> Page {
        let config = &renderer.site.config;
        let head = Head {
            kind: self.kind,
            title: self.title,
            description: Some(self.description),
            feeds: feeds(renderer, self.rhythm),
        };
        let home = [(config.title.as_str(), Address::new(HOME))];
        let above: Vec<_> = home.iter().chain(above).cloned().collect();
        let listed: Vec<String> = shown
            .iter()
            .map(|digest| digest.address().absolute(&config.base_url))
            .collect();
        let listed: Vec<&str> = listed.iter().map(String::as_str).collect();
        let here = (self.name, address);
        let structured = structured_data::collection(renderer, here, &above, &listed);
        Page::new(renderer, address, head)
            .by("digests.html")
            .with("structured_data", Value::safe_string(&structured))
    }
}

/// Digests in a list: each with the first articles that it has.
fn listed(renderer: &Renderer<'_>, digests: &[Digest]) -> Value {
    let site = renderer.site;
    let one = |digest: &Digest| {
        let named = named(digest).into_iter();
        let named = named.map(|id| renderer.views.card(id, site));
        view::object([
            ("name", Value::from(words::short(digest.period))),
            ("note", Value::from(words::note(digest.period))),
            (
                "path",
                Value::safe_string(&digest.address().href(&site.config.base_url)),
            ),
            ("date", Value::from(digest.period.first_day().to_string())),
            ("article_count", Value::from(digest.articles.len())),
            ("cards", Value::from(named.collect::<Vec<_>>())),
        ])
    };
    Value::from(digests.iter().map(one).collect::<Vec<_>>())
}

/// The months by year, or the years, each with its page.
fn years(renderer: &Renderer<'_>, spans: &[Span]) -> Value {
    let base = &renderer.site.config.base_url;
    let by_year = spans.chunk_by(|a, b| a.year == b.year);
    let years = by_year.map(|spans| {
        let spans_of_year = spans.iter().map(|span| {
            view::object([
                ("month", Value::from(span.month)),
                ("path", Value::safe_string(&span.address().href(base))),
            ])
        });
        view::object([
            ("year", Value::from(spans[0].year)),
            ("spans", Value::from(spans_of_year.collect::<Vec<_>>())),
        ])
    });
    Value::from(years.collect::<Vec<_>>())
}
