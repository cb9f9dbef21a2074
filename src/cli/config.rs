//! `kuaidu config`: shows every setting, its value, and where it comes from.

use serde_json::Value as Json;

use super::{
    Outcome,
    args::Config as ConfigArgs,
    report::{Printer, say, sorted},
    site::now,
    table,
};
use crate::{
    config::{self, ConfigOptions, Origin, Setting},
    message::{Failure, Language, message},
    text::nearest,
};

pub(super) fn run(args: &ConfigArgs) -> Outcome {
    now(&args.site.root, |_, printer| try_run(args, printer))
}

fn try_run(args: &ConfigArgs, printer: &Printer<'_>) -> Result<Outcome, Failure> {
    let options = ConfigOptions {
        file: args.site.config.clone(),
        base_url: args.base_url.clone(),
        ..ConfigOptions::default()
    };
    let (settings, diagnostics) = config::settings(&args.site.root, &options)?;
    let language = printer.language();
    let Some(settings) = settings else {
        let refusal = message!("config-refused");
        printer.refusal(&sorted(diagnostics), &refusal);
        return Ok(Outcome::Failed);
    };
    printer.diagnostics(&sorted(diagnostics));
    let Some(name) = &args.name else {
        say(&told(&settings, args.json, language)?);
        return Ok(Outcome::Done);
    };
    let one = settings.iter().find(|setting| setting.name == name);
    if let Some(Setting { value, .. }) = one.filter(|_| !args.json) {
        say(&format!("{}\n", plain(value)));
        return Ok(Outcome::Done);
    }
    let group = format!("{name}.");
    let is_meant = |it: &&Setting| it.name == name || it.name.starts_with(&group);
    let meant: Vec<Setting> = settings.iter().filter(is_meant).cloned().collect();
    if meant.is_empty() {
        return Err(unknown(name, &settings));
    }
    say(&told(&meant, args.json, language)?);
    Ok(Outcome::Done)
}

fn told(settings: &[Setting], json: bool, language: Language) -> Result<String, Failure> {
    if json {
        return Ok(format!(
            "{}\n",
            serde_json::to_string_pretty(settings).map_err(Failure::unmade)?
        ));
    }
    let rows = settings.iter().map(|setting| {
        vec![
            setting.name.to_owned(),
            place(&setting.origin, language),
            plain(&setting.value),
        ]
    });
    Ok(table::aligned(&rows.collect::<Vec<_>>()))
}

/// A value for people and for scripts: text as it is, all else as JSON, and nothing for nothing.
fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Null => String::new(),
        other => other.to_string(),
    }
}

fn place(origin: &Origin, language: Language) -> String {
    match origin {
        Origin::Default => message!("config-default").text(language).into_owned(),
        Origin::CommandLine => message!("config-command-line").text(language).into_owned(),
        Origin::File { path, line } => format!("{path}:{line}"),
    }
}

fn unknown(name: &str, settings: &[Setting]) -> Failure {
    let names = settings.iter().map(|setting| setting.name);
    let last = |name: &'static str| name.rsplit('.').next().unwrap_or(name);
    let same = settings.iter().find(|setting| last(setting.name) == name);
    let near = same
        .map(|setting| setting.name)
        .or_else(|| nearest(name, names));
    Failure::new(match near {
        Some(near) => message!("config-unknown-but-near", name = name, near = near),
        None => message!("config-unknown", name = name),
    })
}
