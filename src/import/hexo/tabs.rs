//! Tabs of the theme NexT, as one text below the other.

use crate::import::generator::shape;

/// The tabs between `<!-- tab NAME -->` and `<!-- endtab -->`, each below its name; none where there are none.
pub(super) fn tabs(inner: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = inner;
    let mut number = 0;
    while let Some((_, after)) = rest.split_once("<!-- tab") {
        let (name, after) = after.split_once("-->")?;
        let (text, after) = after.split_once("<!-- endtab -->").unwrap_or((after, ""));
        number += 1;
        // Behind `@` stands the name of an icon.
        let name = name.split('@').next().unwrap_or(name).trim();
        let name = match name {
            "" => number.to_string(),
            name => shape::plain(name),
        };
        out.push_str(&format!("\n**{name}**\n\n{}\n", text.trim()));
        rest = after;
    }
    (number > 0).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tab_stands_below_its_name() {
        let inner =
            "\n<!-- tab 甲 -->\n一\n<!-- endtab -->\n\n<!-- tab@icon -->\n二\n<!-- endtab -->\n";
        assert_eq!(
            tabs(inner).as_deref(),
            Some("\n**甲**\n\n一\n\n**2**\n\n二\n")
        );
        assert_eq!(tabs("一"), None);
    }
}
