//! How events are written down: a kind with the version of its form, and a content.
//!
//! An event's *kind* names what happened and the version of its form: `worker-joined/1`. Once written, a form is never
//! changed. A new form gets the next number where its kind is listed, and the old one is read beside it as what it
//! would be today; a sample of each form that was ever written is in `tests/samples`.

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

/// An event that can be kept in a journal.
pub trait Written: Sized {
    /// All kinds that are written today.
    fn kinds() -> Vec<&'static str>;

    /// What happened, with the version of its form.
    fn kind(&self) -> &'static str;

    /// Its content, to be kept beside its kind.
    ///
    /// # Errors
    ///
    /// Where the content cannot be written as JSON; no content there is fails so.
    fn write(&self) -> Result<Vec<u8>, serde_json::Error>;

    /// Reads what [`Written::write`] wrote, now or in any earlier version of the program.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] where the kind is unknown or the content is not of its form.
    fn read(kind: &str, content: &[u8]) -> Result<Self, Unreadable>;
}

/// The events of one topic: each kind with its content. `reads` lists kinds of earlier versions, with how each is read today.
macro_rules! events {
    ($stream:ident: $($(#[$words:meta])* $kind:literal $(| $old:literal as $before:ty)* => $name:ident,)*) => {
        /// Everything that can happen in this topic.
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
        pub enum Event {
            $($(#[$words])* #[serde(rename = $kind)] $name($name),)*
        }

        $(impl From<$name> for $crate::$stream::Event {
            fn from(content: $name) -> Self {
                Event::$name(content).into()
            }
        })*

        impl $crate::stream::Written for Event {
            fn kinds() -> Vec<&'static str> {
                vec![$($kind),*]
            }

            fn kind(&self) -> &'static str {
                match self { $(Self::$name(_) => $kind,)* }
            }

            fn write(&self) -> Result<Vec<u8>, serde_json::Error> {
                match self { $(Self::$name(content) => serde_json::to_vec(content),)* }
            }

            fn read(kind: &str, content: &[u8]) -> Result<Self, $crate::Unreadable> {
                let read = match kind {
                    $($kind => serde_json::from_slice(content).map(Self::$name),)*
                    $($($old => serde_json::from_slice::<$before>(content).map(|old| Self::$name(old.into())),)*)*
                    _ => return Err($crate::Unreadable::Kind { kind: kind.to_owned() }),
                };
                read.map_err(|error| $crate::Unreadable::Content { kind: kind.to_owned(), error })
            }
        }

        impl $crate::stream::Happened<$crate::$stream::State> for Event {
            fn fold(&self, state: &mut $crate::$stream::State) {
                match self { $(Self::$name(content) => content.fold(state),)* }
            }

            fn back(&self, state: &$crate::$stream::State) -> $crate::stream::Decision<$crate::$stream::State> {
                match self { $(Self::$name(content) => content.back(state),)* }
            }

            fn sealed(&self, id: $crate::$stream::Id) -> Vec<($crate::ids::SealedId, $crate::details::DataSubject)> {
                match self { $(Self::$name(content) => $crate::stream::Happened::<$crate::$stream::State>::sealed(content, id),)* }
            }

            fn about(&self, id: $crate::$stream::Id, state: &$crate::$stream::State) -> $crate::access::Resource {
                match self { $(Self::$name(content) => $crate::stream::Happened::<$crate::$stream::State>::about(content, id, state),)* }
            }
        }
    };
}
pub(crate) use events;

/// The commands of one topic.
macro_rules! commands {
    ($stream:ident: $($name:ident,)*) => {
        /// Everything that somebody may want of this topic.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each is described where its content is")]
        pub enum Command {
            $($name($name),)*
        }

        impl Command {
            /// What each is called.
            #[must_use]
            pub fn names() -> Vec<&'static str> {
                vec![$(stringify!($name)),*]
            }

            /// What this one is called.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self { $(Self::$name(_) => stringify!($name),)* }
            }
        }

        $(impl From<$name> for $crate::$stream::Command {
            fn from(content: $name) -> Self {
                Command::$name(content).into()
            }
        })*

        impl $crate::stream::Wanted<$crate::$stream::State> for Command {
            fn decide(&self, state: &$crate::$stream::State, context: &$crate::Context) -> $crate::stream::Decision<$crate::$stream::State> {
                match self { $(Self::$name(content) => content.decide(state, context),)* }
            }

            fn about(&self, id: $crate::$stream::Id, state: &$crate::$stream::State) -> Vec<$crate::access::Resource> {
                match self { $(Self::$name(content) => $crate::stream::Wanted::<$crate::$stream::State>::about(content, id, state),)* }
            }
        }
    };
}
pub(crate) use commands;
