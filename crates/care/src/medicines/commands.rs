//! Agreeing a medicine, recording what came of an occasion, counting what is left.

use super::{
    Agreed, Counted, Dose, DoseId, DoseRecorded, Help, Medicine, MedicineId, OutOf, Outcome, Stock, When,
};
use crate::access::{Matter, Resource};
use crate::ids::{PersonId, SealedId, TeamId, WorkerId};
use crate::refusal::Problems;
use crate::stream::{Decision, Stream, Wanted, commands, set};
use crate::team::{Refusal, Team};
use crate::time::{Moment, Timestamp};
use crate::units::Minutes;
use crate::{Context, General};

commands! { team: AgreeMedicine, RecordDose, CountStock, }

/// The longest least gap: a week.
const LONGEST_GAP: Minutes = Minutes::hours(7 * 24);

/// Agree a medicine with a person, or agree it otherwise; what is recorded of it stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreeMedicine {
    /// Which.
    pub medicine: MedicineId,
    /// What is agreed.
    pub to: Medicine,
}

/// Record what came of an occasion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordDose {
    /// Which dose.
    pub dose: DoseId,
    /// Of which medicine.
    pub medicine: MedicineId,
    /// Whose medicine it is.
    pub person: PersonId,
    /// For which time it was due; `None`: as needed.
    pub due: Option<Moment>,
    /// When it happened; `None`: now.
    pub at: Option<Timestamp>,
    /// What came of it.
    pub outcome: Outcome,
    /// Why, or to what effect.
    pub words: Option<SealedId>,
    /// Who saw it given.
    pub witness: Option<WorkerId>,
}

/// Count what is left of a medicine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountStock {
    /// Which.
    pub medicine: MedicineId,
    /// Whose.
    pub person: PersonId,
    /// How many tablets or measures there are.
    pub counted: u32,
    /// It is ordered again when there are so many left.
    pub order_at: u32,
}

/// A reason against what somebody wants of a medicine.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// No time of the day.
    #[error("There is no time yet. Write at least one, or say that it is taken as needed.")]
    NoTimes,
    /// A gap or a most that makes no sense.
    #[error(
        "As needed, there is a gap of 1 minute to 7 days and at least one dose in 24 hours. Change one of the two."
    )]
    NoSuchGap,
    /// It takes nothing off the stock.
    #[error("One dose is at least one tablet or measure. Change it.")]
    NoSuchDose,
    /// It is another person's.
    #[error("This medicine is another person’s. Begin from that person’s page.")]
    AnothersMedicine,
    /// It is not taken that day.
    #[error("This medicine is not agreed for that date. Look at what is agreed.")]
    NotAgreedThen,
    /// There is no such occasion.
    #[error(
        "It is not due at that time. Choose one of its times, or record it as needed where that is agreed."
    )]
    NotDueThen,
    /// It is recorded already.
    #[error("This is recorded already. If it is wrong, take the record back and write it again.")]
    RecordedAlready,
    /// It is still to come.
    #[error("This is still to come. Record it when it has happened.")]
    StillToCome,
    /// A reason is missing.
    #[error("This is recorded with a reason. Write it in a few words.")]
    NoReason,
    /// A second worker is missing.
    #[error("A second worker sees this medicine given. Say who saw it.")]
    NoWitness,
    /// The witness is the one who gave it.
    #[error("Somebody else sees it given. Say who.")]
    OwnWitness,
    /// A worker who only reminds does not give.
    #[error(
        "It is agreed that this medicine is not given by the team. Record that it was taken or not seen."
    )]
    NotForTheTeam,
    /// Too soon after the last.
    #[error("It is too soon after the last dose. Ring the pharmacist, the GP or 111 if they are in pain.")]
    TooSoon,
    /// Too many in a day.
    #[error("There were as many in 24 hours as there may be. Ring the pharmacist, the GP or 111.")]
    TooMany,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoTimes => Some("times"),
            Self::NoSuchGap => Some("least-gap"),
            Self::NoSuchDose => Some("per-dose"),
            Self::NoReason => Some("words"),
            Self::NoWitness | Self::OwnWitness => Some("witness"),
            Self::NotForTheTeam => Some("outcome"),
            Self::AnothersMedicine
            | Self::NotAgreedThen
            | Self::NotDueThen
            | Self::RecordedAlready
            | Self::StillToCome
            | Self::TooSoon
            | Self::TooMany => None,
        }
    }
}

