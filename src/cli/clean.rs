//! `kuaidu clean`: removes what was published, and what is remembered of it.

use std::path::{Path, PathBuf};

use super::{Outcome, args::Clean, report::Printer, site::now};
#[cfg(feature = "serve")]
use crate::serve;
use crate::{
    message::{Failure, Message, message},
    publish::{self, Cleaned},
};

pub(super) fn run(args: &Clean) -> Outcome {
    now(&args.root, |_, printer| try_run(args, printer))
}

/// How many files that stay are named.
const NAMED: usize = 3;

fn try_run(args: &Clean, printer: &Printer<'_>) -> Result<Outcome, Failure> {
    let note = |message: Message| printer.note(&message);
    let outputs = match &args.output_dir {
        Some(output) => vec![output.clone()],
        None => [args.root.join("public")]
            .into_iter()
            .chain(preview(&args.root))
            .collect(),
    };
    let mut is_any = false;
    for output in &outputs {
        let cleaned = publish::clean(output, args.dry_run, || note(message!("clean-waits")))?;
        let shown = output.strip_prefix(".").unwrap_or(output);
        if cleaned.is_unreadable {
            let path = shown.display().to_string();
            return Err(Failure::new(message!("clean-unreadable", path = path)));
        }
        if cleaned != Cleaned::default() {
            is_any = true;
            tell(&cleaned, shown, args.dry_run, &note);
        }
        if !args.dry_run && cleaned.files > 0 && output.exists() {
            let path = shown.display().to_string();
            note(message!("clean-left", path = path));
        }
    }
    if !is_any {
        let path = outputs[0].strip_prefix(".").unwrap_or(&outputs[0]);
        note(message!("clean-nothing", path = path.display().to_string()));
    }
    Ok(Outcome::Done)
}

/// The folder of the preview, unless someone looks at it.
#[cfg(feature = "serve")]
fn preview(root: &Path) -> Option<PathBuf> {
    (!serve::is_previewed(root)).then(|| publish::preview(root))
}

/// The folder of the preview: without `kuaidu serve` there is none.
#[cfg(not(feature = "serve"))]
fn preview(_: &Path) -> Option<PathBuf> {
    None
}

/// Says what was removed, or would be, and which published files stay.
fn tell(cleaned: &Cleaned, output: &Path, is_dry: bool, note: &dyn Fn(Message)) {
    let path = output.display().to_string();
    let path = path.as_str();
    let (files, size, remembered) = (cleaned.files, size(cleaned.bytes), size(cleaned.remembered));
    note(match is_dry {
        true => message!(
            "clean-would",
            path = path,
            files = files,
            size = size,
            remembered = remembered
        ),
        false => message!(
            "clean-done",
            path = path,
            files = files,
            size = size,
            remembered = remembered
        ),
    });
    for kept in cleaned.kept.iter().take(NAMED) {
        note(message!("clean-kept", path = format!("{path}/{kept}")));
    }
    let more = cleaned.kept.len().checked_sub(NAMED);
    if let Some(more) = more.filter(|more| *more > 0) {
        note(message!("clean-kept-more", count = more));
    }
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
