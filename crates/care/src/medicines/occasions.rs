//! What follows from medicines and doses: which occasions a day has, what came of each, what stands against a dose as needed, and
//! what is left.

use jiff::civil::Date;

use super::{Dose, DoseId, Help, Medicine, MedicineId, Outcome, When};
use crate::ids::PersonId;
use crate::stream::Stream;
use crate::team::Team;
use crate::time::{Moment, Timestamp, WeekStart, plus_days};
use crate::units::Minutes;

/// How many days back a dose can stand against another: the longest gap, and a day more.
const LOOKS_BACK_DAYS: i32 = 9;

/// A time at which a medicine is due, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// Which medicine.
    pub medicine: MedicineId,
    /// When it is due.
    pub due: Moment,
    /// What came of it; `None`: nothing is recorded yet.
    pub dose: Option<Dose>,
}

/// For how long after a dose as needed somebody is asked what it did.
const EFFECT_HOURS: i64 = 24;
/// So long after a dose as needed its effect can be told.
const EFFECT_MINUTES: i64 = 30;

/// Why a dose is not given now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutOf {
    /// The last was too short a time ago; from then on it may be given.
    Time(Timestamp),
    /// There were as many in the last 24 hours as there may be; from then on one may be given.
    Doses(Timestamp),
}

impl OutOf {
    /// From when on it may be given.
    #[must_use]
    pub fn until(self) -> Timestamp {
        match self {
            Self::Time(at) | Self::Doses(at) => at,
        }
    }
}

fn after(at: Timestamp, minutes: Minutes) -> Timestamp {
    at.saturating_add(jiff::SignedDuration::from_mins(i64::from(minutes.0))).unwrap_or(Timestamp::MAX)
}

impl Team {
    /// The medicines of a person.
    pub fn medicines_of(&self, person: PersonId) -> impl Iterator<Item = (MedicineId, &Medicine)> {
        let theirs = self.medicines.iter().filter(move |(_, medicine)| medicine.person == person);
        theirs.map(|(id, medicine)| (*id, medicine))
    }

    /// The doses of a medicine that are recorded from a date on, in no order of time.
    pub fn doses_since(&self, medicine: MedicineId, from: Date) -> impl Iterator<Item = &Dose> {
        let doses = self.doses.range(WeekStart::of(from)..).flat_map(|(_, week)| week.values());
        doses.filter(move |dose| dose.medicine == medicine && from <= dose.on)
    }

    /// The date in the team's zone.
    pub(crate) fn date_of(&self, at: Timestamp) -> Date {
        self.zone().map_or(Date::ZERO, |zone| zone.civil(at).date)
    }

    /// Every occasion of a person's medicines on a date, by time. What the person sees to themselves has none, nor has a time at which
    /// they are in hospital or away.
    #[must_use]
    pub fn occasions(&self, person: PersonId, date: Date) -> Vec<Occasion> {
        let recorded = self
            .medicines_of(person)
            .filter(|(_, medicine)| medicine.holds(date) && medicine.help != Help::Themselves);
        let mut occasions: Vec<Occasion> = Vec::new();
        for (id, medicine) in recorded {
            let When::Daily { times, .. } = &medicine.when else { continue };
            for time in times {
                let due = Moment::new(date, *time);
                let dose = self.doses_since(id, date).find(|dose| dose.due == Some(due)).cloned();
                if dose.is_some() || self.suspension_at(person, due).is_none() {
                    occasions.push(Occasion { medicine: id, due, dose });
                }
            }
        }
        occasions.sort_by_key(|one| (one.due, one.medicine));
        occasions
    }

    /// What stands against giving a medicine at a time: too soon after the last dose, or, as needed, too many in 24 hours; counting
    /// also what was recorded for later than that time.
    #[must_use]
    pub fn out_of(&self, id: MedicineId, at: Timestamp) -> Option<OutOf> {
        let (least_gap, most_a_day) = match self.medicines.get(&id)?.when {
            When::AsNeeded { least_gap, most_a_day } => (least_gap, Some(most_a_day)),
            When::Daily { least_gap, .. } => (least_gap?, None),
        };
        let lately = plus_days(self.date_of(at), -LOOKS_BACK_DAYS);
        let had = self.doses_since(id, lately).filter(|dose| dose.outcome.was_had());
        let had: Vec<Timestamp> = had.map(|dose| dose.at).collect();
        let too_near =
            had.iter().filter(|one| after(**one, least_gap) > at && after(at, least_gap) > **one).max();
        if let Some(last) = too_near {
            return Some(OutOf::Time(after(*last, least_gap)));
        }
        let (day, most_a_day) = (Minutes::hours(24), most_a_day?);
        // Each stretch of 24 hours that would hold this dose begins with it or with an earlier one.
        let begins = had.iter().copied().filter(|one| *one <= at && after(*one, day) > at).chain([at]);
        let full = |first: Timestamp| {
            let within = had.iter().filter(|one| first <= **one && **one < after(first, day)).count();
            u32::try_from(within).unwrap_or(u32::MAX) >= most_a_day
        };
        begins.filter(|first| full(*first)).map(|first| OutOf::Doses(after(first, day))).next()
    }

    /// The doses as needed of a person of which nobody has said yet what they did, where that can be said by now.
    #[must_use]
    pub fn effects_to_ask(&self, person: PersonId, now: Timestamp) -> Vec<(DoseId, Dose)> {
        let yesterday = plus_days(self.date_of(now), -1);
        let weeks = self.doses.range(WeekStart::of(yesterday)..).flat_map(|(_, week)| week.iter());
        let asked = weeks.filter(|(_, dose)| {
            let minutes = now.duration_since(dose.at).as_mins();
            let theirs = self.medicines.get(&dose.medicine).is_some_and(|known| known.person == person);
            theirs
                && dose.due.is_none()
                && dose.outcome.was_had()
                && dose.effect.is_none()
                && (EFFECT_MINUTES..EFFECT_HOURS * 60).contains(&minutes)
        });
        let mut all: Vec<(DoseId, Dose)> = asked.map(|(id, dose)| (*id, dose.clone())).collect();
        all.sort_by_key(|(id, dose)| (dose.at, *id));
        all
    }

    /// How many tablets or measures of a medicine are left; `None`: nobody counted.
    #[must_use]
    pub fn left(&self, id: MedicineId) -> Option<u32> {
        let (stock, medicine) = (self.stocks.get(&id)?, self.medicines.get(&id)?);
        let gone =
            |dose: &&Dose| dose.at > stock.at && (dose.outcome.was_had() || dose.outcome == Outcome::NotSeen);
        let doses = u32::try_from(self.doses_since(id, self.date_of(stock.at)).filter(gone).count())
            .unwrap_or(u32::MAX);
        Some(stock.counted.saturating_sub(doses.saturating_mul(medicine.per_dose)))
    }

    /// Whether it is time to order a medicine again.
    #[must_use]
    pub fn runs_low(&self, id: MedicineId) -> bool {
        let order_at = self.stocks.get(&id).map(|stock| stock.order_at);
        self.left(id).zip(order_at).is_some_and(|(left, order_at)| left <= order_at)
    }
}
