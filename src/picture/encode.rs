//! Makes the variants of a JPEG or PNG: upright, in WebP, with its colours and labels kept.

use std::io::Cursor;

use fast_image_resize::{IntoImageView, PixelType, Resizer, images::Image};
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat,
    codecs::{jpeg::JpegDecoder, png::PngDecoder},
    metadata::Orientation,
};

use super::{
    Parameters, Size, Variants, jpeg,
    plan::{Kept, MAX_PIXELS, planned},
    webp::{self, Extras},
};
use crate::message::{Message, message};

/// The variants of a picture, and their files.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Encoded {
    /// What was made.
    pub variants: Variants,
    /// The bytes of each, by its width, the widest first.
    pub files: Vec<(u32, Vec<u8>)>,
}

/// Why a picture that asks for variants gets none.
#[derive(Debug)]
pub enum Trouble {
    /// It has too many pixels to be decoded.
    TooLarge {
        /// So many.
        pixels: u64,
    },
    /// Its file is damaged.
    Damaged(Message),
}

impl Trouble {
    /// What people are told.
    pub fn message(&self) -> Message {
        match self {
            Self::TooLarge { pixels } => message!("picture-too-large", pixels = *pixels),
            Self::Damaged(why) => message!("picture-damaged", why = why.clone()),
        }
    }
}

impl From<ImageError> for Trouble {
    fn from(error: ImageError) -> Self {
        Self::Damaged(Message::verbatim(error.to_string()))
    }
}

/// The variants of the picture in a file with these bytes, whose size is `size`; none for a picture
/// that is small, moves, or has colours that WebP cannot tell. `print` is a hash of all arguments.
///
/// # Errors
/// When the picture is too large or damaged.
pub fn encode(
    bytes: &[u8],
    size: Size,
    parameters: &Parameters,
    print: u64,
) -> Result<Encoded, Trouble> {
    let widths = planned(size, bytes.len(), parameters);
    let pixels = u64::from(size.width) * u64::from(size.height);
    match format(bytes) {
        Some(_) if widths.is_empty() => Ok(Encoded::default()),
        Some(_) if pixels > MAX_PIXELS => Err(Trouble::TooLarge { pixels }),
        Some(ImageFormat::Jpeg) => {
            let decoder = JpegDecoder::new(Cursor::new(bytes))?;
            encode_all(decoder, bytes, (size, &widths), parameters, print)
        }
        Some(_) => {
            let decoder = PngDecoder::new(Cursor::new(bytes))?;
            let has_file_colours = !is_plain_png(bytes) || decoder.is_apng()?;
            if has_file_colours {
                return Ok(Encoded::default());
            }
            encode_all(decoder, bytes, (size, &widths), parameters, print)
        }
        None => Ok(Encoded::default()),
    }
}

/// The format of a file whose pictures get variants.
fn format(bytes: &[u8]) -> Option<ImageFormat> {
    let known = [ImageFormat::Jpeg, ImageFormat::Png];
    image::guess_format(bytes)
        .ok()
        .filter(|format| known.contains(format))
}

/// Whether a PNG's numbers mean colours as those of the web do, or as its ICC profile says, which is
/// kept. What tells colours in another way (PNG, third edition, sections 11.3.2.1 and 11.3.2.6) is not.
fn is_plain_png(bytes: &[u8]) -> bool {
    let mut chunks = PngChunks(bytes.get(8..).unwrap_or_default());
    let names: Vec<[u8; 4]> = chunks.by_ref().take_while(|name| name != b"IDAT").collect();
    let has = |name: &[u8; 4]| names.contains(name);
    let is_told = has(b"iCCP") || has(b"sRGB");
    !has(b"cICP") && (is_told || !has(b"gAMA") || is_usual_gamma(bytes))
}

/// Whether a PNG's `gAMA` is that of sRGB, which programs write by habit.
fn is_usual_gamma(bytes: &[u8]) -> bool {
    const NAME: &[u8] = b"gAMA";
    let at = bytes.windows(NAME.len()).position(|four| four == NAME);
    let value = at.and_then(|at| bytes[at + NAME.len()..].first_chunk());
    value.is_some_and(|value| (45_000..=46_000).contains(&u32::from_be_bytes(*value)))
}

