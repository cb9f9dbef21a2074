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
mod help;
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
mod usage;

use std::{env, process::ExitCode};

use clap::{CommandFactory as _, FromArgMatches as _};

use args::{Args, Command};

use crate::message::Language;

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
    let language = language::choose(env::args_os());
    let code = match parsed(language) {
        Ok(command) => command.run().code(),
        Err(why) => usage::tell(&why, language),
    };
    match report::unprinted() {
        Some(why) => {
            report::complain(&report::failure(&why, language));
            ExitCode::FAILURE
        }
        None => code,
    }
}

impl Outcome {
    fn code(self) -> ExitCode {
        match self {
            Self::Done => ExitCode::SUCCESS,
            Self::Failed => ExitCode::FAILURE,
            Self::Misused => ExitCode::from(2),
        }
    }
}

impl Command {
    fn run(&self) -> Outcome {
        match self {
            Self::Build(build) => build::run(build),
            Self::Clean(clean) => clean::run(clean),
            Self::Completion(completion) => completion::run(completion),
            Self::Config(config) => config::run(config),
            Self::Digest(digest) => digest::run(digest),
            Self::Init(init) => init::run(init),
            Self::List(list) => list::run(list),
            Self::New(new) => new::run(new),
            Self::Publish(publish) => publish::run(publish),
            Self::Check(check) => check::run(check),
            #[cfg(feature = "import")]
            Self::Import(import) => import::run(import),
            Self::Related(related) => related::run(related),
            #[cfg(feature = "serve")]
            Self::Serve(serve) => serve::run(serve),
            Self::Suggest(suggest) => suggest::run(suggest),
            Self::Theme(theme) => theme::run(&theme.command),
        }
    }
}

/// The arguments of the process.
///
/// # Errors
/// Wrong usage, or that help or the version is asked for.
fn parsed(language: Language) -> Result<Command, clap::Error> {
    let mut command = help::explained(Args::command(), language);
    let matches = command.try_get_matches_from_mut(env::args_os())?;
    Ok(Args::from_arg_matches(&matches)?.command)
}
