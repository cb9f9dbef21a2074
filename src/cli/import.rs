//! `kuaidu import`: brings in what other systems hold, and tells what became of it.

mod report;

use std::{
    fs,
    io::{self, Read},
    path::PathBuf,
};

use super::{
    Outcome,
    args::{Import, ImportFrom},
    report::Printer,
};
use crate::{
    import::{self, ImportError, ImportOptions, Page, Report},
    message::{Failure, message},
};

pub(super) fn run(import: &Import) -> Outcome {
    let into = import.from.site();
    let printer = Printer::new(&into.print, &into.root);
    match try_run(&import.from, &options(import)) {
        Ok(report) => {
            printer.imported(&report, into.dry_run);
            match report.is_sound() {
                true => Outcome::Done,
                false => Outcome::Failed,
            }
        }
        Err(ImportError::Site(diagnostics)) => {
            let told = message!("import-nothing-settings");
            printer.refusal(&diagnostics, &told);
            Outcome::Failed
        }
        Err(ImportError::Failed(failure)) => {
            printer.failure(&failure);
            Outcome::Failed
        }
    }
}

fn options(import: &Import) -> ImportOptions {
    let into = import.from.site();
    ImportOptions {
        root: into.root.clone(),
        force: into.force,
        dry_run: into.dry_run,
        source: into.source.clone(),
        media: import.from.wants_media(),
    }
}

fn try_run(from: &ImportFrom, options: &ImportOptions) -> Result<Report, ImportError> {
    match from {
        ImportFrom::Wordpress(args) => import::wordpress(&args.file, options),
        ImportFrom::Hexo(args) => import::hexo(&args.folder, options),
        ImportFrom::Hugo(args) => import::hugo(&args.folder, options),
        ImportFrom::Jekyll(args) => import::jekyll(&args.folder, options),
        ImportFrom::Text(args) => import::text(&pages(&args.files)?, options),
    }
}

/// The pages in files, or the one on the standard input where `-` is named.
fn pages(files: &[PathBuf]) -> Result<Vec<Page>, ImportError> {
    let mut pages = Vec::new();
    for file in files {
        let name = file.to_string_lossy().replace('\\', "/");
        let bytes = match name.as_str() {
            "-" => standard_input(),
            _ => fs::read(file),
        };
        let bytes = bytes.map_err(|error| {
            let told = message!("import-cannot-read", path = &name, why = &error);
            Failure::new(told).because(error)
        })?;
        pages.push(Page { name, bytes });
    }
    Ok(pages)
}

fn standard_input() -> io::Result<Vec<u8>> {
    /// No page is longer; an endless one would fill the memory.
    const MOST: u64 = 16 << 20;
    let mut bytes = Vec::new();
    io::stdin().take(MOST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
