//! Everything that can happen to a team, and how it is written down.
//!
//! An event's *kind* names what happened and the version of its form: `worker-joined/1`. Once written, a form is never
//! changed. A new form gets the next number here, and the old one is read in `older.rs`; a sample of each that was ever
//! written lies in `tests/samples`.

use serde::{Deserialize, Serialize};

use super::{
    absence, founding, older, pattern, person, picks, plan, request, role, rota, topic, value, week, worker,
};

macro_rules! events {
    ($($(#[$words:meta])* $kind:literal => $name:ident($content:ty),)*) => {
        /// Something that happened to a team.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
            /// [`Unreadable`] where the kind is unknown or the content is not of its form.
            pub fn read(kind: &str, content: &[u8]) -> Result<Self, Unreadable> {
                let read = match kind {
                    $($kind => serde_json::from_slice(content).map(Self::$name),)*
                    _ => return older::read(kind, content),
                };
                read.map_err(|error| Unreadable::Content { kind: kind.to_owned(), error })
            }
        }
    };
}

events! {
    /// The team began.
    "team-founded/1" => Founded(founding::Founded),
    /// The team is called something else, or is somewhere else.
    "team-described/1" => Described(founding::Described),

    /// A worker joined.
    "worker-joined/1" => WorkerJoined(worker::Joined),
    /// A worker had been entered by mistake.
    "worker-removed/1" => WorkerRemoved(worker::Removed),
    /// A worker's details are others.
    "worker-details/1" => WorkerDetails(worker::DetailsChanged),
    /// Something else was agreed with a worker.
    "worker-terms/1" => WorkerTerms(worker::TermsChanged),
    /// It is known when a worker leaves.
    "worker-leaving/1" => WorkerLeaving(worker::Leaving),
    /// What a worker can do changed.
    "competence/1" => Competence(worker::CompetenceChanged),
    /// What a worker may do for one person changed.
    "sign-off/1" => SignOff(worker::SignOffChanged),
    /// A worker's clearance ends at another date.
    "clearance/1" => Clearance(worker::ClearanceChanged),
    /// A worker is away.
    "absence/1" => Absence(absence::Changed),

    /// The team began to support a person.
    "person-joined/1" => PersonJoined(person::Joined),
    /// A person had been entered by mistake.
    "person-removed/1" => PersonRemoved(person::Removed),
    /// A person's details are others.
    "person-details/1" => PersonDetails(person::DetailsChanged),
    /// It is known when support ends.
    "person-leaving/1" => PersonLeaving(person::Leaving),
    /// A person said something of a worker.
    "worker-wish/1" => WorkerWish(person::Wished),
    /// A person's circle changed.
    "circle/1" => Circle(person::CircleChanged),

    /// Support was agreed.
    "pattern-agreed/1" => PatternAgreed(pattern::Agreed),
    /// A pattern had been entered by mistake.
    "pattern-removed/1" => PatternRemoved(pattern::Removed),
    /// Something else was agreed from a date on.
    "pattern-changed/1" => PatternChanged(pattern::Changed),
    /// A pattern ends.
    "pattern-ending/1" => PatternEnding(pattern::Ending),
    /// Something is different for once.
    "exception/1" => Exception(pattern::ExceptionChanged),

    /// A draft was begun.
    "draft-begun/1" => DraftBegun(week::DraftBegun),
    /// A draft was dropped.
    "draft-dropped/1" => DraftDropped(week::DraftDropped),
    /// A draft is another.
    "draft-changed/1" => DraftChanged(rota::Changed),
    /// A worker agreed to a draft.
    "draft-agreed/1" => DraftAgreed(week::DraftAgreed),
    /// A round of picks began.
    "picks-opened/1" => PicksOpened(picks::Opened),
    /// A worker picked a visit or said that she cannot make it.
    "pick/1" => Pick(picks::Said),
    /// A round of picks is closed.
    "picks-closed/1" => PicksClosed(picks::Closed),
    /// It was settled who makes a visit that too many picked.
    "pick-settled/1" => PickSettled(picks::Settled),
    /// The engine proposed a rota.
    "plan-proposed/1" => PlanProposed(plan::Proposed),
    /// A draft was published.
    "week-published/1" => WeekPublished(week::WeekPublished),
    /// A small change to a published rota was proposed, agreed to or dropped.
    "repair/1" => Repair(week::RepairChanged),
    /// A published rota is another.
    "rota-changed/1" => RotaChanged(rota::Changed),
    /// A worker asked others for something.
    "request/1" => Request(request::Changed),

    /// A role was shared out.
    "role/1" => Role(role::Shared),
    /// The team talked about something it decides.
    "topic/1" => Topic(topic::Changed),
    /// The team values something more or less.
    "value/1" => Value(value::ValueChanged),
    /// The team makes its rota by other rules.
    "rules/1" => Rules(value::RulesChanged),

    /// Something that had happened was taken back.
    "taken-back/1" => TakenBack(TakenBack),
}

/// What had happened was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenBack {
    /// The versions of the team that the events had made which are taken back.
    pub versions: Vec<u64>,
    /// What happens instead, in this order, so that everything is as it was before.
    pub events: Vec<Event>,
}

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
