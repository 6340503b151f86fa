//! What is written: an entry, and what it has become once it is recorded.

use crate::{ActorId, CommandId, Hash, Moment, Position, StreamId, Version};

/// One event, not yet recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What happened, with the version of its form: `worker-joined/1`.
    pub kind: String,
    /// The event as one line of JSON. Nothing that identifies or describes a person: that belongs in the vault.
    pub body: Vec<u8>,
}

impl Entry {
    /// An event of this kind with this body.
    pub fn new(kind: impl Into<String>, body: impl Into<Vec<u8>>) -> Self {
        Self { kind: kind.into(), body: body.into() }
    }
}

/// Who did it, by which command, and when it happened where they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// Who did it.
    pub actor: ActorId,
    /// The command it came from.
    pub command: CommandId,
    /// When it happened, which may be long before it was recorded.
    pub happened_at: Moment,
    /// The time zone the civil date was meant in: `Europe/London`.
    pub zone: String,
}

/// One event as the journal has it, for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its place among all events.
    pub position: Position,
    /// The stream it belongs to.
    pub stream: StreamId,
    /// The version it brought the stream to: 1 for the first.
    pub version: Version,
    /// What happened, with the version of its form.
    pub kind: String,
    /// The event as one line of JSON.
    pub body: Vec<u8>,
    /// Who, by which command, and when.
    pub meta: Meta,
    /// When it was written, by the clock of the machine that wrote it.
    pub recorded_at: Moment,
    /// Covers all of this, and the hash of the event before it in the stream.
    pub hash: Hash,
}
