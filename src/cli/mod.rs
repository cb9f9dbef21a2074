//! The command line: reads arguments, clock and environment, joins the stages, prints.

mod args;
mod build;
mod check;
mod clean;
mod clock;
mod completion;
mod config;
mod diff;
mod digest;
mod editor;
#[cfg(feature = "import")]
mod import;
mod init;
mod language;
mod list;
mod new;
mod progress;
mod publish;
mod related;
mod report;
#[cfg(feature = "serve")]
mod serve;
mod site;
mod suggest;
mod table;
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
        Command::Clean(clean) => clean::run(&clean),
        Command::Completion(completion) => completion::run(&completion),
        Command::Config(config) => config::run(&config),
        Command::Digest(digest) => digest::run(&digest),
        Command::Init(init) => init::run(&init),
        Command::List(list) => list::run(&list),
        Command::New(new) => new::run(&new),
        Command::Publish(publish) => publish::run(&publish),
        Command::Check(check) => check::run(&check),
        #[cfg(feature = "import")]
        Command::Import(import) => import::run(&import),
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
