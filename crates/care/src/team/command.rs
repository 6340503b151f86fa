//! What somebody may want of a team. Ids of what is new are made by whoever makes the command.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::absence::Absence;
use super::conflict::Way;
use super::event::Event;
use super::founding::{Description, Founded, Streets};
use super::pattern::{Agreed, Exception, Terms as PatternTerms};
use super::person::{self, Member, Section, WorkerWish};
use super::picks::{Pick, Shown};
use super::plan::{Proposed, Verdict};
use super::request::Asked;
use super::role::{Role, Turn};
use super::rota::How;
use super::value::{Rules, Strength, Value};
use super::week::Why;
use super::worker::{self, Held, SignOff, Terms as WorkerTerms};
use crate::ids::{
    AbsenceId, ExceptionId, MemberId, PatternId, PersonId, PlanId, RepairId, RequestId, SealedId, TopicId,
    WorkerId,
};
use crate::time::{Moment, Timestamp, WeekStart};
use crate::units::Minutes;
use crate::visit::{Competence, VisitId};

/// Something that somebody wants to happen.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields are those of the events; what is wanted is said beside each")]
pub enum Command {
    /// Begin the team.
    Found(Founded),
    /// Call it something else, or put it somewhere else.
    Describe(Description),
    /// Travel on these streets; none: as the crow flies.
    LayStreets(Option<Streets>),

    /// Take a worker into the team.
    JoinWorker(worker::Joined),
    /// Note that a worker's details are others.
    ChangeWorkerDetails { worker: WorkerId, details: SealedId },
    /// Agree something else with a worker.
    ChangeWorkerTerms { worker: WorkerId, terms: WorkerTerms },
    /// Note a worker's last day; none: she stays.
    LeaveWorker { worker: WorkerId, last: Option<Date> },
    /// Note what a worker can do; none: she cannot any more.
    SetCompetence { worker: WorkerId, competence: Competence, held: Option<Held> },
    /// Note that a nurse signed a worker off for one person; none: no more.
    SetSignOff { worker: WorkerId, person: PersonId, competence: Competence, sign_off: Option<SignOff> },
    /// Note until when a worker is cleared.
    SetClearance { worker: WorkerId, until: Option<Date> },
    /// Note that a worker is away; none: not after all.
    SetAbsence { absence: AbsenceId, to: Option<Absence> },

    /// Begin to support a person.
    JoinPerson(person::Joined),
    /// Note that a person's details are others.
    ChangePersonDetails { person: PersonId, details: SealedId },
    /// Note the last day of support; none: it goes on.
    LeavePerson { person: PersonId, last: Option<Date> },
    /// Note what a person said of a worker; none: nothing any more.
    SetWorkerWish { person: PersonId, worker: WorkerId, wish: Option<WorkerWish> },
    /// Let someone of a person's circle see something; none: nothing any more.
    SetMember { person: PersonId, member: MemberId, to: Option<Member> },
    /// Let the council see these parts of what is known about a person, and no others.
    ShareWithCouncil { person: PersonId, sections: BTreeSet<Section> },

    /// Agree support with a person.
    AgreePattern(Agreed),
    /// Agree something else from a date on.
    ChangePattern { pattern: PatternId, from: Date, terms: PatternTerms },
    /// End a pattern; none: it goes on.
    EndPattern { pattern: PatternId, last: Option<Date> },
    /// Make something different for once; none: as agreed after all.
    SetException { exception: ExceptionId, to: Option<Exception> },

    /// Begin a draft.
    BeginDraft { week: WeekStart, begin: Begin },
    /// Drop the draft.
    DropDraft { week: WeekStart },
    /// Change the draft by hand: all the moves or none.
    ChangeDraft { week: WeekStart, moves: Vec<Move> },
    /// Open a round of picks.
    OpenPicks { week: WeekStart, closes: Timestamp, shown: Shown },
    /// Say of a visit that one would like to make it or cannot; none: nothing any more.
    Pick { week: WeekStart, visit: VisitId, worker: WorkerId, pick: Option<Pick> },
    /// Close the round of picks: visits go to those who picked them, where not too many did.
    ClosePicks { week: WeekStart },
    /// Settle who makes a visit that too many picked.
    SettlePick { week: WeekStart, visit: VisitId, settle: Settle },
    /// Note what the engine proposes.
    ProposePlan(Proposed),
    /// Take what the engine proposed into the draft: all of it, or only these visits.
    TakePlan { week: WeekStart, plan: PlanId, only: Option<BTreeSet<VisitId>> },
    /// Agree to the draft as it stands; where the team's rule is met by it, the week is published.
    AgreeToDraft { week: WeekStart, verdict: Verdict },
    /// Agree to it no more.
    DisagreeWithDraft { week: WeekStart },

