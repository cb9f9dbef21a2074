//! Writes the pixels of a drawing as PNG: with a palette, for a drawing has few colours.

use foldhash::{HashMap, HashMapExt};

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};

use super::Size;

/// Red, green and blue.
type Colour = [u8; 3];

/// The colours of a palette.
const PALETTE: usize = 256;
/// With more colours than these it is no drawing but a photograph, or a gradient that a palette
/// would divide into stripes.
const MOST_COLOURS: usize = 4096;

/// The opaque pixels of `rgba`, row by row, as PNG.
///
/// # Errors
/// When there are not as many pixels as `size` says.
pub(super) fn encode(rgba: &[u8], size: Size) -> Result<Vec<u8>, EncodingError> {
    let pixels = || {
        rgba.as_chunks::<4>()
            .0
            .iter()
            .map(|[r, g, b, _]| [*r, *g, *b])
    };
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, size.width, size.height);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    let data: Vec<u8> = match Palette::of(pixels()) {
        Some(palette) => {
            encoder.set_color(ColorType::Indexed);
            encoder.set_filter(Filter::NoFilter);
            encoder.set_palette(palette.colours.concat());
            pixels().map(|colour| palette.indices[&colour]).collect()
        }
        None => {
            encoder.set_color(ColorType::Rgb);
            pixels().flatten().collect()
        }
    };
    encoder.write_header()?.write_image_data(&data)?;
    Ok(out)
}

/// The colours that a drawing is written in.
struct Palette {
    colours: Vec<Colour>,
    /// The place of each colour of the drawing, or of the one next to it, in the palette.
    indices: HashMap<Colour, u8>,
}

impl Palette {
    /// The most frequent colours; none where there are too many colours for a palette.
    fn of(pixels: impl Iterator<Item = Colour>) -> Option<Self> {
        let mut counts: HashMap<Colour, u32> = HashMap::new();
        for colour in pixels {
            *counts.entry(colour).or_default() += 1;
            if counts.len() > MOST_COLOURS {
                return None;
            }
        }
        let mut by_count: Vec<(Colour, u32)> = counts.into_iter().collect();
        by_count.sort_unstable_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
        let colours: Vec<Colour> = by_count
            .iter()
            .take(PALETTE)
            .map(|(colour, _)| *colour)
            .collect();
        let nearest = |colour: Colour| {
            let places = (0..=u8::MAX).zip(&colours);
            places
                .min_by_key(|(_, known)| distance(colour, **known))
                .map(|(at, _)| at)
        };
        let indices = by_count
            .iter()
            .filter_map(|(colour, _)| Some((*colour, nearest(*colour)?)));
        Some(Self {
            indices: indices.collect(),
            colours,
        })
    }
}

/// How far two colours are from each other, squared.
fn distance(one: Colour, other: Colour) -> u32 {
    let sides = one.into_iter().zip(other);
    sides.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Vec<u8> {
        let image = image::load_from_memory(bytes).unwrap();
        image.into_rgba8().into_raw()
    }

    #[test]
    fn few_colours_come_back_as_they_were() {
        let size = Size {
            width: 16,
            height: 16,
        };
        let rgba: Vec<u8> = (0..=255)
            .flat_map(|n: u8| [n, 255 - n, n / 2, 255])
            .collect();
        assert_eq!(decoded(&encode(&rgba, size).unwrap()), rgba);
    }

    #[test]
    fn many_colours_come_back_nearly_and_very_many_as_they_were() {
        for (colours, most) in [(1000_u32, 8_u8), (6000, 0)] {
            let size = Size {
                width: colours,
                height: 1,
            };
            let pixel = |n: u32| {
                [
                    (n % 32 * 8) as u8,
                    (n / 32 % 32 * 8) as u8,
                    (n / 1024 * 40) as u8,
                    255,
                ]
            };
            let rgba: Vec<u8> = (0..colours).flat_map(pixel).collect();
            let back = decoded(&encode(&rgba, size).unwrap());
            let worst = rgba.iter().zip(&back).map(|(a, b)| a.abs_diff(*b)).max();
            assert!(worst <= Some(most), "{colours}: {worst:?}");
        }
    }
}
