//! Reads the size of an SVG from its first tag.

use super::Size;

/// Bytes in which the first tag is looked for: before it may stand comments.
const SEARCHED: usize = 1 << 16;
/// Where an SVG tells its shape alone, it fills what room there is; so wide is no column.
const WIDE: f64 = 1600.0;

/// The size of the SVG in a file with these bytes; none where it tells none.
pub(super) fn size_of(bytes: &[u8]) -> Option<Size> {
    let head = &bytes[..bytes.len().min(SEARCHED)];
    let head = String::from_utf8_lossy(head);
    let tag = &head[head.find("<svg")? + "<svg".len()..];
    let tag = tag.starts_with(char::is_whitespace).then_some(tag)?;
    let side = |name| attribute(tag, name).and_then(pixels);
    let shape = attribute(tag, "viewBox").and_then(shape);
    let (width, height) = match (side("width"), side("height"), shape) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some(shape)) => (width, width / shape),
        (None, Some(height), Some(shape)) => (height * shape, height),
        (None, None, Some(shape)) => (WIDE, WIDE / shape),
        _ => return None,
    };
    Size::new(whole(width)?, whole(height)?)
}

/// The value of the attribute `name` in a tag.
fn attribute<'t>(mut tag: &'t str, name: &str) -> Option<&'t str> {
    loop {
        let end = tag.find(['=', '>'])?;
        let found = tag[..end].trim();
        let value = tag[end..].strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, rest) = value[1..].split_once(quote)?;
        if found == name {
            return Some(value);
        }
        tag = rest;
    }
}

/// A length in pixels; none in any other unit, which hangs on what stands around.
fn pixels(length: &str) -> Option<f64> {
    let length = length.trim();
    positive(length.strip_suffix("px").unwrap_or(length))
}

/// Width by height of a `viewBox`.
fn shape(view_box: &str) -> Option<f64> {
    let numbers = view_box.split([' ', ',', '\n', '\t']);
    let numbers: Vec<&str> = numbers.filter(|part| !part.is_empty()).take(5).collect();
    let [_, _, width, height] = numbers[..] else {
        return None;
    };
    Some(positive(width)? / positive(height)?)
}

fn positive(number: &str) -> Option<f64> {
    let number: f64 = number.parse().ok()?;
    (number.is_finite() && number > 0.0).then_some(number)
}

fn whole(side: f64) -> Option<u32> {
    let side = side.round();
    (1.0..=f64::from(u32::MAX))
        .contains(&side)
        .then_some(side as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_from_the_first_tag() {
        for (svg, want) in [
            ("<svg width=\"20\" height=\"10\">", Some((20, 10))),
            (
                "<?xml?><!-- a --><svg\n height='10px' width='20.4px'/>",
                Some((20, 10)),
            ),
            ("<svg viewBox=\"0 0 300 200\">", Some((1600, 1067))),
            (
                "<svg width=\"100%\" height=\"100%\" viewBox=\"0,0,2,1\">",
                Some((1600, 800)),
            ),
            ("<svg width=\"30\" viewBox=\"0 0 3 1\">", Some((30, 10))),
            ("<svg width=\"30\">", None),
            ("<svg width=\"30\" height=\"0\">", None),
            ("<svg viewBox=\"0 0 0 1\">", None),
            ("<svg viewBox=\"0 0 NaN inf\">", None),
            ("<svg viewBox=\"0 0 1 1e300\">", None),
            ("<svg width=30 height=30>", None),
            ("<svgx width=\"1\" height=\"1\">", None),
            ("<svg a='>' width=\"2\" height=\"1\"", Some((2, 1))),
            ("<html>", None),
            ("<svg =\"=", None),
        ] {
            let size = size_of(svg.as_bytes()).map(|size| (size.width, size.height));
            assert_eq!(size, want, "{svg}");
        }
    }
}
