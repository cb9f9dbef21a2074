//! Which variants a picture gets, and which are worth their place.

/// How variants are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameters {
    /// The widths of variants, ascending.
    pub widths: Vec<u32>,
    /// How good lossy variants are, from 1 to 100.
    pub quality: u8,
}

#[cfg(feature = "images")]
pub(super) use with_variants::{Kept, MAX_PIXELS, planned};

#[cfg(feature = "images")]
mod with_variants {
    use super::Parameters;
    use crate::picture::{Size, Variants};

    /// The widest WebP picture: its header has 14 bits for a side.
    const MAX_WIDTH: u32 = 16_383;

    /// Pixels of the largest picture that is decoded: each thread holds one, of 3 to 8 bytes a pixel.
    pub(in crate::picture) const MAX_PIXELS: u64 = 40_000_000;
    /// Files below so many bytes load in a moment as they are.
    const SMALL: usize = 12_000;
    /// Of a hundred bytes of what it stands in for, a variant may have so many.
    const WORTH: usize = 85;

    /// The widths of the variants that are tried of a picture whose file has so many bytes, the
    /// largest first: never more than its own.
    pub(in crate::picture) fn planned(
        size: Size,
        bytes: usize,
        parameters: &Parameters,
    ) -> Vec<u32> {
        let own = size.width.min(MAX_WIDTH);
        if bytes < SMALL || size.height > MAX_WIDTH {
            return Vec::new();
        }
        let smaller = parameters
            .widths
            .iter()
            .copied()
            .filter(|width| *width < own);
        let widest = parameters.widths.last().copied().unwrap_or(0);
        let mut widths: Vec<u32> = smaller.chain((own <= widest).then_some(own)).collect();
        widths.reverse();
        widths
    }

    /// The variants that are kept so far.
    pub(in crate::picture) struct Kept<'a> {
        size: Size,
        parameters: &'a Parameters,
        /// Bytes of what the next smaller one would stand in for.
        last: usize,
        /// The widest first.
        widths: Vec<u32>,
    }

    impl<'a> Kept<'a> {
        pub(in crate::picture) fn new(
            size: Size,
            bytes: usize,
            parameters: &'a Parameters,
        ) -> Self {
            Self {
                size,
                parameters,
                last: bytes,
                widths: Vec::new(),
            }
        }

        /// Whether a variant of so many bytes is worth its place beside the wider ones.
        pub(in crate::picture) fn keep(&mut self, width: u32, bytes: usize) -> bool {
            let is_worth = bytes.saturating_mul(100) <= self.last.saturating_mul(WORTH);
            if is_worth {
                self.last = bytes;
                self.widths.push(width);
            }
            is_worth
        }

        /// What was kept, made from bytes with the hash `print`.
        pub(in crate::picture) fn variants(mut self, print: u64) -> Variants {
            let own = self.size.width;
            let is_wanted = own <= self.parameters.widths.last().copied().unwrap_or(0);
            let with_original = is_wanted && self.widths.first() != Some(&own);
            self.widths.reverse();
            Variants {
                print,
                with_original: with_original && !self.widths.is_empty(),
                widths: self.widths,
            }
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn parameters() -> Parameters {
            Parameters {
                widths: vec![480, 960, 1600],
                quality: 80,
            }
        }

        #[test]
        fn no_variant_is_wider_than_its_picture() {
            for ((width, height, bytes), want) in [
                ((4000, 3000, 2_000_000), vec![1600, 960, 480]),
                ((1600, 900, 90_000), vec![1600, 960, 480]),
                ((1200, 900, 90_000), vec![1200, 960, 480]),
                ((480, 900, 90_000), vec![480]),
                ((300, 200, 90_000), vec![300]),
                ((1200, 900, 9_000), vec![]),
                ((1200, 20_000, 900_000), vec![]),
            ] {
                let size = Size { width, height };
                assert_eq!(planned(size, bytes, &parameters()), want, "{width}");
            }
        }

        #[test]
        fn only_what_is_much_smaller_is_kept() {
            for (width, made, want, with_original) in [
                (
                    1200,
                    [(1200, 50), (960, 30), (480, 10)],
                    vec![480, 960, 1200],
                    false,
                ),
                (
                    1200,
                    [(1200, 90), (960, 30), (480, 10)],
                    vec![480, 960],
                    true,
                ),
                (
                    1200,
                    [(1200, 50), (960, 45), (480, 10)],
                    vec![480, 1200],
                    false,
                ),
                (1200, [(1200, 120), (960, 110), (480, 86)], vec![], false),
                (
                    4000,
                    [(1600, 90), (960, 30), (480, 10)],
                    vec![480, 960],
                    false,
                ),
            ] {
                let parameters = parameters();
                let mut kept = Kept::new(Size { width, height: 9 }, 100, &parameters);
                for (width, bytes) in made {
                    kept.keep(width, bytes);
                }
                let variants = kept.variants(7);
                assert_eq!(variants.widths, want, "{made:?}");
                assert_eq!(variants.with_original, with_original, "{made:?}");
            }
        }
    }
}
