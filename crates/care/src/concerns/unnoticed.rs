//! What becomes a concern by itself: a visit that nobody came to, and a medicine of which nobody recorded what came of it.
//!
//! It follows from the state and the time. Each has a name of its own that is made from what it is about, so that it is raised once
//! however often and by however many servers that is looked at.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{About, ConcernId, Kind, OfMedicine, Raise};
use crate::day::{Standing, Stop};
use crate::ids::WorkerId;
use crate::medicines::{MedicineId, Occasion, When};
use crate::stream::Stream;
use crate::team::Team;
use crate::time::{Clock, Moment, WeekStart, plus_days};
use crate::units::Minutes;
use crate::visit::{Visit, VisitId};

/// How many days back is looked: a server may have been away.
const DAYS_BACK: i32 = 2;

/// Something that is or will be a concern, and from when.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Becomes {
    at: Timestamp,
    concern: ConcernId,
    kind: Kind,
    about: About,
}

impl Team {
    /// What is a concern by now and has not been raised, the earliest first.
    #[must_use]
    pub fn unnoticed(&self, now: Timestamp) -> Vec<Raise> {
        let mut all = self.becomes(now);
        all.retain(|one| one.at <= now && !self.is_raised(one));
        all.sort_by_key(|one| (one.at, one.concern));
        let raise = |one: Becomes| Raise {
            concern: one.concern,
            kind: one.kind,
            about: one.about,
            whose: None,
            words: None,
        };
        all.into_iter().map(raise).collect()
    }

    /// When something may next become a concern, if nobody says anything: no later than the beginning of the next day.
    #[must_use]
    pub fn next_unnoticed(&self, now: Timestamp) -> Option<Timestamp> {
        let tomorrow = Moment::new(plus_days(self.date_of(now), 1), Clock::MIDNIGHT);
        let midnight = self.zone()?.timestamp(tomorrow);
        let ahead = self.becomes(now).into_iter().map(|one| one.at).filter(|at| now < *at);
        ahead.chain([midnight]).min()
    }

    fn becomes(&self, now: Timestamp) -> Vec<Becomes> {
        let today = self.date_of(now);
        let days = (0..=DAYS_BACK).map(|back| plus_days(today, -back));
        days.flat_map(|day| {
            let mut all = self.missed_visits(day, now);
            all.extend(self.visits_of_nobody(day));
            all.extend(self.blank_medicines(day));
            all
        })
        .collect()
    }

    fn is_raised(&self, one: &Becomes) -> bool {
        let same_visit = |visit: VisitId| {
            let mut missed = self.concerns.values().filter(|known| known.kind == Kind::MissedVisit);
            missed.any(|known| known.about.visit == Some(visit))
        };
        self.concerns.contains_key(&one.concern) || one.about.visit.is_some_and(same_visit)
    }

    /// Visits of a day of which nobody has said anything. A visit is missed once its whole length has passed after the last moment at
    /// which it would not have been late, as agreed with the person.
    fn missed_visits(&self, day: Date, now: Timestamp) -> Vec<Becomes> {
        let rounds = self.rounds_so_far(day, now).into_iter();
        let said = rounds.filter(|(worker, _)| self.tells_by(day, Some(*worker)));
        let stops = said.flat_map(|(_, stops)| stops);
        let silent = stops.filter(|stop| {
            let silent = match stop.standing {
                Standing::Late { .. } | Standing::WillBeLate(_) | Standing::ToCome => true,
                Standing::Done | Standing::There | Standing::Instead(_) => false,
            };
            silent && !self.is_heard_of(stop.visit)
        });
        silent.filter_map(|stop: Stop| self.missed(stop.visit, later(stop.due, stop.minutes))).collect()
    }

