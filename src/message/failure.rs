//! A failure of the machine, said to the person at whose machine it happened.

use std::{error::Error, fmt, io};

use super::{Message, Value, message};

/// What the machine could not do: a full disk, a folder without permission, a port in use.
///
/// An author's mistake is no failure but a diagnostic.
#[derive(Debug)]
pub struct Failure {
    message: Message,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl Failure {
    /// A failure that `message` tells whole: what could not be done, with what, why, and what to do.
    pub fn new(message: Message) -> Self {
        Self {
            message,
            source: None,
        }
    }

    /// A failure of a library that puts what was made into its form: JSON, a book.
    pub fn unmade(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        let error = error.into();
        Self::new(message!("cannot-make", why = error.to_string())).because(error)
    }

    /// The same failure with the error that led to it, for programs; people read the message alone.
    #[must_use]
    pub fn because(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// What people are told.
    pub fn message(&self) -> &Message {
        &self.message
    }
}

/// In English.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(f)
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let source: &(dyn Error + 'static) = self.source.as_deref()?;
        Some(source)
    }
}

/// What the system says, as a part of a sentence: the frequent reasons in the reader's language.
impl From<&io::Error> for Value {
    fn from(error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        let message = match error.kind() {
            Kind::NotFound => message!("system-not-found"),
            Kind::PermissionDenied => message!("system-permission-denied"),
            Kind::AlreadyExists => message!("system-already-exists"),
            Kind::StorageFull => message!("system-storage-full"),
            Kind::QuotaExceeded => message!("system-quota-exceeded"),
            Kind::ReadOnlyFilesystem => message!("system-read-only"),
            Kind::NotADirectory => message!("system-not-a-folder"),
            Kind::IsADirectory => message!("system-is-a-folder"),
            Kind::AddrInUse => message!("system-address-in-use"),
            Kind::FileTooLarge => message!("system-file-too-large"),
            _ => Message::verbatim(error.to_string()),
        };
        Self::Message(message)
    }
}
