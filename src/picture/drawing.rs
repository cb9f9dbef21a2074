//! Draws a share image: the SVG that a template made, in given fonts, as PNG.
//!
//! A drawing sees nothing of the machine and takes a bounded time: it has no pictures, files or
//! addresses, and none of the elements by which a few bytes of SVG cost hours.

use std::{fmt::Display, sync::Arc};

use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::{
        FontResolver, ImageHrefResolver, Options, Tree,
        fontdb::{Database, ID, Source},
        roxmltree::Document,
    },
};

use super::{SHARED, png};
use crate::message::{Message, message};

/// A font: a file, and which of the faces in it.
#[derive(Debug, Clone)]
pub struct Face {
    /// The bytes of the file.
    pub file: Arc<Vec<u8>>,
    /// The index of the face.
    pub index: u32,
}

/// The fonts of a drawing: `font-family: serif` asks for that of titles, any other for that of texts.
#[derive(Debug, Clone)]
pub struct Typeface {
    fonts: Arc<Database>,
    titles: ID,
    texts: ID,
}

impl Typeface {
    /// The typeface of two fonts; none where a file is no font, or has no such face.
    pub fn new(titles: &Face, texts: &Face) -> Option<Self> {
        let mut fonts = Database::new();
        let mut add = |face: &Face| {
            let ids = fonts.load_font_source(Source::Binary(face.file.clone()));
            let mut ids = ids.into_iter();
            ids.find(|id| fonts.face(*id).is_some_and(|info| info.index == face.index))
        };
        let (titles, texts) = (add(titles)?, add(texts)?);
        Some(Self {
            fonts: Arc::new(fonts),
            titles,
            texts,
        })
    }

    fn resolver(&self) -> FontResolver<'_> {
        FontResolver {
            select_font: Box::new(|font, _| {
                let first = font.families().first().map(ToString::to_string);
                let is_title = first.as_deref() == Some("serif");
                Some(if is_title { self.titles } else { self.texts })
            }),
            select_fallback: Box::new(|_, tried, _| {
                let both = [self.titles, self.texts];
                both.into_iter().find(|id| !tried.contains(id))
            }),
        }
    }
}

/// The elements of a drawing.
const ELEMENTS: [&str; 17] = [
    "circle",
    "defs",
    "desc",
    "ellipse",
    "g",
    "line",
    "linearGradient",
    "path",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "svg",
    "text",
    "title",
    "tspan",
];
/// Bytes of SVG.
const MOST_BYTES: usize = 256 * 1024;
/// Elements, and how deep they may lie in each other: a layer of the whole picture may stand for each.
const MOST_ELEMENTS: usize = 2_000;
const DEEPEST: usize = 32;

/// Why a drawing was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undrawn {
    /// What is wrong with it.
    pub message: Message,
    /// How to mend it.
    pub help: Option<Message>,
}

impl Undrawn {
    fn new(message: Message) -> Self {
        Self {
            message,
            help: None,
        }
    }

    fn help(self, help: Message) -> Self {
        Self {
            help: Some(help),
            ..self
        }
    }
}

