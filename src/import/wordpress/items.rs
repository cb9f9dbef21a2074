//! Reads the items of an export, one after another, and what stands before them.

use std::io::Read;

use quick_xml::{Reader, errors::Error as XmlError, events::Event};

use super::{
    feed::Feed,
    item::{Category, Channel, Item},
    reference::{reference, unescape},
};
use crate::message::{Message, message};

/// Why an export cannot be read on.
#[derive(Debug)]
pub(super) struct Broken {
    /// The line, from 1.
    pub(super) line: usize,
    pub(super) rule: &'static str,
    pub(super) message: Message,
}

/// Elements inside one another; an export has five.
const MAX_DEPTH: usize = 32;
/// Bytes of one item with all its fields.
const MAX_ITEM: usize = 48 << 20;

/// Categories and tags of an item: more keywords, no build takes.
const MAX_CATEGORIES: usize = 1_000;

/// The items of an export.
pub(super) struct Items<R: Read> {
    reader: Reader<Feed<R>>,
    buffer: Vec<u8>,
    /// The names of the elements that are open.
    path: Vec<String>,
    pub(super) channel: Channel,
    /// The first element of the file.
    pub(super) root: String,
    item: Option<Item>,
    /// The text of the element that is open.
    text: String,
    /// Bytes of the item so far.
    size: usize,
    text_line: usize,
    category: Category,
    meta_key: String,
    author: (String, String),
    /// The encoding that the file says it has, where that is not UTF-8.
    pub(super) encoding: Option<String>,
}

impl<R: Read> Items<R> {
    pub(super) fn new(inner: R) -> Self {
        let mut reader = Reader::from_reader(Feed::new(inner));
        reader.config_mut().allow_dangling_amp = true;
        reader.config_mut().check_comments = false;
        Self {
            reader,
            buffer: Vec::new(),
            path: Vec::new(),
            channel: Channel::default(),
            root: String::new(),
            item: None,
            text: String::new(),
            size: 0,
            text_line: 0,
            category: Category::default(),
            meta_key: String::new(),
            author: Default::default(),
            encoding: None,
        }
    }

