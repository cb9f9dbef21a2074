//! The pictures of a site where pages show them: their sizes, and the variants that stand in for them.

use super::Address;
use crate::{
    config::BaseUrl,
    output::OutputPath,
    picture::{Picture, Size, Variants},
};

/// A variant of a picture, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedVariant {
    /// Where it goes.
    pub path: OutputPath,
    /// The file that it was made of, below the site's root.
    pub of: String,
    /// The hash by which it is known ([`Variants::print`]).
    pub print: u64,
    /// How wide it is.
    pub width: u32,
}

/// The cover of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// Its address for `src`: absolute, or from the host's root.
    pub src: String,
    /// Its size, where it is a file of the site in a known format.
    pub size: Option<Size>,
    /// Its variants for `srcset`, where it has some.
    pub srcset: Option<String>,
}

/// What is told of a picture where a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) size: Size,
    /// For `srcset`; empty where there are no variants.
    pub(super) srcset: String,
}

impl Shown {
    pub(super) fn new(picture: &Picture, address: &Address, base: &BaseUrl) -> Self {
        let Variants {
            widths,
            with_original,
            ..
        } = &picture.variants;
        let variants = widths.iter().map(|width| {
            let variant = variant_address(address, &picture.variants, *width);
            format!("{} {width}w", variant.href(base))
        });
        let original = || format!("{} {}w", address.href(base), picture.size.width);
        let all: Vec<String> = variants.chain(with_original.then(original)).collect();
        Self {
            size: picture.size,
            srcset: all.join(", "),
        }
    }
}

/// The address of a variant of the picture at `address`: another one whenever its bytes are others.
pub(super) fn variant_address(address: &Address, variants: &Variants, width: u32) -> Address {
    let print = variants.print >> 32;
    Address::new(&format!("{}.{width}.{print:08x}.webp", address.as_str()))
}

/// What is added to the tag of an image, after its address: it ends the address's value, and its
/// own last value ends with the quote that ended the address's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Added {
    /// `width` and `height`.
    pub(super) size: String,
    /// `srcset` and `sizes`.
    pub(super) srcset: String,
}

impl Added {
    /// What is added where the author wrote this `width` and `height`, and else the text gives a
    /// picture the width that `sizes`, which is escaped, tells.
    pub(super) fn new(shown: &Shown, written: (Option<u32>, Option<u32>), sizes: &str) -> Self {
        let size = match written {
            (None, None) => {
                let Size { width, height } = shown.size;
                format!("\" width=\"{width}\" height=\"{height}")
            }
            (Some(width), None) => format!("\" height=\"{}", shown.size.height_at(width)),
            (None, Some(height)) => format!("\" width=\"{}", shown.size.width_at(height)),
            (Some(_), Some(_)) => String::new(),
        };
        let width = match written {
            (None, Some(height)) => Some(shown.size.width_at(height)),
            (width, _) => width,
        };
        let sizes = match width {
            Some(width) => format!("(max-width: {width}px) 100vw, {width}px"),
            None => sizes.to_owned(),
        };
        let srcset = match shown.srcset.as_str() {
            "" => String::new(),
            srcset => format!("\" srcset=\"{srcset}\" sizes=\"{sizes}"),
        };
        Self { size, srcset }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(srcset: &str) -> Shown {
        Shown {
            size: Size {
                width: 800,
                height: 600,
            },
            srcset: srcset.to_owned(),
        }
    }

    #[test]
    fn an_author_has_the_last_word_on_sizes() {
        for (written, size, sizes) in [
            ((None, None), "\" width=\"800\" height=\"600", "100vw"),
            (
                (Some(400), None),
                "\" height=\"300",
                "(max-width: 400px) 100vw, 400px",
            ),
            (
                (None, Some(60)),
                "\" width=\"80",
                "(max-width: 80px) 100vw, 80px",
            ),
            ((Some(9), Some(9)), "", "(max-width: 9px) 100vw, 9px"),
            (
                (Some(0), None),
                "\" height=\"1",
                "(max-width: 0px) 100vw, 0px",
            ),
        ] {
            let added = Added::new(&shown("/a.webp 480w"), written, "100vw");
            assert_eq!(added.size, size, "{written:?}");
            let srcset = format!("\" srcset=\"/a.webp 480w\" sizes=\"{sizes}");
            assert_eq!(added.srcset, srcset, "{written:?}");
            assert_eq!(Added::new(&shown(""), written, "100vw").srcset, "");
        }
    }

    #[test]
    fn variants_stand_beside_their_picture() {
        let picture = Picture {
            size: shown("").size,
            variants: Variants {
                print: 0x1234_5678_9abc_def0,
                widths: vec![480],
                with_original: true,
            },
        };
        let Ok(base) = BaseUrl::parse("https://example.org/") else {
            panic!("an address");
        };
        let shown = Shown::new(&picture, &Address::new("a/图.png"), &base);
        assert_eq!(
            shown.srcset,
            "/a/%E5%9B%BE.png.480.12345678.webp 480w, /a/%E5%9B%BE.png 800w"
        );
    }
}
