//! Reads the size of a picture from its file.

use imagesize::ImageType;

use super::{Size, jpeg, svg};

/// The size of the picture in a file with these bytes, as browsers show it; none where the format
/// is unknown, the beginning of the file damaged, or a vector picture without a size or shape.
pub fn size_of(bytes: &[u8]) -> Option<Size> {
    let Ok(kind) = imagesize::image_type(bytes) else {
        return svg::size_of(bytes);
    };
    let size = imagesize::blob_size(bytes).ok()?;
    let side = |side: usize| u32::try_from(side).ok();
    let size = Size::new(side(size.width)?, side(size.height)?)?;
    let lies = kind == ImageType::Jpeg && jpeg::Head::of(bytes).orientation >= 5;
    Some(if lies {
        Size {
            width: size.height,
            height: size.width,
        }
    } else {
        size
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PNG that ends after its header.
    fn png(width: u32, height: u32) -> Vec<u8> {
        let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
        [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &*sides, b"\x08\x02\0\0\0"].concat()
    }

    /// A JPEG of 4 × 3 pixels that ends after its header.
    fn jpeg(orientation: u8) -> Vec<u8> {
        let exif = [
            b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(),
            &[orientation],
            b"\0\0\0\0\0\0",
        ];
        let exif = exif.concat();
        let length = (exif.len() as u16 + 2).to_be_bytes();
        let frame = b"\xff\xc0\0\x11\x08\0\x03\0\x04\x03\x01\x11\0\x02\x11\0\x03\x11\0";
        [b"\xff\xd8\xff\xe1", &length[..], &exif, frame].concat()
    }

    #[test]
    fn sizes_are_those_that_browsers_show() {
        for (bytes, want) in [
            (png(640, 360), Some((640, 360))),
            (png(0, 360), None),
            (png(u32::MAX, 1), None),
            (jpeg(1), Some((4, 3))),
            (jpeg(6), Some((3, 4))),
            (jpeg(200), Some((4, 3))),
            (b"GIF89a\x10\0\x09\0\0\0\0".to_vec(), Some((16, 9))),
            (b"<svg viewBox='0 0 4 3' width='8'>".to_vec(), Some((8, 6))),
            (b"PNG 123".to_vec(), None),
            (b"".to_vec(), None),
            (b"\xff\xd8".to_vec(), None),
        ] {
            let size = size_of(&bytes).map(|size| (size.width, size.height));
            assert_eq!(size, want, "{bytes:?}");
        }
    }

    #[test]
    fn a_file_cut_anywhere_is_no_trouble() {
        for whole in [
            png(3, 2),
            jpeg(8),
            b"RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x03\0\0\x02\0\0".to_vec(),
        ] {
            for end in 0..whole.len() {
                size_of(&whole[..end]);
                let mut spoilt = whole.clone();
                spoilt[end] ^= 0xff;
                size_of(&spoilt);
            }
        }
    }
}
