//! A medicine was agreed; a dose was recorded; somebody counted what is left.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Dose, DoseId, Medicine, MedicineId, Stock};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets, under};
use crate::team::Team;
use crate::time::WeekStart;

events! { team:
    /// What is agreed about a medicine.
    "medicine/1" => Agreed,
    /// What came of an occasion.
    "dose/1" => DoseRecorded,
    /// What there is of a medicine.
    "stock/1" => Counted,
}

/// What is agreed about a medicine changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// Which.
    pub medicine: MedicineId,
    /// Whose.
    pub person: PersonId,
    /// What is agreed, before and after.
    pub change: Change<Option<Medicine>>,
}

/// What came of an occasion was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoseRecorded {
    /// Which dose.
    pub dose: DoseId,
    /// Whose.
    pub person: PersonId,
    /// On which date it counts.
    pub on: Date,
    /// What is recorded, before and after.
    pub change: Change<Option<Dose>>,
}

/// Somebody counted what there is of a medicine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Which.
    pub medicine: MedicineId,
    /// Whose.
    pub person: PersonId,
    /// What was counted, before and after.
    pub stock: Change<Option<Stock>>,
}

impl Sets<Team> for Agreed {
    sets!(change: Option<Medicine>);

    fn now(&self, team: &Team) -> Option<Option<Medicine>> {
        Some(team.medicines.get(&self.medicine).cloned())
    }

    fn set(&self, team: &mut Team, medicine: Option<Medicine>) {
        put(&mut team.medicines, self.medicine, medicine);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.change.after.as_ref().map(|medicine| medicine.details))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Medicines.of_person(id, self.person)
    }
}

impl Sets<Team> for DoseRecorded {
    sets!(change: Option<Dose>);

    fn now(&self, team: &Team) -> Option<Option<Dose>> {
        let week = team.doses.get(&WeekStart::of(self.on));
        Some(week.and_then(|week| week.get(&self.dose)).cloned())
    }

    fn set(&self, team: &mut Team, dose: Option<Dose>) {
        let week = WeekStart::of(self.on);
        let doses = Arc::make_mut(team.doses.entry(week).or_default());
        put(doses, self.dose, dose);
        if doses.is_empty() {
            team.doses.remove(&week);
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        let words = |dose: &Option<Dose>| -> Vec<SealedId> {
            dose.iter().flat_map(|dose| dose.words.into_iter().chain(dose.effect)).collect()
        };
        let known = words(&self.change.before);
        let new = words(&self.change.after).into_iter().filter(|one| !known.contains(one));
        new.map(|one| (one, DataSubject::Person(self.person))).collect()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Medicines.of_person(id, self.person)
    }
}

impl Sets<Team> for Counted {
    sets!(stock: Option<Stock>);

    fn now(&self, team: &Team) -> Option<Option<Stock>> {
        Some(team.stocks.get(&self.medicine).copied())
    }

    fn set(&self, team: &mut Team, stock: Option<Stock>) {
        put(&mut team.stocks, self.medicine, stock);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Medicines.of_person(id, self.person)
    }
}
