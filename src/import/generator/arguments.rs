//! The words behind a tag's name.

/// Arguments of a tag: those without a name in their order, and those with one.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Arguments {
    pub(in crate::import) plain: Vec<String>,
    named: Vec<(String, String)>,
}

impl Arguments {
    /// The argument of that name.
    pub(in crate::import) fn named(&self, name: &str) -> Option<&str> {
        let found = self.named.iter().find(|(known, _)| known == name);
        found
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// The argument of that name, else the one in that place.
    pub(in crate::import) fn either(&self, name: &str, place: usize) -> Option<&str> {
        let plain = self.plain.get(place).map(String::as_str);
        self.named(name).or(plain)
    }
}

/// Reads `a "b c" d="e" f:g`; `sign` parts a name from its value.
pub(in crate::import) fn arguments(text: &str, sign: char) -> Arguments {
    let mut arguments = Arguments::default();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (word, quoted, after) = word(rest);
        let value = after.strip_prefix(sign);
        match value.filter(|_| !quoted) {
            Some(value) => {
                let (value, _, after) = self::word(value.trim_start());
                arguments.named.push((word, value));
                rest = after.trim_start();
            }
            None => {
                match word
                    .split_once(sign)
                    .filter(|(name, _)| !quoted && is_name(name))
                {
                    Some((name, value)) => {
                        arguments.named.push((name.to_owned(), value.to_owned()))
                    }
                    None => arguments.plain.push(word),
                }
                rest = after.trim_start();
            }
        }
    }
    arguments
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
        && !matches!(text, "http" | "https")
}

/// The first word, whether it stood in quotes, and what follows it.
fn word(text: &str) -> (String, bool, &str) {
    let Some(quote) = text
        .chars()
        .next()
        .filter(|c| matches!(c, '"' | '\'' | '`'))
    else {
        let end = text.find(|c: char| c.is_whitespace()).unwrap_or(text.len());
        // The value of a name may stand in quotes with spaces: `a="b c"`.
        let bare = text[..end]
            .find(['"', '\''])
            .filter(|at| text[..*at].ends_with(['=', ':']));
        return match bare {
            Some(at) => {
                let sign = at - 1;
                (text[..sign].to_owned(), false, &text[sign..])
            }
            None => (text[..end].to_owned(), false, &text[end..]),
        };
    };
    let inner = &text[1..];
    let mut out = String::new();
    let mut chars = inner.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if quote != '`' => out.extend(chars.next().map(|(_, c)| c)),
            c if c == quote => return (out, true, &inner[at + 1..]),
            c => out.push(c),
        }
    }
    (out, true, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_names_and_quotes_are_told_apart() {
        let found = arguments(
            "a.png \"b c\" alt=\"d \\\" e\" lang:rust f='g' https://x.cn/?a=1",
            '=',
        );
        assert_eq!(
            found.plain,
            ["a.png", "b c", "lang:rust", "https://x.cn/?a=1"]
        );
        assert_eq!(found.named("alt"), Some("d \" e"));
        assert_eq!(found.named("f"), Some("g"));
        let found = arguments("标题 lang:rust https://x.cn", ':');
        assert_eq!(found.plain, ["标题", "https://x.cn"]);
        assert_eq!(found.named("lang"), Some("rust"));
        assert_eq!(arguments("\"a", '=').plain, ["a"]);
    }
}
