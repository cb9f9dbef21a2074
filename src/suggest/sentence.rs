//! Cuts a text into sentences, and tells those that can stand alone.

/// Calls `visit` for each sentence of `text`: what ends with 。！？ outside quotes and
/// brackets, or at the end of its line. The rest of a line that has no such end is no sentence.
pub(super) fn each_sentence<'t>(text: &'t str, mut visit: impl FnMut(&'t str)) {
    for line in text.lines() {
        let mut start = 0;
        let mut open = Open::default();
        let mut chars = line.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            open.take(c);
            let end = at + c.len_utf8();
            let next = chars.peek().map(|&(_, next)| next);
            let is_last = next.is_none();
            let ends = is_stop(c, next) && !next.is_some_and(|next| is_stop(next, None));
            let is_over = ends || is_last && ends_with_stop(&line[start..end]);
            if open.is_empty() && is_over {
                visit(line[start..end].trim());
                start = end;
            }
        }
    }
}

/// Whether a sentence says something to a reader who sees nothing else of the article.
pub(super) fn stands_alone(sentence: &str) -> bool {
    let letters = sentence.chars().filter(|c| c.is_alphanumeric()).count();
    let all = sentence.chars().count();
    letters >= MIN_LETTERS
        && letters * 4 >= all * 3
        && ends_with_stop(sentence)
        && !sentence.starts_with('的')
        && !HINTS.iter().any(|hint| sentence.contains(hint))
}

/// A shorter sentence is an exclamation.
const MIN_LETTERS: usize = 10;

/// What points to something that is not there, or speaks of the page and not of its subject.
/// Two have a space where something was that is no text.
const HINTS: [&str; 22] = [
    "， ",
    "、 ",
    "如下",
    "以下",
    "下面",
    "下图",
    "上图",
    "如图",
    "下文",
    "上文",
    "下表",
    "图片来源",
    "点击",
    "公众号",
    "转载",
    "编者",
    "译者",
    "http://",
    "https://",
    "www.",
    "……",
    "...",
];

/// How a sentence begins that leans on the one before it.
pub(super) fn leans(sentence: &str) -> bool {
    const LEANING: [&str; 32] = [
        "但", "而", "因此", "所以", "此外", "另外", "同时", "然而", "不过", "其中", "其", "它",
        "他", "她", "这", "那", "该", "此", "于是", "例如", "比如", "首先", "其次", "最后", "并",
        "也", "还", "再", "如果", "当然", "接着", "然后",
    ];
    LEANING.iter().any(|word| sentence.starts_with(word))
}

/// Brackets and quotes that are open.
#[derive(Default)]
struct Open {
    depth: i32,
    in_straight: bool,
}

impl Open {
    fn take(&mut self, c: char) {
        match c {
            '“' | '「' | '『' | '（' | '(' | '【' | '《' => self.depth += 1,
            '”' | '」' | '』' | '）' | ')' | '】' | '》' => {
                self.depth = (self.depth - 1).max(0)
            }
            '"' => self.in_straight = !self.in_straight,
            _ => {}
        }
    }

    fn is_empty(&self) -> bool {
        self.depth == 0 && !self.in_straight
    }
}

/// Whether a sentence ends with `c`; a full stop of the West is one before a space.
fn is_stop(c: char, next: Option<char>) -> bool {
    match c {
        '。' | '！' | '？' | '!' | '?' => true,
        '.' => next == Some(' '),
        _ => false,
    }
}

fn ends_with_stop(text: &str) -> bool {
    let closing = ['”', '」', '』', '）', ')', '】', '》', '"', ' '];
    let end = text.trim_end_matches(closing);
    end.ends_with(['。', '！', '？', '!', '?', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_outside_quotes() {
        for (text, want) in [
            ("一。二！三？", vec!["一。", "二！", "三？"]),
            ("真的吗？！是。", vec!["真的吗？！", "是。"]),
            (
                "他说：“好。走！”然后走了。完",
                vec!["他说：“好。走！”然后走了。"],
            ),
            ("他说：“好。”", vec!["他说：“好。”"]),
            ("“没有结尾。\n标题\n有。", vec!["有。"]),
            (
                "Version 2.0 is out. Get it.",
                vec!["Version 2.0 is out.", "Get it."],
            ),
            (
                "1）苹果公司今天发布芯片。2）股价上涨。",
                vec!["1）苹果公司今天发布芯片。", "2）股价上涨。"],
            ),
            ("如下：", vec![]),
            ("", vec![]),
        ] {
            let mut sentences = Vec::new();
            each_sentence(text, |sentence| sentences.push(sentence));
            assert_eq!(sentences, want, "{text}");
        }
    }

    #[test]
    fn some_sentences_cannot_stand_alone() {
        for (sentence, want) in [
            ("研究人员发现了一种新的量子算法。", true),
            ("主要的变化如下，请看。一二三四五六", false),
            ("太好了！", false),
            ("没有句号的一行标题就是这样的", false),
            ("详情见 https://example.com/ 这个网站。", false),
        ] {
            assert_eq!(stands_alone(sentence), want, "{sentence}");
        }
    }
}
