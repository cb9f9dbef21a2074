//! The template engine.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::mistake;
use crate::{
    config::{BaseUrl, Config},
    diagnostic::Diagnostic,
    message::message,
    site,
    theme::Theme,
};

/// The templates of a theme, ready to render.
pub struct Engine {
    tera: Tera,
    theme: Arc<Theme>,
    config: Value,
}

impl Engine {
    /// Compiles the templates of `theme`.
    ///
    /// # Errors
    /// The templates that are wrong, and where.
    pub fn new(config: &Config, theme: Arc<Theme>) -> Result<Self, Vec<Diagnostic>> {
        let mut tera = Tera::new();
        tera.autoescape_on([".html", ".htm", ".xml", ".svg"]);
        tera.register_function(
            "get_url",
            get_url(config.base_url.clone(), Arc::clone(&theme)),
        );
        let config = super::view::config(config);
        tera.global_context().insert_value("config", config.clone());
        let sources = theme
            .templates
            .iter()
            .map(|(name, template)| (name.as_str(), &*template.text));
        match tera.add_raw_templates(sources) {
            Ok(()) => Ok(Self {
                tera,
                theme,
                config,
            }),
            Err(error) => Err(mistake::uncompiled(&theme, &error)),
        }
    }

    /// Whether there is a template of this name.
    pub fn has(&self, template: &str) -> bool {
        self.theme.templates.contains_key(template)
    }

    /// The theme.
    pub(super) fn theme(&self) -> &Theme {
        &self.theme
    }

    /// The settings as templates see them.
    pub(super) fn config(&self) -> &Value {
        &self.config
    }

    /// Renders a page.
    ///
    /// # Errors
    /// The mistake in the template, and the page at which it showed.
    pub(super) fn render(
        &self,
        template: &str,
        context: &Context,
        page: &str,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut bytes = Vec::with_capacity(PAGE_CAPACITY);
        match self.tera.render_to(template, context, &mut bytes) {
            Ok(()) => Ok(bytes),
            Err(error) => {
                let diagnostic = mistake::unrendered(&self.theme, &error);
                let help = match diagnostic.help.clone() {
                    Some(help) => message!("template-help-page", help = help, page = page),
                    None => message!("template-page", page = page),
                };
                Err(Box::new(diagnostic.help(help)))
            }
        }
    }
}

/// Room for a page of common size, so that rendering does not grow its buffer step by step.
const PAGE_CAPACITY: usize = 24 * 1024;

/// The template function `get_url(path="/style.css", absolute=false)`.
fn get_url(
    base: BaseUrl,
    theme: Arc<Theme>,
) -> impl Fn(Kwargs, &State<'_>) -> TeraResult<Value> + Send + Sync + 'static {
    let fixed: BTreeMap<String, String> = theme
        .fingerprinted()
        .map(|(name, fingerprint)| {
            let path = format!("/{name}");
            let url = format!("{}?v={fingerprint}", site::link(&path, &base));
            (path, url)
        })
        .collect();
    move |kwargs, _| {
        let path: &str = kwargs.must_get("path")?;
        let absolute = kwargs.get::<bool>("absolute")?.unwrap_or(false);
        let url = match fixed.get(path) {
            Some(url) => url.clone(),
            None => site::link(path, &base),
        };
        let url = if absolute && url.starts_with('/') {
            format!("{}{url}", base.origin())
        } else {
            url
        };
        // Escaped where it is printed: a template may hand on what an author wrote.
        Ok(Value::from(url))
    }
}
