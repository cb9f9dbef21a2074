//! Writes text into Markdown so that it stays text.

/// Where a text stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::import) struct Inside {
    /// In a cell of a table, where `|` ends it.
    pub(in crate::import) table: bool,
    /// In a heading, where `{` may begin its attributes.
    pub(in crate::import) heading: bool,
}

/// Appends `text` with a backslash before what would be a sign (CommonMark 0.31.2, and tables,
/// strikethrough, footnotes and heading attributes, as kuaidu reads them).
pub(in crate::import) fn push_text(out: &mut String, text: &str, inside: Inside) {
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let is_sign = match c {
            '*' | '`' | '[' | ']' | '~' => true,
            '\\' => rest.is_empty() || rest.starts_with(|next: char| next.is_ascii_punctuation()),
            '_' => !is_within_word(out, rest),
            '<' => {
                rest.starts_with(|next: char| next.is_ascii_alphabetic() || "/!?".contains(next))
            }
            '&' => is_entity(rest),
            '|' => inside.table,
            '{' => inside.heading,
            _ => false,
        };
        if is_sign {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Whether letters stand on both sides, between which `_` is no sign.
fn is_within_word(before: &str, rest: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    is_letter(before.chars().next_back()) && is_letter(rest.chars().next())
}

/// Whether `&` and what follows is an entity, or looks like one.
fn is_entity(rest: &str) -> bool {
    const LONGEST: usize = 40;
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b';');
    end.is_some_and(|end| {
        end > 0
            && rest[..end]
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'#')
    })
}

/// The line with a backslash where it would begin a block: a heading, a quote, a list, a rule, a table.
pub(in crate::import) fn guard_line(line: &str) -> String {
    let trimmed = line.trim_start_matches([' ', '\t']);
    let Some(first) = trimmed.chars().next() else {
        return String::new();
    };
    let rest = &trimmed[first.len_utf8()..];
    let ends = |text: &str| text.is_empty() || text.starts_with([' ', '\t']);
    let at = match first {
        '#' if ends(trimmed.trim_start_matches('#')) => 0,
        '>' | '=' | '|' | ':' => 0,
        '+' if ends(rest) => 0,
        '-' if ends(rest) || rest.starts_with(['-', '|', ':']) => 0,
        '0'..='9' => {
            let sign = trimmed.trim_start_matches(|c: char| c.is_ascii_digit());
            if sign.starts_with(['.', ')']) && ends(&sign[1..]) {
                trimmed.len() - sign.len()
            } else {
                return trimmed.to_owned();
            }
        }
        _ => return trimmed.to_owned(),
    };
    format!("{}\\{}", &trimmed[..at], &trimmed[at..])
}

/// `code` as code in a line.
pub(in crate::import) fn code_span(code: &str, inside: Inside) -> String {
    let code = code.replace(['\n', '\r'], " ");
    let code = match inside.table {
        true => code.replace('|', "\\|"),
        false => code,
    };
    let fence = "`".repeat(longest_run(&code) + 1);
    let is_blank = code.trim_matches(' ').is_empty();
    let needs_room = code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']);
    match needs_room && !is_blank {
        true => format!("{fence} {code} {fence}"),
        false => format!("{fence}{code}{fence}"),
    }
}

/// `code` as a block, in the language that `info` names.
pub(in crate::import) fn fence(code: &str, info: &str) -> String {
    let fence = "`".repeat((longest_run(code) + 1).max(3));
    let code = code.strip_suffix('\n').unwrap_or(code);
    format!("{fence}{info}\n{code}\n{fence}")
}

fn longest_run(code: &str) -> usize {
    let runs = code.split(|c| c != '`');
    runs.map(str::len).max().unwrap_or(0)
}

/// The address of a link as Markdown wants it between the parentheses.
pub(in crate::import) fn address(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let is_odd = |c: char| c.is_whitespace() || c.is_control();
    for (at, c) in address.char_indices() {
        match c {
            '(' | ')' | '<' | '>' | '\\' | '|' | '`' | '*' | '"' => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            }
            '&' if is_entity(&address[at + 1..]) => out.push_str("\\&"),
            c if is_odd(c) => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            }
            c => out.push(c),
        }
    }
    out
}

/// Appends the title of a link or picture, with a space before it.
pub(in crate::import) fn push_title(out: &mut String, title: &str) {
    if title.is_empty() {
        return;
    }
    let mut escaped = String::new();
    push_text(&mut escaped, title, Inside::default());
    out.push_str(" \"");
    out.push_str(&escaped.replace('"', "\\\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        let mut out = String::new();
        push_text(&mut out, text, Inside::default());
        out
    }

    #[test]
    fn what_would_be_a_sign_is_escaped() {
        for (plain, want) in [
            ("中文，a-b。", "中文，a-b。"),
            ("**a** `b` [c](d) ~e~", r"\*\*a\*\* \`b\` \[c\](d) \~e\~"),
            ("a_b _c_", r"a_b \_c\_"),
            ("Vec<T> a < b <3", r"Vec\<T> a < b <3"),
            ("AT&T &amp; &#39;", r"AT&T \&amp; \&#39;"),
            (r"C:\Users \*", r"C:\Users \\\*"),
            ("看!", "看!"),
        ] {
            assert_eq!(text(plain), want);
        }
    }

    #[test]
    fn no_line_begins_a_block() {
        for (line, want) in [
            ("# a", r"\# a"),
            ("#a", "#a"),
            ("> a", r"\> a"),
            ("- a", r"\- a"),
            ("-5 度", "-5 度"),
            ("---", r"\---"),
            ("1. a", r"1\. a"),
            ("2025) ", r"2025\) "),
            ("3.5 倍", "3.5 倍"),
            ("===", r"\==="),
            ("|a|", r"\|a|"),
            ("   a", "a"),
            ("", ""),
        ] {
            assert_eq!(guard_line(line), want);
        }
    }

    #[test]
    fn code_is_fenced_by_more_than_it_holds() {
        for (code, want) in [
            ("a", "`a`"),
            ("a`b", "``a`b``"),
            ("`a`", "`` `a` ``"),
            (" ", "` `"),
            (" a ", "`  a  `"),
        ] {
            assert_eq!(code_span(code, Inside::default()), want);
        }
        assert_eq!(fence("a\n```\nb\n", "rust"), "````rust\na\n```\nb\n````");
    }

    #[test]
    fn an_address_stands_between_parentheses() {
        for (plain, want) in [
            ("https://a.cn/开源?a=1&b=2", "https://a.cn/开源?a=1&b=2"),
            ("a (1).png", "a%20%281%29.png"),
            ("?a=1&copy;=2", r"?a=1\&copy;=2"),
        ] {
            assert_eq!(address(plain), want);
        }
    }
}
