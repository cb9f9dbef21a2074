//! `kuaidu clean`: removes what was published, and what is remembered of it.

use super::{
    Outcome,
    args::Clean,
    report::Printer,
    site::{Failure, now},
};
use crate::{
    message::{Failure as Refusal, Message, message},
    publish::{self, Cleaned},
};

pub(super) fn run(args: &Clean) -> Outcome {
    now(&args.root, |_, printer| try_run(args, printer))
}

/// How many files that stay are named.
const NAMED: usize = 3;

fn try_run(args: &Clean, printer: &Printer<'_>) -> Result<Outcome, Failure> {
    let note = |message: Message| printer.note(&message.text(printer.language()));
    let output = args.output_dir.clone();
    let output = output.unwrap_or_else(|| args.root.join("public"));
    let cleaned = publish::clean(&output, args.dry_run, || note(message!("clean-waits")))?;
    let shown = output.strip_prefix(".").unwrap_or(&output);
    let path = shown.display().to_string();
    if cleaned.is_unreadable {
        return Err(Refusal::new(message!("clean-unreadable", path = path)).into());
    }
    if cleaned == Cleaned::default() {
        note(message!("clean-nothing", path = path));
        return Ok(Outcome::Done);
    }
    let (files, size) = (cleaned.files, size(cleaned.bytes));
    let remembered = self::size(cleaned.remembered);
    let told = path.as_str();
    note(match args.dry_run {
        true => message!(
            "clean-would",
            path = told,
            files = files,
            size = size,
            remembered = remembered
        ),
        false => message!(
            "clean-done",
            path = told,
            files = files,
            size = size,
            remembered = remembered
        ),
    });
    for kept in cleaned.kept.iter().take(NAMED) {
        note(message!("clean-kept", path = format!("{path}/{kept}")));
    }
    if let Some(more) = cleaned
        .kept
        .len()
        .checked_sub(NAMED)
        .filter(|more| *more > 0)
    {
        note(message!("clean-kept-more", count = more));
    }
    if !args.dry_run && output.exists() {
        note(message!("clean-left", path = path));
    }
    Ok(Outcome::Done)
}

/// Bytes for people.
fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    let (mut value, mut unit) = (bytes as f64 / 1000.0, 0);
    while value >= 1000.0 && unit + 1 < UNITS.len() {
        (value, unit) = (value / 1000.0, unit + 1);
    }
    format!("{value:.1} {}", UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_told_in_fitting_units() {
        for (bytes, want) in [(0, "0.0 KB"), (1_234, "1.2 KB"), (5_000_000_000, "5.0 GB")] {
            assert_eq!(size(bytes), want);
        }
    }
}
