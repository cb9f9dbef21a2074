//! On which line of `site.yaml` each setting stands.

use std::collections::BTreeMap;

use serde_yaml::granit_parser::{Event, Parser};

/// The line, from 1, of each setting that has a value, by its name: `feeds.items`.
pub(super) type Lines = BTreeMap<String, usize>;

/// The lines of the settings in `text`, which is valid YAML; of any other, those up to the mistake.
pub(super) fn of(text: &str) -> Lines {
    let mut reader = Reader::default();
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        reader.take(&event, span.start.line());
    }
    reader.lines
}

/// A collection that is not yet closed.
enum Open {
    /// With the key whose value comes next.
    Map(Option<String>),
    List,
}

#[derive(Default)]
struct Reader {
    open: Vec<Open>,
    lines: Lines,
}

impl Reader {
    fn take(&mut self, event: &Event<'_>, line: usize) {
        match event {
            Event::MappingStart(..) => self.open.push(Open::Map(None)),
            Event::SequenceStart(..) => self.open.push(Open::List),
            Event::MappingEnd | Event::SequenceEnd => {
                self.open.pop();
                self.end_value();
            }
            Event::Scalar(text, ..) => match self.open.last_mut() {
                Some(Open::Map(key @ None)) => {
                    *key = Some(text.to_string());
                    self.note(line);
                }
                _ => {
                    if matches!(&**text, "" | "~" | "null") {
                        // A setting without a value is as one that is not there.
                        self.lines.remove(&self.name());
                    }
                    self.end_value();
                }
            },
            Event::Alias(..) => self.end_value(),
            _ => {}
        }
    }

    fn note(&mut self, line: usize) {
        // What stands in a list is no setting by itself.
        if !self.open.iter().any(|open| matches!(open, Open::List)) {
            self.lines.insert(self.name(), line);
        }
    }

    fn end_value(&mut self) {
        if let Some(Open::Map(key)) = self.open.last_mut() {
            *key = None;
        }
    }

    /// The name of the setting whose value comes next.
    fn name(&self) -> String {
        let keys = self.open.iter().map(|open| match open {
            Open::Map(key) => key.as_deref().unwrap_or_default(),
            Open::List => "",
        });
        keys.collect::<Vec<_>>().join(".")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_setting_has_its_line() {
        let text = "# 注\ntitle: 快读\nmenu:\n  - {name: 首页, url: /}\nfeeds:\n  items: 3\n  formats:\n    - rss\nauthor:\nai: {notice: {generated: 一}}\n";
        let lines: Vec<_> = of(text).into_iter().collect();
        let want = [
            ("ai", 10),
            ("ai.notice", 10),
            ("ai.notice.generated", 10),
            ("feeds", 5),
            ("feeds.formats", 7),
            ("feeds.items", 6),
            ("menu", 3),
            ("title", 2),
        ];
        assert_eq!(lines, want.map(|(name, line)| (name.to_owned(), line)));
        assert_eq!(of("a: [").len(), 1);
    }
}
