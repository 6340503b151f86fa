//! Something is assumed for the price of care, or was agreed to be paid.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Assumption, Fee, Item};
use crate::access::{Matter, Resource};
use crate::bank::Payer;
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets};
use crate::team::Team;

events! { team:
    /// The team assumes something for a part of the price.
    "price-assumption/1" => AssumptionChanged,
    /// What is paid for an hour was agreed.
    "fee/1" => FeeAgreed,
}

/// The team assumes something for a part of the price, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssumptionChanged {
    /// Which part.
    pub item: Item,
    /// The first day.
    pub from: Date,
    /// What was noted as beginning on that day, before and after.
    pub change: Change<Option<Assumption>>,
}

/// What is paid for an hour was agreed, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeAgreed {
    /// Who pays.
    pub payer: Payer,
    /// The first day.
    pub from: Date,
    /// What was agreed as beginning on that day, before and after.
    pub change: Change<Option<Fee>>,
}

impl Sets<Team> for AssumptionChanged {
    sets!(change: Option<Assumption>);

    fn now(&self, team: &Team) -> Option<Option<Assumption>> {
        Some(team.price_assumptions.get(&self.item).and_then(|dates| dates.get(&self.from)).copied())
    }

    fn set(&self, team: &mut Team, assumption: Option<Assumption>) {
        put(team.price_assumptions.entry(self.item).or_default(), self.from, assumption);
        team.price_assumptions.retain(|_, dates| !dates.is_empty());
    }

    fn sealed(&self, id: TeamId) -> Vec<(SealedId, DataSubject)> {
        self.change.after.iter().map(|assumption| (assumption.words, DataSubject::Team(id))).collect()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Price.of_team(id)
    }
}

impl Sets<Team> for FeeAgreed {
    sets!(change: Option<Fee>);

    fn now(&self, team: &Team) -> Option<Option<Fee>> {
        Some(team.fees.get(&self.payer).and_then(|dates| dates.get(&self.from)).copied())
    }

    fn set(&self, team: &mut Team, fee: Option<Fee>) {
        put(team.fees.entry(self.payer).or_default(), self.from, fee);
        team.fees.retain(|_, dates| !dates.is_empty());
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Price.of_team(id)
    }
}
