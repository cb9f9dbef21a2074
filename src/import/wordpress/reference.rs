//! References of XML, of which those that a file declares itself are not expanded.

/// The character that a reference stands for (XML 1.0, 4.1). One that the file itself declares is not
/// expanded: it stays as it is written.
pub(super) fn reference(name: &str) -> String {
    let number = name
        .strip_prefix('#')
        .and_then(|number| match number.strip_prefix(['x', 'X']) {
            Some(number) => u32::from_str_radix(number, 16).ok(),
            None => number.parse().ok(),
        });
    match (name, number.and_then(char::from_u32)) {
        (_, Some(c)) => c.to_string(),
        ("lt", _) => "<".to_owned(),
        ("gt", _) => ">".to_owned(),
        ("amp", _) => "&".to_owned(),
        ("quot", _) => "\"".to_owned(),
        ("apos", _) => "'".to_owned(),
        _ => format!("&{name};"),
    }
}

/// The value of an attribute with its references resolved.
pub(super) fn unescape(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let is_name = |end: &usize| {
            let mut name = rest[..*end].bytes();
            *end < 12 && name.all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
        };
        match rest.find(';').filter(is_name) {
            Some(end) => {
                out.push_str(&reference(&rest[..end]));
                rest = &rest[end + 1..];
            }
            None => out.push('&'),
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_xml_itself_names_is_resolved() {
        let value = "a&amp;b &#x4e2d;&#25991; &bomb; & &lt;x";
        assert_eq!(unescape(value), "a&b 中文 &bomb; & <x");
    }
}
