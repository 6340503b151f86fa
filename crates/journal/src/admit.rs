//! The one place that decides whether an append is written: pure, the same for both engines.

use crate::chain::link;
use crate::engine::{Value, values};
use crate::{
    Append, AppendError, Appended, Entry, Hash, Moment, NewJob, Position, Recorded, SealedId, StreamId,
    SubjectId, Version,
};

/// An append whose secrets are sealed: what goes to the writer.
#[derive(Debug)]
pub(crate) struct Ready {
    pub(crate) append: Append,
    pub(crate) sealed: Vec<Sealed>,
}

/// One sealed value on its way to the vault.
#[derive(Debug, Clone)]
pub(crate) struct Sealed {
    pub(crate) id: SealedId,
    pub(crate) subject: SubjectId,
    pub(crate) bytes: Vec<u8>,
}

/// The end of a stream.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head {
    pub(crate) version: Version,
    pub(crate) hash: Hash,
}

impl Head {
    /// The end of a stream that has nothing yet.
    pub(crate) const START: Self = Self { version: Version(0), hash: Hash::START };
}

/// What the writer knows, under its lock, when it decides.
#[derive(Debug)]
pub(crate) struct Known {
    /// What the same command was answered before.
    pub(crate) answer: Option<Vec<u8>>,
    /// The end of the stream.
    pub(crate) head: Head,
    /// The last position of the journal.
    pub(crate) position: Position,
    /// Why the secrets cannot be kept, if they cannot.
    pub(crate) obstacle: Option<AppendError>,
    /// What the clock says.
    pub(crate) now: Moment,
}

/// What is to be written.
#[derive(Debug)]
pub(crate) struct Write {
    pub(crate) recorded: Vec<Recorded>,
    pub(crate) stream: StreamId,
    pub(crate) head: Head,
    pub(crate) position: Position,
    pub(crate) command: crate::CommandId,
    pub(crate) actor: crate::ActorId,
    pub(crate) asked: Vec<u8>,
    pub(crate) answer: Vec<u8>,
    pub(crate) sealed: Vec<Sealed>,
    pub(crate) jobs: Vec<NewJob>,
}

/// Writes, or says why not: a command answered before is answered again, whatever became of the stream since.
pub(crate) fn admit(ready: Ready, known: Known) -> Result<Write, Result<Appended, AppendError>> {
    let Ready { append, sealed } = ready;
    if let Some(answer) = known.answer {
        return Err(Ok(Appended::Repeated(answer)));
    }
    if append.expected != known.head.version {
        return Err(Err(AppendError::Conflict { actual: known.head.version }));
    }
    if let Some(obstacle) = known.obstacle {
        return Err(Err(obstacle));
    }
    let Append { stream, meta, entries, asked, answer, jobs, .. } = append;
    let (mut head, mut position) = (known.head, known.position);
    let record = |Entry { kind, body }| {
        position.0 += 1;
        head.version.0 += 1;
        let (stream, meta) = (stream.clone(), meta.clone());
        let mut event = Recorded {
            position,
            stream,
            version: head.version,
            kind,
            body,
            meta,
            recorded_at: known.now,
            hash: Hash::START,
        };
        event.hash = link(head.hash, &event);
        head.hash = event.hash;
        event
    };
    let recorded = entries.into_iter().map(record).collect();
    let (command, actor) = (meta.command, meta.actor);
    Ok(Write { recorded, stream, head, position, command, actor, asked, answer, sealed, jobs })
}

impl Write {
    /// The row that keeps what the command was answered.
    pub(crate) fn answered(&self, now: Moment) -> Vec<Value> {
        values![&self.command, self.answer.clone(), now, &self.stream, &self.actor, self.asked.clone()]
    }

    /// The row that keeps that something was sealed.
    pub(crate) fn sealing(&self, sealed: &Sealed) -> Vec<Value> {
        values![&sealed.id, &sealed.subject, &self.stream]
    }
}
