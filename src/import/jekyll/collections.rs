//! Collections of Jekyll, whose texts are pages.

use serde_json::Value as Json;

use super::is_pretty;
use crate::import::generator::{Folder, Parts, Source, permalink};

/// The collection that a file belongs to, where its texts are published.
pub(super) fn of<'p>(path: &'p str, folder: &Folder) -> Option<&'p str> {
    let (name, _) = path.strip_prefix('_')?.split_once('/')?;
    let output = folder.setting_at(&["collections", name, "output"]);
    (output == Some(&Json::Bool(true))).then_some(name)
}

/// The address that Jekyll gave a text of a collection (its documentation, «Permalinks»).
pub(super) fn address(source: &Source, folder: &Folder) -> Option<String> {
    let collection = of(&source.path, folder)?;
    let below = source.path.split_once('/')?.1;
    let path = below.rsplit_once('.').map_or(below, |(path, _)| path);
    let name = path.rsplit('/').next().unwrap_or(path);
    let own = folder.setting_at(&["collections", collection, "permalink"]);
    let pattern = match own.and_then(Json::as_str) {
        Some(own) => own,
        None if is_pretty(folder) => "/:collection/:path/",
        None => "/:collection/:path:output_ext",
    };
    let parts = Parts {
        date: source.date,
        names: vec![
            ("collection", collection.to_owned()),
            ("path", path.to_owned()),
            ("name", name.to_lowercase()),
            ("title", name.to_owned()),
            ("slug", name.to_lowercase()),
            ("output_ext", ".html".to_owned()),
        ],
    };
    permalink(pattern, &parts)
}
