//! What is wrong with a value, said by one who does not know what the value is for.

use super::{Message, Value};

/// A sentence that still lacks its subject: `… must begin with a slash`.
///
/// Its words have a variable `subject`, and whoever asked for the check [names it](Complaint::of).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint(Message);

/// The complaint of a key, with the values of its variables but for the subject.
macro_rules! complaint {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::message::Complaint::new($crate::message::message!($key $(, $name = $value)*))
    };
}
pub(crate) use complaint;

impl Complaint {
    /// The complaint in `message`, which has every value but the subject; there is
    /// [`complaint!`](crate::message::complaint) for it.
    pub fn new(message: Message) -> Self {
        Self(message)
    }

    /// The whole sentence, about `subject`: a name of a setting, an address.
    pub fn of(self, subject: impl Into<Value>) -> Message {
        self.0.with("subject", subject)
    }
}
