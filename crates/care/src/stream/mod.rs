//! Streams: what is folded together. A team, an organisation, and later a council and a community, are each one stream.
//!
//! A stream is a list of topics. Each topic says in its own folder what can happen ([`Happened`]), what somebody may want
//! ([`Wanted`]) and who may do it. Neither trait has default bodies: the compiler tells the one who adds an event what it must
//! answer. The enums of all events and all commands of a stream are made from the list of its topics in `lib.rs`.

mod kept;
pub mod set;
mod topics;
mod written;

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::access::Resource;
use crate::details::DataSubject;
use crate::ids::SealedId;
use crate::time::Zone;
use crate::{Context, Refusal};

pub(crate) use kept::read_tagged;
pub(crate) use topics::{state, stream};
pub use written::{Unreadable, Written};
pub(crate) use written::{commands, events};

/// The state of a stream: the fold of everything that happened to it.
pub trait Stream:
    Clone + fmt::Debug + Default + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static
{
    /// What its streams are called in the journal, before their id.
    const KIND: &'static str;
    /// The form of its snapshots. A change of the state's form gets the next number; older snapshots are then not read.
    const FORM: &'static str;
    /// What names one of them.
    type Id: Copy + fmt::Debug + Send + Sync + 'static;
    /// Everything that can happen to it.
    type Event: Written + Clone + fmt::Debug + PartialEq + Send + Sync + 'static;
    /// Everything that somebody may want of it.
    type Command: Clone + fmt::Debug + Send + Sync + 'static;
    /// Every reason against a command.
    type Problem: Clone + fmt::Debug + fmt::Display + PartialEq + Send + Sync + 'static;

    /// How many events it is the fold of.
    fn version(&self) -> u64;

    /// Folds one event into it.
    fn apply(&mut self, event: &Self::Event);

    /// The zone whose clocks its people see, where it has one.
    fn zone(&self) -> Option<&Zone>;

    /// The events that follow from `command`; an empty list where everything is already as it wants.
    ///
    /// # Errors
    ///
    /// Every reason why it cannot be done.
    fn decide(&self, command: &Self::Command, context: &Context) -> Decision<Self>;

    /// What a command wants to change: each must be allowed before it is decided.
    fn changed_by(&self, id: Self::Id, command: &Self::Command) -> Vec<Resource>;

    /// What an event seals in the vault, and under whose key.
    fn sealed_by(id: Self::Id, event: &Self::Event) -> Vec<(SealedId, DataSubject)>;
}

/// What a command comes to: the events that follow, or every reason against it.
pub type Decision<S> = Result<Vec<<S as Stream>::Event>, Refusal<<S as Stream>::Problem>>;

/// Something that happened to a stream: the content of one kind of event.
pub trait Happened<S: Stream> {
    /// Changes the state as the event says. It was decided before it was written, so nothing is asked here.
    fn fold(&self, state: &mut S);

    /// The events that make everything as it was before this one, which was the last thing that happened to what it is about.
    ///
    /// # Errors
    ///
    /// Why it stays, and what to do instead.
    fn back(&self, state: &S) -> Decision<S>;

    /// The details and words that it refers to and that were not there before it, each with the subject under whose key it is
    /// sealed.
    fn sealed(&self, id: S::Id) -> Vec<(SealedId, DataSubject)>;

    /// Which matter it belongs to, and whose. To take it back, somebody needs the right to change that.
    fn about(&self, id: S::Id, state: &S) -> Resource;
}

/// Something that somebody wants of a stream: the content of one kind of command.
pub trait Wanted<S: Stream> {
    /// The events that follow; an empty list where everything is already so.
    ///
    /// # Errors
    ///
    /// Every reason why it cannot be done.
    fn decide(&self, state: &S, context: &Context) -> Decision<S>;

    /// What it changes: each must be allowed.
    fn about(&self, id: S::Id, state: &S) -> Vec<Resource>;
}
