//! What the team values, and by which rules it makes its rota.

use super::{Rules, RulesChanged, Strength, Value, ValueChanged};
use crate::Context;
use crate::access::{Matter, Resource};
use crate::ids::TeamId;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::Team;

commands! { team: SetValue, SetRules, }

/// Value something more or less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetValue {
    /// What.
    pub value: Value,
    /// How much.
    pub strength: Strength,
}

/// Make rotas by other rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetRules(pub Rules);

impl Wanted<Team> for SetValue {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let value = self.value;
        Ok(set::to(team.strength(value), self.strength, |strength| ValueChanged { value, strength }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Values.of_team(id)]
    }
}

impl Wanted<Team> for SetRules {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        Ok(set::to(team.rules, self.0, |rules| RulesChanged { rules }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Values.of_team(id)]
    }
}
