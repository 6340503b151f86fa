//! Small changes to a published rota: proposed, agreed to, made or dropped.

use std::collections::BTreeSet;

use super::{Repair, RepairChanged, Why};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::ids::{RepairId, SealedId, TeamId};
use crate::stream::{Decision, Wanted, commands};
use crate::team::{Event, Team};
use crate::time::WeekStart;
use crate::weeks::adoption::{enough, may_agree, sound};
use crate::weeks::{Cause, How, Move, RotaChanged, RotaCheck, RotaSteps, fits, moves};
use crate::{Context, General};

commands! { team: ProposeRepair, AgreeToRepair, DropRepair, }

/// Propose a small change to a published rota; with the engine's verdict on it, agree to it at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposeRepair {
    /// The change's id.
    pub repair: RepairId,
    /// Of which week.
    pub week: WeekStart,
    /// What would be different.
    pub moves: Vec<Move>,
    /// How the assignments came about.
    pub how: How,
    /// Why.
    pub why: Why,
    /// Why, in words sealed under the team's key.
    pub words: Option<SealedId>,
    /// What the engine says of it; without it, the change is only proposed.
    pub verdict: Option<RotaCheck>,
}

/// Agree to a proposed change; where the team's rule is met by that, it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreeToRepair {
    /// The change.
    pub repair: RepairId,
    /// Of which week.
    pub week: WeekStart,
    /// What the engine says of it.
    pub verdict: RotaCheck,
}

/// Drop a proposed change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DropRepair {
    /// The change.
    pub repair: RepairId,
    /// Of which week.
    pub week: WeekStart,
}

impl Wanted<Team> for ProposeRepair {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let (week, id) = (self.week, self.repair);
        context.worker()?;
        let steps = moves::steps(team, week, &team.known_published(week)?.rota, &self.moves, self.how)?;
        if steps.is_empty() {
            return Err(General::NothingChanges.into());
        }
        if team.known_repair(week, id).is_ok() {
            return Err(General::AlreadyThere.into());
        }
        let proposed = Repair { steps, why: self.why, words: self.words, agreed: BTreeSet::new() };
        match &self.verdict {
            None => Ok(vec![noted(week, id, None, Some(proposed))]),
            Some(verdict) => Word { team, context, week, id }.given(None, proposed, verdict),
        }
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}

impl Wanted<Team> for AgreeToRepair {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let (week, id) = (self.week, self.repair);
        let proposed = team.known_repair(week, id)?.clone();
        Word { team, context, week, id }.given(Some(proposed.clone()), proposed, &self.verdict)
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}

impl Wanted<Team> for DropRepair {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        context.worker()?;
        let before = team.known_repair(self.week, self.repair)?.clone();
        Ok(vec![noted(self.week, self.repair, Some(before), None)])
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}

/// A worker's word for a change.
struct Word<'a> {
    team: &'a Team,
    context: &'a Context,
    week: WeekStart,
    id: RepairId,
}

impl Word<'_> {
    /// What follows when it is given for `proposed`.
    fn given(self, before: Option<Repair>, mut proposed: Repair, verdict: &RotaCheck) -> Decision<Team> {
        let Self { team, context, week, id } = self;
        let (by, today, rule) = (context.worker()?, team.today(context), team.rules.repairs);
        may_agree(team, rule, by, today)?;
        if !fits(&team.known_published(week)?.rota, &proposed.steps) {
            return Err(General::ChangedSince.into());
        }
        sound(team, verdict)?;
        proposed.agreed.insert(by);
        if !enough(team, rule, &proposed.agreed, today) {
            let same = before.as_ref() == Some(&proposed);
            return Ok(if same { Vec::new() } else { vec![noted(week, id, before, Some(proposed))] });
        }
        let steps = proposed.steps.clone();
        // It is noted even where it is made at once, since it says why.
        let proposal = noted(week, id, before, Some(proposed.clone()));
        let steps = RotaSteps { week, cause: Cause::Repair(id), steps };
        let made = RotaChanged::from(steps).judged((team, team), verdict)?.into();
        Ok(vec![proposal, made, noted(week, id, Some(proposed), None)])
    }
}

fn noted(week: WeekStart, repair: RepairId, before: Option<Repair>, after: Option<Repair>) -> Event {
    RepairChanged { week, repair, change: Change::new(before, after) }.into()
}
