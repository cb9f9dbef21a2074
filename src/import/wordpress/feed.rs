//! The bytes of an export on their way to the XML reader: always UTF-8, lines counted, memory bounded.

use std::io::{self, BufRead, Read};

/// Reads from `R` in pieces of this size.
const PIECE: usize = 64 << 10;
/// Bytes that one event may have: an article has 16 MB at most.
const MOST: usize = 32 << 20;

/// The bytes of a file; what is not in UTF-8 becomes U+FFFD.
pub(super) struct Feed<R> {
    inner: R,
    /// Bytes that were read and are not yet text: the beginning of a character.
    rest: Vec<u8>,
    text: Vec<u8>,
    at: usize,
    /// Lines that were passed.
    lines: usize,
    /// Bytes since the last event.
    since: usize,
    /// The first line with something that is not in UTF-8, and how many such places there are.
    replaced: Option<(usize, usize)>,
    ended: bool,
}

impl<R: Read> Feed<R> {
    pub(super) fn new(inner: R) -> Self {
        Self {
            inner,
            rest: Vec::new(),
            text: Vec::new(),
            at: 0,
            lines: 0,
            since: 0,
            replaced: None,
            ended: false,
        }
    }

    /// The line of the next byte, from 1. From here on another event may have its share of bytes.
    pub(super) fn line(&mut self) -> usize {
        self.since = 0;
        self.lines + 1
    }

    /// The first line with something that is not in UTF-8, and how many such places there are.
    pub(super) fn replaced(&self) -> Option<(usize, usize)> {
        self.replaced
    }

    /// Whether all bytes were read.
    pub(super) fn is_at_end(&self) -> bool {
        self.ended && self.at == self.text.len()
    }

    fn refill(&mut self) -> io::Result<()> {
        self.text.clear();
        self.at = 0;
        while self.text.is_empty() && !self.ended {
            let held = self.rest.len();
            self.rest.resize(held + PIECE, 0);
            let read = loop {
                match self.inner.read(&mut self.rest[held..]) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    result => break result?,
                }
            };
            self.rest.truncate(held + read);
            self.ended = read == 0;
            self.decode();
        }
        Ok(())
    }

    /// Moves what is text out of the bytes that were read.
    fn decode(&mut self) {
        let bytes = std::mem::take(&mut self.rest);
        let mut bytes = bytes.as_slice();
        while !bytes.is_empty() {
            let Err(error) = std::str::from_utf8(bytes) else {
                self.text.extend_from_slice(bytes);
                return;
            };
            let (good, bad) = bytes.split_at(error.valid_up_to());
            self.text.extend_from_slice(good);
            let length = match error.error_len() {
                Some(length) => length,
                None if self.ended => bad.len(),
                None => {
                    self.rest = bad.to_vec();
                    return;
                }
            };
            let line = self.lines + memchr::memchr_iter(b'\n', &self.text).count() + 1;
            let (first, count) = self.replaced.unwrap_or((line, 0));
            self.replaced = Some((first, count + 1));
            self.text.extend_from_slice("\u{fffd}".as_bytes());
            bytes = &bad[length..];
        }
    }
}

impl<R: Read> Read for Feed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let length = available.len().min(buffer.len());
        buffer[..length].copy_from_slice(&available[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl<R: Read> BufRead for Feed<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since > MOST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        if self.at == self.text.len() {
            self.refill()?;
        }
        Ok(&self.text[self.at..])
    }

    fn consume(&mut self, length: usize) {
        let end = (self.at + length).min(self.text.len());
        self.lines += memchr::memchr_iter(b'\n', &self.text[self.at..end]).count();
        self.since += end - self.at;
        self.at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a byte at a time.
    struct Slow<'b>(&'b [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = self.0.len().min(1);
            buffer[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    #[test]
    fn what_is_not_utf8_is_replaced_and_counted() {
        let bytes = "一\n二".as_bytes();
        let bad = [bytes, b"\n\xb0\xa1x\n", &bytes[..2]].concat();
        let mut feed = Feed::new(Slow(&bad));
        let mut text = String::new();
        feed.read_to_string(&mut text).unwrap();
        assert_eq!(text, "一\n二\n\u{fffd}\u{fffd}x\n\u{fffd}");
        assert_eq!(feed.replaced(), Some((3, 3)));
        assert_eq!((feed.line(), feed.is_at_end()), (4, true));
    }

    #[test]
    fn no_event_fills_the_memory() {
        let mut feed = Feed::new(io::repeat(b'x'));
        let error = io::copy(&mut feed, &mut io::sink()).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
    }
}
