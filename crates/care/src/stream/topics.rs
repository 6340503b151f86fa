//! A stream is made from the list of its topics: its state, and everything that can happen and be wanted in it.

/// The state of a stream from its topics: each line names a topic, and in braces what of the state is that topic's.
macro_rules! state {
    ($(#[$about:meta])* $State:ident; $($topic:ident $Topic:ident $(refuses $Problem:ident)? {
        $($(#[$words:meta])* $field:ident: $type:ty,)*
    })*) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        pub struct $State {
            /// How many events it is the fold of.
            pub version: u64,
            $($($(#[$words])* pub $field: $type,)*)*
        }
    };
}
pub(crate) use state;

/// Everything that can happen to a stream and be wanted of it, from its topics.
macro_rules! stream {
    ($(#[$about:meta])* $State:ident; $($topic:ident $Topic:ident $(refuses $Problem:ident)? {
        $($(#[$words:meta])* $field:ident: $type:ty,)*
    })*) => {
        /// The state, to the macros of its topics.
        pub(crate) type State = $State;
        /// What names one, to the macros of its topics.
        pub(crate) type Id = <$State as $crate::stream::Stream>::Id;

        /// Everything that can happen to it, by topic.
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
        #[serde(untagged)]
        #[expect(missing_docs, reason = "each is described in its topic")]
        pub enum Event {
            $($Topic($crate::$topic::Event),)*
        }

        $(impl From<$crate::$topic::Event> for Event {
            fn from(event: $crate::$topic::Event) -> Self {
                Self::$Topic(event)
            }
        })*

        impl<'de> serde::Deserialize<'de> for Event {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::stream::read_tagged(deserializer)
            }
        }

        impl $crate::stream::Written for Event {
            fn kinds() -> Vec<&'static str> {
                let mut kinds = Vec::new();
                $(kinds.extend(<$crate::$topic::Event as $crate::stream::Written>::kinds());)*
                kinds
            }

            fn kind(&self) -> &'static str {
                match self { $(Self::$Topic(event) => event.kind(),)* }
            }

            fn write(&self) -> Result<Vec<u8>, serde_json::Error> {
                match self { $(Self::$Topic(event) => event.write(),)* }
            }

            fn read(kind: &str, content: &[u8]) -> Result<Self, $crate::Unreadable> {
                $(match <$crate::$topic::Event as $crate::stream::Written>::read(kind, content) {
                    Err($crate::Unreadable::Kind { .. }) => {}
                    read => return read.map(Self::$Topic),
                })*
                Err($crate::Unreadable::Kind { kind: kind.to_owned() })
            }
        }

        impl $crate::stream::Happened<$State> for Event {
            fn fold(&self, state: &mut $State) {
                match self { $(Self::$Topic(event) => event.fold(state),)* }
            }

            fn back(&self, state: &$State) -> $crate::stream::Decision<$State> {
                match self { $(Self::$Topic(event) => event.back(state),)* }
            }

            fn sealed(
                &self,
                id: Id,
            ) -> Vec<($crate::ids::SealedId, $crate::details::DataSubject)> {
                match self { $(Self::$Topic(event) => $crate::stream::Happened::<$State>::sealed(event, id),)* }
            }

            fn about(
                &self,
                id: Id,
                state: &$State,
            ) -> $crate::access::Resource {
                match self { $(Self::$Topic(event) => event.about(id, state),)* }
            }
        }

        /// Everything that somebody may want of it, by topic.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each is described in its topic")]
        pub enum Command {
            $($Topic($crate::$topic::Command),)*
        }

        $(impl From<$crate::$topic::Command> for Command {
            fn from(command: $crate::$topic::Command) -> Self {
                Self::$Topic(command)
            }
        })*

        impl Command {
            /// Every one there is: its topic, and what it is called there.
            #[must_use]
            pub fn names() -> Vec<(&'static str, &'static str)> {
                let mut names = Vec::new();
                $(names.extend($crate::$topic::Command::names().into_iter().map(|name| (stringify!($topic), name)));)*
                names
            }

            /// This one's topic, and what it is called there.
            #[must_use]
            pub fn name(&self) -> (&'static str, &'static str) {
                match self { $(Self::$Topic(command) => (stringify!($topic), command.name()),)* }
            }
        }

        impl $crate::stream::Wanted<$State> for Command {
            fn decide(&self, state: &$State, context: &$crate::Context) -> $crate::stream::Decision<$State> {
                match self { $(Self::$Topic(command) => command.decide(state, context),)* }
            }

            fn about(
                &self,
                id: Id,
                state: &$State,
            ) -> Vec<$crate::access::Resource> {
                match self { $(Self::$Topic(command) => command.about(id, state),)* }
            }
        }

        /// Every reason against a command, by topic. Each says what is the matter and what to do.
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        pub enum Problem {
            /// One that several topics know.
            #[error(transparent)]
            General(#[from] $crate::General),
            $($(
                #[error(transparent)]
                #[expect(missing_docs, reason = "each is described in its topic")]
                $Topic(#[from] $crate::$topic::$Problem),
            )?)*
        }

        impl Problem {
            /// The field of a form it is about, where it is about one.
            #[must_use]
            pub fn field(&self) -> Option<&'static str> {
                match self {
                    Self::General(problem) => problem.field(),
                    $($(Self::$Topic(problem) => { let problem: &$crate::$topic::$Problem = problem; problem.field() })?)*
                }
            }
        }

        /// Every reason why a command is refused.
        pub type Refusal = $crate::Refusal<Problem>;

        impl From<$crate::General> for Refusal {
            fn from(problem: $crate::General) -> Self {
                Problem::from(problem).into()
            }
        }

        $($(impl From<$crate::$topic::$Problem> for Refusal {
            fn from(problem: $crate::$topic::$Problem) -> Self {
                Problem::from(problem).into()
            }
        })?)*
    };
}
pub(crate) use stream;
