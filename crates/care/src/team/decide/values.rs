//! What the team values, and by which rules it makes its rota.

use super::{Decision, changed};
use crate::team::value::{Rules, RulesChanged, Strength, Value, ValueChanged};
use crate::team::{Event, Team};

pub(super) fn value(team: &Team, value: Value, strength: Strength) -> Decision {
    let event = |strength| Event::Value(ValueChanged { value, strength });
    Ok(changed(team.strength(value), strength, event))
}

pub(super) fn rules(team: &Team, rules: Rules) -> Decision {
    Ok(changed(team.rules, rules, |rules| Event::Rules(RulesChanged { rules })))
}