    /// Visits of a published day that nobody makes.
    fn visits_of_nobody(&self, day: Date) -> Vec<Becomes> {
        let Some(published) = self.published(WeekStart::of(day)).filter(|_| self.tells_by(day, None)) else {
            return Vec::new();
        };
        let nobodys = self.visits_between(day, day).into_values().filter(|visit| {
            let told = published.rota.get(&visit.id);
            told.is_none_or(|told| self.who_comes(told).is_empty()) && !self.is_heard_of(visit.id)
        });
        nobodys.filter_map(|visit| self.missed(visit.id, self.over(&visit)?)).collect()
    }

    /// When a visit that nobody makes would have been over, however late is fine.
    fn over(&self, visit: &Visit) -> Option<Timestamp> {
        let fine = visit.support.fine_late.unwrap_or(self.rules.fine_late);
        Some(later(self.zone()?.timestamp(visit.usual_start()), fine + visit.support.minutes))
    }

    fn missed(&self, visit: VisitId, at: Timestamp) -> Option<Becomes> {
        let about = About { person: Some(self.whose(visit)?), visit: Some(visit), ..About::default() };
        Some(Becomes { at, concern: of_visit(visit), kind: Kind::MissedVisit, about })
    }

    /// Occasions of a day of which nothing is recorded: once the day is over, or at once where time is critical.
    fn blank_medicines(&self, day: Date) -> Vec<Becomes> {
        let Some(zone) = self.zone() else { return Vec::new() };
        let over = zone.timestamp(Moment::new(plus_days(day, 1), Clock::MIDNIGHT));
        let of = |one: Occasion| {
            let known = self.medicines.get(&one.medicine)?;
            let When::Daily { within, .. } = known.when else { return None };
            let at = within.map_or(over, |within| later(zone.timestamp(one.due), within));
            let medicine = Some(OfMedicine { medicine: one.medicine, due: Some(one.due) });
            let about = About { person: Some(known.person), medicine, ..About::default() };
            let concern = of_occasion(one.medicine, one.due);
            Some(Becomes { at, concern, kind: Kind::Medicine, about })
        };
        let people = self.people_on(day).map(|(person, _)| person);
        let blank = people.flat_map(|person| self.occasions(person, day)).filter(|one| one.dose.is_none());
        blank.filter_map(of).collect()
    }

    /// Whether anybody said anything of a visit, or recorded it.
    fn is_heard_of(&self, visit: VisitId) -> bool {
        !self.heard_of(visit).is_empty()
    }

    /// Whether it was said by the end of a day how visits go, by a worker or by anybody: where nobody has in that week or the one before,
    /// silence says nothing.
    fn tells_by(&self, day: Date, who: Option<WorkerId>) -> bool {
        let week = WeekStart::of(day);
        let lately = self.days.range(week.plus_weeks(-1)..=week).flat_map(|(_, days)| days.values());
        lately.flat_map(|course| course.said.values()).any(|said| {
            who.is_none_or(|worker| said.worker == worker) && self.date_of(said.clocks.happened) <= day
        })
    }
}

fn later(at: Timestamp, minutes: Minutes) -> Timestamp {
    at.saturating_add(SignedDuration::from_mins(i64::from(minutes.0))).unwrap_or(at)
}

/// What the concern about a missed visit is called.
fn of_visit(visit: VisitId) -> ConcernId {
    const MISSED: u128 = 0x6d69_7373_6564 << 64;
    let bits = match visit {
        VisitId::Agreed { pattern, date } => pattern.bits().as_u128() ^ number(date),
        VisitId::Once(once) => once.bits().as_u128(),
    };
    ConcernId::new(Uuid::from_u128(bits ^ MISSED))
}

/// What the concern about a medicine that nobody recorded is called.
fn of_occasion(medicine: MedicineId, due: Moment) -> ConcernId {
    const BLANK: u128 = 0x626c_616e_6b00 << 64;
    let minute = u128::from(due.clock.minutes()) << 32;
    ConcernId::new(Uuid::from_u128(medicine.bits().as_u128() ^ number(due.date) ^ minute ^ BLANK))
}

/// A date as a number.
fn number(date: Date) -> u128 {
    u128::from(crate::time::days_between(Date::ZERO, date).unsigned_abs())
}
