//! Finds the parts of a page in its lines.

/// A line that is not empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// From 1.
    pub(super) number: usize,
    pub(super) text: &'t str,
}

/// The parts of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Copied<'t> {
    pub(super) title: Option<Line<'t>>,
    pub(super) date: Option<Line<'t>>,
    pub(super) source: Option<Line<'t>>,
    pub(super) source_url: Option<Line<'t>>,
    pub(super) author: Option<Line<'t>>,
    pub(super) summary: Option<Line<'t>>,
    pub(super) keywords: Option<Line<'t>>,
    /// The line that says that AI wrote the text.
    pub(super) ai: Option<Line<'t>>,
    /// A line a paragraph.
    pub(super) body: Vec<Line<'t>>,
    /// The first line that is no part of the article, and how many there are.
    pub(super) cut: Option<(usize, usize)>,
}

/// What a line can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Date,
    Source,
    SourceUrl,
    Author,
    Summary,
    Keywords,
    Title,
}

/// Names of parts, longer ones before those that they begin with.
const LABELS: &[(&str, Label)] = &[
    ("发布时间", Label::Date),
    ("发布日期", Label::Date),
    ("发表时间", Label::Date),
    ("時間", Label::Date),
    ("时间", Label::Date),
    ("日期", Label::Date),
    ("原文链接", Label::SourceUrl),
    ("来源链接", Label::SourceUrl),
    ("原文", Label::SourceUrl),
    ("来源", Label::Source),
    ("出处", Label::Source),
    ("稿源", Label::Source),
    ("作者", Label::Author),
    ("责任编辑", Label::Author),
    ("编辑", Label::Author),
    ("快速阅读", Label::Summary),
    ("摘要", Label::Summary),
    ("导读", Label::Summary),
    ("关键词", Label::Keywords),
    ("关键字", Label::Keywords),
    ("标签", Label::Keywords),
    ("标题", Label::Title),
];

/// Lines that begin what stands below an article.
const ENDINGS: &[&str] = &[
    "你可能还想读",
    "你可能还喜欢",
    "你可能感兴趣",
    "猜你喜欢",
    "相关阅读",
    "相关文章",
    "相关推荐",
    "延伸阅读",
    "推荐阅读",
    "热门文章",
    "最新文章",
    "上一篇",
    "下一篇",
    "分享到",
    "发表评论",
    "发表回复",
    "版权所有",
];

/// Lines of a page that are looked at before its first part: menus, the way to the page.
const HEAD: usize = 40;

