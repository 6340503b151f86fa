//! Who pays was agreed, a bill was sent, a credit was given.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Bill, BillId, Credit, CreditId, Line, Paying};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets};
use crate::team::Team;

events! { team:
    /// Who pays for a person's visits was agreed.
    "paying/1" => PayingAgreed,
    /// A bill was sent.
    "bill/1" => BillSent,
    /// A line of a bill was credited.
    "bill-credit/1" => CreditGiven,
}

/// Who pays for a person's visits was agreed, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayingAgreed {
    /// Whose visits.
    pub person: PersonId,
    /// The first day.
    pub from: Date,
    /// What was agreed as beginning on that day, before and after.
    pub change: Change<Option<Paying>>,
}

/// A bill was sent, or had been a mistake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BillSent {
    /// Which.
    pub bill: BillId,
    /// The bill, before and after.
    pub change: Change<Option<Bill>>,
    /// Its lines, whether it was sent or had been a mistake.
    pub lines: Vec<Line>,
}

/// A line of a bill was credited, or was not after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditGiven {
    /// Which.
    pub credit: CreditId,
    /// For whose visits.
    pub person: PersonId,
    /// The credit, before and after.
    pub change: Change<Option<Credit>>,
}

impl BillSent {
    /// The bill as it is now, or was.
    #[must_use]
    pub fn either(&self) -> Option<&Bill> {
        self.change.after.as_ref().or(self.change.before.as_ref())
    }
}

impl Sets<Team> for PayingAgreed {
    sets!(change: Option<Paying>);

    fn now(&self, team: &Team) -> Option<Option<Paying>> {
        Some(team.paying.get(&self.person).and_then(|dates| dates.get(&self.from)).cloned())
    }

    fn set(&self, team: &mut Team, paying: Option<Paying>) {
        put(team.paying.entry(self.person).or_default(), self.from, paying);
        team.paying.retain(|_, dates| !dates.is_empty());
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Bills.of_person(id, self.person)
    }
}

impl Sets<Team> for BillSent {
    sets!(change: Option<Bill>);

    fn now(&self, team: &Team) -> Option<Option<Bill>> {
        Some(team.bills.get(&self.bill).copied())
    }

    fn set(&self, team: &mut Team, bill: Option<Bill>) {
        put(&mut team.bills, self.bill, bill);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        self.either().map_or(Matter::Bills.of_team(id), |bill| Matter::Bills.of_person(id, bill.person))
    }
}

impl Sets<Team> for CreditGiven {
    sets!(change: Option<Credit>);

    fn now(&self, team: &Team) -> Option<Option<Credit>> {
        Some(team.bill_credits.get(&self.credit).copied())
    }

    fn set(&self, team: &mut Team, credit: Option<Credit>) {
        put(&mut team.bill_credits, self.credit, credit);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        self.change.after.iter().map(|credit| (credit.words, DataSubject::Person(self.person))).collect()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Bills.of_person(id, self.person)
    }
}