    /// The next item; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Item>, Broken> {
        loop {
            let line = self.reader.get_mut().line();
            self.buffer.clear();
            let mut buffer = std::mem::take(&mut self.buffer);
            let step = match self.reader.read_event_into(&mut buffer) {
                Ok(event) => self.take(event, line),
                Err(error) => Err(self.broken(line, &error)),
            };
            self.buffer = buffer;
            match step? {
                Step::On => {}
                Step::Item(item) => return Ok(Some(item)),
                Step::End => return Ok(None),
            }
        }
    }

    /// What in the file was not in UTF-8: the first line, and how many places.
    pub(super) fn replaced(&mut self) -> Option<(usize, usize)> {
        self.reader.get_mut().replaced()
    }

    fn take(&mut self, event: Event<'_>, line: usize) -> Result<Step, Broken> {
        match event {
            Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                if name == "category" {
                    let value = |name: &str| match tag.try_get_attribute(name) {
                        Ok(Some(found)) => unescape(&found.value),
                        _ => String::new(),
                    };
                    self.category.domain = value("domain");
                    self.category.nicename = value("nicename");
                }
                self.start(name, line)?;
            }
            Event::Empty(tag) if self.path.is_empty() => self.root = tag.name().as_ref().to_owned(),
            Event::End(_) => return Ok(self.end()),
            Event::Text(text) => self.push(&text, line)?,
            Event::CData(text) => self.push(&text, line)?,
            Event::GeneralRef(name) => self.push(&reference(&name), line)?,
            Event::Decl(declaration) => {
                let encoding = declaration.encoding().and_then(Result::ok);
                let encoding = encoding.map(|encoding| encoding.to_string());
                self.encoding = encoding.filter(|name| !is_utf8(name));
            }
            Event::Eof if self.path.is_empty() => return Ok(Step::End),
            Event::Eof => return Err(breaks_off(line)),
            _ => {}
        }
        Ok(Step::On)
    }

    fn start(&mut self, name: String, line: usize) -> Result<(), Broken> {
        if self.path.len() >= MAX_DEPTH {
            return Err(Broken {
                line,
                rule: "too-deep",
                message: message!("import-too-deep"),
            });
        }
        match (self.path.len(), name.as_str()) {
            (0, _) => self.root.clone_from(&name),
            (2, "item") => {
                self.size = 0;
                self.item = Some(Item::on(line));
            }
            (3, "wp:comment") => {
                if let Some(item) = &mut self.item {
                    item.comments += 1;
                }
            }
            _ => {}
        }
        self.text.clear();
        self.text_line = line;
        self.path.push(name);
        Ok(())
    }

    fn push(&mut self, text: &str, line: usize) -> Result<(), Broken> {
        if self.path.len() < 3 {
            return Ok(());
        }
        if self.text.is_empty() {
            self.text_line = line;
        }
        self.size += text.len();
        if self.item.is_some() && self.size > MAX_ITEM || self.text.len() > MAX_ITEM {
            return Err(too_large(line));
        }
        self.text.push_str(text);
        Ok(())
    }

    fn end(&mut self) -> Step {
        let name = self.path.pop().unwrap_or_default();
        let text = std::mem::take(&mut self.text);
        let around = self.path.get(2..).unwrap_or_default();
        match (
            self.path.len(),
            around.first().map(String::as_str),
            name.as_str(),
        ) {
            (2, _, "item") => return self.item.take().map_or(Step::On, Step::Item),
            (2, _, name) => self.of_channel(name, text),
            (3, Some("item"), name) => self.of_item(name, text),
            (3, Some("wp:author"), "wp:author_login") => self.author.0 = text,
            (3, Some("wp:author"), "wp:author_display_name") => self.author.1 = text,
            (4, Some("item"), "wp:meta_key") => self.meta_key = text,
            (4, Some("item"), "wp:meta_value") => {
                let key = std::mem::take(&mut self.meta_key);
                if let Some(item) = &mut self.item {
                    item.meta.push((key, text));
                }
            }
            _ => {}
        }
        Step::On
    }

    fn of_channel(&mut self, name: &str, text: String) {
        match name {
            "title" => self.channel.title = text,
            "link" => self.channel.link = text,
            "wp:base_blog_url" => self.channel.blog_url = text,
            "wp:wxr_version" => self.channel.version = Some(text),
            "wp:author" => {
                let (login, name) = std::mem::take(&mut self.author);
                self.channel.authors.insert(login, name);
            }
            _ => {}
        }
    }

    fn of_item(&mut self, name: &str, text: String) {
        let Some(item) = &mut self.item else { return };
        if name == "category" {
            let category = std::mem::take(&mut self.category);
            if item.categories.len() >= MAX_CATEGORIES {
                return;
            }
            item.categories.push(Category {
                name: text,
                ..category
            });
            return;
        }
        if name == "content:encoded" {
            item.content_line = self.text_line;
        }
        item.set(name, text);
    }

    fn broken(&mut self, line: usize, error: &XmlError) -> Broken {
        let now = self.reader.get_mut().line();
        match error {
            XmlError::Io(error) if error.kind() == std::io::ErrorKind::FileTooLarge => {
                too_large(line)
            }
            XmlError::Io(error) => Broken {
                line: now,
                rule: "broken",
                message: message!("import-unreadable", why = error.as_ref()),
            },
            _ if self.reader.get_mut().is_at_end() => breaks_off(now),
            error => Broken {
                line: now,
                rule: "not-well-formed",
                message: message!("import-not-well-formed", why = error.to_string()),
            },
        }
    }
}

/// What an event led to.
enum Step {
    On,
    Item(Item),
    End,
}

fn breaks_off(line: usize) -> Broken {
    Broken {
        line,
        rule: "breaks-off",
        message: message!("import-breaks-off"),
    }
}

fn too_large(line: usize) -> Broken {
    Broken {
        line,
        rule: "too-large",
        message: message!("import-too-large"),
    }
}

fn is_utf8(encoding: &str) -> bool {
    ["utf-8", "utf8", "us-ascii"]
        .iter()
        .any(|known| encoding.eq_ignore_ascii_case(known))
}
