//! Addresses between files of the site.

/// The path of the file `to` as a link in the file `from` is written; both are below the site's root.
pub(super) fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = from.len() - 1;
    let common = from[..folders].iter().zip(&to);
    let common = common.take_while(|(a, b)| a == b).count().min(to.len() - 1);
    let up = "../".repeat(folders - common);
    up + &to[common..].join("/")
}

/// Whether an address is a web address that front matter may have.
pub(super) fn is_web(address: &str) -> bool {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    is_web && !address.contains(|c: char| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_from_their_folder() {
        for (from, to, want) in [
            ("content/2025/04/a.md", "content/2025/04/b.md", "b.md"),
            (
                "content/2025/04/a.md",
                "content/2024/01/b.md",
                "../../2024/01/b.md",
            ),
            (
                "content/2025/04/a/index.md",
                "content/2025/04/b.md",
                "../b.md",
            ),
            ("content/a.md", "content/pages/about.md", "pages/about.md"),
        ] {
            assert_eq!(relative(from, to), want, "{from} {to}");
        }
    }
}
