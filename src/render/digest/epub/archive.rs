//! The container of a book: a ZIP archive (EPUB Open Container Format 3.3), without times of day.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

use crate::{message::Failure, render::Stop};

/// An archive that is being written.
pub(super) struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Archive {
    /// An archive that says what it is: its first file, which is not compressed.
    pub(super) fn begin() -> Result<Self, Stop> {
        let zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut archive = Self { zip };
        let method = CompressionMethod::Stored;
        archive.write("mimetype", b"application/epub+zip", method)?;
        Ok(archive)
    }

    /// Adds a file.
    pub(super) fn add(&mut self, path: &str, bytes: &[u8]) -> Result<(), Stop> {
        self.write(path, bytes, CompressionMethod::Deflated)
    }

    /// The bytes of the archive.
    pub(super) fn finish(self) -> Result<Vec<u8>, Stop> {
        let cursor = self.zip.finish().map_err(failed)?;
        Ok(cursor.into_inner())
    }

    fn write(&mut self, path: &str, bytes: &[u8], method: CompressionMethod) -> Result<(), Stop> {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            // The first moment that the format knows: 1980.
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(0o644);
        self.zip.start_file(path, options).map_err(failed)?;
        let written = self.zip.write_all(bytes);
        written.map_err(|error| Stop::Machine(Failure::unmade(error)))
    }
}

fn failed(error: ZipError) -> Stop {
    Stop::Machine(Failure::unmade(error))
}
