//! The team values something else, or makes its rota by other rules.

use serde::{Deserialize, Serialize};

use super::{Rules, Strength, Value};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets};
use crate::team::Team;

events! { team:
    /// The team values something more or less.
    "value/1" => ValueChanged,
    /// The team makes its rota by other rules.
    "rules/1" => RulesChanged,
}

/// The team values something more or less than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueChanged {
    /// What.
    pub value: Value,
    /// How much, before and after.
    pub strength: Change<Strength>,
}

/// The team makes its rota by other rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesChanged {
    /// From what to what.
    pub rules: Change<Rules>,
}

impl Sets<Team> for ValueChanged {
    sets!(strength: Strength);

    fn now(&self, team: &Team) -> Option<Strength> {
        Some(team.strength(self.value))
    }

    fn set(&self, team: &mut Team, strength: Strength) {
        let unusual = Some(strength).filter(|strength| *strength != Strength::default());
        put(&mut team.values, self.value, unusual);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Values.of_team(id)
    }
}

impl Sets<Team> for RulesChanged {
    sets!(rules: Rules);

    fn now(&self, team: &Team) -> Option<Rules> {
        Some(team.rules)
    }

    fn set(&self, team: &mut Team, rules: Rules) {
        team.rules = rules;
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Values.of_team(id)
    }
}
