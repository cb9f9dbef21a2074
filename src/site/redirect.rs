//! Old addresses that lead to new ones.

use super::Address;
use crate::{
    content::Placed,
    diagnostic::{Diagnostic, Place},
    message::{Message, message},
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
    let refuse = |message: Message, help: Message| {
        let place = Place {
            path: path.to_owned(),
            position: Some(alias.position.clone()),
        };
        Err(Diagnostic::error("alias", message).at(place).help(help))
    };
    let value = &alias.value;
    let written = value.trim();
    if written.contains("://") || written.starts_with("//") {
        let message = message!("alias-whole", alias = value);
        return refuse(message, message!("alias-path-help"));
    }
    if written.contains(['?', '#']) {
        let message = message!("alias-query", alias = value);
        return refuse(message, message!("alias-query-help"));
    }
    let decoded = percent_encoding::percent_decode_str(written).decode_utf8_lossy();
    let address = Address::of_page(&decoded);
    match address.output_path() {
        Ok(_) if !address.as_str().is_empty() => Ok(address),
        Ok(_) => refuse(
            message!("alias-home", alias = value),
            message!("alias-home-help"),
        ),
        Err(why) => {
            let message = why.of(message!("alias-named", alias = value));
            refuse(message, message!("alias-path-help"))
        }
    }
}
