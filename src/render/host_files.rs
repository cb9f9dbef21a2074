//! Files for robots and static hosts: robots.txt, `_headers`, `_redirects`, `.nojekyll`.

use super::{Output, Renderer, Stop};
use crate::{
    config::Edition,
    output::Kind,
    site::{
        Address, Site,
        well_known::{HEADERS, NEWS_SITEMAP, NO_JEKYLL, REDIRECTS, ROBOTS, SITEMAP},
    },
};

/// Nothing is loaded from elsewhere but images and media in articles; no script is inline.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; \
    img-src 'self' data: https:; media-src 'self' https:; object-src 'none'; \
    base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

pub(super) fn render(renderer: &Renderer<'_>, out: &Output<'_>) -> Result<(), Stop> {
    let site = renderer.site;
    if site.config.edition != Edition::Hans {
        return Ok(()); // robots and hosts look for them at the root
    }
    let files = [
        (ROBOTS, robots(site)),
        (HEADERS, headers(renderer)),
        (REDIRECTS, redirects(site)),
        (NO_JEKYLL, String::new()),
    ];
    for (name, text) in files {
        let address = Address::new(name);
        let replaced = site
            .files
            .iter()
            .any(|file| file.path.as_str() == address.as_str());
        if !replaced {
            out.put(&address, Kind::Data, text.into_bytes())?;
        }
    }
    Ok(())
}

fn robots(site: &Site) -> String {
    let mut out = "User-agent: *\nAllow: /\n\n".to_owned();
    for edition in &site.config.editions {
        let base = site.config.base_of(*edition);
        for path in [SITEMAP, NEWS_SITEMAP] {
            let address = Address::new(path).absolute(&base);
            out.extend(["Sitemap: ", &address, "\n"]);
        }
    }
    out
}

/// The format of Netlify and Cloudflare Pages.
fn headers(renderer: &Renderer<'_>) -> String {
    let site = renderer.site;
    let base = site.config.base_url.path();
    let mut out = format!(
        "{base}*\n  Content-Security-Policy: {POLICY}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n"
    );
    // Pages name these with a part of their hash, so an address never changes its contents.
    for (name, _) in renderer.engine.theme().fingerprinted() {
        let href = Address::new(name).href(&site.config.base_url);
        out.push_str(&href);
        out.push_str("\n  Cache-Control: public, max-age=31536000, immutable\n");
    }
    out
}

/// The format of Netlify and Cloudflare Pages; the pages of `redirect.html` serve all other hosts.
///
/// In a rule `*` and `:name` match any address, and there is no way to write the signs
/// themselves: old addresses that hold them are left to their pages.
fn redirects(site: &Site) -> String {
    let base = &site.config.base_url;
    let is_literal = |address: &Address| !address.as_str().contains(['*', ':']);
    site.redirects
        .iter()
        .filter(|redirect| redirect.permanent && is_literal(&redirect.from))
        .map(|redirect| {
            format!(
                "{} {} 301\n",
                redirect.from.href(base),
                redirect.to.href(base)
            )
        })
        .collect()
}
