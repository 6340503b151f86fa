//! The record of a month: each medicine with each of its times, day by day, and what was given as needed. Nothing is left blank:
//! what nobody recorded says so.

use care::access::{Matter, Purpose};
use care::ids::{PersonId, TeamId};
use care::medicines::{Outcome, When};
use care::time::{Clock, Date, Moment, plus_days};

use super::{DoseTold, MedicineTold};
use crate::{Caller, Error, Service, TeamView};

/// The record of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub called: String,
    /// Their full name and where they live.
    pub name: String,
    /// The month's first date.
    pub first: Date,
    /// How many days it has.
    pub days: i8,
    /// Each medicine that was taken in it at times of the day.
    pub rows: Vec<Row>,
    /// What was written down besides: doses as needed, and every reason.
    pub written: Vec<Written>,
}

/// A medicine at one of its times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The medicine.
    pub medicine: MedicineTold,
    /// The time.
    pub at: Clock,
    /// Each day of the month.
    pub cells: Vec<Cell>,
}

/// A day of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// It was not due, or is still to come.
    Nothing,
    /// It was due, and nobody recorded what came of it.
    Blank,
    /// What came of it, and who recorded it.
    Recorded(Outcome, String),
}

/// Something that is written down with its reason or its effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Of which medicine.
    pub medicine: String,
    /// What came of it.
    pub dose: DoseTold,
}

impl TeamView {
    fn month(&self, person: PersonId, first: Date) -> Month {
        let days = first.days_in_month();
        let known = self.team().people.get(&person).and_then(|known| self.now().book.person(known.details));
        let told =
            self.team().medicines_of(person).map(|(id, medicine)| self.medicine_told(id, medicine, first));
        let last = plus_days(first, i32::from(days) - 1);
        let taken: Vec<MedicineTold> = told
            .filter(|one| one.agreed.from <= last && one.agreed.until.is_none_or(|until| first <= until))
            .collect();
        Month {
            person,
            called: self.person(person).to_owned(),
            name: known.map(|known| known.name.clone()).unwrap_or_default(),
            first,
            days,
            rows: taken.iter().flat_map(|medicine| self.rows(medicine, first, days)).collect(),
            written: taken.iter().flat_map(|medicine| self.written(medicine, first, last)).collect(),
        }
    }

    fn rows(&self, medicine: &MedicineTold, first: Date, days: i8) -> Vec<Row> {
        let When::Daily { times, .. } = &medicine.agreed.when else { return Vec::new() };
        let recorded = medicine.agreed.help != care::medicines::Help::Themselves;
        let row = |at: &Clock| Row {
            medicine: medicine.clone(),
            at: *at,
            cells: (0..i32::from(days))
                .map(|day| self.cell(medicine, Moment::new(plus_days(first, day), *at)))
                .collect(),
        };
        times.iter().filter(|_| recorded).map(row).collect()
    }

    fn cell(&self, medicine: &MedicineTold, due: Moment) -> Cell {
        let mut doses = self.team().doses_since(medicine.id, due.date);
        match doses.find(|dose| dose.due == Some(due)) {
            Some(dose) => {
                let who = dose.by.worker().map_or("?", |worker| self.worker(worker)).to_owned();
                Cell::Recorded(dose.outcome, who)
            }
            None if medicine.agreed.holds(due.date) && due <= self.moment() => Cell::Blank,
            None => Cell::Nothing,
        }
    }

    fn written(&self, medicine: &MedicineTold, first: Date, last: Date) -> Vec<Written> {
        let doses = self.team().doses_since(medicine.id, first).filter(|dose| dose.on <= last);
        let told = doses.filter(|dose| dose.due.is_none() || dose.words.is_some() || dose.witness.is_some());
        let written = told.map(|dose| Written {
            medicine: medicine.details.name.clone(),
            dose: self.dose_told(medicine.agreed.person, dose),
        });
        let mut written: Vec<Written> = written.collect();
        written.sort_by_key(|one| one.dose.at);
        written
    }
}

impl Service {
    /// The record of a month, the one of a date in it; today's where none is said. The look is written down.
    ///
    /// # Errors
    /// If there is no such person, or it is not for them.
    pub async fn open_month_of_medicines(
        &self,
        caller: &Caller,
        which: (TeamId, PersonId),
        date: Option<Date>,
    ) -> Result<Month, Error> {
        let team_view = self.open_of_person(caller, which, Purpose::Everyday, Matter::Medicines).await?;
        Ok(team_view.month(which.1, date.unwrap_or(team_view.today()).first_of_month()))
    }
}
