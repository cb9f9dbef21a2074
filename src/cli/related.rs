//! `kuaidu related`: shows lists of related articles, and why each article is in them.

use std::fmt::Write as _;

use serde::Serialize;

use super::{
    Outcome,
    args::{Related as RelatedArgs, RelatedFormat},
    report::{Printer, say},
    site::{ask, of_sound_content},
};
use crate::{
    build::{Build, BuildOptions, Listed, explain},
    content::id_meant_by,
    message::{Failure, Message, Value, message},
    related::{Explanation, Why},
    site::ArticleId,
    text::nearest,
};

pub(super) fn run(args: &RelatedArgs) -> Outcome {
    ask(&args.site, true, |options, printer| {
        let mut options = options.clone();
        // No page is made here.
        options.config.no_variants = true;
        try_run(args, &options, printer)
    })
}

fn try_run(
    args: &RelatedArgs,
    options: &BuildOptions,
    printer: &Printer<'_>,
) -> Result<Outcome, Failure> {
    let made = of_sound_content(
        Build::prepare(options),
        &message!("refused-related"),
        printer,
    )?;
    let Some(build) = made else {
        return Ok(Outcome::Failed);
    };
    match &args.article {
        None => all(&build, args.format)?,
        Some(article) => {
            let of = find(&build, article)?;
            match args.format {
                RelatedFormat::Human => {
                    let listed = explain(&build, of)?;
                    say(&for_people(&build, of, &listed, printer));
                }
                RelatedFormat::Jsonl => say(&line(&build, of)?),
            }
        }
    }
    Ok(Outcome::Done)
}

/// The article that an editor names by its id or its file.
fn find(build: &Build, named: &str) -> Result<ArticleId, Failure> {
    let id = id_meant_by(named);
    let entries = &build.site.entries;
    let found = (0..).map(ArticleId).zip(entries);
    let mut found = found.filter(|(_, entry)| entry.article.id == id);
    if let Some((found, _)) = found.next() {
        return Ok(found);
    }
    let ids = entries.iter().map(|entry| entry.article.id.as_str());
    Err(Failure::new(match nearest(id, ids) {
        Some(near) => message!("no-published-article-but", id = id, near = near),
        None => message!("no-published-article", id = id),
    }))
}

fn all(build: &Build, format: RelatedFormat) -> Result<(), Failure> {
    for of in build.site.catalog.all.iter().copied() {
        match format {
            RelatedFormat::Jsonl => say(&line(build, of)?),
            RelatedFormat::Human => {
                say(&format!("{}\n", build.site.entry(of).article.id));
                for related in build.related.list(of.0 as usize) {
                    let other = &build.site.entry(ArticleId(related.article)).article;
                    say(&format!(
                        "  {:>6.3}  {}  {}\n",
                        related.score, other.id, other.title
                    ));
                }
            }
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct JsonList<'a> {
    id: &'a str,
    related: Vec<JsonRelated<'a>>,
}

#[derive(Serialize)]
struct JsonRelated<'a> {
    id: &'a str,
    score: f32,
    why: &'static str,
}

fn line(build: &Build, of: ArticleId) -> Result<String, Failure> {
    let list = build.related.list(of.0 as usize).iter();
    let related = list.map(|related| JsonRelated {
        id: &build.site.entry(ArticleId(related.article)).article.id,
        score: related.score,
        why: why(related.why),
    });
    let list = JsonList {
        id: &build.site.entry(of).article.id,
        related: related.collect(),
    };
    let list = serde_json::to_string(&list).map_err(Failure::unmade)?;
    Ok(format!("{list}\n"))
}

fn why(why: Why) -> &'static str {
    match why {
        Why::Pinned => "pinned",
        Why::Similar => "similar",
        Why::Keyword => "keyword",
        Why::Newest => "newest",
    }
}

/// The list as an editor reads it: what stands where, and what it has in common with the article.
fn for_people(
    build: &Build,
    of: ArticleId,
    listed: &[Listed<'_>],
    printer: &Printer<'_>,
) -> String {
    let article = &build.site.entry(of).article;
    let told = |message: &Message| message.text(printer.language()).into_owned();
    let mut out = format!("{}  {}\n", article.id, article.title);
    for (number, item) in (1..).zip(listed) {
        // Writing into a String does not fail.
        let _ = writeln!(
            out,
            "\n{number}. {:.3}  {}  {}",
            item.related.score, item.id, item.title
        );
        let reasons = match (&item.explanation, item.related.why) {
            (Some(explanation), _) => reasons(explanation),
            (None, Why::Pinned) => vec![message!("why-pinned")],
            (None, Why::Keyword) => vec![message!("why-keyword")],
            (None, _) => vec![message!("why-newest")],
        };
        let reasons: Vec<String> = reasons.iter().map(told).collect();
        let _ = writeln!(out, "   {}", reasons.join(&told(&message!("why-between"))));
    }
    out
}

/// What adds less to a score, or takes less from it, is left out.
const SHOWN: f32 = 0.0005;

/// What makes up the score: the sum of words, title and keywords, and link, times all the other factors.
fn reasons(explanation: &Explanation) -> Vec<Message> {
    let three = |number: f32| format!("{number:.3}");
    let two = |number: f32| format!("{number:.2}");
    let mut reasons = Vec::new();
    if !explanation.shared.is_empty() {
        let words = explanation.shared.iter();
        let words: Value = words
            .map(|shared| format!("{} {:.3}", shared.text, shared.weight))
            .collect();
        reasons.push(message!(
            "why-words",
            share = three(explanation.cosine),
            words = words
        ));
    }
    if !explanation.keywords.is_empty() {
        let keywords: Value = explanation.keywords.iter().cloned().collect();
        reasons.push(message!("why-keywords", keywords = keywords));
    }
    if explanation.headline >= SHOWN {
        reasons.push(message!(
            "why-headline",
            share = three(explanation.headline)
        ));
    }
    if explanation.link > 0.0 {
        reasons.push(message!("why-link", share = two(explanation.link)));
    }
    if explanation.source > 1.0 {
        reasons.push(message!("why-source", factor = two(explanation.source)));
    }
    let (days, nearness) = (explanation.days_apart, two(explanation.nearness));
    reasons.push(message!("why-days", days = days, factor = nearness));
    if explanation.reciprocity <= 1.0 - SHOWN {
        let factor = three(explanation.reciprocity);
        reasons.push(message!("why-nearer-to-others", factor = factor));
    }
    if explanation.substance <= 1.0 - SHOWN {
        reasons.push(message!("why-short", factor = three(explanation.substance)));
    }
    reasons
}
