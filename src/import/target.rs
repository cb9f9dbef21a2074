//! The site into which something is imported.

use std::path::{Path, PathBuf};

use super::{ImportError, old_site::OldSite};
use crate::{
    config::{self, BaseUrl, Config, ConfigOptions, PermalinkParts},
    text::slug::slug,
};

/// Its folder and its settings.
pub(super) struct Target {
    pub(super) root: PathBuf,
    pub(super) config: Config,
    /// Whether it has settings of its own already.
    pub(super) has_settings: bool,
}

/// What an address is until the site has one.
const NO_ADDRESS: &str = "https://example.com/";
/// The file of the settings.
pub(super) const SETTINGS: &str = "site.yaml";

impl Target {
    /// The site in the folder `root`; where it has no settings, those that kuaidu begins with.
    pub(super) fn open(root: &Path) -> Result<Self, ImportError> {
        let has_settings = root.join(SETTINGS).exists();
        let options = ConfigOptions {
            base_url: BaseUrl::parse(NO_ADDRESS).ok().filter(|_| !has_settings),
            ..ConfigOptions::default()
        };
        let (config, diagnostics) = config::load(root, &options)?;
        let config = config.ok_or(ImportError::Site(diagnostics))?;
        Ok(Self {
            root: root.to_owned(),
            config,
            has_settings,
        })
    }

    /// The old site at `url`, seen from this one. Where this one has no settings yet, it gets the address
    /// of the old one.
    pub(super) fn old_site(&self, url: &str) -> OldSite {
        let own = match self.has_settings {
            true => Ok(self.config.base_url.clone()),
            false => BaseUrl::parse(url),
        };
        OldSite::new(url, own.as_ref().map_or("/", BaseUrl::path))
    }

    /// The address of an article whose file is called `id`, below the site's base, with `/` before it.
    pub(super) fn article_address(&self, date: chrono::NaiveDate, name: &str, id: &str) -> String {
        let parts = PermalinkParts {
            date,
            slug: &slug(name, self.config.slugify),
            id,
        };
        let address = self.config.permalink.address(&parts);
        format!("/{}", address.trim_start_matches('/'))
    }
}
