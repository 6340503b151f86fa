//! Medicines: what somebody may see of them. What they may want is in `wanted.rs`; the record of a month is in `month.rs`.

mod month;
mod wanted;

use care::access::{Action, Matter, Purpose};
use care::ids::{PersonId, TeamId};
use care::medicines::{Dose, DoseId, Help, Medicine, MedicineDetails, MedicineId, OutOf, Outcome, When};
use care::time::{Date, Moment, plus_days};

use crate::wanted::Colleague;
use crate::{Caller, Error, Service, TeamView};

pub use month::{Cell, Month, Row, Written};
pub use wanted::{MedicineWanted, Recorded};

/// A person's medicines on a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayOfMedicines {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub called: String,
    /// The date.
    pub date: Date,
    /// Every occasion of the date, by time.
    pub due: Vec<DueTold>,
    /// What is taken as needed.
    pub as_needed: Vec<NeededTold>,
    /// Every medicine that is agreed, also those that have ended.
    pub medicines: Vec<MedicineTold>,
    /// Doses as needed of which nobody has said yet what they did.
    pub effects: Vec<EffectAsked>,
    /// Occasions of the last week of which nothing is recorded.
    pub blank: Vec<(Moment, String)>,
    /// Whether the one who looks may record and agree.
    pub may_record: bool,
    /// Who could have seen it given.
    pub witnesses: Vec<Colleague>,
}

/// A medicine, as agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MedicineTold {
    /// Which.
    pub id: MedicineId,
    /// What it is.
    pub details: MedicineDetails,
    /// What is agreed.
    pub agreed: Medicine,
    /// Whether it is taken on the date.
    pub holds: bool,
    /// How much is left, where somebody counted.
    pub left: Option<u32>,
    /// Whether it is time to order it again.
    pub runs_low: bool,
}

/// A dose as needed of which nobody has said yet what it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectAsked {
    /// Which.
    pub dose: DoseId,
    /// Of which medicine.
    pub medicine: MedicineId,
    /// What the medicine is.
    pub name: String,
    /// On which date it counts.
    pub on: Date,
    /// When it was had.
    pub at: Moment,
}

/// A time at which a medicine is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueTold {
    /// The medicine.
    pub medicine: MedicineTold,
    /// When it is due.
    pub at: Moment,
    /// What came of it.
    pub dose: Option<DoseTold>,
    /// Whether its time has come, and nothing is recorded.
    pub waits: bool,
    /// From when on it may be given, where the last dose was too short a time ago.
    pub not_before: Option<Moment>,
}

/// A medicine that is taken as needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeededTold {
    /// The medicine.
    pub medicine: MedicineTold,
    /// From when on one may be given, and whether that is because of the most in 24 hours; `None`: now.
    pub not_before: Option<(Moment, bool)>,
    /// What was given on the date.
    pub doses: Vec<DoseTold>,
}

/// What came of an occasion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoseTold {
    /// When.
    pub at: Moment,
    /// What.
    pub outcome: Outcome,
    /// Who recorded it.
    pub who: String,
    /// Who saw it given.
    pub witness: Option<String>,
    /// Why, or to what effect.
    pub words: String,
    /// What it did, where that was asked later.
    pub effect: String,
}

/// For how many days back the page asks for what is blank.
const BLANK_DAYS: i32 = 7;

impl TeamView {
    fn medicine_told(&self, id: MedicineId, agreed: &Medicine, date: Date) -> MedicineTold {
        let details = self.medicine_details(agreed.person, agreed.details).cloned().unwrap_or_default();
        MedicineTold {
            id,
            details,
            agreed: agreed.clone(),
            holds: agreed.holds(date),
            left: self.team().left(id),
            runs_low: self.team().runs_low(id),
        }
    }

    fn dose_told(&self, person: PersonId, dose: &Dose) -> DoseTold {
        let words = dose.words.and_then(|words| self.medicine_words(person, words));
        DoseTold {
            at: self.zone().civil(dose.at),
            outcome: dose.outcome,
            who: dose.by.worker().map_or("somebody", |worker| self.worker(worker)).to_owned(),
            witness: dose.witness.map(|witness| self.worker(witness).to_owned()),
            words: words.unwrap_or_default().to_owned(),
            effect: dose
                .effect
                .and_then(|effect| self.medicine_words(person, effect))
                .unwrap_or_default()
                .to_owned(),
        }
    }

