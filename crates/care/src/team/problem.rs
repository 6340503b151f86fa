//! Every reason why a team refuses a command.

use jiff::civil::Date;

use crate::ids::{PersonId, WorkerId};
use crate::time::WeekStart;
use crate::visit::VisitId;

/// One reason against a command: what is the matter, and what to do. Ids are kept for pages that want to say names.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// There is a team already.
    #[error("This team has already begun. Open it instead of making it again.")]
    AlreadyFounded,
    /// There is no team yet.
    #[error("This team has not begun yet. Make it first: give it a name and a place.")]
    NotFounded,
    /// A name is missing.
    #[error("A name is missing. Write what it is called.")]
    NoName,
    /// A place is not on the earth.
    #[error("This place is not on the map. Choose it again.")]
    NoSuchPlace,
    /// An id is taken.
    #[error("This was already entered. Look at what is there before entering it again.")]
    AlreadyThere,
    /// Nothing of the kind is known.
    #[error("The team knows no such {0}. It may have been taken back; go back to the list and look again.")]
    Unknown(&'static str),
    /// A worker is not of the team that day.
    #[error("This worker is not in the team on {on}. Choose somebody who is.")]
    WorkerNotHere {
        /// Who.
        worker: WorkerId,
        /// When.
        on: Date,
    },
    /// A person is not supported that day.
    #[error("The team does not support this person on {on}. Choose a day on which it does.")]
    PersonNotHere {
        /// Who.
        person: PersonId,
        /// When.
        on: Date,
    },
    /// Only workers do this.
    #[error("Only a worker of the team can do this. Sign in as one, or ask one.")]
    OnlyWorkers,
    /// Only for oneself.
    #[error("This is for the worker herself to say. Ask her to do it.")]
    OnlyHerself,
    /// Something ends before it begins.
    #[error("The end lies before the beginning. Change one of the two.")]
    EndsBeforeItBegins,
    /// A promise is larger than what is possible.
    #[error("The guaranteed hours are more than the most she may work. Change one of the two.")]
    GuaranteedBeyondMost,
    /// More hours than a week has.
    #[error("A week has 168 hours, and this is more. Write hours and minutes a week.")]
    MoreThanAWeek,
    /// A shift without days.
    #[error("There is no day of the week chosen. Choose at least one.")]
    NoWeekdays,
    /// A shift without parts, or parts that overlap.
    #[error("The parts of a day must follow one another and not overlap. Change their times.")]
    PartsOverlap,
    /// A rhythm out of range.
    #[error("Every how many weeks is a number from 1 to 52. Change it.")]
    NoSuchRhythm,
    /// A visit without length, or longer than a day.
    #[error("A visit lasts between 5 minutes and 12 hours. Change its length.")]
    NoSuchLength,
    /// The shortest length is longer than the length.
    #[error("The shortest length is longer than the visit. Make it shorter, or leave it empty.")]
    ShortestIsLonger,
    /// The agreed time is outside the window.
    #[error("The agreed time lies outside the times between which the visit must start. Change one of them.")]
    AgreedOutsideWindow,
    /// A visit follows itself or another person's.
    #[error("A visit can only follow another visit of the same person. Choose another one.")]
    FollowsNothing,
    /// A visit does not take place that week.
    #[error(
        "This visit is not in this week any more. Somebody may have moved or cancelled it; look at the week again."
    )]
    NoSuchVisit {
        /// Which.
        visit: VisitId,
    },
    /// The person said no.
    #[error("This person asked that this worker does not come. Choose somebody else.")]
    NotThisWorker {
        /// Who said so.
        person: PersonId,
        /// Of whom.
        worker: WorkerId,
    },
    /// Too many workers for a visit.
    #[error("This visit takes {takes}, and that would be more. Take somebody off it first.")]
    TooManyWorkers {
        /// Which.
        visit: VisitId,
        /// How many it takes.
        takes: usize,
    },
    /// No worker given.
    #[error("Nobody was chosen. Choose who makes the visit.")]
    NobodyChosen,
    /// The start is on another day.
    #[error("The visit is agreed for another day. Move the visit to that day first, then say who makes it.")]
    AnotherDay {
        /// Which.
        visit: VisitId,
    },
    /// Something pinned would move.
    #[error("This visit is pinned. Unpin it first if it may be changed.")]
    Pinned {
        /// Which.
        visit: VisitId,
    },
    /// There is no draft.
    #[error("There is no draft for the week of {week}. Begin one first.")]
    NoDraft {
        /// For which week.
        week: WeekStart,
    },
    /// There is a draft already.
    #[error("There is already a draft for the week of {week}. Open it, or drop it and begin again.")]
    DraftThere {
        /// For which week.
        week: WeekStart,
    },
    /// A week is over.
    #[error("The week of {week} is over. What happened in it can be read in the history.")]
    WeekIsOver {
        /// Which.
        week: WeekStart,
    },
    /// Nothing is published.
    #[error("Nothing is published for the week of {week} yet. Publish its draft first.")]
    NotPublished {
        /// Which.
        week: WeekStart,
    },
    /// No round of picks is open.
    #[error("No round of picks is open for this week. Ask the team to open one, or change the draft itself.")]
    NoPicksOpen,
    /// A round of picks is open.
    #[error("A round of picks is open. Wait until it closes, or close it.")]
    PicksStillOpen,
    /// The closing time is past.
    #[error("The closing time has already passed. Choose one that is still to come.")]
    ClosesInThePast,
    /// Nothing to settle.
    #[error("Not more workers than the visit takes picked it, so there is nothing to settle.")]
    NothingToSettle,
    /// Somebody was chosen who had not picked the visit.
    #[error("Only workers who picked the visit can be chosen to settle it.")]
    NotAPicker,
    /// Picks in conflict are left.
    #[error("Some visits were picked by more workers than they take. Settle them first.")]
    PicksInConflict,
    /// The draft changed since.
    #[error("The draft has changed since this proposal was made, so it no longer fits. Ask for a new one.")]
    PlanIsStale,
    /// The engine judged another state.
    #[error("Something changed while this was being checked. Look at it again, then try once more.")]
    VerdictIsStale,
    /// The engine says no.
    #[error("This would break {} that must never be broken. Look at what is marked and change it first.",
        if *breaches == 1 { "a rule".to_owned() } else { format!("{breaches} rules") })]
    BreaksRules {
        /// How many places break a rule.
        breaches: usize,
    },
    /// The planner decides.
    #[error("In this team the planner publishes. Ask the worker whose turn it is.")]
    OnlyThePlanner,
    /// Something was changed afterwards.
    #[error("This was changed again since. Look at how it stands now, and change that.")]
    ChangedSince,
    /// Something was built on what is to be taken back.
    #[error("Other things refer to this by now. Take those back first, or enter when it ends.")]
    BuiltUpon,
    /// It is taken back already.
    #[error("This is taken back already. Look at how it stands now.")]
    AlreadyTakenBack,
    /// It is of the kind that stays.
    #[error("{0}")]
    CannotBeTakenBack(&'static str),
    /// Nothing would change.
    #[error("Nothing would be different. Choose what is to change.")]
    NothingChanges,
    /// Not the worker's own visit.
    #[error("This visit is not yours to give away. Choose one of your own.")]
    NotYourVisit {
        /// Which.
        visit: VisitId,
    },
    /// A visit that needs nobody.
    #[error("This visit already has everybody it takes, so there is nothing to offer.")]
    NothingToOffer {
        /// Which.
        visit: VisitId,
    },
    /// Nobody can be asked.
    #[error("There is nobody to ask. Choose workers who are in the team that day and may come.")]
    NobodyToAsk,
    /// A request is over.
    #[error("This request has come to an end. Look at the week as it is now.")]
    RequestIsOver,
    /// Somebody else is asked.
    #[error("You are not asked here, so there is nothing to answer.")]
    NotAsked,
    /// A topic is over.
    #[error("This topic is decided or withdrawn. Bring it up anew if it is to change.")]
    TopicIsOver,
    /// Somebody has a reason against it.
    #[error("Somebody has a reason against this. Talk about it, and propose something that takes it up.")]
    ObjectionsStand,
    /// Not everybody answered yet.
    #[error(
        "Not everybody has answered, and there is still time. Ask them, or wait until the day to answer by is over."
    )]
    NotEverybodyAnswered,
    /// A date lies in the past.
    #[error("This date has passed. Choose one that is still to come.")]
    DateHasPassed,
    /// Two turns of one worker overlap.
    #[error("A worker has two turns at once. Change their dates.")]
    TurnsOverlap,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    #[must_use]
    pub fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::NoName => "name",
            Self::NoSuchPlace => "place",
            Self::EndsBeforeItBegins => "to",
            Self::GuaranteedBeyondMost | Self::MoreThanAWeek => "guaranteed",
            Self::NoWeekdays => "weekdays",
            Self::PartsOverlap => "parts",
            Self::NoSuchRhythm => "every",
            Self::NoSuchLength => "minutes",
            Self::ShortestIsLonger => "shortest",
            Self::AgreedOutsideWindow => "agreed",
            Self::FollowsNothing => "after",
            Self::ClosesInThePast => "closes",
            Self::NobodyChosen => "workers",
            _ => return None,
        })
    }
}
