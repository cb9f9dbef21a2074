//! `kuaidu theme`: which files the theme has, what the site changes in them, and a copy to change.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{
    Outcome,
    args::{Eject, ThemeCommand, ThemeDiff, Volume},
    diff,
    report::{Printer, say},
};
use crate::{
    message::{Failure, Message, Value, message},
    text::nearest,
    theme::{Own, built_in, eject, own},
};

pub(super) fn run(command: &ThemeCommand) -> Outcome {
    let (root, outcome) = match command {
        ThemeCommand::List(args) => (&args.root, list(&args.root)),
        ThemeCommand::Diff(args) => (&args.site.root, differences(args)),
        ThemeCommand::Eject(args) => (&args.site.root, copy(args)),
    };
    outcome.unwrap_or_else(|failure| {
        printer(root).failure(&failure);
        Outcome::Failed
    })
}

fn printer(root: &Path) -> Printer<'_> {
    Printer::for_people(Volume::default(), root)
}

/// How a file of the site stands to the built-in one.
fn standing(name: &str, own: Option<&Own>) -> Result<Message, Failure> {
    Ok(match own {
        None => message!("theme-built-in", name = name),
        Some(Own { built_in: None, .. }) => message!("theme-added", name = name),
        Some(Own {
            file,
            built_in: Some(bytes),
        }) => match file.bytes()? == *bytes {
            true => message!("theme-same", name = name),
            false => message!("theme-changed", name = name),
        },
    })
}

fn list(root: &Path) -> Result<Outcome, Failure> {
    let printer = printer(root);
    let own = own(root)?;
    let names: BTreeSet<String> = built_in().into_keys().chain(own.keys().cloned()).collect();
    for name in names {
        say(&printer.line(&standing(&name, own.get(&name))?));
    }
    Ok(Outcome::Done)
}

fn differences(args: &ThemeDiff) -> Result<Outcome, Failure> {
    let printer = printer(&args.site.root);
    let mut own = own(&args.site.root)?;
    if !args.files.is_empty() {
        let wanted = find(
            &args.files,
            own.keys().cloned().chain(built_in().into_keys()),
        )?;
        own.retain(|name, _| wanted.contains(name));
    }
    for (name, file) in &own {
        say(&printer.line(&standing(name, Some(file))?));
    }
    for (name, Own { file, built_in }) in &own {
        if let Some(built_in) = built_in {
            match diff::unified(name, built_in, &file.bytes()?) {
                Ok(unified) => say(&unified),
                Err(why) => say(&format!("\n{}", printer.line(&why))),
            }
        }
    }
    if own.is_empty() {
        printer.note(&message!("theme-unchanged"));
    }
    Ok(Outcome::Done)
}

fn copy(args: &Eject) -> Result<Outcome, Failure> {
    let root = &args.site.root;
    let theme = built_in();
    let wanted = find(&args.files, theme.keys().cloned())?;
    let taken = taken(root, &wanted, &theme)?;
    if !taken.is_empty() && !args.force {
        let names: Value = taken.into_iter().collect();
        return Err(Failure::new(message!("eject-exists", names = names)));
    }
    for name in &wanted {
        let changed = eject(root, name, theme[name], args.force)?;
        printer(root).note(&match changed {
            true => message!("eject-written", name = name),
            false => message!("eject-there", name = name),
        });
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
            None => return Err(Failure::new(unknown(name, &plain, &known))),
        };
    }
    Ok(found)
}

fn unknown(name: &str, plain: &str, known: &BTreeSet<String>) -> Message {
    let file = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
    let same_file = known.iter().find(|known| file(known) == file(plain));
    let shorts = known.iter().filter_map(|known| known.split_once('/'));
    let near = nearest(plain, known.iter().map(String::as_str))
        .or_else(|| nearest(plain, shorts.map(|(_, rest)| rest)))
        .or(same_file.map(String::as_str));
    let list: Vec<_> = known.iter().map(|known| format!("\n{known}")).collect();
    let list = list.concat();
    match near {
        Some(near) => message!("theme-no-file-but", name = name, near = near, list = list),
        None => message!("theme-no-file", name = name, list = list),
    }
}
