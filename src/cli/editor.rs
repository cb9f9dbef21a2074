//! The editor of the person, as the environment names it.

use std::{
    io,
    path::Path,
    process::{Command, ExitStatus},
};

use super::clock::variable;
use crate::message::{Failure, message};

/// A command with arguments of its own, such as `code --wait`.
pub(super) struct Editor(String);

impl Editor {
    /// That of VISUAL, else of EDITOR, as git takes them.
    ///
    /// # Errors
    /// When neither is set.
    pub(super) fn of_environment() -> Result<Self, Failure> {
        let named = variable("VISUAL").or_else(|| variable("EDITOR"));
        let named = named.filter(|named| !named.trim().is_empty());
        Ok(Self(
            named.ok_or_else(|| Failure::new(message!("editor-unknown")))?,
        ))
    }

    /// Opens the file and waits until the editor ends.
    ///
    /// # Errors
    /// When it cannot be started, or says that it failed.
    pub(super) fn open(&self, path: &Path) -> Result<(), Failure> {
        let editor = self.0.as_str();
        let path_shown = path.display().to_string();
        match self.command(path) {
            Ok(status) if status.success() => Ok(()),
            Ok(_) => Err(Failure::new(message!(
                "editor-failed",
                editor = editor,
                path = path_shown
            ))),
            Err(error) => Err(Failure::new(message!(
                "editor-missing",
                editor = editor,
                path = path_shown,
                why = &error
            ))
            .because(error)),
        }
    }

    /// By the shell, which knows quotes and variables.
    #[cfg(unix)]
    fn command(&self, path: &Path) -> io::Result<ExitStatus> {
        let line = format!("{} \"$@\"", self.0);
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(line).arg(&self.0).arg(path).status()
    }

    /// Cut at white space.
    #[cfg(not(unix))]
    fn command(&self, path: &Path) -> io::Result<ExitStatus> {
        let mut words = self.0.split_whitespace();
        let program = words.next().unwrap_or_default();
        Command::new(program).args(words).arg(path).status()
    }
}
