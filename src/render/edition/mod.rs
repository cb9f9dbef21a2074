//! An edition of the site in another script: its pages are rendered as those of any site, below a
//! folder of their own, and their words converted on the way out.
//!
//! So everything is converted that a reader sees, whether an article, a template or the program
//! wrote it; addresses are made before, of the simplified words, and are the same in all editions.

mod html;
mod json;
mod markdown;
mod xml;

use super::Sink;
use crate::{
    config::Edition,
    message::{Failure, message},
    output::{Contents, Kind, OutputFile, OutputPath, Recipe},
    text::script::{Converter, Traditional},
};

/// Appends the words between two pieces of markup, converted.
type Words<'a> = dyn Fn(&str, &mut String) + 'a;

/// A sink for the files of one edition, in front of the sink of the whole site.
pub struct Translated<'a> {
    sink: &'a dyn Sink,
    folder: &'static str,
    converter: Converter,
}

impl<'a> Translated<'a> {
    /// Files for `edition`; none for the one in which articles are written.
    ///
    /// # Errors
    /// When the tables of characters cannot be unpacked.
    pub fn new(edition: Edition, sink: &'a dyn Sink) -> Result<Option<Self>, Failure> {
        let folder = edition.folder();
        let of = |converter| Self {
            sink,
            folder,
            converter,
        };
        Ok(converter(edition)?.map(of))
    }

    fn path(&self, path: &OutputPath) -> Result<OutputPath, Failure> {
        let path = format!("{}{path}", self.folder);
        OutputPath::new(path.as_str()).map_err(|why| {
            let named = message!("address-named", address = format!("/{path}"));
            Failure::new(why.of(named))
        })
    }
}

impl Sink for Translated<'_> {
    fn keep(&self, path: &OutputPath, recipe: &Recipe) -> Result<bool, Failure> {
        self.sink.keep(&self.path(path)?, recipe)
    }

    fn take(&self, file: OutputFile, kind: Kind, recipe: Option<Recipe>) -> Result<(), Failure> {
        let contents = match file.contents {
            Contents::Bytes(bytes) => {
                Contents::Bytes(convert(file.path.as_str(), bytes, &self.converter))
            }
            copy @ Contents::Copy(_) => copy,
        };
        let path = self.path(&file.path)?;
        self.sink.take(OutputFile { path, contents }, kind, recipe)
    }
}

/// The contents of the file `name` as they are in `edition`.
///
/// # Errors
/// When the tables of characters cannot be unpacked.
pub fn translated(edition: Edition, name: &str, bytes: Vec<u8>) -> Result<Vec<u8>, Failure> {
    Ok(match converter(edition)? {
        Some(converter) => convert(name, bytes, &converter),
        None => bytes,
    })
}

/// The converter for an edition; none for the one in which articles are written.
pub(super) fn converter(edition: Edition) -> Result<Option<Converter>, Failure> {
    let traditional = match edition {
        Edition::Hans => return Ok(None),
        Edition::Hant => Traditional::Standard,
        Edition::HantTaiwan => Traditional::Taiwan,
        Edition::HantHongKong => Traditional::HongKong,
    };
    let converter = Converter::new(traditional)
        .map_err(|error| Failure::new(message!("edition-tables")).because(error))?;
    Ok(Some(converter))
}

/// The words of a file converted, as its kind, told by its name, asks for it.
fn convert(name: &str, bytes: Vec<u8>, converter: &Converter) -> Vec<u8> {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(binary) => return binary.into_bytes(),
    };
    let words = |text: &str, out: &mut String| converter.push(text, out);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        _ if text.is_ascii() => text,
        "html" => html::convert(&text, &words),
        "txt" if name.ends_with(".html.txt") => html::convert(&text, &words),
        "xml" => xml::convert(&text, &words),
        "json" => json::convert(&text, &words).unwrap_or(text),
        "md" => markdown::convert(&text, &words),
        "js" | "txt" | "webmanifest" => converter.convert(&text),
        _ => text,
    }
    .into_bytes()
}
