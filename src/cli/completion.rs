//! `kuaidu completion`: a script that completes commands and options.

use clap::CommandFactory;

use super::{
    Outcome,
    args::{Args, Completion},
    help, language,
    report::say_bytes,
};

pub(super) fn run(args: &Completion) -> Outcome {
    let mut script = Vec::new();
    let mut command = help::explained(Args::command(), language::spoken());
    // The help names aliases in its own words and hides them from clap; a shell completes them.
    for known in Args::command().get_subcommands() {
        let aliases: Vec<String> = known.get_visible_aliases().map(str::to_owned).collect();
        command = command.mut_subcommand(known.get_name(), |inner| inner.visible_aliases(aliases));
    }
    let name = "kuaidu";
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    say_bytes(&script);
    Outcome::Done
}
