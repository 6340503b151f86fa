//! Concerns: what somebody worries about (a concern, a complaint, an incident, a safeguarding worry, a missed visit), followed
//! until it has an end and the one who raised it has an answer.
//!
//! A concern is a *case*: raised, taken on by an owner, with days by which it should be acknowledged and answered. What was done
//! is a list of steps to which one is added each time and from which none is lost, so that opening it again keeps everything.

pub(crate) mod access;
mod commands;
mod due;
mod events;
mod unnoticed;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::By;
use crate::access::{Matter, Resource};
use crate::case;
use crate::ids::{PersonId, SealedId, TeamId, WorkerId};
use crate::medicines::MedicineId;
use crate::team::Team;
use crate::time::{Moment, Timestamp};
use crate::visit::VisitId;

pub use commands::{Answer, Check, Close, ComeBack, Command, Note, Problem, Raise, Reopen, TakeOn};
pub use due::{Due, Times};
pub use events::{Event, Raised, Stepped};

crate::ids::ids! {
    /// Something somebody worries about.
    ConcernId "concern";
}

/// What kind of concern it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Something is not right.
    Concern,
    /// Somebody is not content, and wants an answer.
    Complaint,
    /// Something happened: an accident, a fall, something broken or lost.
    Incident,
    /// Somebody may be harmed, neglected or used.
    Safeguarding,
    /// Nobody came to a visit.
    MissedVisit,
    /// Nobody recorded what came of a medicine, or somebody had one too soon.
    Medicine,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Concern,
        Self::Complaint,
        Self::Incident,
        Self::Safeguarding,
        Self::MissedVisit,
        Self::Medicine,
    ];
}

/// Something somebody worries about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concern {
    /// What kind it is.
    pub kind: Kind,
    /// Whom and what it is about.
    #[serde(default)]
    pub about: About,
    /// Whose concern it is: the one who gets the answer.
    pub whose: By,
    /// Who wrote it down, for themselves or for the one whose it is.
    pub by: By,
    /// When it was raised.
    pub at: Timestamp,
    /// What it is, in words sealed under the key of the person it is about, or of the team; `None`: not said yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<SealedId>,
    /// By when it should have been acknowledged and answered.
    pub due: Due,
    /// What was done, first to last.
    #[serde(default)]
    pub steps: Vec<Step>,
}

/// Whom and what a concern is about; each may be left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// A person whom the team supports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// A worker of the team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worker: Option<WorkerId>,
    /// A visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<VisitId>,
    /// A medicine, and which of its times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medicine: Option<OfMedicine>,
}

/// A medicine that a concern is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfMedicine {
    /// Which.
    pub medicine: MedicineId,
    /// The time at which it was due; `None` for one that was had too soon.
    pub due: Option<Moment>,
}

/// Something that was done about a concern.
pub type Step = case::Step<Did>;

/// What was done about a concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Did {
    /// Somebody follows it up from now on; with that it is acknowledged.
    TakenOn {
        /// Who.
        owner: By,
    },
    /// Something was done or found out.
    Noted {
        /// What.
        words: SealedId,
    },
    /// Somebody saw, or spoke to, the person nobody had come to.
    Checked {
        /// How they were.
        found: Found,
        /// More, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<SealedId>,
    },
    /// The one whose concern it is has an answer.
    Answered {
        /// The answer.
        words: SealedId,
    },
    /// It is over.
    Ended {
        /// What came of it.
        words: SealedId,
    },
    /// It was not over after all.
    Reopened {
        /// Why.
        words: SealedId,
        /// By when it should be acknowledged and answered now.
        due: Due,
    },
}

/// How a person was to whom nobody had come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// They were well, and missed nothing that mattered.
    Well,
    /// They had gone without something, and were helped.
    Helped,
    /// They were harmed, or an ambulance was called.
    Harmed,
    /// They were not at home, and somebody knows where they are.
    Away,
}

impl Found {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Well, Self::Helped, Self::Harmed, Self::Away];
}

/// How far a concern has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Nobody has taken it on yet.
    Waiting,
    /// Somebody follows it up.
    TakenOn,
    /// The one whose it is has an answer; what is to be done goes on.
    Answered,
    /// It is over.
    Ended,
}

impl Did {
    /// Its words.
    #[must_use]
    pub fn words(&self) -> Option<SealedId> {
        match self {
            Self::TakenOn { .. } => None,
            Self::Checked { words, .. } => *words,
            Self::Noted { words }
            | Self::Answered { words }
            | Self::Ended { words }
            | Self::Reopened { words, .. } => Some(*words),
        }
    }
}

impl Concern {
    /// What was done since it was raised or last opened again.
    fn lately(&self) -> impl Iterator<Item = &Did> {
        let opened = self.steps.iter().rposition(|step| matches!(step.did, Did::Reopened { .. }));
        self.steps.iter().skip(opened.map_or(0, |at| at + 1)).map(|step| &step.did)
    }

