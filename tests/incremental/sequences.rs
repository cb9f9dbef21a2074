//! Random sites, edited at random: after each step the same as a clean build.

use std::{
    env,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use crate::{check::Lived, plan::Plan};

/// Sequences of a normal run.
const SEQUENCES: u64 = 200;

#[allow(clippy::disallowed_methods, reason = "how a test is told")]
fn number(variable: &str, otherwise: u64) -> u64 {
    match env::var(variable) {
        Ok(number) => number.parse().unwrap(),
        Err(_) => otherwise,
    }
}

/// Runs all sequences, some on one thread and some on more; the first that goes wrong.
fn first_failure(first: u64, count: u64) -> Option<String> {
    let next = AtomicU64::new(first);
    let failed = Mutex::new(None);
    let work = || {
        let mut lived = Lived::new();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= first + count || failed.lock().unwrap().is_some() {
                return;
            }
            let plan = Plan::of(seed);
            let threads = [1, 1, 2, 4][seed as usize % 4];
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
            let told = pool.unwrap().install(|| {
                let failure = plan.run(&mut lived).err()?;
                Some(plan.shortest(failure))
            });
            if let Some((plan, failure)) = told {
                failed.lock().unwrap().get_or_insert(format!(
                    "sequence {} (again: KUAIDU_SEED={} KUAIDU_SEQUENCES=1 cargo test --test \
                     incremental sequences), as short as could be made:\n{}   {}",
                    plan.seed, plan.seed, failure.story, failure.what
                ));
            }
        }
    };
    let threads = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    failed.into_inner().unwrap()
}

#[test]
fn any_sequence_of_edits_ends_as_a_clean_build() {
    let count = number("KUAIDU_SEQUENCES", SEQUENCES);
    if let Some(failure) = first_failure(number("KUAIDU_SEED", 1), count) {
        panic!("{failure}");
    }
}
