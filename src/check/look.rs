//! Reads one file and asks of it every rule that looks at files.

use std::{mem, ops::Range};

use chrono::{DateTime, Utc};
use xxhash_rust::xxh3::xxh3_64;

use super::{
    anchors,
    file::{File, Parsed},
    levels::Levels,
    rule::{Asked, At, Edit, Found},
    table::rules,
};
use crate::{
    config::{Config, RuleLevel},
    content::{self, ParseOptions, SourceFile},
    diagnostic::{Diagnostic, Place, Severity},
    message::Failure,
};

/// What was found in a file, and seen there for rules that look at the whole site.
#[derive(Debug, Default)]
pub(super) struct Looked {
    /// Its path below the site's root.
    pub(super) path: String,
    /// A hash of its bytes: what was found is true of these alone.
    pub(super) print: u64,
    /// What its front matter says of rules.
    pub(super) levels: Vec<RuleLevel>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The edits of each finding, together or not at all.
    pub(super) mends: Vec<Vec<Edit>>,
    /// Where links can lead within it.
    pub(super) anchors: Vec<String>,
    /// The addresses in its text that lead to an anchor or to another site, and their places.
    pub(super) targets: Vec<(String, Range<usize>)>,
}

/// Looks at files.
pub(super) struct Looker<'a> {
    pub(super) config: &'a Config,
    /// Those of the site.
    pub(super) levels: &'a Levels,
    /// The moment for which the site is made.
    pub(super) now: DateTime<Utc>,
}

/// What is told of one rule in one file: placing each costs a walk through the text.
pub(super) const MAX_OF_A_RULE: usize = 50;

impl Looker<'_> {
    /// Asks the rules of a file.
    ///
    /// # Errors
    /// When the machine cannot read it.
    pub(super) fn look(&self, file: &SourceFile, is_page: bool) -> Result<Looked, Failure> {
        let path = file.file.relative.clone();
        let bytes = file.file.bytes()?;
        // That it is no text is told by the build.
        let Ok(text) = content::decode(&path, &bytes) else {
            return Ok(Looked {
                path,
                ..Looked::default()
            });
        };
        let parsed = self.parse(file, &text, is_page);
        let body = content::body_start(&text);
        let prose = content::prose(&text, body);
        let targets = content::targets(&text, body);
        let mut looked = Looked {
            path,
            print: xxh3_64(&bytes),
            levels: parsed.levels().to_vec(),
            anchors: parsed.body().map(anchors::of).unwrap_or_default(),
            ..Looked::default()
        };
        self.ask(
            &File {
                text: &text,
                body,
                prose: &prose,
                targets: &targets,
                parsed: &parsed,
                config: self.config,
                now: self.now,
            },
            &mut looked,
        );
        let targets = targets
            .into_iter()
            .map(|target| (target.address, target.span));
        looked.targets = targets.filter(|(address, _)| is_wanted(address)).collect();
        looked.targets.extend(original(&text[..body], &parsed));
        Ok(looked)
    }

    fn parse(&self, file: &SourceFile, text: &str, is_page: bool) -> Parsed {
        let options = ParseOptions {
            timezone: self.config.timezone,
        };
        let page = || content::parse_page(file, text, &options).0;
        let article = || content::parse(file, text, &options).0;
        match is_page {
            true => page().map_or(Parsed::Neither, |page| Parsed::Page(page.into())),
            false => article().map_or(Parsed::Neither, |article| Parsed::Article(article.into())),
        }
    }

    fn ask(&self, file: &File<'_>, looked: &mut Looked) {
        let own = looked.levels.clone();
        let levels = self.levels.with(&own);
        for rule in rules() {
            let Asked::File(ask) = rule.asked else {
                continue;
            };
            let Some(severity) = levels.of(rule.name).severity() else {
                continue;
            };
            let mut found = ask(file);
            // All are mended, however few are told.
            let all = found.iter_mut().map(|found| mem::take(&mut found.edits));
            looked.mends.extend(all.filter(|edits| !edits.is_empty()));
            for found in found.into_iter().take(MAX_OF_A_RULE) {
                let place = (looked.path.as_str(), file.text);
                let (diagnostic, _) = placed((rule.name, severity), found, place);
                looked.diagnostics.push(diagnostic);
            }
        }
    }
}

/// The address of the original, and its place in the front matter.
fn original(head: &str, parsed: &Parsed) -> Option<(String, Range<usize>)> {
    let Parsed::Article(article) = parsed else {
        return None;
    };
    let address = article.source_url.as_ref()?;
    let at = head.find(address.as_str()).unwrap_or(0);
    Some((address.clone(), at..at + address.len()))
}

/// Whether a rule on the whole site asks where an address leads.
fn is_wanted(address: &str) -> bool {
    address.contains('#') || is_web(address)
}

/// Whether an address leads to another site, or names its own by its whole address.
pub(super) fn is_web(address: &str) -> bool {
    let scheme = address.split("//").next().unwrap_or_default();
    ["http:", "https:"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known))
}

/// A finding as a diagnostic, and what mends it; `path` and `text` are those of the file that was
/// asked about.
pub(super) fn placed(
    (rule, severity): (&'static str, Severity),
    found: Found,
    (path, text): (&str, &str),
) -> (Diagnostic, Vec<Edit>) {
    let place = match found.at {
        At::Span(span) => Some(Place::in_text(path, text, span)),
        At::Place(place) => Some(place),
        At::Nowhere => None,
    };
    let mut diagnostic = Diagnostic::new(severity, rule, found.message);
    diagnostic.place = place;
    diagnostic.help = found.help;
    (diagnostic, found.edits)
}
