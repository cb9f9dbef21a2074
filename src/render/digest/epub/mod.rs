//! A digest as a book: EPUB 3.3 with the full texts of its articles, the same bytes at every making.
//!
//! Written here and not by the crate `epub-builder`, which is under the MPL and writes the time of day
//! into the book.

mod archive;
mod images;
mod package;
mod pages;
mod xhtml;

use std::collections::BTreeMap;

use archive::Archive;
use images::Images;

use super::told::{Length, Story, Told};
use crate::{
    render::{Renderer, Stop},
    site::{Entry, digest::Digest},
};

/// The book of a digest.
pub(super) fn write(renderer: &Renderer<'_>, digest: &Digest) -> Result<Vec<u8>, Stop> {
    let told = Told::of(renderer, digest, Length::Full);
    let book = Book::of(renderer, &told);
    let mut images = Images::of(renderer.site);
    let mut archive = Archive::begin()?;
    archive.add("META-INF/container.xml", package::CONTAINER.as_bytes())?;
    archive.add("EPUB/style.css", pages::STYLE.as_bytes())?;
    archive.add("EPUB/cover.xhtml", pages::cover(&book).as_bytes())?;
    archive.add("EPUB/nav.xhtml", pages::contents(&book).as_bytes())?;
    for (file, story) in book.chapters() {
        let page = book.chapter(story, &mut images)?;
        archive.add(&format!("EPUB/{file}"), page.as_bytes())?;
    }
    for image in images.used() {
        let bytes = image.from.bytes();
        let bytes = bytes.map_err(Stop::Machine)?;
        archive.add(&format!("EPUB/{}", image.name), &bytes)?;
    }
    let package = package::package(&book, digest, images.used());
    archive.add("EPUB/package.opf", package.as_bytes())?;
    archive.finish()
}

/// What a book is made of.
struct Book<'a> {
    renderer: &'a Renderer<'a>,
    told: &'a Told<'a>,
    /// The file of each article, by its address.
    files: BTreeMap<&'a str, String>,
}

impl<'a> Book<'a> {
    fn of(renderer: &'a Renderer<'a>, told: &'a Told<'a>) -> Self {
        let permalinks = told.stories().map(|story| story.entry.permalink.as_str());
        let files = permalinks.zip(1..);
        let files = files.map(|(permalink, number)| (permalink, file(number)));
        Self {
            renderer,
            told,
            files: files.collect(),
        }
    }

    /// The articles and their files, in the order of the book.
    fn chapters(&self) -> impl Iterator<Item = (String, &Story<'a>)> {
        (1..).map(file).zip(self.told.stories())
    }

    /// The page of an article.
    fn chapter(&self, story: &Story<'_>, images: &mut Images<'_>) -> Result<String, Stop> {
        let html = self.renderer.absolute_html(story.entry)?;
        let address = |address: &str| self.lead(story.entry, address);
        let text = xhtml::xhtml(&html, &address, &mut |address| images.embed(address));
        let cover = story.entry.cover_src();
        let cover = cover.and_then(|cover| images.embed(&self.renderer.absolute(cover)));
        Ok(pages::chapter(self, story, cover.as_deref(), &text))
    }

    /// Where a link in the text of an article leads: inside the book where it can.
    fn lead(&self, entry: &Entry, address: &str) -> String {
        let (page, anchor) = match address.split_once('#') {
            Some((page, anchor)) => (page, Some(anchor)),
            None => (address, None),
        };
        if page == entry.permalink
            && let Some(anchor) = anchor
        {
            return format!("#{anchor}");
        }
        match (self.files.get(page), anchor) {
            (Some(file), None) => file.clone(),
            (Some(file), Some(anchor)) => format!("{file}#{anchor}"),
            (None, _) => address.to_owned(),
        }
    }
}

fn file(number: usize) -> String {
    format!("a{number:04}.xhtml")
}
