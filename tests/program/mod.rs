//! Drives the real program on a small site in a folder of its own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Output,
    time::Duration,
};

use assert_cmd::Command;
use tempfile::TempDir;

/// A build that takes this long has come to a standstill.
const STANDSTILL: Duration = Duration::from_secs(30);

/// A site; its folder goes with it.
pub(crate) struct Site {
    folder: TempDir,
}

/// How a run of the program ended.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit code; none after a signal.
    pub(crate) code: Option<i32>,
    /// What it printed.
    pub(crate) stdout: String,
    /// What it had to say.
    pub(crate) stderr: String,
}

impl Site {
    /// An empty folder.
    pub(crate) fn bare() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A site without articles, with a public address.
    pub(crate) fn new() -> Self {
        let site = Self::bare();
        fs::create_dir(site.path("content")).unwrap();
        site.file("site.yaml", "base_url: https://example.org/\n")
    }

    /// A path below the site's folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes any file of the site.
    pub(crate) fn file(self, path: &str, contents: impl AsRef<[u8]>) -> Self {
        self.put(path, contents);
        self
    }

    /// Writes any file of the site that stands already.
    pub(crate) fn put(&self, path: &str, contents: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }

    /// Writes a complete article of the `day`th of November 2026.
    pub(crate) fn article(self, id: &str, day: u32) -> Self {
        self.file(&format!("content/{id}.md"), article(id, day, "正文。"))
    }

    /// `kuaidu build` in the site's folder, on the morning of 24 November 2026.
    pub(crate) fn build(&self, args: &[&str]) -> Run {
        Run::of(self.command().args(args))
    }

    /// The same, not yet run.
    pub(crate) fn command(&self) -> Command {
        let mut command = kuaidu();
        command
            .current_dir(self.folder.path())
            .args(["build", "--clock", "2026-11-24 08:00"]);
        command
    }
}

/// The program, away from what the machine around the tests has set.
pub(crate) fn kuaidu() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kuaidu"));
    for variable in ["GITHUB_ACTIONS", "SOURCE_DATE_EPOCH", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    // English, whatever the developer's locale.
    command.env("LC_ALL", "C");
    command.env("NO_COLOR", "1").timeout(STANDSTILL);
    command
}

/// A complete article of the `day`th of November 2026.
pub(crate) fn article(title: &str, day: u32, text: &str) -> String {
    format!(
        "---\ntitle: {title}\ndate: 2026-11-{day:02}\nsource: 快读\nsummary: 概括。\nkeywords: [测试]\n---\n\n{text}\n"
    )
}

impl Run {
    /// Runs a command to its end.
    pub(crate) fn of(command: &mut Command) -> Self {
        let Output {
            status,
            stdout,
            stderr,
        } = command.output().unwrap();
        Self {
            code: status.code(),
            stdout: String::from_utf8(stdout).unwrap(),
            stderr: String::from_utf8(stderr).unwrap(),
        }
    }

    /// The same run; fails where it did not end as it should.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.stdout, self.stderr);
        self
    }
}

/// Every file below a folder with its bytes, by path.
pub(crate) fn tree(root: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(root)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(root).unwrap();
            let path = path.to_str().unwrap().to_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}
