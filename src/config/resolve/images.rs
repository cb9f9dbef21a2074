//! The settings of pictures, checked.

use serde_yaml::Spanned;

use super::{Resolver, schema};
use crate::{config::Images, message::message};

const WIDTHS: [u32; 3] = [480, 960, 1600];
const QUALITY: u8 = 80;
/// What the built-in theme makes of a text: the width of the window less its margins, at most 43 rem.
const SIZES: &str = "(max-width: 45rem) 100vw, 43rem";

/// The widest WebP picture.
const MAX_WIDTH: u32 = 16_383;

impl Resolver<'_> {
    pub(super) fn images(&mut self, written: schema::Images) -> Images {
        Images {
            variants: written.variants.unwrap_or(true),
            widths: self.widths(written.widths),
            quality: self.quality(written.quality),
            sizes: written.sizes.unwrap_or_else(|| SIZES.to_owned()),
        }
    }

    fn widths(&mut self, written: Option<Vec<Spanned<u32>>>) -> Vec<u32> {
        let Some(written) = written else {
            return WIDTHS.to_vec();
        };
        for width in &written {
            if !(1..=MAX_WIDTH).contains(&width.value) {
                let message = message!("images-width", width = width.value);
                self.refuse(width, message, message!("images-width-help"));
            }
        }
        let mut widths: Vec<u32> = written.into_iter().map(|width| width.value).collect();
        widths.sort_unstable();
        widths.dedup();
        widths
    }

    fn quality(&mut self, written: Option<Spanned<u8>>) -> u8 {
        let Some(written) = written else {
            return QUALITY;
        };
        if !(1..=100).contains(&written.value) {
            let message = message!("images-quality", quality = u32::from(written.value));
            self.refuse(&written, message, message!("images-quality-help"));
        }
        written.value
    }
}
