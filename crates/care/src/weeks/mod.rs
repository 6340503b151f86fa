//! Weeks: who makes which visit, as a draft and as published, and what every change to a rota has in common.

pub(crate) mod access;
pub(crate) mod adoption;
mod coming;
mod commands;
mod events;
pub(crate) mod moves;
mod near;
mod problem;
mod rota;
mod rota_check;
pub mod rounds;
pub mod since;
pub(crate) mod told;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::drafts::Draft;
use crate::ids::{PlanId, RepairId};
use crate::plans::Plan;
use crate::repairs::Repair;
use crate::team::Team;
use crate::time::{Timestamp, WeekStart};
use crate::visit::VisitId;

pub use commands::{AgreeToDraft, Command, DisagreeWithDraft};
pub use events::{Event, RotaChanged, WeekPublished};
pub use moves::Move;
pub use problem::Problem;
pub use rota::{Assignment, Cause, How, Rota, RotaSteps, Step, difference};
pub(crate) use rota::{fits, walk};
pub use rota_check::{Breach, RotaCheck};
pub use rounds::Round;
pub use told::Told;

/// One week of the team.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Week {
    /// The rota that is being made, if one is.
    pub draft: Option<Draft>,
    /// The rota that people were told, if they were.
    pub published: Option<Published>,
    /// What the engine proposed since the draft was opened.
    pub plans: BTreeMap<PlanId, Plan>,
    /// Small changes to the published rota that are proposed and not made yet.
    pub repairs: BTreeMap<RepairId, Repair>,
}

/// A rota that people were told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Who makes which visit.
    pub rota: Rota,
    /// The rounds of it as they were judged, by when they begin.
    pub rounds: Vec<Round>,
    /// How often the week was published: 1 the first time.
    pub times: u32,
    /// When it was last published.
    pub at: Timestamp,
    /// The visits that are different since it was first published, each as people were told it then; `None`: nobody was to come.
    pub changed: BTreeMap<VisitId, Option<Told>>,
}

impl Week {
    /// Its rotas: the draft's and what is published.
    pub fn rotas(&self) -> impl Iterator<Item = &Rota> {
        let draft = self.draft.iter().map(|draft| &draft.rota);
        draft.chain(self.published.iter().map(|published| &published.rota))
    }

    /// The draft is over, and what was proposed for it.
    pub(crate) fn end_draft(&mut self) {
        self.draft = None;
        self.plans.clear();
    }
}

impl Team {
    /// The draft of `week`, if there is one.
    #[must_use]
    pub fn draft(&self, week: WeekStart) -> Option<&Draft> {
        self.weeks.get(&week)?.draft.as_ref()
    }

    /// What was published for `week`, if anything was.
    #[must_use]
    pub fn published(&self, week: WeekStart) -> Option<&Published> {
        self.weeks.get(&week)?.published.as_ref()
    }

    /// What is published for `week`.
    ///
    /// # Errors
    ///
    /// That nothing is.
    pub(crate) fn known_published(&self, week: WeekStart) -> Result<&Published, Problem> {
        self.published(week).ok_or(Problem::NotPublished { week })
    }

    /// A week, to be changed.
    pub(crate) fn week_mut(&mut self, week: WeekStart) -> &mut Week {
        Arc::make_mut(self.weeks.entry(week).or_default())
    }

    /// The draft of a week, to be changed, where there is one.
    pub(crate) fn draft_mut(&mut self, week: WeekStart) -> Option<&mut Draft> {
        self.week_mut(week).draft.as_mut()
    }
}
