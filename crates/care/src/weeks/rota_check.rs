//! What the engine's checker says of a rota. The terms of a team cannot judge travel and rest themselves.

use std::collections::BTreeMap;

use super::Round;
use super::rounds::belong;
use crate::ids::WorkerId;
use crate::team::{Refusal, Team};
use crate::time::WeekStart;
use crate::visit::VisitId;
use crate::weeks::Rota;

/// What the engine's checker says of a rota, or of one change to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RotaCheck {
    /// The version of the team it was asked about.
    pub version: u64,
    /// Where a rule that is never broken would be broken; `None`: it can be done.
    pub breaches: Vec<Breach>,
    /// The rounds of each published rota that it is about, as it would be. The rounds of a week that is not in it are
    /// estimated, and marked so.
    pub rounds: BTreeMap<WeekStart, Vec<Round>>,
}

impl RotaCheck {
    /// That nothing is wrong with the team at `version`, and nothing about its rounds.
    #[must_use]
    pub fn sound(version: u64) -> Self {
        Self { version, ..Self::default() }
    }

    /// The rounds of a week that would have `rota`; `None` where they were not judged.
    ///
    /// # Errors
    ///
    /// That those it has are of another rota.
    pub(crate) fn rounds_of(
        &self,
        team: &Team,
        week: WeekStart,
        rota: &Rota,
    ) -> Result<Option<&[Round]>, Refusal> {
        let Some(rounds) = self.rounds.get(&week) else { return Ok(None) };
        belong(team, week, rota, rounds)?;
        Ok(Some(rounds))
    }
}

/// A place where a rule that is never broken would be broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The engine's name of the rule.
    pub rule: String,
    /// At which visit, if at one.
    pub visit: Option<VisitId>,
    /// By which worker, if by one.
    pub worker: Option<WorkerId>,
}
