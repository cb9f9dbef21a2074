//! The command line: reads arguments, clock and environment, joins the stages, prints.

mod args;
mod build;
mod check;
mod clock;
mod diff;
mod digest;
mod language;
mod progress;
mod related;
mod report;
#[cfg(feature = "serve")]
mod serve;
mod site;
mod suggest;
mod theme;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// How a command ended.
enum Outcome {
    /// All is well.
    Done,
    /// The content, the site or the machine is at fault; what it is has been printed.
    Failed,
    /// The command was not understood; why has been printed.
    Misused,
}

/// Runs the program with the arguments of the process.
///
/// Exits with 0 when all is done, 1 when the content or the site is wrong, 2 on wrong usage.
pub fn run() -> ExitCode {
    let Args { command, lang } = Args::parse();
    language::choose(lang);
    let outcome = match command {
        Command::Build(build) => build::run(&build),
        Command::Digest(digest) => digest::run(&digest),
        Command::Check(check) => check::run(&check),
        Command::Related(related) => related::run(&related),
        #[cfg(feature = "serve")]
        Command::Serve(serve) => serve::run(&serve),
        Command::Suggest(suggest) => suggest::run(&suggest),
        Command::Theme(theme) => theme::run(&theme.command),
    };
    match outcome {
        Outcome::Done => ExitCode::SUCCESS,
        Outcome::Failed => ExitCode::FAILURE,
        Outcome::Misused => ExitCode::from(2),
    }
}