impl Wanted<Team> for AgreeMedicine {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let before = team.medicines.get(&self.medicine).cloned();
        let mut problems = Problems::new();
        problems.add(team.known_person(self.to.person).map(drop));
        let same = before.as_ref().is_none_or(|before| before.person == self.to.person);
        problems.unless(same, Problem::AnothersMedicine);
        match &self.to.when {
            When::Daily { times, .. } => problems.unless(!times.is_empty(), Problem::NoTimes),
            When::AsNeeded { least_gap, most_a_day } => {
                let fits = (Minutes(1)..=LONGEST_GAP).contains(least_gap) && *most_a_day > 0;
                problems.unless(fits, Problem::NoSuchGap);
            }
        }
        problems.unless(self.to.per_dose > 0, Problem::NoSuchDose);
        let ends = self.to.until.is_none_or(|last| self.to.from <= last);
        problems.unless(ends, General::EndsBeforeItBegins);
        problems.done()?;
        let (medicine, person) = (self.medicine, self.to.person);
        Ok(set::to(before, Some(self.to.clone()), |change| Agreed { medicine, person, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Medicines.of_person(id, self.to.person)]
    }
}

impl Wanted<Team> for RecordDose {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let medicine = known(team, self.medicine, self.person)?;
        let at = self.at.unwrap_or(context.happened).min(context.received);
        let happened = team
            .zone()
            .map_or(Moment::new(medicine.from, crate::time::Clock::MIDNIGHT), |zone| zone.civil(at));
        let on = self.due.map_or(happened.date, |due| due.date);
        let mut problems = Problems::new();
        problems.unless(medicine.holds(on), Problem::NotAgreedThen);
        problems.unless(self.at.is_none_or(|at| at <= context.received), Problem::StillToCome);
        problems.add(self.occasion(team, medicine, context));
        problems.add(self.witnessed(team, medicine, context));
        let fits = medicine.help == Help::Given || self.outcome != Outcome::Given;
        problems.unless(fits, Problem::NotForTheTeam);
        problems.unless(self.words.is_some() || !self.wants_reason(team, medicine, at), Problem::NoReason);
        if let Some(out_of) = team.out_of(self.medicine, at).filter(|_| self.outcome.was_had()) {
            problems.unless(
                false,
                match out_of {
                    OutOf::Time(_) => Problem::TooSoon,
                    OutOf::Doses(_) => Problem::TooMany,
                },
            );
        }
        problems.done()?;
        let RecordDose { dose, medicine, person, due, outcome, words, witness, .. } = self.clone();
        let after = Dose { medicine, due, on, at, by: context.by, outcome, words, witness };
        Ok(set::to(None, Some(after), |change| DoseRecorded { dose, person, on, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Medicines.of_person(id, self.person)]
    }
}

impl RecordDose {
    /// It is one of its times, has come, and has no record yet; or is as needed where that is agreed.
    fn occasion(&self, team: &Team, medicine: &Medicine, context: &Context) -> Result<(), Refusal> {
        let (times, due) = match (&medicine.when, self.due) {
            (When::AsNeeded { .. }, None) => return Ok(()),
            (When::Daily { times, .. }, Some(due)) => (times, due),
            (When::AsNeeded { .. }, Some(_)) | (When::Daily { .. }, None) => {
                return Err(Problem::NotDueThen.into());
            }
        };
        let mut problems = Problems::new();
        problems.unless(times.contains(&due.clock), Problem::NotDueThen);
        problems.unless(due.date <= team.today(context), Problem::StillToCome);
        let recorded = team.doses_since(self.medicine, due.date).any(|dose| dose.due == Some(due));
        problems.unless(!recorded, Problem::RecordedAlready);
        problems.done()
    }

    /// Somebody else saw it given, where that is agreed.
    fn witnessed(&self, team: &Team, medicine: &Medicine, context: &Context) -> Result<(), Refusal> {
        let Some(witness) = self.witness else {
            let wanted = medicine.witnessed && self.outcome == Outcome::Given;
            return if wanted { Err(Problem::NoWitness.into()) } else { Ok(()) };
        };
        let on = team.today(context);
        if context.by.worker() == Some(witness) {
            return Err(Problem::OwnWitness.into());
        }
        if team.known_worker(witness)?.is_here(on) {
            Ok(())
        } else {
            Err(General::WorkerNotHere { worker: witness, on }.into())
        }
    }

    /// Whether it is recorded with a reason: what was not had, a dose as needed, and one that is early or late where time is
    /// critical.
    fn wants_reason(&self, team: &Team, medicine: &Medicine, at: Timestamp) -> bool {
        let off = match (&medicine.when, self.due, team.zone()) {
            (When::Daily { within: Some(within), .. }, Some(due), Some(zone)) => {
                zone.minutes_between(due, zone.civil(at)).unsigned_abs() > u64::from(within.0)
            }
            (When::Daily { .. } | When::AsNeeded { .. }, _, _) => false,
        };
        let as_needed = matches!(medicine.when, When::AsNeeded { .. });
        self.outcome.wants_reason() || (self.outcome.was_had() && (off || as_needed))
    }
}

impl Wanted<Team> for CountStock {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        known(team, self.medicine, self.person)?;
        let at = context.happened.min(context.received);
        let after = Some(Stock { counted: self.counted, at, order_at: self.order_at });
        let before = team.stocks.get(&self.medicine).copied();
        let (medicine, person) = (self.medicine, self.person);
        Ok(set::to(before, after, |stock| Counted { medicine, person, stock }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Medicines.of_person(id, self.person)]
    }
}

/// The medicine, where it is that person's.
fn known(team: &Team, id: MedicineId, person: PersonId) -> Result<&Medicine, Refusal> {
    let medicine = team.medicines.get(&id).ok_or(General::Unknown("medicine"))?;
    if medicine.person == person { Ok(medicine) } else { Err(Problem::AnothersMedicine.into()) }
}
