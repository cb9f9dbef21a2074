//! What a reading system is told of a book: the package document (EPUB 3.3, 5).

use chrono::{SecondsFormat, Utc};
use uuid::Uuid;

use super::{Book, images::Image};
use crate::{
    render::xml::{push_element, push_text},
    site::digest::Digest,
};

/// Where the package document is.
pub(super) const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">
<rootfiles>
<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>
</rootfiles>
</container>
";

const XHTML: &str = "application/xhtml+xml";

/// The package document of a book.
pub(super) fn package(book: &Book<'_>, digest: &Digest, images: &[Image<'_>]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">\n\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n",
    );
    metadata(&mut out, book, digest);
    out.push_str("</metadata>\n<manifest>\n");
    item(&mut out, ["style", "style.css", "text/css", ""]);
    item(&mut out, ["cover", "cover.xhtml", XHTML, ""]);
    item(&mut out, ["nav", "nav.xhtml", XHTML, "nav"]);
    for (file, _) in book.chapters() {
        item(&mut out, [id(&file), &file, XHTML, ""]);
    }
    for (image, number) in images.iter().zip(1..) {
        let id = format!("image-{number}");
        item(&mut out, [&id, &image.name, image.mime, ""]);
    }
    out.push_str("</manifest>\n<spine>\n<itemref idref=\"cover\"/>\n<itemref idref=\"nav\"/>\n");
    for (file, _) in book.chapters() {
        out.push_str(&format!("<itemref idref=\"{}\"/>\n", id(&file)));
    }
    out.push_str("</spine>\n</package>\n");
    out
}

/// Who, what and when: all of it from the content, nothing from the clock.
fn metadata(out: &mut String, book: &Book<'_>, digest: &Digest) {
    let site = book.renderer.site;
    let config = &site.config;
    let permalink = digest.address().absolute(&config.base_url);
    let uuid = Uuid::new_v5(&Uuid::NAMESPACE_URL, permalink.as_bytes());
    out.push_str("<dc:identifier id=\"id\">urn:uuid:");
    out.push_str(&uuid.to_string());
    out.push_str("</dc:identifier>\n");
    let publisher = config.author.as_deref().unwrap_or(&config.title);
    let articles = digest.articles.iter().map(|id| &site.entry(*id).article);
    let changed = articles.map(|article| article.updated.unwrap_or(article.date));
    // A digest without articles is none.
    let changed = changed.max().unwrap_or_default().with_timezone(&Utc);
    for (name, text) in [
        ("dc:title", book.title().as_str()),
        ("dc:language", &config.language),
        ("dc:creator", publisher),
        ("dc:publisher", publisher),
        ("dc:date", &digest.period.first_day().to_string()),
        ("dc:source", &permalink),
    ] {
        push_element(out, name, text);
    }
    out.push_str("<meta property=\"dcterms:modified\">");
    out.push_str(&changed.to_rfc3339_opts(SecondsFormat::Secs, true));
    out.push_str("</meta>\n");
}

fn item(out: &mut String, [id, href, mime, properties]: [&str; 4]) {
    out.push_str("<item id=\"");
    out.push_str(id);
    out.push_str("\" href=\"");
    push_text(out, href);
    out.push_str("\" media-type=\"");
    out.push_str(mime);
    if !properties.is_empty() {
        out.push_str("\" properties=\"");
        out.push_str(properties);
    }
    out.push_str("\"/>\n");
}

fn id(file: &str) -> &str {
    file.strip_suffix(".xhtml").unwrap_or(file)
}
