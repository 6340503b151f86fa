//! Proving an arrival, in the way that the person and the team agreed: not at all, by a printed code beside the door, or by a code
//! that the person reads out. Never by where a phone is. That they are out together is normal, and one tap.

pub(crate) mod access;
mod commands;
mod events;

use serde::{Deserialize, Serialize};

use crate::day::StatementId;
use crate::ids::{PersonId, SealedId, WorkerId};
use crate::visit::VisitId;

pub use commands::{AgreeWay, Command, ProveArrival};
pub use events::{Event, Proved, WayAgreed};

/// How an arrival is proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// A printed code beside the door, scanned or typed.
    Door,
    /// A code that the person reads out.
    Spoken,
}

impl Means {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Door, Self::Spoken];

    /// Its name in forms and in what a phone sends.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Door => "door",
            Self::Spoken => "spoken",
        }
    }
}

/// What is agreed with a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedWay {
    /// How.
    pub means: Means,
    /// The code, sealed under the person's key.
    pub code: SealedId,
}

/// What was proved of an arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proof {
    /// The printed code was read.
    Door,
    /// The person's code was given.
    Spoken,
    /// A code was given that is not theirs.
    WrongCode,
    /// They met outside and are out together.
    OutTogether,
}

/// A proof of an arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrivalProof {
    /// The visit.
    pub visit: VisitId,
    /// Who was visited.
    pub person: PersonId,
    /// Who arrived.
    pub worker: WorkerId,
    /// What was proved.
    pub proof: Proof,
}

impl From<Means> for Proof {
    fn from(means: Means) -> Self {
        match means {
            Means::Door => Self::Door,
            Means::Spoken => Self::Spoken,
        }
    }
}

impl crate::team::Team {
    /// What was proved of the arrival of a worker at a visit: the best of all that was given.
    #[must_use]
    pub fn proof_of(&self, visit: VisitId, worker: WorkerId) -> Option<Proof> {
        let proofs = self.arrival_proofs.get(&self.week_of(visit)?)?.values();
        let theirs = proofs.filter(|one| one.visit == visit && one.worker == worker).map(|one| one.proof);
        theirs.min_by_key(|proof| (*proof == Proof::WrongCode, *proof))
    }
}

/// The proofs of a week, by the name that the phone gave each.
pub type Proofs = std::collections::BTreeMap<StatementId, ArrivalProof>;
