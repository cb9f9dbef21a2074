//! Runs the pipeline and every rule, and weighs what they find.

use std::path::PathBuf;

use rayon::prelude::*;

use super::{
    findings::{Findings, in_order},
    fix::Fix,
    levels::Levels,
    look::{Looked, Looker},
    published::{self, Sitemap},
    rule::Asked,
    rules::unknown_rule,
    table::rules,
    whole::Whole,
};
use crate::{
    build::{Build, BuildError, BuildOptions},
    config::{self, Config},
    content,
    diagnostic::Diagnostic,
    message::Failure,
};

/// What to check.
#[derive(Debug, Clone)]
pub struct CheckOptions {
    /// The site, as it would be built.
    pub build: BuildOptions,
    /// Where it is published.
    pub output: PathBuf,
    /// The sitemap of what is published, beside what a build remembers of it.
    pub published: Option<Sitemap>,
    /// Whether to tell what would mend the files.
    pub fix: bool,
    /// How to ask other sites whether the linked pages are there; none where they are not asked.
    #[cfg(feature = "external")]
    pub external: Option<super::External>,
}

/// What a check found.
#[derive(Debug, Default)]
pub struct Checked {
    /// What is wrong, by file and line.
    pub diagnostics: Vec<Diagnostic>,
    /// How many of these could be mended without a person's judgement.
    pub mendable: usize,
    /// What mends them, by file, if it is asked for.
    pub fixes: Vec<Fix>,
    /// Files that were read.
    pub files: usize,
    /// Whether every rule was asked: those that look at the whole site need one that can be built.
    pub is_whole: bool,
}

/// Checks a site.
///
/// # Errors
/// When the machine fails.
pub fn check(options: &CheckOptions) -> Result<Checked, Failure> {
    let (config, _) = config::load(&options.build.root, &options.build.config)?;
    let (site, of_build) = match Build::prepare(&options.build) {
        Ok(build) => (Some(build.site), build.diagnostics),
        Err(BuildError::Content(diagnostics)) => (None, diagnostics),
        Err(BuildError::Machine(failure)) => return Err(failure),
    };
    let Some(config) = config else {
        return Ok(Checked {
            diagnostics: in_order(of_build),
            ..Checked::default()
        });
    };
    let mut levels = Levels::of_site(&config.check);
    let looked = look(options, &config, &levels)?;
    for file in &looked {
        levels.add_file(&file.path, &file.levels);
    }
    let mut findings = Findings::new(&levels);
    findings.add("unknown-rule", unknown_rule::in_levels(&config.check));
    findings.add_of_build(of_build);
    if let Some(site) = &site {
        let published = published::addresses(options, site)?;
        let place = (&*options.build.root, settings_name(options));
        let whole = Whole::new(site, &looked, published.as_ref(), place);
        for rule in rules() {
            if let Asked::Site(ask) = rule.asked {
                findings.add(rule.name, ask(&whole));
            }
        }
    }
    #[cfg(feature = "external")]
    ask_others(options, &looked, &config, &mut findings)?;
    Ok(Checked {
        files: looked.len(),
        is_whole: site.is_some(),
        ..findings.conclude(looked, options)?
    })
}

/// Asks the rules of every file.
fn look(options: &CheckOptions, config: &Config, levels: &Levels) -> Result<Vec<Looked>, Failure> {
    let sources = content::read(&options.build.root)?;
    let now = options.build.clock.moment(config);
    let looker = Looker {
        config,
        levels,
        now,
    };
    let articles = sources.articles.par_iter().map(|file| (file, false));
    let pages = sources.pages.par_iter().map(|file| (file, true));
    let files = articles.chain(pages);
    let looked: Vec<_> = files
        .map(|(file, is_page)| looker.look(file, is_page))
        .collect();
    // Collected first, so that of several failures the same one is told at every run.
    looked.into_iter().collect()
}

/// Asks other sites whether the pages are there to which files link.
#[cfg(feature = "external")]
fn ask_others(
    options: &CheckOptions,
    looked: &[Looked],
    config: &Config,
    findings: &mut Findings<'_>,
) -> Result<(), Failure> {
    use super::{external, rule::Found, web};
    use crate::message::message;

    let Some(external) = &options.external else {
        return Ok(());
    };
    let site = config.base_url.absolute("");
    let links = web::links(looked, &site);
    let asking = external::Asking {
        how: external,
        now: options.build.clock.moment(config),
        site: &site,
    };
    let Some(of) = external::ask(&links, asking)? else {
        let message = message!("no-network", count = links.len());
        let found = Found::nowhere(message).help(message!("no-network-help"));
        findings.add("unreachable-external-link", vec![found]);
        return Ok(());
    };
    let answers = web::Answers::new(of, &links, &options.build.root);
    for rule in rules() {
        if let Asked::Web(ask) = rule.asked {
            findings.add(rule.name, ask(&answers));
        }
    }
    Ok(())
}

/// The name of the settings in messages.
fn settings_name(options: &CheckOptions) -> &str {
    let given = options.build.config.file.as_deref();
    given.and_then(|file| file.to_str()).unwrap_or("site.yaml")
}
