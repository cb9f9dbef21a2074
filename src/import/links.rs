//! What links of a text lead to, seen from its new place.

use super::{markdown, old_site::OldSite, plan::Plan};

/// The new site and the old one, seen from an article.
pub(super) struct View<'p> {
    plan: &'p Plan,
    /// The article's file.
    from: &'p str,
    old_site: &'p OldSite,
}

/// Where an address of the old site leads now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lead {
    /// To what was imported: the address to write in its place.
    Here(String),
    /// To what the old site had and nobody imported.
    Gone,
    /// It never led into the old site.
    Elsewhere,
}

impl<'p> View<'p> {
    /// Articles where `plan` puts them, seen from the file `from`.
    pub(super) fn new(plan: &'p Plan, from: &'p str, old_site: &'p OldSite) -> Self {
        Self {
            plan,
            from,
            old_site,
        }
    }

    /// The link to the article that is known by a name.
    pub(super) fn named(&self, name: &str) -> Option<String> {
        let found = self.plan.find(name)?;
        Some(relative(self.from, found))
    }

    /// An address that begins with `/`, as one told from the home page.
    pub(super) fn below_base(&self, address: &str) -> String {
        self.old_site.below_base(address).to_owned()
    }

    /// Where an address leads that begins with the old site's host, or with `/`.
    pub(super) fn lead(&self, address: &str) -> Lead {
        match self.old_site.below(address) {
            Some(below) => self.lead_below(&below, fragment(address)),
            None => Lead::Elsewhere,
        }
    }

    /// Where a path leads that is told from the old home page.
    pub(super) fn lead_below(&self, below: &str, fragment: &str) -> Lead {
        let plain = below.split('?').next().unwrap_or(below);
        let is_home = matches!(below, "/" | "/index.html");
        let article = |path: &str| self.named(&self.old_site.seen(path));
        let found = match is_home {
            true => Some("/".to_owned()),
            // Only what stands behind `?` tells the addresses of `/?p=1` apart.
            false => article(below).or_else(|| article(plain).filter(|_| plain != "/")),
        };
        let found = found.or_else(|| {
            let is_file = self.plan.has_file(plain.trim_start_matches('/'));
            is_file.then(|| markdown::address(plain))
        });
        found.map_or(Lead::Gone, |found| Lead::Here(found + fragment))
    }
}

/// From `#` on.
pub(super) fn fragment(address: &str) -> &str {
    address.find('#').map_or("", |at| &address[at..])
}

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
