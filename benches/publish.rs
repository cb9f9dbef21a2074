//! What publishing costs: a whole site, a site that is as it was, an edit of 50 pages.
//!
//! `TMPDIR=… cargo bench --bench publish`, with the folder of the file system to be measured;
//! the larger site takes 900 MB there. Made-up pages of 2 KB, half of them in folders of their own.

use std::path::PathBuf;

use divan::Bencher;
use kuaidu::{
    output::{Contents, OutputFile, OutputPath},
    publish::{self, Report},
};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// About the files of 10,000 and of 100,000 articles.
const SIZES: [usize; 2] = [21_000, 214_000];

/// How many pages an edit changes.
const EDITED: usize = 50;

fn main() {
    divan::main();
}

/// A site on the disk; its folder goes with it.
struct Site {
    folder: tempfile::TempDir,
    /// Sorted.
    paths: Vec<String>,
}

impl Site {
    fn new(size: usize) -> Self {
        let path = |n: usize| match n % 2 {
            0 => format!("20{}/{:02}/article-{n}/index.html", n % 26, n % 12),
            _ => format!("keywords/keyword-{}/page/{n}.html", n % 997),
        };
        let mut paths: Vec<_> = (0..size).map(path).collect();
        paths.sort();
        Self {
            folder: tempfile::tempdir().expect("a folder to measure in"),
            paths,
        }
    }

    fn published(size: usize) -> Self {
        let site = Self::new(size);
        site.publish(0, |_| true);
        site
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    /// Writes the pages that `is_changed` names, in the given version, and keeps the rest.
    fn publish(&self, version: u32, is_changed: impl Fn(usize) -> bool + Sync) -> Report {
        let staging = publish::open(&self.output(), &[], || {}).expect("a staging");
        let all: Vec<_> = self.paths.iter().enumerate().collect();
        let (changed, kept): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| is_changed(it.0));
        let is_kept = |(_, path): &(usize, &String)| staging.keep(path).expect("a sound site");
        assert!(kept.par_iter().all(is_kept), "all is kept");
        changed.par_iter().for_each(|(_, path)| {
            let text = format!("{path} {version} ").repeat(2000 / (path.len() + 3));
            let file = OutputFile {
                path: OutputPath::new(path.as_str()).expect("a path"),
                contents: Contents::Bytes(text.into()),
            };
            staging.write(file).expect("room for a page");
        });
        staging.commit().expect("the new site")
    }
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn clean(bencher: Bencher<'_, '_>, size: usize) {
    bencher
        .with_inputs(|| Site::new(size))
        .bench_refs(|site| site.publish(0, |_| true));
}

#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn nothing_changed(bencher: Bencher<'_, '_>, size: usize) {
    let site = Site::published(size);
    bencher.bench_local(|| {
        let staging = publish::open(&site.output(), &[], || {}).expect("a staging");
        assert!(staging.keep_all().expect("a sound site"));
        staging.commit().expect("the same site")
    });
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn first_edit(bencher: Bencher<'_, '_>, size: usize) {
    bencher
        .with_inputs(|| Site::published(size))
        .bench_refs(|site| site.publish(1, |at| at < EDITED));
}

#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn further_edit(bencher: Bencher<'_, '_>, size: usize) {
    let site = Site::published(size);
    let mut version = 0;
    let mut edit = || {
        version += 1;
        let first = EDITED * version as usize % size;
        site.publish(version, |at| (first..first + EDITED).contains(&at))
    };
    edit();
    bencher.bench_local(edit);
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn all_changed(bencher: Bencher<'_, '_>, size: usize) {
    let site = Site::published(size);
    let mut version = 0;
    let mut change = || {
        version += 1;
        site.publish(version, |_| true)
    };
    change();
    bencher.bench_local(change);
}
