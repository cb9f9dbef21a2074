//! The languages of a Hugo site: in the names of files, or a folder for each.

use serde_json::Value as Json;

use crate::import::generator::Folder;

/// A path below `content/` without what tells its language, and that.
pub(super) fn parted(below: &str, folder: &Folder) -> (String, Option<String>) {
    let Some(languages) = folder.setting_at(&["languages"]).and_then(Json::as_object) else {
        return (below.to_owned(), None);
    };
    for (name, language) in languages {
        let own = language.get("contentDir").or(language.get("contentdir"));
        let own = own.and_then(Json::as_str).unwrap_or_default();
        let own = own.trim_start_matches("content").trim_matches('/');
        let inner = below.strip_prefix(own).filter(|_| !own.is_empty());
        if let Some(inner) = inner.and_then(|inner| inner.strip_prefix('/')) {
            return (inner.to_owned(), Some(name.clone()));
        }
    }
    let (stem, ending) = below.rsplit_once('.').unwrap_or((below, ""));
    match stem.rsplit_once('.') {
        Some((stem, name)) if languages.contains_key(name) => {
            (format!("{stem}.{ending}"), Some(name.to_owned()))
        }
        _ => (below.to_owned(), Some(default(folder).to_owned())),
    }
}

/// The folder that the addresses of a language begin with; empty for the main one.
pub(super) fn prefix(language: Option<&str>, folder: &Folder) -> String {
    let in_folder =
        folder.setting_at(&["defaultcontentlanguageinsubdir"]) == Some(&Json::Bool(true));
    match language {
        Some(language) if in_folder || language != default(folder) => format!("/{language}"),
        _ => String::new(),
    }
}

fn default(folder: &Folder) -> &str {
    folder.setting("defaultcontentlanguage").unwrap_or("en")
}
