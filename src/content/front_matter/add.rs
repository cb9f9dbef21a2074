//! Writes 快速阅读 and 关键词 into front matter, and leaves every other byte as it was.

use super::{
    edit::{Sheet, list, name, scalar},
    schema::Field,
    splice::decoded,
};

/// Fields for an article that lacks them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addition {
    /// 快速阅读, in one line.
    pub summary: Option<String>,
    /// 关键词; none where it is empty.
    pub keywords: Vec<String>,
}

impl Addition {
    /// Whether there is nothing to add.
    pub fn is_empty(&self) -> bool {
        self.summary.is_none() && self.keywords.is_empty()
    }

    /// The fields with their values in YAML.
    fn fields(&self) -> Vec<(Field, String)> {
        let mut fields = Vec::new();
        if let Some(summary) = &self.summary {
            fields.push((Field::Summary, scalar(summary)));
        }
        if !self.keywords.is_empty() {
            fields.push((Field::Keywords, list(&self.keywords)));
        }
        fields
    }
}

/// The lines of front matter that say what `addition` says.
pub fn field_lines(addition: &Addition, in_chinese: bool) -> String {
    let line = |(field, value)| format!("{}: {value}\n", name(field, in_chinese));
    addition.fields().into_iter().map(line).collect()
}

/// The contents `raw` of an article's file with `addition` in its front matter: in the place of
/// a field that is there without a value, else in new lines at its end. None where it has no
/// front matter that can be read.
pub fn add(raw: &str, addition: &Addition) -> Option<String> {
    let text = decoded(raw);
    let mut sheet = Sheet::of(raw, &text)?;
    for (field, value) in addition.fields() {
        sheet.fill(field, &value)?;
    }
    Some(sheet.text())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addition() -> Addition {
        Addition {
            summary: Some("苹果: 发布 #1。".to_owned()),
            keywords: vec!["C#".to_owned(), "人工智能".to_owned(), "no".to_owned()],
        }
    }

    const SUMMARY: &str = "'苹果: 发布 #1。'";
    const KEYWORDS: &str = "['C#', 人工智能, 'no']";

    #[test]
    fn fields_are_quoted_where_it_is_needed() {
        let lines = format!("summary: {SUMMARY}\nkeywords: {KEYWORDS}\n");
        assert_eq!(field_lines(&addition(), false), lines);
    }

    #[test]
    fn nothing_else_is_touched() {
        for (raw, want) in [
            (
                "---\na: 1\n---\nb",
                "---\na: 1\nsummary: S\nkeywords: K\n---\nb",
            ),
            (
                "\u{feff}---\r\n标题: 一 # 注\r\n# 注\r\n---\r\n正文\r\n",
                "\u{feff}---\r\n标题: 一 # 注\r\n# 注\r\n快速阅读: S\r\n关键词: K\r\n---\r\n正文\r\n",
            ),
            (
                "---\r\nsummary:\r\ntitle: a\r\ntags: []  # 待填\r\n---\r\n",
                "---\r\nsummary: S\r\ntitle: a\r\ntags: K  # 待填\r\n---\r\n",
            ),
            (
                "---\n  title: a\n  b: c\n---",
                "---\n  title: a\n  b: c\n  summary: S\n  keywords: K\n---",
            ),
            ("---\n摘要： ''\n---", "---\n摘要： S\n关键词: K\n---"),
            ("---\n---\n", "---\nsummary: S\nkeywords: K\n---\n"),
            (
                "---\rtitle: a\r---\r",
                "---\rtitle: a\rsummary: S\rkeywords: K\r---\r",
            ),
        ] {
            let want = want.replace(": S", &format!(": {SUMMARY}"));
            let want = want.replace("： S", &format!("： {SUMMARY}"));
            let want = want.replace(": K", &format!(": {KEYWORDS}"));
            assert_eq!(add(raw, &addition()).as_deref(), Some(&*want), "{raw:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_written() {
        for raw in [
            "",
            "正文",
            "---\na: 1\n",
            "---\na: [\n---\n",
            "+++\na = 1\n+++\n",
            "---\nkeywords:\n  - \n---\n",
        ] {
            assert_eq!(add(raw, &addition()), None, "{raw:?}");
        }
    }
}
