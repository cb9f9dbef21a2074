//! What the head of a JPEG file tells beside its size: which way is up, and its inks.

/// What the head of a JPEG file tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    /// As in EXIF: 1 is upright, 5 to 8 lie on their side.
    pub(super) orientation: u8,
    /// Colours a pixel is mixed of; 4 are printers' inks.
    pub(super) components: u8,
}

/// Segments before the picture; more are someone's trap.
const MAX_SEGMENTS: usize = 4096;

impl Head {
    /// The head of a file with these bytes; what it does not tell is as usual.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut head = Self {
            orientation: 1,
            components: 3,
        };
        let mut rest = bytes.get(2..).unwrap_or_default();
        for _ in 0..MAX_SEGMENTS {
            let Some((marker, contents, after)) = segment(rest) else {
                break;
            };
            match marker {
                0xe1 => {
                    let exif = contents.strip_prefix(b"Exif\0\0");
                    head.orientation = exif.and_then(orientation).unwrap_or(head.orientation);
                }
                // Frame headers: C4, C8 and CC are tables (ITU T.81, table B.1).
                0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                    head.components = contents.get(5).copied().unwrap_or(head.components);
                    break;
                }
                // The picture itself.
                0xda => break,
                _ => {}
            }
            rest = after;
        }
        head
    }
}

/// The marker and the contents of the first segment, and what stands after it.
fn segment(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let start = bytes.iter().position(|&byte| byte != 0xff)?;
    let (&marker, rest) = bytes[start..].split_first()?;
    let (length, _) = rest.split_first_chunk()?;
    let length = usize::from(u16::from_be_bytes(*length));
    let contents = rest.get(2..length)?;
    Some((marker, contents, &rest[length..]))
}

/// The orientation that EXIF tells (CIPA DC-008, section 4.6.5): an entry of the first directory.
fn orientation(exif: &[u8]) -> Option<u8> {
    const TAG: u16 = 0x0112;
    let is_little = exif.starts_with(b"II");
    let short = |at: usize| {
        let bytes = exif.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    };
    let (low, high) = if is_little { (4, 6) } else { (6, 4) };
    let first = usize::from(short(high)?) << 16 | usize::from(short(low)?);
    let entries = usize::from(short(first)?);
    let mut entries = (0..entries).map(|entry| first + 2 + entry * 12);
    let found = entries.find(|entry| short(*entry) == Some(TAG))?;
    let told = u8::try_from(short(found + 8)?).ok()?;
    (1..=8).contains(&told).then_some(told)
}