/// The names of a PNG's chunks.
struct PngChunks<'a>(&'a [u8]);

impl Iterator for PngChunks<'_> {
    type Item = [u8; 4];

    fn next(&mut self) -> Option<[u8; 4]> {
        let (length, rest) = self.0.split_first_chunk()?;
        let (name, _) = rest.split_first_chunk()?;
        let whole = (u32::from_be_bytes(*length) as usize).saturating_add(12);
        self.0 = self.0.get(whole..).unwrap_or_default();
        Some(*name)
    }
}

fn encode_all(
    mut decoder: impl ImageDecoder,
    bytes: &[u8],
    (size, widths): (Size, &[u32]),
    parameters: &Parameters,
    print: u64,
) -> Result<Encoded, Trouble> {
    let is_photo = format(bytes) == Some(ImageFormat::Jpeg);
    let profile = decoder.icc_profile()?;
    let is_mixed = is_photo && jpeg::Head::of(bytes).components == 4;
    if is_mixed || profile.as_deref().is_some_and(|profile| !is_rgb(profile)) {
        return Ok(Encoded::default());
    }
    let extras = Extras {
        profile,
        labels: decoder.xmp_metadata()?,
    };
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = upright(decoder, orientation)?;
    let mut kept = Kept::new(size, bytes.len(), parameters);
    let mut files = Vec::new();
    if (picture.width(), picture.height()) != (size.width, size.height) {
        return Ok(Encoded::default());
    }
    for &width in widths {
        picture = resized(picture, width, size.height_at(width))?;
        let file = file_of(&picture, (parameters.quality, !is_photo), &extras)?;
        if kept.keep(width, file.len()) {
            files.push((width, file));
        }
    }
    Ok(Encoded {
        variants: kept.variants(print),
        files,
    })
}

/// Whether a profile tells of red, green and blue (ICC.1, section 7.2.6): WebP has no others.
fn is_rgb(profile: &[u8]) -> bool {
    profile.get(16..20) == Some(b"RGB ")
}

/// The pixels, eight bits each, as a reader is to see them.
fn upright(decoder: impl ImageDecoder, orientation: Orientation) -> Result<DynamicImage, Trouble> {
    let has_alpha = decoder.color_type().has_alpha();
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(if has_alpha {
        DynamicImage::ImageRgba8(picture.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(picture.into_rgb8())
    })
}

fn resized(picture: DynamicImage, width: u32, height: u32) -> Result<DynamicImage, Trouble> {
    if (picture.width(), picture.height()) == (width, height) {
        return Ok(picture);
    }
    let damaged = |error: fast_image_resize::ResizeError| {
        Trouble::Damaged(Message::verbatim(error.to_string()))
    };
    let kind = picture.pixel_type().unwrap_or(PixelType::U8x4);
    let mut smaller = Image::new(width, height, kind);
    Resizer::new()
        .resize(&picture, &mut smaller, None)
        .map_err(damaged)?;
    let bytes = smaller.into_vec();
    let smaller = if picture.color().has_alpha() {
        image::RgbaImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgba8)
    } else {
        image::RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8)
    };
    smaller.ok_or_else(|| Trouble::Damaged(message!("picture-unscaled")))
}

fn file_of(
    picture: &DynamicImage,
    (quality, exact): (u8, bool),
    extras: &Extras,
) -> Result<Vec<u8>, Trouble> {
    let pixels = webp::Pixels {
        bytes: picture.as_bytes(),
        width: picture.width(),
        height: picture.height(),
        has_alpha: picture.color().has_alpha(),
    };
    let file = webp::encode(&pixels, quality, exact);
    let file = file.and_then(|file| webp::with_extras(file, &pixels, extras));
    file.ok_or_else(|| Trouble::Damaged(message!("picture-unencoded")))
}
