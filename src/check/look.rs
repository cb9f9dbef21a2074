//! Reads one file and asks of it every rule that looks at files.

use super::{
    file::File,
    fix::Fix,
    levels::Levels,
    rule::{Asked, Edit, Found, Rule, rules},
};
use crate::{
    config::{Config, RuleLevel},
    content::{self, Article, Page, ParseOptions, SourceFile},
    diagnostic::{Diagnostic, Place, Severity},
    message::Failure,
};

/// What was found in a file.
#[derive(Debug, Default)]
pub(super) struct Looked {
    /// Its path below the site's root.
    pub(super) path: String,
    /// What its front matter says of rules.
    pub(super) levels: Vec<RuleLevel>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// How many of these could be mended without a person's judgement.
    pub(super) mendable: usize,
    pub(super) fix: Option<Fix>,
}

/// Looks at files.
pub(super) struct Looker<'a> {
    pub(super) config: &'a Config,
    /// Those of the site.
    pub(super) levels: &'a Levels,
    /// Whether fixes are wanted.
    pub(super) fix: bool,
}

/// What a file is, if it can be read as that.
enum Parsed {
    Article(Box<Article>),
    Page(Box<Page>),
    Neither,
}

/// What is told of one rule in one file: placing each costs a walk through the text.
const MAX_OF_A_RULE: usize = 50;

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
        let levels = match &parsed {
            Parsed::Article(article) => article.check.clone(),
            Parsed::Page(page) => page.check.clone(),
            Parsed::Neither => Vec::new(),
        };
        let mut looked = Looked {
            path,
            levels,
            ..Looked::default()
        };
        let edits = self.ask(&text, &parsed, &mut looked);
        if self.fix {
            looked.fix = Fix::of(&file.file, bytes, &edits);
        }
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

    /// Asks the rules of a text; the edits of each finding, together or not at all.
    fn ask(&self, text: &str, parsed: &Parsed, looked: &mut Looked) -> Vec<Vec<Edit>> {
        let start = content::body_start(text);
        let prose = content::prose(text, start);
        let file = File {
            text,
            prose: &prose,
            article: match parsed {
                Parsed::Article(article) => Some(article),
                _ => None,
            },
        };
        let levels = self.levels.with(&looked.levels);
        let mut mends = Vec::new();
        for rule in rules() {
            let Some(severity) = levels.of(rule.name).severity() else {
                continue;
            };
            let Asked::File(ask) = rule.asked;
            for found in ask(&file).into_iter().take(MAX_OF_A_RULE) {
                let (diagnostic, edits) = placed((rule, severity), found, (&looked.path, text));
                looked.diagnostics.push(diagnostic);
                looked.mendable += usize::from(!edits.is_empty());
                mends.push(edits);
            }
        }
        mends
    }
}

fn placed(
    (rule, severity): (&Rule, Severity),
    found: Found,
    (path, text): (&str, &str),
) -> (Diagnostic, Vec<Edit>) {
    let place = match found.span {
        Some(span) => Place::in_text(path, text, span),
        None => Place::from(path.to_owned()),
    };
    let mut diagnostic = Diagnostic::new(severity, rule.name, found.message).at(place);
    diagnostic.help = found.help;
    (diagnostic, found.edits)
}
