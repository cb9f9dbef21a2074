//! The template engine, and what it says when a template is wrong.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Error, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use crate::{
    config::{BaseUrl, Config},
    diagnostic::{Diagnostic, Place},
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
    /// The template that is wrong, and where.
    pub fn new(config: &Config, theme: Arc<Theme>) -> Result<Self, Box<Diagnostic>> {
        let mut tera = Tera::new();
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
        let compiled = tera.add_raw_templates(sources);
        let engine = Self {
            tera,
            theme,
            config,
        };
        match compiled {
            Ok(()) => Ok(engine),
            Err(error) => Err(Box::new(engine.explain(&error))),
        }
    }

    /// Whether there is a template of this name.
    pub fn has(&self, template: &str) -> bool {
        self.theme.templates.contains_key(template)
    }

    /// The static files whose addresses in pages change with their contents.
    pub(super) fn fingerprinted(&self) -> impl Iterator<Item = &str> {
        let names = self.theme.statics().map(|(name, _)| name);
        names.filter(|name| is_fingerprinted(name))
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
                let diagnostic = self.explain(&error);
                let help = match diagnostic.help {
                    Some(ref help) => format!("{help}; it showed at the page {page}"),
                    None => format!(
                        "it showed at the page {page}; `--dump-context {page}` prints what its template sees"
                    ),
                };
                Err(Box::new(diagnostic.help(help)))
            }
        }
    }

    fn explain(&self, error: &Error) -> Diagnostic {
        let diagnostic = |message: String| Diagnostic::error("template", message);
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let message = first_to_lower(report.message().trim_end_matches('.'));
                let place = self.place(report.filename(), report.span().range.clone());
                diagnostic(message).at(place)
            }
            ErrorKind::TemplateNotFound(name) => {
                diagnostic(format!("there is no template `{name}`")).help("add it to `templates/`")
            }
            ErrorKind::MissingParent { current, parent } => diagnostic(format!(
                "it extends `{parent}`, but there is no such template"
            ))
            .at(template_path(current)),
            kind => diagnostic(first_to_lower(&kind.to_string())),
        }
    }

    fn place(&self, name: &str, span: std::ops::Range<usize>) -> Place {
        match self.theme.templates.get(name) {
            Some(template) => Place::in_text(template_path(name), &template.text, span),
            None => Place::from(template_path(name)),
        }
    }
}

/// Room for a page of common size, so that rendering does not grow its buffer step by step.
const PAGE_CAPACITY: usize = 24 * 1024;

fn template_path(name: &str) -> String {
    format!("templates/{name}")
}

fn first_to_lower(message: &str) -> String {
    let mut chars = message.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// The template function `get_url(path="/style.css", absolute=false)`.
fn get_url(
    base: BaseUrl,
    theme: Arc<Theme>,
) -> impl Fn(Kwargs, &State<'_>) -> TeraResult<Value> + Send + Sync + 'static {
    let fixed: BTreeMap<String, String> = theme
        .statics()
        .filter_map(|(name, _)| {
            let fingerprint = theme.fingerprint(name).filter(|_| is_fingerprinted(name))?;
            let path = format!("/{name}");
            let url = format!("{}?v={fingerprint}", site::link(&path, &base));
            Some((path, url))
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

/// Styles and scripts change together with pages, so their addresses change with their contents.
fn is_fingerprinted(name: &str) -> bool {
    name.ends_with(".css") || name.ends_with(".js")
}