    fn effects_asked(&self, person: PersonId) -> Vec<EffectAsked> {
        let asked = self.team().effects_to_ask(person, self.service().now()).into_iter();
        let told = asked.filter_map(|(id, dose)| {
            let agreed = self.team().medicines.get(&dose.medicine)?;
            let details = self.medicine_details(person, agreed.details).cloned().unwrap_or_default();
            Some(EffectAsked {
                dose: id,
                medicine: dose.medicine,
                name: details.name,
                on: dose.on,
                at: self.zone().civil(dose.at),
            })
        });
        told.collect()
    }

    fn due_told(&self, person: PersonId, date: Date) -> Vec<DueTold> {
        let team = self.team();
        let occasions = team.occasions(person, date).into_iter();
        let told = occasions.filter_map(|one| {
            let medicine = self.medicine_told(one.medicine, team.medicines.get(&one.medicine)?, date);
            let waits = one.dose.is_none() && one.due <= self.moment();
            let out_of = team.out_of(one.medicine, self.service().now()).filter(|_| one.dose.is_none());
            let not_before = out_of.map(|out_of| self.zone().civil(out_of.until()));
            let dose = one.dose.as_ref().map(|dose| self.dose_told(person, dose));
            Some(DueTold { medicine, at: one.due, dose, waits, not_before })
        });
        told.collect()
    }

    fn needed_told(&self, person: PersonId, date: Date) -> Vec<NeededTold> {
        let needed = self.team().medicines_of(person).filter(|(_, medicine)| {
            let as_needed = matches!(medicine.when, When::AsNeeded { .. });
            as_needed && medicine.holds(date) && medicine.help != Help::Themselves
        });
        let told = needed.map(|(id, medicine)| {
            let out_of = self.team().out_of(id, self.service().now());
            let not_before =
                out_of.map(|out_of| (self.zone().civil(out_of.until()), matches!(out_of, OutOf::Doses(_))));
            let doses = self.team().doses_since(id, date).filter(|dose| dose.on == date);
            let mut doses: Vec<DoseTold> = doses.map(|dose| self.dose_told(person, dose)).collect();
            doses.sort_by_key(|dose| dose.at);
            NeededTold { medicine: self.medicine_told(id, medicine, date), not_before, doses }
        });
        told.collect()
    }

    /// Occasions of the days before a date of which nothing is recorded: each is to be looked into.
    fn blank(&self, person: PersonId, before: Date) -> Vec<(Moment, String)> {
        let days = (1..=BLANK_DAYS).rev().map(|back| plus_days(before, -back));
        let due = days.flat_map(|day| self.due_told(person, day));
        due.filter(|one| one.waits).map(|one| (one.at, one.medicine.details.name)).collect()
    }

    fn day_of_medicines(&self, person: PersonId, date: Date) -> DayOfMedicines {
        let resource = Matter::Medicines.of_person(self.id(), person);
        let me = self.me();
        DayOfMedicines {
            person,
            called: self.person(person).to_owned(),
            date,
            due: self.due_told(person, date),
            as_needed: self.needed_told(person, date),
            medicines: self
                .team()
                .medicines_of(person)
                .map(|(id, medicine)| self.medicine_told(id, medicine, date))
                .collect(),
            effects: self.effects_asked(person),
            blank: self.blank(person, date),
            may_record: self.judge(Action::Change, &resource).allowed,
            witnesses: self.colleagues().into_iter().filter(|one| Some(one.id) != me).collect(),
        }
    }

    /// How many medicines a person has for which nothing is recorded though their time has come, and how many run low; `None` to who
    /// may not see them.
    #[must_use]
    pub fn medicines_waiting(&self, person: PersonId) -> Option<(usize, usize)> {
        let may = self.judge(Action::See, &Matter::Medicines.of_person(self.id(), person)).allowed;
        if !may || !self.team().people.contains_key(&person) {
            return None;
        }
        let waits = self.due_told(person, self.today()).iter().filter(|one| one.waits).count();
        let low = self.team().medicines_of(person).filter(|(id, _)| self.team().runs_low(*id)).count();
        Some((waits, low))
    }
}

impl Service {
    /// A person's medicines on a date, today where none is said. The look is written down.
    ///
    /// # Errors
    /// If there is no such person, or it is not for them.
    pub async fn open_medicines(
        &self,
        caller: &Caller,
        which: (TeamId, PersonId),
        date: Option<Date>,
    ) -> Result<DayOfMedicines, Error> {
        let team_view = self.open_of_person(caller, which, Purpose::Everyday, Matter::Medicines).await?;
        Ok(team_view.day_of_medicines(which.1, date.unwrap_or(team_view.today())))
    }
}

/// The dose that a form records, which is the same however often the form is sent.
fn dose_of(id: care::ids::CommandId) -> DoseId {
    DoseId::new(id.bits())
}
