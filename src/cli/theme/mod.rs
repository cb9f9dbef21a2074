//! `kuaidu theme`: which files the theme has, what the site changes in them, and a copy to change.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{
    Outcome,
    args::{Eject, Format, PrintArgs, ThemeCommand, ThemeDiff},
    diff,
    report::{Printer, say},
    site::Failure,
};
use crate::{
    text::nearest,
    theme::{EjectError, Own, built_in, eject, own},
};

pub(super) fn run(command: &ThemeCommand) -> Outcome {
    let (root, outcome) = match command {
        ThemeCommand::List(args) => (&args.root, list(&args.root)),
        ThemeCommand::Diff(args) => (&args.site.root, differences(args)),
        ThemeCommand::Eject(args) => (&args.site.root, copy(args)),
    };
    outcome.unwrap_or_else(|failure| {
        printer(root).failure(failure.as_ref());
        Outcome::Failed
    })
}

fn printer(root: &Path) -> Printer<'_> {
    let print = PrintArgs {
        quiet: false,
        verbose: false,
        format: Some(Format::Human),
    };
    Printer::new(&print, root)
}

/// How a file of the site stands to the built-in one.
fn standing(own: Option<&Own>) -> Result<&'static str, Failure> {
    Ok(match own {
        None => "built-in",
        Some(Own { built_in: None, .. }) => "added",
        Some(Own {
            file,
            built_in: Some(bytes),
        }) => match file.bytes()? == *bytes {
            true => "same",
            false => "changed",
        },
    })
}

fn list(root: &Path) -> Result<Outcome, Failure> {
    let own = own(root)?;
    let names: BTreeSet<String> = built_in().into_keys().chain(own.keys().cloned()).collect();
    for name in names {
        say(&format!("{:<8}  {name}\n", standing(own.get(&name))?));
    }
    Ok(Outcome::Done)
}

fn differences(args: &ThemeDiff) -> Result<Outcome, Failure> {
    let mut own = own(&args.site.root)?;
    if !args.files.is_empty() {
        let wanted = find(
            &args.files,
            own.keys().cloned().chain(built_in().into_keys()),
        )?;
        own.retain(|name, _| wanted.contains(name));
    }
    for (name, file) in &own {
        say(&format!("{:<8}  {name}\n", standing(Some(file))?));
    }
    for (name, Own { file, built_in }) in &own {
        if let Some(built_in) = built_in {
            say(&diff::unified(name, built_in, &file.bytes()?));
        }
    }
    if own.is_empty() {
        printer(&args.site.root).note("the site changes nothing in the built-in theme");
    }
    Ok(Outcome::Done)
}

fn copy(args: &Eject) -> Result<Outcome, Failure> {
    let root = &args.site.root;
    let theme = built_in();
    let wanted = find(&args.files, theme.keys().cloned())?;
    let taken = taken(root, &wanted, &theme)?;
    if !taken.is_empty() && !args.force {
        let names = taken.join(", ");
        return Err(format!("{names}: {}; --force replaces it", EjectError::Exists).into());
    }
    for name in &wanted {
        let changed = eject(root, name, theme[name], args.force)?;
        let done = if changed {
            "written"
        } else {
            "is there already"
        };
        printer(root).note(&format!("{name}: {done}"));
    }
    Ok(Outcome::Done)
}

/// Those of the files that the site has changed, so that all are copied or none.
fn taken(
    root: &Path,
    wanted: &BTreeSet<String>,
    theme: &BTreeMap<String, &[u8]>,
) -> Result<Vec<String>, Failure> {
    let own = own(root)?;
    let mut taken = Vec::new();
    for name in wanted {
        if let Some(own) = own.get(name)
            && own.file.bytes()? != theme[name]
        {
            taken.push(name.clone());
        }
    }
    Ok(taken)
}

/// The files that a person means: by their paths in the site's folder, or without its first part.
fn find(
    named: &[String],
    known: impl Iterator<Item = String>,
) -> Result<BTreeSet<String>, Failure> {
    let known: BTreeSet<String> = known.collect();
    let short = |name: &str| name.split_once('/').map_or("", |(_, rest)| rest).to_owned();
    let mut found = BTreeSet::new();
    for name in named {
        let plain = name.trim_start_matches("./").replace('\\', "/");
        let mut meant = known.iter().filter(|k| **k == plain || short(k) == plain);
        match meant.next() {
            Some(meant) => found.insert(meant.clone()),
            None => return Err(unknown(name, &plain, &known).into()),
        };
    }
    Ok(found)
}

fn unknown(name: &str, plain: &str, known: &BTreeSet<String>) -> String {
    let file = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
    let same_file = known.iter().find(|known| file(known) == file(plain));
    let shorts = known.iter().filter_map(|known| known.split_once('/'));
    let near = nearest(plain, known.iter().map(String::as_str))
        .or_else(|| nearest(plain, shorts.map(|(_, rest)| rest)))
        .or(same_file.map(String::as_str));
    let hint = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    let list: Vec<_> = known.iter().map(|known| format!("\n{known}")).collect();
    format!(
        "the theme has no file `{name}`{hint}\nits files are:{}",
        list.concat()
    )
}