    /// Propose a small change to a published rota; with the engine's verdict on it, agree to it at once.
    ProposeRepair {
        repair: RepairId,
        week: WeekStart,
        moves: Vec<Move>,
        how: How,
        why: Why,
        words: Option<SealedId>,
        verdict: Option<Verdict>,
    },
    /// Agree to a proposed change; where the team's rule is met by it, it is made.
    AgreeToRepair { repair: RepairId, week: WeekStart, verdict: Verdict },
    /// Drop a proposed change.
    DropRepair { repair: RepairId, week: WeekStart },
    /// Ask other workers for something; nobody named: everyone who could.
    Ask {
        request: RequestId,
        week: WeekStart,
        what: Asked,
        whom: BTreeSet<WorkerId>,
        words: Option<SealedId>,
    },
    /// Say yes to a request: it is made, where the engine has nothing against it.
    SayYes { request: RequestId, verdict: Verdict },
    /// Say no to a request.
    SayNo { request: RequestId },
    /// Take a request back.
    WithdrawRequest { request: RequestId },

    /// Share out the turns at a role anew.
    ShareRole { role: Role, turns: Vec<Turn> },
    /// Bring up something for the team to decide.
    ProposeTopic { topic: TopicId, words: SealedId, answer_by: Date },
    /// Have no reason against a proposal.
    Consent { topic: TopicId },
    /// Have a reason against a proposal.
    Object { topic: TopicId, words: SealedId },
    /// Propose something else that takes up the objections; everybody answers anew.
    AmendTopic { topic: TopicId, words: SealedId, answer_by: Date },
    /// Note that it is decided, and when it is looked at again.
    DecideTopic { topic: TopicId, review: Date },
    /// Take a topic back.
    WithdrawTopic { topic: TopicId },

    /// Take back what one command had done: all its events with the versions they had made, in their order. Where it
    /// had changed a published rota, with the engine's verdict on taking that back.
    TakeBack { events: Vec<(u64, Event)>, verdict: Option<Verdict> },

    /// Value something more or less.
    SetValue { value: Value, strength: Strength },
    /// Make rotas by other rules.
    SetRules(Rules),
}

/// What a draft begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// With what is published for the week, or else with nothing.
    Fresh,
    /// With what is published for another week, day by day, as far as the same support is agreed.
    LikeWeek(WeekStart),
}

/// How a conflict of picks is to be settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settle {
    /// In one of the fair ways.
    Fairly {
        /// Which.
        way: Way,
        /// What lots are drawn from; drawn anew for each time, by whoever makes the command.
        seed: u64,
    },
    /// The workers talked, and these make it.
    Talked {
        /// Who.
        chosen: BTreeSet<WorkerId>,
    },
}

/// One change to a rota by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// These workers make the visit.
    Assign {
        /// Which.
        visit: VisitId,
        /// Who.
        workers: BTreeSet<WorkerId>,
        /// When; none: as it stands, or else as agreed.
        start: Option<Moment>,
        /// How long; none: as it stands, or else as agreed.
        minutes: Option<Minutes>,
    },
    /// Nobody makes the visit.
    TakeOff {
        /// Which.
        visit: VisitId,
    },
    /// The visit starts at another time.
    Shift {
        /// Which.
        visit: VisitId,
        /// When.
        start: Moment,
    },
    /// Whoever makes the one makes the other.
    Swap {
        /// The one.
        first: VisitId,
        /// The other.
        second: VisitId,
    },
    /// Neither its workers nor its start are to be changed any more.
    Pin {
        /// Which.
        visit: VisitId,
    },
    /// They may be changed again.
    Unpin {
        /// Which.
        visit: VisitId,
    },
}

impl Move {
    /// The visits it changes.
    #[must_use]
    pub fn visits(&self) -> Vec<VisitId> {
        match self {
            Self::Assign { visit, .. }
            | Self::TakeOff { visit }
            | Self::Shift { visit, .. }
            | Self::Pin { visit }
            | Self::Unpin { visit } => vec![*visit],
            Self::Swap { first, second } => vec![*first, *second],
        }
    }
}
