//! Carrying out a command on a stream: decide, append, and where others were faster decide again on what they left.

use std::future::Future;
use std::mem::discriminant;

use care::By;
use care::ids::CommandId;
use jiff::Timestamp;
use journal::{
    ActorId, Append, AppendError, Appended, Entry, Journal, Meta, Moment, NewJob, Recorded, Secret, StreamId,
    Version,
};
use serde::{Deserialize, Serialize};

use crate::asked::{Asked, Content};
use crate::error::{Error, Kind};

/// How often others may be faster before the person who asks is told to try again.
const PATIENCE: usize = 20;

/// What came of a command: kept with its id, so that the person who asks again hears the same.
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
    /// When it reached us: what is allowed now is judged by that.
    pub(crate) received: Timestamp,
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
    /// What is to be done afterwards, such as telling another stream.
    pub(crate) jobs: Vec<NewJob>,
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

    /// What is asked for, to be held against what the same id asked for before.
    ///
    /// # Errors
    /// If it cannot be written as text.
    fn content(&self) -> Result<Content, Error>;

    /// Whether an id is one that is known here.
    fn knows(&self, id: &str) -> bool;

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

/// Carries it out. Whether they may was asked before. The same id is bound to who sent it, for which stream, and what was in
/// it: the same again is answered as before.
///
/// # Errors
/// If it is refused, with all reasons; if its id was used for something else; or if it cannot be recorded now.
pub(crate) async fn carry_out(
    journal: &Journal,
    intent: Intent,
    attempt: &impl Attempt,
) -> Result<Carried, Error> {
    let asked = Asked::of(journal, &attempt.content()?);
    let before = Before { journal, intent, attempt, asked: &asked };
    for _ in 0..PATIENCE {
        let decision = match attempt.decide() {
            Ok(decision) => decision,
            // It may be refused now just because it was carried out before.
            Err(refusal) => return before.done().await?.map(Carried::Before).ok_or(refusal),
        };
        let events = decision.entries.len() as u64;
        let done = Done { version: decision.version + events, events };
        let append = append(attempt.stream(), intent, &asked, decision, done)?;
        match journal.append(append).await {
            Ok(Appended::Written(recorded)) => return Ok(Carried::Now(done, recorded)),
            Ok(Appended::Repeated(answer)) => {
                let done = before.done().await?;
                return done.map_or_else(|| read(&answer), Ok).map(Carried::Before);
            }
            Err(AppendError::Conflict { .. }) => attempt.catch_up().await?,
            Err(error) => return Err(error.into()),
        }
    }
    Err(Error::new(
        Kind::Conflict,
        "Many changes are being made just now, and this one did not get its turn. Try it again.",
    ))
}

/// What the same command may have been before.
struct Before<'a, A> {
    journal: &'a Journal,
    intent: Intent,
    attempt: &'a A,
    asked: &'a Asked,
}

impl<A: Attempt> Before<'_, A> {
    /// What it was answered, if it was carried out before.
    ///
    /// # Errors
    /// If it was another command, by another person or with other content.
    async fn done(&self) -> Result<Option<Done>, Error> {
        let command = self.intent.id.to_string().into();
        let Some(answer) = self.journal.answer(&command).await? else { return Ok(None) };
        if let Some(first) = self.journal.first(&command).await? {
            let same_sender =
                may_be(first.actor.as_str(), self.intent.by) && first.stream == self.attempt.stream();
            // Others may have done what the first one built on.
            self.attempt.catch_up().await?;
            self.asked.check(&first, same_sender, |id| self.attempt.knows(id))?;
        }
        read(&answer).map(Some)
    }
}

/// Whether who sent the first may be who sends it now. An account that has become a worker since signs in another way, and
/// what they send has the same content or is refused for that.
fn may_be(first: &str, now: By) -> bool {
    let first: Result<By, _> = serde_json::from_str(first);
    first.is_ok_and(|first| first == now || discriminant(&first) != discriminant(&now))
}

/// Who it is, as the journal writes it down.
fn actor(by: By) -> Result<ActorId, Error> {
    Ok(serde_json::to_string(&by).map_err(Error::internal)?.into())
}

fn read(answer: &[u8]) -> Result<Done, Error> {
    serde_json::from_slice(answer).map_err(Error::internal)
}

fn append(
    stream: StreamId,
    intent: Intent,
    asked: &Asked,
    decision: Decision,
    done: Done,
) -> Result<Append, Error> {
    let meta = Meta {
        actor: actor(intent.by)?,
        command: intent.id.to_string().into(),
        happened_at: Moment::from(intent.happened),
        zone: decision.zone,
    };
    let mut append = Append::new(stream, Version(decision.version), meta);
    append.entries = decision.entries;
    append.answer = serde_json::to_vec(&done).map_err(Error::internal)?;
    append.asked = serde_json::to_vec(asked).map_err(Error::internal)?;
    append.seal = decision.secrets;
    append.jobs = decision.jobs;
    Ok(append)
}
