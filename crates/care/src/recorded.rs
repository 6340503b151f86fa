//! How events are written down: a kind with the version of its form, and a content.
//!
//! An event's *kind* names what happened and the version of its form: `worker-joined/1`. Once written, a form is never
//! changed. A new form gets the next number where its kind is listed, and the old one is read beside it as what it
//! would be today; a sample of each form that was ever written lies in `tests/samples`.

/// Something in the journal that this version of the program cannot read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// No version up to this one writes such events.
    #[error("events of the kind {kind} are unknown to this version of the program; a newer one wrote them")]
    Kind {
        /// The kind.
        kind: String,
    },
    /// The content is not of its form.
    #[error("an event of the kind {kind} is damaged: {error}")]
    Content {
        /// The kind.
        kind: String,
        /// What is wrong with it.
        error: serde_json::Error,
    },
}

/// An enum of events, each with its kind and its content.
macro_rules! events {
    ($whose:literal: $($(#[$words:meta])* $kind:literal => $name:ident($content:ty),)*) => {
        #[doc = concat!("Something that happened to ", $whose, ".")]
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum Event {
            $($(#[$words])* #[serde(rename = $kind)] $name($content),)*
        }

        impl Event {
            /// All kinds that are written today.
            pub const KINDS: &[&str] = &[$($kind),*];

            /// What happened, with the version of its form.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$name(_) => $kind,)* }
            }

            /// Its content, to be kept beside its kind.
            ///
            /// # Errors
            ///
            /// Where the content cannot be written as JSON; no content there is fails so.
            pub fn write(&self) -> Result<Vec<u8>, serde_json::Error> {
                match self { $(Self::$name(content) => serde_json::to_vec(content),)* }
            }

            /// Reads what [`Event::write`] wrote, now or in any earlier version of the program.
            ///
            /// # Errors
            ///
            /// [`Unreadable`](crate::Unreadable) where the kind is unknown or the content is not of its form.
            pub fn read(kind: &str, content: &[u8]) -> Result<Self, crate::Unreadable> {
                let read = match kind {
                    $($kind => serde_json::from_slice(content).map(Self::$name),)*
                    _ => return Err(crate::Unreadable::Kind { kind: kind.to_owned() }),
                };
                read.map_err(|error| crate::Unreadable::Content { kind: kind.to_owned(), error })
            }
        }
    };
}
pub(crate) use events;
