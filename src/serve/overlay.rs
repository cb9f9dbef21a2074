//! Mistakes as browsers show them over the page: the script makes the elements, here are the words.

use serde::Serialize;

use crate::{
    diagnostic::{Diagnostic, Place},
    message::{Language, Message, message},
};

/// More mistakes than this are counted.
const SHOWN: usize = 20;

#[derive(Serialize)]
struct Overlay {
    title: String,
    /// How to put the overlay away.
    close: String,
    mistakes: Vec<Mistake>,
    more: Option<String>,
}

#[derive(Serialize)]
struct Mistake {
    /// The word for an error.
    severity: String,
    rule: String,
    message: String,
    places: Vec<Shown>,
    help: Option<String>,
}

/// A place, and the line that is there: before, in and after what is wrong.
#[derive(Serialize)]
struct Shown {
    place: String,
    line: Option<usize>,
    parts: Option<[String; 3]>,
}

/// The errors of a site, as JSON.
pub(super) fn diagnostics(diagnostics: &[Diagnostic], language: Language) -> String {
    let mistakes = diagnostics.iter().map(|found| mistake(found, language));
    let mistakes: Vec<Mistake> = mistakes.collect();
    let title = message!("serve-overlay-title", count = mistakes.len());
    json(title, mistakes, language)
}

/// A failure of the machine, as JSON.
pub(super) fn failure(message: &Message, language: Language) -> String {
    let mistake = Mistake {
        severity: severity(language),
        rule: String::new(),
        message: message.text(language).into_owned(),
        places: Vec::new(),
        help: None,
    };
    json(message!("serve-overlay-failure"), vec![mistake], language)
}

fn json(title: Message, mut mistakes: Vec<Mistake>, language: Language) -> String {
    let more = mistakes.len().saturating_sub(SHOWN);
    mistakes.truncate(SHOWN);
    let more = (more > 0).then(|| message!("serve-overlay-more", count = more));
    let overlay = Overlay {
        title: title.text(language).into_owned(),
        close: message!("serve-overlay-close").text(language).into_owned(),
        mistakes,
        more: more.map(|more| more.text(language).into_owned()),
    };
    // Texts and numbers always have a form in JSON.
    serde_json::to_string(&overlay).unwrap_or_default()
}

fn mistake(diagnostic: &Diagnostic, language: Language) -> Mistake {
    let text = |message: &Message| message.text(language).into_owned();
    Mistake {
        severity: severity(language),
        rule: diagnostic.rule.clone().into_owned(),
        message: text(&diagnostic.message),
        places: diagnostic
            .place
            .iter()
            .chain(&diagnostic.related)
            .map(shown)
            .collect(),
        help: diagnostic.help.as_ref().map(text),
    }
}

fn severity(language: Language) -> String {
    message!("serve-overlay-error").text(language).into_owned()
}

fn shown(place: &Place) -> Shown {
    let position = place.position.as_ref();
    Shown {
        place: place.to_string(),
        line: position.map(|at| at.line),
        parts: position.map(|at| {
            let (start, end) = (at.highlight.start, at.highlight.end);
            [
                at.excerpt[..start].to_owned(),
                at.excerpt[start..end].to_owned(),
                at.excerpt[end..].to_owned(),
            ]
        }),
    }
}
