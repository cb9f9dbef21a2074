//! `kuaidu completion`: a script that completes commands and options.

use clap::CommandFactory;

use super::{
    Outcome,
    args::{Args, Completion},
    report::say_bytes,
};

pub(super) fn run(args: &Completion) -> Outcome {
    let mut script = Vec::new();
    let (mut command, name) = (Args::command(), "kuaidu");
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    say_bytes(&script);
    Outcome::Done
}
