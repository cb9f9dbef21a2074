//! Lets the preview's script through a site's Content Security Policy, and nothing else.

use std::borrow::Cow;

/// The page, the policies in its head amended.
pub(super) fn amend_page(html: &str) -> Cow<'_, str> {
    const NAME: &str = "content-security-policy";
    // Of the same length, so that a place in one is a place in the other.
    let lower = html.to_ascii_lowercase();
    let head = &lower[..lower.find("</head").unwrap_or(lower.len())];
    if !head.contains(NAME) {
        return Cow::Borrowed(html);
    }
    let (mut amended, mut done) = (String::with_capacity(html.len() + 64), 0);
    for (begin, _) in head.match_indices("<meta") {
        let end = head[begin..]
            .find('>')
            .map_or(head.len(), |end| begin + end);
        if head[begin..end].contains(NAME) {
            amended.push_str(&html[done..begin]);
            amended.push_str(&amend_tag(&html[begin..end]));
            done = end;
        }
    }
    amended.push_str(&html[done..]);
    Cow::Owned(amended)
}

fn amend_tag(tag: &str) -> String {
    let amend = || {
        let at = tag.to_ascii_lowercase().find("content=")? + "content=".len();
        let quote = tag[at..]
            .chars()
            .next()
            .filter(|c| matches!(c, '"' | '\''))?;
        let begin = at + 1;
        let end = begin + tag[begin..].find(quote)?;
        let policy = amend(&tag[begin..end].replace("&#39;", "'").replace("&#x27;", "'"));
        let policy = if quote == '\'' {
            policy.replace('\'', "&#39;")
        } else {
            policy
        };
        Some(format!("{}{policy}{}", &tag[..begin], &tag[end..]))
    };
    amend().unwrap_or_else(|| tag.to_owned())
}

/// The policy, with leave for the preview's own script and its stream of events.
fn amend(policy: &str) -> String {
    let mut directives: Vec<(String, Vec<String>)> = policy
        .split(';')
        .filter_map(|directive| {
            let mut words = directive.split_whitespace().map(str::to_owned);
            Some((words.next()?, words.collect()))
        })
        .collect();
    for names in [
        &["script-src-elem", "script-src", "default-src"][..],
        &["connect-src", "default-src"],
    ] {
        allow(&mut directives, names);
    }
    let directives = directives.into_iter().map(|(name, sources)| {
        let words: Vec<String> = [name].into_iter().chain(sources).collect();
        words.join(" ")
    });
    directives.collect::<Vec<_>>().join("; ")
}

/// Lets `'self'` pass: in the first of these directives that there is, or, where that is
/// `default-src`, in a new one that says the same otherwise.
fn allow(directives: &mut Vec<(String, Vec<String>)>, names: &[&str]) {
    let position = |name: &&str| {
        let mut all = directives.iter();
        all.position(|(directive, _)| directive.eq_ignore_ascii_case(name))
    };
    let Some(at) = names.iter().find_map(position) else {
        return;
    };
    let (name, sources) = &directives[at];
    if sources
        .iter()
        .any(|source| source == "*" || source == "'self'" && !sources.iter().any(is_strict))
    {
        return;
    }
    let mut sources: Vec<String> = sources
        .iter()
        .filter(|source| !is_strict(source) && *source != "'none'" && *source != "'self'")
        .cloned()
        .collect();
    sources.push("'self'".to_owned());
    if name.eq_ignore_ascii_case("default-src") {
        // The last name but one is that of the kind itself.
        let own = names[names.len() - 2].to_owned();
        directives.push((own, sources));
    } else {
        directives[at].1 = sources;
    }
}

/// Whether this makes a browser pass over `'self'` (CSP3, section 6.7.2.4).
#[allow(clippy::ptr_arg, reason = "a predicate on the items of a list")]
fn is_strict(source: &String) -> bool {
    source.eq_ignore_ascii_case("'strict-dynamic'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_script_and_its_events_are_let_through() {
        for (policy, amended) in [
            ("default-src 'self'", "default-src 'self'"),
            (
                "default-src 'none'; style-src 'self'",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'",
            ),
            (
                "default-src 'self'; connect-src 'none'; script-src 'sha256-abc'",
                "default-src 'self'; connect-src 'self'; script-src 'sha256-abc' 'self'",
            ),
            (
                "script-src 'none'; script-src-elem https://a.example",
                "script-src 'none'; script-src-elem https://a.example 'self'",
            ),
            (
                "script-src 'nonce-abc' 'strict-dynamic' 'self'",
                "script-src 'nonce-abc' 'self'",
            ),
            ("img-src *", "img-src *"),
            ("", ""),
        ] {
            assert_eq!(amend(policy), amended, "{policy}");
        }
    }

    #[test]
    fn policies_are_found_in_the_head() {
        let page = |policy: &str| {
            format!("<head><meta content={policy} http-equiv='content-security-policy'></head>x")
        };
        assert_eq!(
            amend_page(&page("\"script-src 'none'\"")),
            page("\"script-src 'self'\"")
        );
        assert_eq!(
            amend_page(&page("'script-src &#39;none&#39;'")),
            page("'script-src &#39;self&#39;'")
        );
        assert_eq!(
            amend_page("<META HTTP-EQUIV=Content-Security-Policy CONTENT=\"script-src a\"><p>"),
            "<META HTTP-EQUIV=Content-Security-Policy CONTENT=\"script-src a 'self'\"><p>"
        );
        assert_eq!(
            amend_page("<p>Content-Security-Policy"),
            "<p>Content-Security-Policy"
        );
    }
}
