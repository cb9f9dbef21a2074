//! Writes the pixels of a drawing as PNG: with a palette, for a drawing has few colours.

use std::{cmp::Reverse, iter::repeat_n};

use foldhash::{HashMap, HashMapExt};

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};

use super::Size;

/// Red, green and blue.
type Colour = [u8; 3];

/// The colours of a palette, and how many of these are the most frequent ones: fields and inks.
const PALETTE: usize = 256;
const FREQUENT: usize = 32;
/// With more colours than these it is no drawing but a photograph.
const MOST_COLOURS: usize = 4096;
/// How far a colour may be from what stands for it in the palette, squared: nobody sees that at
/// the edge of a stroke, where these colours are.
const FARTHEST: u32 = 3 * 6 * 6;

/// The opaque pixels of `rgba`, row by row, as PNG.
///
/// # Errors
/// When there are not as many pixels as `size` says.
pub(super) fn encode(rgba: &[u8], size: Size) -> Result<Vec<u8>, EncodingError> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, size.width, size.height);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    let mut data = Vec::with_capacity(rgba.len());
    match Palette::of(runs(rgba)) {
        Some(palette) => {
            encoder.set_color(ColorType::Indexed);
            encoder.set_filter(Filter::NoFilter);
            encoder.set_palette(palette.colours.concat());
            for (colour, count) in runs(rgba) {
                data.extend(repeat_n(palette.indices[&colour], count));
            }
        }
        None => {
            encoder.set_color(ColorType::Rgb);
            data.extend(
                runs(rgba)
                    .flat_map(|(colour, count)| repeat_n(colour, count))
                    .flatten(),
            );
        }
    }
    encoder.write_header()?.write_image_data(&data)?;
    Ok(out)
}

/// Pixels of one colour that stand side by side, and how many they are.
fn runs(rgba: &[u8]) -> impl Iterator<Item = (Colour, usize)> {
    let (pixels, _) = rgba.as_chunks::<4>();
    pixels.chunk_by(|one, next| one == next).map(|run| {
        let [red, green, blue, _] = run[0];
        ([red, green, blue], run.len())
    })
}

/// The colours that a drawing is written in.
struct Palette {
    colours: Vec<Colour>,
    /// The place of each colour of the drawing, or of the one next to it, in the palette.
    indices: HashMap<Colour, u8>,
}

impl Palette {
    /// The most frequent colours, and of the others those that are farthest from all before; none
    /// where that leaves out too much.
    fn of(runs: impl Iterator<Item = (Colour, usize)>) -> Option<Self> {
        let mut counts: HashMap<Colour, usize> = HashMap::new();
        for (colour, count) in runs {
            *counts.entry(colour).or_default() += count;
            if counts.len() > MOST_COLOURS {
                return None;
            }
        }
        let mut all: Vec<(Colour, usize)> = counts.into_iter().collect();
        all.sort_unstable_by_key(|(colour, count)| (Reverse(*count), *colour));
        let mut places: Vec<Place> = all.iter().map(|(colour, _)| Place::of(*colour)).collect();
        let mut colours = Vec::new();
        for (next, index) in (0..all.len().min(PALETTE)).zip(0..=u8::MAX) {
            let farthest = || {
                (0..places.len())
                    .rev()
                    .max_by_key(|at| places[*at].distance)
            };
            let chosen = if next < FREQUENT { next } else { farthest()? };
            let colour = places[chosen].colour;
            colours.push(colour);
            for place in &mut places {
                place.consider(colour, index);
            }
        }
        let is_near = places.iter().all(|place| place.distance <= FARTHEST);
        let indices = places.iter().map(|place| (place.colour, place.index));
        is_near.then(|| Self {
            indices: indices.collect(),
            colours,
        })
    }
}

/// A colour of the drawing, and what is nearest to it in the palette so far.
struct Place {
    colour: Colour,
    index: u8,
    distance: u32,
}

impl Place {
    fn of(colour: Colour) -> Self {
        Self {
            colour,
            index: 0,
            distance: u32::MAX,
        }
    }

    fn consider(&mut self, other: Colour, index: u8) {
        let distance = distance(self.colour, other);
        if distance < self.distance {
            (self.distance, self.index) = (distance, index);
        }
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
    fn no_colour_comes_back_as_another() {
        for step in [1_u32, 3, 40] {
            let size = Size {
                width: 3000,
                height: 1,
            };
            let level = |n: u32| (n * step % 256) as u8;
            let pixel = |n: u32| [level(n), level(n / 2), level(n / 300), 255];
            let rgba: Vec<u8> = (0..3000).flat_map(pixel).collect();
            let back = decoded(&encode(&rgba, size).unwrap());
            let worst = rgba.iter().zip(&back).map(|(a, b)| a.abs_diff(*b)).max();
            assert!(worst <= Some(10), "{step}: {worst:?}");
        }
    }
}
