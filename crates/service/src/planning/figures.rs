//! The figures of a week, each defined once: for the board, the page of workers, the figures and what is printed.
//!
//! They are sums over rounds: for what is published the rounds that were recorded then, for a draft those that follow from it
//! now.

use std::collections::{BTreeMap, BTreeSet};

use care::ids::{PersonId, WorkerId};
use care::team::Team;
use care::time::WeekStart;
use care::weeks::{Rota, Round};
use serde::{Deserialize, Serialize};

/// What a week comes to. Times in minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Visits that are to take place.
    pub visits: usize,
    /// Of these, visits to which somebody comes. Who is away does not come.
    pub covered: usize,
    /// What all workers together come to.
    pub all: Hours,
    /// What each worker comes to.
    pub workers: BTreeMap<WorkerId, Hours>,
    /// Promised to those who are in the team on some day of the week, paid whether filled or not.
    pub guaranteed: i64,
    /// People to whom somebody comes.
    pub people: usize,
    /// Different workers who come to a person: the sum over these people.
    pub faces: usize,
    /// Whether some of the minutes are estimated, so that at least so much was paid.
    pub estimated: bool,
}

/// Minutes of work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// With people.
    pub with_people: i64,
    /// On the way.
    pub travel: i64,
    /// Waiting between visits.
    pub waiting: i64,
    /// All that is paid: with people, on the way, waiting and paid breaks.
    pub paid: i64,
}

impl Hours {
    fn add(&mut self, round: &Round) {
        self.with_people += i64::from(round.with_people().0);
        self.travel += i64::from(round.travelled().0);
        self.waiting += i64::from(round.waiting.0);
        self.paid += i64::from(round.paid().0);
    }

    /// Of a hundred paid minutes, how many are with people; `None` where none are paid.
    #[must_use]
    pub fn share_with_people(&self) -> Option<i64> {
        (self.paid > 0).then(|| (self.with_people * 100 + self.paid / 2) / self.paid)
    }
}

impl Figures {
    /// The figures of a rota of a week with its rounds.
    #[must_use]
    pub fn of(team: &Team, week: WeekStart, rota: &Rota, rounds: &[Round]) -> Self {
        let visits = team.visits(week);
        let mut figures = Self {
            visits: visits.len(),
            guaranteed: guaranteed(team, week),
            estimated: rounds.iter().any(|round| round.estimated),
            ..Self::default()
        };
        let mut faces: BTreeMap<PersonId, BTreeSet<WorkerId>> = BTreeMap::new();
        for (id, assignment) in rota {
            let Some(visit) = visits.get(id) else { continue };
            let workers = team.who_comes(assignment);
            if !workers.is_empty() {
                figures.covered += 1;
                faces.entry(visit.person).or_default().extend(workers);
            }
        }
        for round in rounds.iter().filter(|round| comes(team, rota, round)) {
            figures.all.add(round);
            figures.workers.entry(round.worker).or_default().add(round);
        }
        (figures.people, figures.faces) = (faces.len(), faces.values().map(BTreeSet::len).sum());
        figures
    }

    /// How many different workers come to a person in the mean, in tenths; `None` where nobody comes to anybody.
    #[must_use]
    pub fn faces_tenths(&self) -> Option<usize> {
        (self.people > 0).then(|| (self.faces * 10 + self.people / 2) / self.people)
    }
}

/// Whether the worker of a round still comes to one of its visits: who is ill today is not out and on the way.
fn comes(team: &Team, rota: &Rota, round: &Round) -> bool {
    let mut visits = round.visits.iter().filter_map(|visit| rota.get(&visit.visit));
    visits.any(|assignment| team.who_comes(assignment).contains(&round.worker))
}

fn guaranteed(team: &Team, week: WeekStart) -> i64 {
    let here = team.workers.values().filter(|worker| week.dates().any(|date| worker.is_here(date)));
    here.map(|worker| i64::from(worker.terms.contract.guaranteed.0)).sum()
}

#[cfg(test)]
mod tests {
    use care::weeks::rounds::Leg;
    use care::workers::Travel;
    use care::{Metres, Minutes};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn hours_are_the_sums_of_rounds() {
        let (from, to) = ("2026-03-09T08:00".parse().unwrap(), "2026-03-09T09:00".parse().unwrap());
        let leg =
            Leg { to: None, minutes: Minutes(7), metres: Metres(400), by: Travel::Foot, straight: false };
        let (worker, travel, breaks) = (WorkerId::new(Uuid::from_u128(1)), vec![leg], Vec::new());
        let waiting = Minutes(13);
        let round = Round { from, to, worker, visits: Vec::new(), travel, waiting, breaks, estimated: false };
        let mut hours = Hours::default();
        hours.add(&round);
        hours.add(&round);
        assert_eq!(hours, Hours { with_people: 0, travel: 14, waiting: 26, paid: 40 });
        assert_eq!(hours.share_with_people(), Some(0));
        let share = |with_people, paid| Hours { with_people, paid, ..Hours::default() }.share_with_people();
        assert_eq!(
            (share(2, 3), share(1, 3), share(1, 200), share(0, 0)),
            (Some(67), Some(33), Some(1), None)
        );
        let faces = |faces, people| Figures { faces, people, ..Figures::default() }.faces_tenths();
        assert_eq!((faces(5, 3), faces(4, 3), faces(0, 0)), (Some(17), Some(13), None));
    }
}
