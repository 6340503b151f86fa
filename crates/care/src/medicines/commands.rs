//! Agreeing a medicine, recording what came of an occasion, counting what is left.

use super::{
    Agreed, Counted, Dose, DoseId, DoseRecorded, Help, Medicine, MedicineId, OutOf, Outcome, Stock, When,
};
use crate::access::{Matter, Resource};
use crate::concerns::{About, Concern, ConcernId, Due, Kind, OfMedicine, Raised};
use crate::ids::{PersonId, SealedId, TeamId, WorkerId};
use crate::refusal::Problems;
use crate::stream::{Decision, Stream, Wanted, commands, set};
use crate::team::{Refusal, Team};
use crate::time::{Clock, Moment, Timestamp, WeekStart};
use crate::units::Minutes;
use crate::{By, Context, General};
use std::collections::BTreeSet;

commands! { team: AgreeMedicine, RecordDose, SayEffect, CountStock, }

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
    /// Whether it was had although it was too soon, or too many: it is then recorded, and looked into as a concern.
    pub all_the_same: bool,
}

/// Say what a dose as needed did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SayEffect {
    /// Which dose.
    pub dose: DoseId,
    /// Of which medicine.
    pub medicine: MedicineId,
    /// Whose medicine it is.
    pub person: PersonId,
    /// On which date it counts.
    pub on: jiff::civil::Date,
    /// What it did.
    pub words: SealedId,
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
    /// Its times are closer together than its gap.
    #[error("Its times are closer together than they have to be. Change the times, or the least gap.")]
    TimesTooClose,
    /// There is no such dose.
    #[error("There is no such dose to speak of. Look at the medicines again.")]
    NoSuchDoseRecorded,
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
            Self::NoSuchGap | Self::TimesTooClose => Some("least-gap"),
            Self::NoSuchDose => Some("per-dose"),
            Self::NoReason => Some("words"),
            Self::NoWitness | Self::OwnWitness => Some("witness"),
            Self::NotForTheTeam => Some("outcome"),
            Self::AnothersMedicine
            | Self::NoSuchDoseRecorded
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
            When::Daily { times, least_gap, .. } => {
                problems.unless(!times.is_empty(), Problem::NoTimes);
                let far = least_gap.is_none_or(|least| are_apart(times, least));
                problems.unless(far, Problem::TimesTooClose);
            }
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
        let out_of = team.out_of(self.medicine, at).filter(|_| self.outcome.was_had());
        let against = out_of.map(|out_of| match out_of {
            OutOf::Time(_) => Problem::TooSoon,
            OutOf::Doses(_) => Problem::TooMany,
        });
        let too_soon = against.is_some();
        problems.unless(!too_soon || self.words.is_some(), Problem::NoReason);
        if let Some(against) = against.filter(|_| !self.all_the_same) {
            problems.unless(false, against);
        }
        problems.done()?;
        let RecordDose { dose, medicine, person, due, outcome, words, witness, .. } = self.clone();
        let after = Dose { medicine, due, on, at, by: context.by, outcome, words, effect: None, witness };
        let mut events = set::to(None, Some(after), |change| DoseRecorded { dose, person, on, change });
        if too_soon {
            events.push(self.concern(team, at).into());
        }
        Ok(events)
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Medicines.of_person(id, self.person)]
    }
}

impl RecordDose {
    /// What follows where a dose was had too soon: somebody looks into it. It is named as the dose is, so that it is there once.
    fn concern(&self, team: &Team, at: Timestamp) -> Raised {
        let medicine = Some(OfMedicine { medicine: self.medicine, due: None });
        let about = About { person: Some(self.person), medicine, ..About::default() };
        let content = Concern {
            kind: Kind::Medicine,
            about,
            whose: By::Program,
            by: By::Program,
            at,
            words: None,
            due: Due::of(Kind::Medicine, team.date_of(at)),
            steps: Vec::new(),
        };
        Raised { concern: ConcernId::new(self.dose.bits()), content }
    }

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

impl Wanted<Team> for SayEffect {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        known(team, self.medicine, self.person)?;
        let week = team.doses.get(&WeekStart::of(self.on));
        let before = week
            .and_then(|week| week.get(&self.dose))
            .filter(|dose| dose.medicine == self.medicine && dose.on == self.on && dose.outcome.was_had());
        let before = before.cloned().ok_or(Problem::NoSuchDoseRecorded)?;
        let after = Dose { effect: Some(self.words), ..before.clone() };
        let (dose, person, on) = (self.dose, self.person, self.on);
        Ok(set::to(Some(before), Some(after), |change| DoseRecorded { dose, person, on, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Medicines.of_person(id, self.person)]
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

/// Whether each of some times of the day is so far from the next, the first of the next day after the last.
fn are_apart(times: &BTreeSet<Clock>, least: Minutes) -> bool {
    const DAY: i64 = 24 * 60;
    let times: Vec<i64> = times.iter().map(|time| i64::from(time.minutes())).collect();
    let next = times.iter().skip(1).copied().chain(times.first().map(|first| first + DAY));
    times.iter().zip(next).all(|(one, next)| next - one >= i64::from(least.0))
}

/// The medicine, where it is that person's.
fn known(team: &Team, id: MedicineId, person: PersonId) -> Result<&Medicine, Refusal> {
    let medicine = team.medicines.get(&id).ok_or(General::Unknown("medicine"))?;
    if medicine.person == person { Ok(medicine) } else { Err(Problem::AnothersMedicine.into()) }
}
