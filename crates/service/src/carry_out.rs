//! Carrying out a command on a stream: decide, append, and where others were faster decide again on what they left.

use std::future::Future;

use care::By;
use care::ids::CommandId;
use jiff::Timestamp;
use journal::{
    Append, AppendError, Appended, Entry, Journal, Meta, Moment, Recorded, Secret, StreamId, Version,
};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Kind};

/// How often others may be faster before whoever asks is told to try again.
const PATIENCE: usize = 20;

/// What came of a command: kept with its id, so that whoever asks again hears the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The version of the stream afterwards.
    pub version: u64,
    /// How many events it took; none if everything was so already.
    pub events: u64,
}

/// Who wants something, by which command, and when it happened.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Intent {
    /// Who.
    pub(crate) by: By,
    /// The command's id: the same is carried out once, however often it arrives.
    pub(crate) id: CommandId,
    /// When it happened.
    pub(crate) happened: Timestamp,
}

/// What was decided.
pub(crate) struct Decision {
    /// On which version.
    pub(crate) version: u64,
    /// What happens, as it is written down.
    pub(crate) entries: Vec<Entry>,
    /// In whose zone it was meant; may be empty.
    pub(crate) zone: String,
    /// What goes into the vault with it.
    pub(crate) secrets: Vec<Secret>,
}

/// A command on a stream that is in memory.
pub(crate) trait Attempt: Sync {
    /// The stream.
    fn stream(&self) -> StreamId;

    /// Decides on the stream as it is known here.
    ///
    /// # Errors
    /// If it is refused, with all reasons; or if what was decided cannot be written.
    fn decide(&self) -> Result<Decision, Error>;

    /// Reads what others did since.
    fn catch_up(&self) -> impl Future<Output = Result<(), Error>> + Send;
}

/// What became of it.
pub(crate) enum Carried {
    /// It was carried out now. The events as recorded.
    Now(Done, Vec<Recorded>),
    /// It had been carried out before.
    Before(Done),
}

/// Carries it out. Whether they may was asked before.
///
/// # Errors
/// If it is refused, with all reasons; or if it cannot be recorded now.
pub(crate) async fn carry_out(
    journal: &Journal,
    intent: Intent,
    attempt: &impl Attempt,
) -> Result<Carried, Error> {
    for _ in 0..PATIENCE {
        let decision = match attempt.decide() {
            Ok(decision) => decision,
            // It may be refused now just because it was carried out before.
            Err(refusal) => return answered(journal, intent.id).await?.map(Carried::Before).ok_or(refusal),
        };
        let events = decision.entries.len() as u64;
        let done = Done { version: decision.version + events, events };
        match journal.append(append(attempt.stream(), intent, decision, done)?).await {
            Ok(Appended::Written(recorded)) => return Ok(Carried::Now(done, recorded)),
            Ok(Appended::Repeated(answer)) => return read(&answer).map(Carried::Before),
            Err(AppendError::Conflict { .. }) => attempt.catch_up().await?,
            Err(error) => return Err(error.into()),
        }
    }
    Err(Error::new(
        Kind::Conflict,
        "Many changes are being made just now, and this one did not get its turn. Try it again.",
    ))
}

/// What a command was answered, if it was carried out before.
async fn answered(journal: &Journal, id: CommandId) -> Result<Option<Done>, Error> {
    let answer = journal.answer(&id.to_string().into()).await?;
    answer.map(|answer| read(&answer)).transpose()
}

fn read(answer: &[u8]) -> Result<Done, Error> {
    serde_json::from_slice(answer).map_err(Error::internal)
}

fn append(stream: StreamId, intent: Intent, decision: Decision, done: Done) -> Result<Append, Error> {
    let meta = Meta {
        actor: serde_json::to_string(&intent.by).map_err(Error::internal)?.into(),
        command: intent.id.to_string().into(),
        happened_at: Moment::from(intent.happened),
        zone: decision.zone,
    };
    let mut append = Append::new(stream, Version(decision.version), meta);
    append.entries = decision.entries;
    append.answer = serde_json::to_vec(&done).map_err(Error::internal)?;
    append.seal = decision.secrets;
    Ok(append)
}
