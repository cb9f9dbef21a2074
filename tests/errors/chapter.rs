//! A file of examples: sites in Markdown, each followed by what kuaidu says of it.

use crate::program::Site;

/// A chapter, split into its blocks and the lines between them.
pub(crate) struct Chapter {
    parts: Vec<Part>,
}

enum Part {
    /// A line that is no part of a block; a heading begins a new site.
    Line(String),
    /// A file of the site: the fence, the path, the contents.
    File(String, String, String),
    /// The fence of what is said of the site; ends with `zh` where it is said in Chinese.
    Said(String),
}

impl Chapter {
    /// Reads the chapter in `text`.
    pub(crate) fn read(text: &str) -> Self {
        let mut parts = Vec::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let info = line.trim_start_matches('`');
            let fence = &line[..line.len() - info.len()];
            if fence.len() < 3 {
                parts.push(Part::Line(line.to_owned()));
                continue;
            }
            let block: String = lines
                .by_ref()
                .take_while(|line| *line != fence)
                .map(|line| format!("{line}\n"))
                .collect();
            parts.push(match info.split_once(' ') {
                Some((_, path)) => Part::File(line.to_owned(), path.to_owned(), block),
                None => Part::Said(line.to_owned()),
            });
        }
        Self { parts }
    }

    /// The chapter with what is said of each of its sites now.
    pub(crate) fn play(&self) -> String {
        let mut text = String::new();
        let mut site = Site::new();
        for part in &self.parts {
            match part {
                Part::Line(line) => {
                    if line.starts_with('#') {
                        site = Site::new();
                    }
                    text.push_str(line);
                    text.push('\n');
                }
                Part::File(head, path, contents) => {
                    site.put(path, contents);
                    push_block(&mut text, head, contents);
                }
                Part::Said(head) => {
                    let language = if head.ends_with("zh") { "zh" } else { "en" };
                    push_block(&mut text, head, &complaint(&site, language));
                }
            }
        }
        text
    }
}

fn push_block(text: &mut String, head: &str, contents: &str) {
    let fence: String = head.chars().take_while(|c| *c == '`').collect();
    text.push_str(&format!("{head}\n{contents}{fence}\n"));
}

/// What kuaidu says of a site that is wrong; nothing may be published then.
pub(crate) fn complaint(site: &Site, language: &str) -> String {
    let run = site.build(&["--strict", "--lang", language]).ends(1);
    assert_eq!(run.stdout, "");
    assert!(!site.path("public").exists(), "{}", run.stderr);
    // The renderer pads empty lines of its margin.
    let lines = run.stderr.lines().map(str::trim_end);
    lines.map(|line| format!("{line}\n")).collect()
}
