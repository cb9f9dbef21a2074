//! WebP files: the pixels by libwebp, and around them what is told of their colours and their making.

use webp::{Encoder, PixelLayout, WebPConfig};

/// What is told beside the pixels.
#[derive(Debug, Default)]
pub(super) struct Extras {
    /// What the colours mean (ICC); none for sRGB.
    pub(super) profile: Option<Vec<u8>>,
    /// How it was made (XMP), where also stands what AI did.
    pub(super) labels: Option<Vec<u8>>,
}

/// Pixels, row by row.
pub(super) struct Pixels<'a> {
    /// Red, green, blue, and with `has_alpha` also that: a byte each.
    pub(super) bytes: &'a [u8],
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) has_alpha: bool,
}

/// A lossy picture of this quality; the lossless one where that is `exact` and no larger. None
/// where the encoder fails.
pub(super) fn encode(pixels: &Pixels<'_>, quality: u8, exact: bool) -> Option<Vec<u8>> {
    let layout = if pixels.has_alpha {
        PixelLayout::Rgba
    } else {
        PixelLayout::Rgb
    };
    let encoder = Encoder::new(pixels.bytes, layout, pixels.width, pixels.height);
    let mut config = WebPConfig::new().ok()?;
    config.quality = f32::from(quality);
    // Keeps thin coloured lines and letters sharp, as diagrams have them.
    config.use_sharp_yuv = i32::from(exact);
    let lossy = encoder.encode_advanced(&config).ok()?.to_vec();
    if !exact {
        return Some(lossy);
    }
    config.lossless = 1;
    config.quality = LOSSLESS_EFFORT;
    let lossless = encoder.encode_advanced(&config).ok()?.to_vec();
    Some(if lossless.len() <= lossy.len() {
        lossless
    } else {
        lossy
    })
}

/// Of 100. More takes much longer for little.
const LOSSLESS_EFFORT: f32 = 50.0;

/// The flags of an extended header (WebP Container Specification, «Extended File Format»).
const PROFILE: u8 = 0x20;
const ALPHA: u8 = 0x10;
const LABELS: u8 = 0x04;

/// The WebP file `bytes`, as the encoder made it, with `extras`; none where it is no such file.
pub(super) fn with_extras(bytes: Vec<u8>, pixels: &Pixels<'_>, extras: &Extras) -> Option<Vec<u8>> {
    if extras.profile.is_none() && extras.labels.is_none() {
        return Some(bytes);
    }
    let mut body = bytes.get(12..)?;
    // The header of a lossy picture with transparency; it is written anew.
    if body.starts_with(b"VP8X") {
        body = body.get(18..)?;
    }
    let flag = |flag: u8, is_set: bool| if is_set { flag } else { 0 };
    let flags = flag(PROFILE, extras.profile.is_some())
        | flag(ALPHA, pixels.has_alpha)
        | flag(LABELS, extras.labels.is_some());
    let mut header = vec![flags, 0, 0, 0];
    for side in [pixels.width, pixels.height] {
        header.extend_from_slice(&side.checked_sub(1)?.to_le_bytes()[..3]);
    }
    let mut chunks = Vec::with_capacity(bytes.len() + 1024);
    push_chunk(&mut chunks, b"VP8X", &header)?;
    if let Some(profile) = &extras.profile {
        push_chunk(&mut chunks, b"ICCP", profile)?;
    }
    chunks.extend_from_slice(body);
    if let Some(labels) = &extras.labels {
        push_chunk(&mut chunks, b"XMP ", labels)?;
    }
    let length = u32::try_from(chunks.len() + 4).ok()?.to_le_bytes();
    Some([b"RIFF", &length[..], b"WEBP", &chunks].concat())
}

fn push_chunk(out: &mut Vec<u8>, name: &[u8; 4], contents: &[u8]) -> Option<()> {
    out.extend_from_slice(name);
    out.extend_from_slice(&u32::try_from(contents.len()).ok()?.to_le_bytes());
    out.extend_from_slice(contents);
    // Chunks begin at even places.
    out.extend_from_slice(&[0][..contents.len() % 2]);
    Some(())
}
