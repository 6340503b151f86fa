//! The time that has to pass between two doses, as it binds the visits at which they are given.

use std::collections::BTreeMap;

use super::{Help, Medicine, When};
use crate::ids::PersonId;
use crate::team::Team;
use crate::time::Moment;
use crate::units::Minutes;
use crate::visit::{Visit, VisitId};

/// How far from its time a dose can be given at a visit, by the visit's usual time: beyond that somebody else gives it.
const FARTHEST: i64 = 150;
/// Visits that are usually farther apart than the gap and so much more are not bound: nothing moves them that far.
const SLACK: i64 = 240;

/// Two visits at which the same medicine is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The earlier.
    pub first: VisitId,
    /// The later.
    pub second: VisitId,
    /// The least time from the start of the one to the start of the other.
    pub least: Minutes,
}

impl Team {
    /// How far apart the doses of medicines keep visits, where a least gap is agreed: for each two visits one after the other that
    /// give the same medicine.
    #[must_use]
    pub fn gaps_between_doses(&self, visits: &[Visit]) -> Vec<Gap> {
        let mut of_person = BTreeMap::<PersonId, Vec<&Visit>>::new();
        for visit in visits {
            of_person.entry(visit.person).or_default().push(visit);
        }
        let mut gaps = Vec::new();
        for (person, theirs) in of_person {
            for (_, medicine) in self.medicines_of(person) {
                gaps.extend(self.gaps_of(medicine, &theirs));
            }
        }
        gaps
    }

    fn gaps_of(&self, medicine: &Medicine, visits: &[&Visit]) -> Vec<Gap> {
        let When::Daily { times, least_gap: Some(least), .. } = &medicine.when else { return Vec::new() };
        if !matches!(medicine.help, Help::Given | Help::Prompted) {
            return Vec::new();
        }
        let dates: std::collections::BTreeSet<_> = visits.iter().map(|visit| visit.date).collect();
        let due = dates.into_iter().filter(|date| medicine.holds(*date));
        let due = due.flat_map(|date| times.iter().map(move |time| Moment::new(date, *time)));
        let mut at: Vec<&Visit> = due.filter_map(|due| self.given_at(due, visits)).collect();
        at.dedup_by_key(|visit| visit.id);
        let pairs = at.windows(2).filter_map(|pair| {
            let [first, second] = pair else { return None };
            let apart = self.minutes_apart(first.usual_start(), second.usual_start());
            let near = apart > 0 && apart < i64::from(least.0) + SLACK;
            near.then_some(Gap { first: first.id, second: second.id, least: *least })
        });
        pairs.collect()
    }

    /// The visit at which what is due then is given: the one that usually starts nearest to it.
    fn given_at<'a>(&self, due: Moment, visits: &[&'a Visit]) -> Option<&'a Visit> {
        let away = |visit: &&&Visit| self.minutes_apart(due, visit.usual_start()).abs();
        let nearest = visits.iter().filter(|visit| visit.date == due.date).min_by_key(away);
        nearest.filter(|visit| away(visit) <= FARTHEST).copied()
    }

    fn minutes_apart(&self, from: Moment, to: Moment) -> i64 {
        self.founded.as_ref().map_or(0, |founded| founded.description.zone.minutes_between(from, to))
    }
}