impl<'t> Copied<'t> {
    /// The parts of a page.
    pub(super) fn of(text: &'t str) -> Self {
        let lines: Vec<Line<'t>> = text
            .lines()
            .enumerate()
            .map(|(at, text)| Line {
                number: at + 1,
                text: text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}'),
            })
            .filter(|line| !line.text.is_empty())
            .collect();
        let mut page = Self::default();
        let head = page.head(&lines);
        let end = page.parts(&lines[head..]);
        if let Some(first) = lines.get(head + end) {
            page.cut = Some((first.number, lines.len() - head - end));
        }
        page
    }

    /// Reads what stands before the first part; says where the rest begins.
    fn head(&mut self, lines: &[Line<'t>]) -> usize {
        let head = lines.iter().take(HEAD);
        let Some(first) = head.clone().position(|line| label(line.text).is_some()) else {
            self.title = lines.first().copied();
            return lines.len().min(1);
        };
        // Pages name their title once more below the line with the date.
        let before = &lines[..first];
        let after: Vec<&str> = lines[first..]
            .iter()
            .take(4)
            .map(|line| line.text)
            .collect();
        let again = before.iter().rev().find(|line| after.contains(&line.text));
        self.title = again.or(before.last()).copied();
        first
    }

    /// Reads the parts; says at which line the article ends.
    fn parts(&mut self, lines: &[Line<'t>]) -> usize {
        for (at, line) in lines.iter().enumerate() {
            let is_ending = |ending: &&&str| {
                line.text.trim_end_matches(['：', ':']) == **ending
                    || line.text.starts_with(**ending)
                        && line.text.chars().count() < 60
                        && ending.ends_with('篇')
            };
            if ENDINGS.iter().find(is_ending).is_some() {
                return at;
            }
            let is_late = self.keywords.is_some() && !self.body.is_empty();
            if is_late {
                return at;
            }
            match label(line.text).filter(|_| !self.is_in_body(line.text)) {
                Some(_) => self.labelled(*line),
                None if self.is_title(line.text) => {}
                None if is_ai_notice(line.text) => self.ai = Some(*line),
                None => self.body.push(*line),
            }
        }
        lines.len()
    }

    fn is_title(&self, text: &str) -> bool {
        self.body.is_empty() && self.title.is_some_and(|title| title.text == text)
    }

    /// Whether the text has begun, in which a line may begin with a word such as 时间.
    fn is_in_body(&self, text: &str) -> bool {
        let is_keywords = matches!(label(text), Some((Label::Keywords, _)));
        !self.body.is_empty() && !is_keywords
    }

    /// Reads a line of parts with their names: `发布时间：2025年4月22日  来源：快读`.
    fn labelled(&mut self, line: Line<'t>) {
        let mut rest = line.text;
        while let Some((label, value)) = label(rest) {
            // Another part may follow in the line, behind some space.
            let next = match label {
                Label::Date | Label::Source | Label::Author => next_label(value),
                _ => value.len(),
            };
            let (value, after) = value.split_at(next);
            self.set(
                label,
                Line {
                    text: value.trim(),
                    ..line
                },
            );
            rest = after.trim_start();
        }
    }

    fn set(&mut self, label: Label, line: Line<'t>) {
        let place = match label {
            Label::Title => &mut self.title,
            Label::Date => &mut self.date,
            Label::Source => &mut self.source,
            Label::SourceUrl => &mut self.source_url,
            Label::Author => &mut self.author,
            Label::Summary => &mut self.summary,
            Label::Keywords => &mut self.keywords,
        };
        let is_address = |text: &str| text.starts_with("https://") || text.starts_with("http://");
        let is_value = label != Label::SourceUrl || is_address(line.text);
        if !line.text.is_empty() && is_value && (place.is_none() || label == Label::Title) {
            *place = Some(line);
        }
    }
}

/// The name that a line begins with, and what stands behind its colon.
fn label(text: &str) -> Option<(Label, &str)> {
    LABELS.iter().find_map(|(name, label)| {
        let rest = text.strip_prefix(name)?.trim_start();
        let value = rest.strip_prefix([':', '：'])?;
        Some((*label, value.trim_start()))
    })
}

/// Where the next part of a line begins.
fn next_label(value: &str) -> usize {
    let spaces = value.match_indices(|c: char| c.is_whitespace() || c == '|' || c == '｜');
    spaces
        .map(|(at, space)| at + space.len())
        .find(|at| label(value[*at..].trim_start()).is_some())
        .unwrap_or(value.len())
}

/// Whether a line says that the text is made by AI: `（以上内容均由AI生成）`.
fn is_ai_notice(text: &str) -> bool {
    const LONGEST: usize = 40;
    let folded = text.to_lowercase();
    let by_ai = folded.contains("ai") || folded.contains("人工智能");
    text.starts_with(['(', '（', '【', '[', '*'])
        && text.chars().count() < LONGEST
        && by_ai
        && folded.contains("生成")
        && (folded.contains("内容") || folded.contains("本文"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_by_their_names() {
        let page = Copied::of(
            "首页 > 新闻\n标题甲\n\n发布时间:2025年4月22日    来源:快读 作者：某\n标题甲\n\
             快速阅读: 概括。\n\n第一段。\n时间：是第二段的开头。\n(以上内容均由Ai生成)\n关键词: 甲 乙\n\
             你可能还想读\n别的\n发布时间:2025年12月8日\n",
        );
        let text = |line: &Option<Line<'_>>| line.map(|line| line.text.to_owned());
        assert_eq!(text(&page.title).unwrap(), "标题甲");
        assert_eq!(text(&page.date).unwrap(), "2025年4月22日");
        assert_eq!(text(&page.source).unwrap(), "快读");
        assert_eq!(text(&page.author).unwrap(), "某");
        assert_eq!(text(&page.summary).unwrap(), "概括。");
        assert_eq!(text(&page.keywords).unwrap(), "甲 乙");
        let body: Vec<_> = page.body.iter().map(|line| line.text).collect();
        assert_eq!(body, ["第一段。", "时间：是第二段的开头。"]);
        assert_eq!(page.ai.unwrap().number, 10);
        assert_eq!(page.cut, Some((12, 3)));
    }

    #[test]
    fn a_page_without_parts_is_a_title_and_a_text() {
        let page = Copied::of("标题\n\n一。\n二。\n");
        assert_eq!(page.title.unwrap().text, "标题");
        assert_eq!((page.body.len(), page.cut), (2, None));
        assert_eq!(Copied::of(" \n").title, None);
    }
}