    /// Whether it is not over.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.lately().any(|did| matches!(did, Did::Ended { .. }))
    }

    /// Who follows it up.
    #[must_use]
    pub fn owner(&self) -> Option<By> {
        self.steps.iter().rev().find_map(|step| match step.did {
            Did::TakenOn { owner } => Some(owner),
            Did::Noted { .. }
            | Did::Checked { .. }
            | Did::Answered { .. }
            | Did::Ended { .. }
            | Did::Reopened { .. } => None,
        })
    }

    /// Whether the one whose it is has an answer to what it is at the moment.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.lately().any(|did| matches!(did, Did::Answered { .. }))
    }

    /// Whether somebody said how the person was to whom nobody had come; also where nobody was missed.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.kind != Kind::MissedVisit
            || self.steps.iter().any(|step| matches!(step.did, Did::Checked { .. }))
    }

    /// Whether somebody waits for an answer before `closer` may end it: everyone does whose concern it is, but not somebody
    /// who ends what they raised themselves.
    #[must_use]
    pub fn wants_answer(&self, closer: By) -> bool {
        self.whose != By::Program && self.whose != closer && !self.is_answered()
    }

    /// By when it should be acknowledged and answered, as it was raised or last opened again.
    #[must_use]
    pub fn due(&self) -> Due {
        let opened = self.steps.iter().rev().find_map(|step| match step.did {
            Did::Reopened { due, .. } => Some(due),
            Did::TakenOn { .. }
            | Did::Noted { .. }
            | Did::Checked { .. }
            | Did::Answered { .. }
            | Did::Ended { .. } => None,
        });
        opened.unwrap_or(self.due)
    }

    /// How far it has come.
    #[must_use]
    pub fn stage(&self) -> Stage {
        if !self.is_open() {
            Stage::Ended
        } else if self.is_answered() {
            Stage::Answered
        } else if self.owner().is_some() {
            Stage::TakenOn
        } else {
            Stage::Waiting
        }
    }

    /// The date by which the next thing should have happened: that somebody takes it on or asks how the person is, then the
    /// answer. `None`: nothing waits for a date.
    #[must_use]
    pub fn next_due(&self) -> Option<Date> {
        let due = self.due();
        match self.stage() {
            Stage::Waiting => Some(due.acknowledge),
            Stage::TakenOn if !self.is_checked() => Some(due.acknowledge),
            Stage::TakenOn => Some(due.answer),
            Stage::Answered | Stage::Ended => None,
        }
    }

    /// Whether that date has passed on `today`.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.next_due().is_some_and(|due| due < today)
    }

    /// Whether it is about a member of the team and so leaves the team's eyes.
    #[must_use]
    pub fn is_guarded(&self) -> bool {
        self.kind == Kind::Safeguarding && self.about.worker.is_some()
    }

    /// What the policy is asked about it.
    #[must_use]
    pub fn resource(&self, team: TeamId) -> Resource {
        let matter = if self.kind == Kind::Safeguarding { Matter::Safeguarding } else { Matter::Concerns };
        match (self.about.worker.filter(|_| self.is_guarded()), self.about.person) {
            (Some(worker), _) => matter.of_worker(team, worker),
            (None, Some(person)) => matter.of_person(team, person),
            (None, None) => matter.of_team(team),
        }
    }

    /// What the policy is asked of those who raise it and hear the answer.
    #[must_use]
    pub fn raising(&self, team: TeamId) -> Resource {
        raising(team, self.about.person)
    }
}

/// What the policy is asked of somebody who raises something about a person, or about the team.
#[must_use]
pub fn raising(team: TeamId, person: Option<PersonId>) -> Resource {
    person.map_or(Matter::Raising.of_team(team), |person| Matter::Raising.of_person(team, person))
}

impl Team {
    /// Whether `worker` follows up something about `person` that is open, and so sees what was said of it.
    pub(crate) fn follows_up(&self, worker: WorkerId, person: PersonId) -> bool {
        let theirs = |concern: &&Concern| {
            concern.about.person == Some(person) && concern.owner() == Some(By::Worker(worker))
        };
        self.concerns.values().filter(theirs).any(|concern| concern.is_open() && !concern.is_guarded())
    }

    /// Whether it is known by now what became of what a concern is about: how the person was to whom nobody had come, or that
    /// somebody had come after all; what came of a medicine.
    #[must_use]
    pub fn is_known_what_became(&self, concern: &Concern) -> bool {
        let came = || concern.about.visit.is_some_and(|visit| self.somebody_came(visit));
        let recorded = |of: OfMedicine| {
            let Some(due) = of.due else { return true };
            self.doses_since(of.medicine, due.date).any(|dose| dose.due == Some(due))
        };
        (concern.is_checked() || came()) && concern.about.medicine.is_none_or(recorded)
    }

    /// Whether somebody said that they were at a visit.
    #[must_use]
    pub fn somebody_came(&self, visit: VisitId) -> bool {
        self.course(visit).is_some_and(|course| !course.who_went().is_empty())
    }

    /// What is open about a person, by when it was raised.
    pub fn concerns_about(&self, person: PersonId) -> impl Iterator<Item = (ConcernId, &Concern)> {
        let theirs = move |(_, concern): &(&ConcernId, &Concern)| concern.about.person == Some(person);
        self.concerns.iter().filter(theirs).map(|(id, concern)| (*id, concern))
    }
}
