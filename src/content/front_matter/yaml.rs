//! Reads YAML into [`Node`]s: block by block, bounded, with the position of every mistake.

use std::{borrow::Cow, mem, ops::Range};

use serde_yaml::granit_parser::{Event, Options, Parser, ScalarStyle, options};

use crate::message::message;

use super::{
    explain,
    node::{Entry, Node, Value},
    yaml_error::YamlError,
};

/// Collections inside collections; front matter needs three or four.
const MAX_DEPTH: usize = 32;
/// Values in one front matter: more than any person writes, and few enough for the
/// search for doubled keys to compare each with each.
const MAX_NODES: usize = 2_000;

/// The entries of the YAML map in `yaml`, which starts `base` bytes into its file; spans
/// are bytes of the file.
pub(super) fn parse(yaml: &str, base: usize) -> Result<Vec<Entry<'_>>, YamlError> {
    let mut builder = Builder::default();
    for event in Parser::new_from_str_with_options(yaml, parser_options()) {
        let (event, span) = event.map_err(|error| {
            let unclosed = builder.unclosed_bracket(yaml, base);
            unclosed
                .filter(|_| !explain::stands_alone(&error))
                .unwrap_or_else(|| explain::explain(yaml, base, &error))
        })?;
        let span = span.byte_range().unwrap_or(0..0);
        builder.take(event, span.start + base..span.end + base)?;
    }
    match builder.root {
        None => Ok(Vec::new()),
        Some(Node {
            value: Value::Map(entries),
            ..
        }) => Ok(entries),
        Some(node) if node.is_null() => Ok(Vec::new()),
        Some(node) => Err(YamlError::new(
            message!("front-matter-no-fields"),
            node.span,
            message!("front-matter-no-fields-help"),
        )),
    }
}

fn parser_options() -> Options {
    let mut options = options! {
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
        disallow_directives: true,
    };
    options.set_emit_comments(false);
    options
}

/// A collection that is not yet closed.
enum Open<'a> {
    List(Vec<Node<'a>>, usize),
    Map(Vec<Entry<'a>>, Option<(Cow<'a, str>, Range<usize>)>, usize),
}

#[derive(Default)]
struct Builder<'a> {
    open: Vec<Open<'a>>,
    root: Option<Node<'a>>,
    nodes: usize,
}

impl<'a> Builder<'a> {
    fn take(&mut self, event: Event<'a>, span: Range<usize>) -> Result<(), YamlError> {
        if event.alias_id().is_some() || event.anchor_id().is_some_and(|id| id > 0) {
            return Err(anchor_error(span));
        }
        if let Some(tag) = event.tag()
            && !tag.is_yaml_core_schema_tag("str")
        {
            return Err(YamlError::new(
                message!("front-matter-tag", tag = tag.original()),
                span,
                message!("front-matter-tag-help"),
            ));
        }
        match event {
            Event::Scalar(text, style, _, tag) => {
                let value = match style {
                    ScalarStyle::Plain if tag.is_none() => Value::Plain(plain_text(text, &span)),
                    _ => Value::Quoted(text),
                };
                self.complete(Node { value, span })
            }
            Event::SequenceStart(..) => {
                self.open.push(Open::List(Vec::new(), span.start));
                Ok(())
            }
            Event::MappingStart(..) => {
                self.open.push(Open::Map(Vec::new(), None, span.start));
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span.end),
            _ => Ok(()),
        }
    }

    /// The bracket that is open: most mistakes after it are its missing partner.
    fn unclosed_bracket(&self, yaml: &str, base: usize) -> Option<YamlError> {
        let (Open::List(_, start) | Open::Map(_, _, start)) = self.open.last()?;
        let bracket = *start..*start + 1;
        yaml[bracket.start - base..]
            .starts_with(['[', '{'])
            .then(|| {
                YamlError::new(
                    message!("front-matter-open-bracket"),
                    bracket,
                    message!("front-matter-list-help"),
                )
            })
    }

    fn close(&mut self, end: usize) -> Result<(), YamlError> {
        let (value, start) = match self.open.pop() {
            Some(Open::List(items, start)) => (Value::List(items), start),
            Some(Open::Map(entries, _, start)) => (Value::Map(entries), start),
            None => return Ok(()),
        };
        self.complete(Node {
            value,
            span: start..end.max(start),
        })
    }

    fn complete(&mut self, node: Node<'a>) -> Result<(), YamlError> {
        let is_key = matches!(self.open.last(), Some(Open::Map(_, None, _)));
        self.nodes += usize::from(!is_key);
        if self.nodes > MAX_NODES {
            return Err(YamlError::new(
                message!("front-matter-too-much"),
                node.span,
                message!("front-matter-too-much-help"),
            ));
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(items, _)) => items.push(node),
            Some(Open::Map(entries, key, _)) => match mem::take(key) {
                None => *key = Some(checked_key(node, entries)?),
                Some((key, key_span)) => entries.push(Entry {
                    key,
                    key_span,
                    node,
                }),
            },
        }
        Ok(())
    }
}

/// The parser writes `~` for a value that is not there; the text then is empty.
fn plain_text<'a>(text: Cow<'a, str>, span: &Range<usize>) -> Cow<'a, str> {
    if span.is_empty() {
        Cow::Borrowed("")
    } else {
        text
    }
}

fn anchor_error(span: Range<usize>) -> YamlError {
    YamlError::new(
        message!("front-matter-anchor"),
        span,
        message!("front-matter-anchor-help"),
    )
}

/// A key must be a scalar that the map does not have yet: one of two values would be lost.
fn checked_key<'a>(
    node: Node<'a>,
    entries: &[Entry<'a>],
) -> Result<(Cow<'a, str>, Range<usize>), YamlError> {
    let Node {
        value: Value::Plain(key) | Value::Quoted(key),
        span,
    } = node
    else {
        return Err(YamlError::new(
            message!("front-matter-key"),
            node.span,
            message!("front-matter-field-help"),
        ));
    };
    let Some(first) = entries.iter().find(|entry| entry.key == key) else {
        return Ok((key, span));
    };
    Err(YamlError {
        message: message!("front-matter-field-twice", key = &*key),
        span,
        related: Some(first.key_span.clone()),
        help: message!("yaml-twice-help"),
    })
}