/// The picture that `svg` tells of, as PNG.
///
/// # Errors
/// What is wrong with it, and how to mend it, in two sentences.
pub fn draw(svg: &[u8], typeface: &Typeface) -> Result<Vec<u8>, Undrawn> {
    let text = str::from_utf8(svg).map_err(|error| no_svg(&error))?;
    if text.len() > MOST_BYTES {
        return Err(too_large());
    }
    let document = Document::parse(text).map_err(|error| no_svg(&error))?;
    check(&document)?;
    let options = Options {
        fontdb: Arc::clone(&typeface.fonts),
        font_resolver: typeface.resolver(),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_xmltree(&document, &options);
    let tree = tree.map_err(|error| no_svg(&error))?;
    let (width, height) = (tree.size().width(), tree.size().height());
    if (width, height) != (SHARED.width as f32, SHARED.height as f32) {
        let said = message!(
            "share-image-size",
            width = width.to_string(),
            height = height.to_string()
        );
        return Err(Undrawn::new(said).help(message!("share-image-size-help")));
    }
    let canvas = Pixmap::new(SHARED.width, SHARED.height);
    let mut canvas = canvas.ok_or_else(too_large)?;
    canvas.fill(Color::WHITE);
    resvg::render(&tree, Transform::identity(), &mut canvas.as_mut());
    let drawn = png::encode(canvas.data(), SHARED);
    drawn.map_err(|error| no_svg(&error))
}

/// Refuses what a drawing must not have.
fn check(document: &Document<'_>) -> Result<(), Undrawn> {
    let elements = document.descendants().filter(|node| node.is_element());
    for (number, element) in elements.enumerate() {
        let name = element.tag_name().name();
        let is_nested = name == "svg" && element != document.root_element();
        if is_nested || !ELEMENTS.contains(&name) {
            let refused = Undrawn::new(message!("share-image-element", name = name));
            return Err(refused.help(message!(
                "share-image-element-help",
                names = ELEMENTS.join(", ")
            )));
        }
        if number >= MOST_ELEMENTS || element.ancestors().nth(DEEPEST).is_some() {
            return Err(too_large());
        }
        let has = |name: &str| {
            let mut attributes = element.attributes();
            attributes.any(|one| one.name().contains(name) || one.value().contains(name))
        };
        // A short dash on a long line is drawn a million times.
        if has("dasharray") {
            let refused = Undrawn::new(message!("share-image-dashes"));
            return Err(refused.help(message!("share-image-dashes-help")));
        }
        // So is the whole picture for each function of a filter.
        if has("filter") {
            let refused = Undrawn::new(message!("share-image-filter"));
            return Err(refused.help(message!("share-image-filter-help")));
        }
    }
    Ok(())
}

fn no_svg(error: &dyn Display) -> Undrawn {
    Undrawn::new(message!("share-image-no-svg", why = error.to_string()))
}

fn too_large() -> Undrawn {
    let refused = Undrawn::new(message!("share-image-too-large"));
    refused.help(message!("share-image-too-large-help"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of an SVG with these elements in it.
    fn said(inside: &str) -> String {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:x=\"http://www.w3.org/1999/xlink\">{inside}</svg>"
        );
        let checked = match Document::parse(&svg) {
            Ok(document) => check(&document),
            Err(error) => Err(no_svg(&error)),
        };
        checked.map_or_else(|refused| refused.message.to_string(), |()| String::new())
    }

    #[test]
    fn a_drawing_sees_nothing_of_the_machine() {
        for (inside, element) in [
            ("<image href=\"/etc/passwd\"/>", "image"),
            ("<g><image x:href=\"http://127.0.0.1/\"/></g>", "image"),
            (
                "<filter id=\"f\"><feImage href=\"a.png\"/></filter>",
                "filter",
            ),
            ("<style>@import url(a.css);</style>", "style"),
            ("<foreignObject/>", "foreignObject"),
            ("<script>1</script>", "script"),
            ("<svg/>", "svg"),
        ] {
            let told = format!("the share image has an element `{element}`, which is not drawn");
            assert_eq!(said(inside), told);
        }
        assert_eq!(
            said("<g><text>字<tspan>&lt;image&gt;</tspan></text><!-- <image/> --></g>"),
            ""
        );
    }

    #[test]
    fn a_drawing_takes_a_bounded_time() {
        let nested = |depth: usize| format!("{}{}", "<g>".repeat(depth), "</g>".repeat(depth));
        let too_large = "the share image is too much to draw";
        for (inside, told) in [
            (
                "<use href=\"#a\"/>",
                "the share image has an element `use`, which is not drawn",
            ),
            (
                "<mask/>",
                "the share image has an element `mask`, which is not drawn",
            ),
            (
                "<line stroke-dasharray=\"0.001\"/>",
                "the share image has a dashed line, which is not drawn",
            ),
            (
                "<line style=\"stroke-dasharray: 1\"/>",
                "the share image has a dashed line, which is not drawn",
            ),
            (
                "<rect filter=\"blur(9)\"/>",
                "the share image has a filter, which is not drawn",
            ),
            (
                "<rect style=\"filter: blur(9)\"/>",
                "the share image has a filter, which is not drawn",
            ),
            (&nested(20), ""),
            (&nested(40), too_large),
            (&"<g/>".repeat(1990), ""),
            (&"<g/>".repeat(2010), too_large),
        ] {
            assert_eq!(said(inside), told, "{}", &inside[..inside.len().min(40)]);
        }
        let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><svg>&b;</svg>";
        assert!(Document::parse(bomb).is_err());
    }
}
