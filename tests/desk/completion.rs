//! `kuaidu completion`: scripts that the shells can read, with the commands and their aliases.

use std::{io::Write, process::Command};

use crate::{program::Site, run};

#[test]
fn scripts_are_read_by_their_shells() {
    let site = Site::bare();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&site, &["completion", shell]).ends(0).stdout;
        for word in ["kuaidu", "publish", "generate", "keep-date"] {
            assert!(script.contains(word), "{shell} lacks {word}");
        }
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(script.as_bytes()).unwrap();
        // A shell that is not here cannot say.
        if let Ok(status) = Command::new(shell).arg("-n").arg(file.path()).status() {
            assert!(status.success(), "{shell}");
        }
    }
    run(&site, &["completion", "csh"]).ends(2);
}

#[test]
fn hands_know_other_names() {
    for name in ["b", "g", "generate"] {
        let site = Site::new();
        run(&site, &[name, "--strict"]).ends(0);
    }
}
