//! The addresses of the old site: which are its own, and what they are below the new one.

use percent_encoding::percent_decode_str;

/// Where the old site was.
#[derive(Debug, Clone)]
pub(super) struct OldSite {
    /// Scheme and host: `https://example.com`.
    origin: String,
    /// The host without `www.`.
    host: String,
    /// The path of the site, without a slash at its end: `/blog`, or empty.
    base: String,
    /// Whether the new site stands at that path too, so that its addresses are told from there.
    same_base: bool,
}

impl OldSite {
    /// The site that was at `url`, seen from one whose address has the path `site`.
    pub(super) fn new(url: &str, site: &str) -> Self {
        let (origin, path) = split(url).unwrap_or(("", ""));
        let base = path.trim_end_matches('/');
        Self {
            origin: origin.to_owned(),
            host: host(origin),
            base: base.to_owned(),
            same_base: site.trim_end_matches('/') == base,
        }
    }

    /// The address of its home page; none where that is not known.
    pub(super) fn url(&self) -> Option<String> {
        let is_plain = self.origin.is_ascii() && !self.origin.is_empty();
        is_plain.then(|| format!("{}{}/", self.origin, self.base))
    }

    /// Its path, without a slash at its end.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    /// The path of an address of the old site, told from its home page, decoded, with its query; none for
    /// an address elsewhere, also for one on the same host.
    pub(super) fn below(&self, address: &str) -> Option<String> {
        let address = address.split('#').next().unwrap_or_default();
        let path = match split(address) {
            Some((origin, path)) if host(origin) == self.host && !self.host.is_empty() => path,
            Some(_) => return None,
            None if address.starts_with('/') && !address.starts_with("//") => address,
            None if address.starts_with("?p=") || address.starts_with("?page_id=") => {
                return Some(format!("/{address}"));
            }
            None => return None,
        };
        let below = path.strip_prefix(self.base.as_str())?;
        if !below.is_empty() && !below.starts_with(['/', '?']) {
            return None;
        }
        let decoded = percent_decode_str(below).decode_utf8_lossy();
        Some(match decoded.starts_with('/') {
            true => decoded.into_owned(),
            false => format!("/{decoded}"),
        })
    }

    /// A path that is told from the old home page, as one that is told from the new one.
    pub(super) fn seen(&self, below: &str) -> String {
        match self.same_base {
            true => below.to_owned(),
            false => format!("{}{below}", self.base),
        }
    }

    /// The path of an address of the old site as the new site would have it, decoded, with its query; none
    /// for an address elsewhere.
    pub(super) fn path(&self, address: &str) -> Option<String> {
        self.below(address).map(|below| self.seen(&below))
    }

    /// An address that begins with `/`, as one below the site's base.
    pub(super) fn below_base<'a>(&self, address: &'a str) -> &'a str {
        match address.strip_prefix(self.base.as_str()) {
            Some(below) if below.starts_with('/') => below,
            _ => address,
        }
    }

    /// A whole address for one that was told from its host.
    pub(super) fn absolute(&self, address: &str) -> Option<String> {
        let is_rooted = address.starts_with('/') && !address.starts_with("//");
        (is_rooted && !self.origin.is_empty()).then(|| format!("{}{address}", self.origin))
    }
}

/// Scheme with host, and the rest, of a web address.
fn split(address: &str) -> Option<(&str, &str)> {
    let scheme = ["https://", "http://", "//"];
    let scheme = scheme.iter().find(|scheme| address.starts_with(**scheme))?;
    let end = address[scheme.len()..].find(['/', '?', '#']);
    Some(address.split_at(end.map_or(address.len(), |end| scheme.len() + end)))
}

fn host(origin: &str) -> String {
    let host = origin.rsplit('/').next().unwrap_or_default();
    let host = host.to_ascii_lowercase();
    host.strip_prefix("www.").unwrap_or(&host).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_old_site_are_told_from_its_base() {
        let (root, blog) = ("https://a.cn", "https://a.cn/blog/");
        for (url, site, address, want) in [
            (root, "/", "https://a.cn/2025/x/", Some("/2025/x/")),
            (root, "/", "http://www.a.cn/x/#y", Some("/x/")),
            (root, "/", "//a.cn/%E5%BC%80/", Some("/开/")),
            (root, "/", "https://b.cn/x/", None),
            (root, "/", "https://a.cn.evil.com/x/", None),
            (root, "/", "https://a.cn/?p=1", Some("/?p=1")),
            (root, "/", "https://a.cn", Some("/")),
            (root, "/", "x.html", None),
            (root, "/", "mailto:a@a.cn", None),
            (blog, "/", "https://a.cn/blog/x/", Some("/blog/x/")),
            (blog, "/blog/", "https://a.cn/blog/x/", Some("/x/")),
            (blog, "/blog/", "https://a.cn/blog", Some("/")),
            (blog, "/blog/", "https://a.cn/blogger/", None),
            (blog, "/", "/x/", None),
        ] {
            assert_eq!(
                OldSite::new(url, site).path(address).as_deref(),
                want,
                "{url} {address}"
            );
        }
    }
}
