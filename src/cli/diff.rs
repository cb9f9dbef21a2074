//! Two versions of a file, as a unified diff.

use similar::TextDiff;

use crate::message::{Message, message};

/// Lines of files that are compared. Comparing takes time in the square of what differs.
const MOST_LINES: usize = 10_000;

/// What the site's file `own` changes in the built-in one; empty where they are the same.
///
/// # Errors
/// When they cannot be compared line by line.
pub(super) fn unified(name: &str, built_in: &[u8], own: &[u8]) -> Result<String, Message> {
    if built_in == own {
        return Ok(String::new());
    }
    let (Ok(old), Ok(new)) = (std::str::from_utf8(built_in), std::str::from_utf8(own)) else {
        return Err(message!("diff-no-text", name = name));
    };
    if new.lines().count() > MOST_LINES {
        return Err(message!("diff-too-long", name = name));
    }
    let lines = lines((&format!("built-in/{name}"), old), (name, new));
    Ok(format!("\n{lines}"))
}

/// What a change does to the file at `path`, for `patch` or `git apply`.
pub(super) fn changes(path: &str, old: &str, new: &str) -> String {
    lines((&format!("a/{path}"), old), (&format!("b/{path}"), new))
}

fn lines((old_name, old): (&str, &str), (new_name, new): (&str, &str)) -> String {
    let diff = TextDiff::from_lines(old, new);
    let mut unified = diff.unified_diff();
    unified.header(old_name, new_name).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_is_shown_with_the_lines_around() {
        for (old, new, expected) in [
            ("一\n", "一\n", ""),
            (
                "一\n二\n",
                "一\n三\n",
                "\n--- built-in/a\n+++ a\n@@ -1,2 +1,2 @@\n 一\n-二\n+三\n",
            ),
            (
                "一\n",
                "一",
                "\n--- built-in/a\n+++ a\n@@ -1 +1 @@\n-一\n+一\n\\ No newline at end of file\n",
            ),
            (
                "一\n",
                "\0\n",
                "\n--- built-in/a\n+++ a\n@@ -1 +1 @@\n-一\n+\0\n",
            ),
        ] {
            let unified = unified("a", old.as_bytes(), new.as_bytes());
            assert_eq!(unified.as_deref(), Ok(expected));
        }
        let refused = |own: &[u8]| unified("a", b"a", own).unwrap_err().to_string();
        assert!(refused(b"\xff").contains("not text"));
        assert!(refused(&b"b\n".repeat(MOST_LINES + 1)).contains("too long"));
    }
}
