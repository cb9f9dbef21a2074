//! Old addresses that lead to new ones.

use super::Address;
use crate::{
    content::Placed,
    diagnostic::{Diagnostic, Place},
};

/// An address that leads to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The old address.
    pub from: Address,
    /// The new address.
    pub to: Address,
    /// Whether the old address is gone for good, or stands in for a page that will come.
    pub permanent: bool,
}

/// The address meant by an alias as an editor writes it: `/old/`, `/old`, `/2019/a.html`.
pub(super) fn alias_address(alias: &Placed<String>, path: &str) -> Result<Address, Diagnostic> {
    let refuse = |why: &str, help: &str| {
        let place = Place {
            path: path.to_owned(),
            position: Some(alias.position.clone()),
        };
        let message = format!("the alias `{}` {why}", alias.value);
        Err(Diagnostic::error("alias", message).at(place).help(help))
    };
    let written = alias.value.trim();
    if written.contains("://") || written.starts_with("//") {
        return refuse(
            "is a whole address",
            "write the path alone, such as `/old/address/`",
        );
    }
    if written.contains(['?', '#']) {
        return refuse(
            "has a `?` or `#`, which a static host cannot redirect",
            "write the path alone, or set up the redirect at your host",
        );
    }
    let decoded = percent_encoding::percent_decode_str(written).decode_utf8_lossy();
    let address = Address::of_page(&decoded);
    match address.output_path() {
        Ok(_) if !address.as_str().is_empty() => Ok(address),
        Ok(_) => refuse("is the home page", "take it out"),
        Err(why) => refuse(why, "write the path alone, such as `/old/address/`"),
    }
}
