//! What somebody may want of a person's medicines.

use care::details::{DataSubject, Detail};
use care::ids::{CommandId, PersonId, TeamId, WorkerId};
use care::medicines::{self, Help, Medicine, MedicineDetails, MedicineId, Outcome, When};
use care::team::Command;
use care::time::{Date, Moment};

use super::dose_of;
use crate::carry_out::Done;
use crate::{Caller, Error, Order, Service};

/// A medicine as it is to be agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MedicineWanted {
    /// What it is.
    pub details: MedicineDetails,
    /// Who sees to it.
    pub help: Help,
    /// When it is taken.
    pub when: When,
    /// Whether a second worker sees it given.
    pub witnessed: bool,
    /// From which date; `None`: today.
    pub from: Option<Date>,
    /// The last date.
    pub until: Option<Date>,
    /// How many tablets or measures one dose is.
    pub per_dose: u32,
}

/// What came of an occasion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Of which medicine.
    pub medicine: MedicineId,
    /// For which time it was due; `None`: as needed.
    pub due: Option<Moment>,
    /// What came of it.
    pub outcome: Outcome,
    /// Why, or to what effect; may be empty.
    pub words: String,
    /// Who saw it given.
    pub witness: Option<WorkerId>,
    /// Whether it was had although it was too soon, or too many: it is then looked into.
    pub all_the_same: bool,
}

impl Service {
    /// Agrees a medicine, a new one or one that is known. The same form sent twice agrees one.
    ///
    /// # Errors
    /// If they may not, if it makes no sense, or it cannot be recorded now.
    pub async fn agree_medicine(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        (known, wanted): (Option<MedicineId>, MedicineWanted),
    ) -> Result<Done, Error> {
        let today = self.team_view(caller, team).await?.today();
        let mut order = Order::of(id);
        let MedicineWanted { details, help, when, witnessed, from, until, per_dose } = wanted;
        let details = order.seal(DataSubject::Person(person), Detail::Medicine(details));
        let from = from.unwrap_or(today);
        let to = Medicine { person, details, help, when, witnessed, from, until, per_dose };
        let medicine = known.unwrap_or(MedicineId::new(id.bits()));
        order.commands.push(Command::from(medicines::AgreeMedicine { medicine, to }));
        self.act(caller, team, order).await
    }

    /// Records what came of an occasion.
    ///
    /// # Errors
    /// If they may not, if something stands against it, or it cannot be recorded now.
    pub async fn record_dose(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        Recorded { medicine, due, outcome, words, witness, all_the_same }: Recorded,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = Some(words).filter(|words| !words.is_empty());
        let words = words.map(|words| order.seal(DataSubject::Person(person), Detail::Words(words)));
        let dose = dose_of(id);
        let at = None;
        let record =
            medicines::RecordDose { dose, medicine, person, due, at, outcome, words, witness, all_the_same };
        order.commands.push(Command::from(record));
        self.act(caller, team, order).await
    }

    /// Says what a dose as needed did.
    ///
    /// # Errors
    /// If they may not, there is no such dose, or it cannot be recorded now.
    pub async fn say_effect(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        (medicine, dose, on, words): (MedicineId, medicines::DoseId, Date, String),
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = order.seal(DataSubject::Person(person), Detail::Words(words));
        order.commands.push(Command::from(medicines::SayEffect { dose, medicine, person, on, words }));
        self.act(caller, team, order).await
    }

    /// Counts what is left of a medicine.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn count_stock(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        (medicine, counted, order_at): (MedicineId, u32, u32),
    ) -> Result<Done, Error> {
        let count = medicines::CountStock { medicine, person, counted, order_at };
        self.act(caller, team, Order::new(id, Command::from(count))).await
    }
}
