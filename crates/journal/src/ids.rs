//! Names of things in the journal. All are text, as the caller writes them: the journal gives them no meaning.

use std::fmt;

/// Makes a newtype around text.
macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(Box<str>);

        impl $name {
            /// This text as a name.
            pub fn new(text: impl Into<Box<str>>) -> Self {
                Self(text.into())
            }

            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }
    };
}

text_id! {
    /// One stream of events, as kind and id: `team/5vb2…`. What happens in one stream has one order.
    StreamId
}

text_id! {
    /// One command, named where it was born (the phone, the page). A repeated name gets the first answer.
    CommandId
}

text_id! {
    /// Who did something: an account, or a part of the program that acts by itself.
    ActorId
}

text_id! {
    /// Whom something is about: a person or a worker. Each has a key; destroying it erases them.
    SubjectId
}

text_id! {
    /// One sealed value in the vault. Events refer to it.
    SealedId
}

text_id! {
    /// One account that can sign in.
    AccountId
}

impl StreamId {
    /// The stream of this kind with this id: `StreamId::of("team", id)` is `team/…`.
    pub fn of(kind: &str, id: impl fmt::Display) -> Self {
        Self(format!("{kind}/{id}").into())
    }

    /// What stands before the first stroke: `team`.
    pub fn kind(&self) -> &str {
        self.0.split_once('/').map_or(&*self.0, |(kind, _)| kind)
    }

    /// What stands after the first stroke.
    pub fn id(&self) -> &str {
        self.0.split_once('/').map_or("", |(_, id)| id)
    }
}

impl CommandId {
    /// A name that nobody has used: for commands that are born here.
    pub fn random() -> Self {
        Self(uuid::Uuid::new_v4().simple().to_string().into())
    }
}

/// How many events a stream has: the version before the first is 0.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Version(pub u64);

/// The place of an event among all events of the journal: 1, 2, 3 and so on without a gap, in the order in which
/// they became visible. 0 is before the first.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Position(pub u64);

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_has_a_kind_and_an_id() {
        let stream = StreamId::of("team", "abc/d");
        assert_eq!((stream.as_str(), stream.kind(), stream.id()), ("team/abc/d", "team", "abc/d"));
    }
}
