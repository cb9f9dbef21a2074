//! A sequence of edits that follows from a seed, and the shortest one that still goes wrong.

use std::fmt::Write as _;

use crate::{
    check::{Lived, Step},
    edits::edit,
    random::Random,
    sample,
    site::Site,
};

/// A site, and what is done to it: each edit a seed of its own, so that one can be left out.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) seed: u64,
    /// The edits before each build.
    steps: Vec<Vec<u64>>,
}

/// What went wrong, and what was done before.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) what: String,
    /// The edits in words, a line each.
    pub(crate) story: String,
}

impl Plan {
    /// The sequence of this seed: 5 to 7 builds, most of them after one edit and some after four.
    pub(crate) fn of(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut steps = Vec::new();
        for _ in 0..random.between(5, 7) {
            let edits = match random.percent(70) {
                true => 1,
                false => random.between(2, 4),
            };
            steps.push((0..edits).map(|_| random.next()).collect());
        }
        Self { seed, steps }
    }

    /// Does it all, and compares after every step with a clean build.
    ///
    /// # Errors
    /// The first thing that is not as a clean build has it.
    pub(crate) fn run(&self, lived: &mut Lived) -> Result<(), Failure> {
        let mut story = String::new();
        self.tell(lived, &mut story)
            .map_err(|what| Failure { what, story })
    }

    fn tell(&self, lived: &mut Lived, story: &mut String) -> Result<(), String> {
        let mut site = sample::site(&mut Random::new(self.seed));
        let _ = writeln!(story, "{} articles", site.articles.len());
        lived.forget();
        let mut good = site.clone();
        let mut step = lived.build(&site)?;
        for (number, edits) in self.steps.iter().enumerate() {
            if step == Step::Refused && number % 3 > 0 {
                let _ = writeln!(story, "   all mistakes are taken back");
                site = Site {
                    past: site.past,
                    ..good.clone()
                };
            }
            site.turn_over();
            for seed in edits {
                let done = edit(&mut site, &mut Random::new(*seed));
                let _ = writeln!(story, "{:>2} {done}", number + 1);
            }
            step = lived.build(&site)?;
            let _ = writeln!(story, "   {step:?}");
            if step == Step::Published {
                good = site.clone();
            }
        }
        good.turn_over();
        if step != Step::Published {
            story.push_str("   the last good state\n");
            lived.build(&good)?;
        }
        story.push_str("   and once more\n");
        lived.build(&good).map(|_| ())
    }

    /// The same in a folder of its own, without the steps and edits that the failure does not need.
    pub(crate) fn shortest(mut self, mut failure: Failure) -> (Self, Failure) {
        for step in (0..self.steps.len()).rev() {
            let mut shorter = self.clone();
            shorter.steps.remove(step);
            if let Err(same) = shorter.run(&mut Lived::new()) {
                (self, failure) = (shorter, same);
                continue;
            }
            for edit in (0..self.steps[step].len()).rev() {
                let mut shorter = self.clone();
                shorter.steps[step].remove(edit);
                if let Err(same) = shorter.run(&mut Lived::new()) {
                    (self, failure) = (shorter, same);
                }
            }
        }
        (self, failure)
    }
}
