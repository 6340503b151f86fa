//! How a day stands: each worker's round by what they said so far, what is late, and what is about to be.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::{Attended, What};
use crate::ids::WorkerId;
use crate::team::Team;
use crate::time::{WeekStart, Zone};
use crate::units::Minutes;
use crate::visit::VisitId;
use crate::weeks::Round;

/// How a visit of somebody's round stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Which visit.
    pub visit: VisitId,
    /// Who makes it.
    pub worker: WorkerId,
    /// When people were told that it starts.
    pub promised: Timestamp,
    /// The last moment at which a start is not late, by what was agreed with the person.
    pub due: Timestamp,
    /// How long it is planned to be.
    pub minutes: Minutes,
    /// How long the way to it takes.
    pub way: Minutes,
    /// What the worker said of it.
    pub said: Attended,
    /// How it stands.
    pub standing: Standing,
}

/// How a visit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The worker has left again.
    Done,
    /// The worker is there.
    There,
    /// It did not take place, and the worker said why.
    Instead(What),
    /// Nobody said that they arrived, and it should have begun.
    Late {
        /// Whether the worker has been to a later visit of their round, so that it was left out or a tap was.
        passed_over: bool,
    },
    /// By the round so far and the way, it will begin after it is due: at about this time.
    WillBeLate(Timestamp),
    /// Still to come, and in time.
    ToCome,
}

impl Stop {
    /// Whether it is or was begun later than agreed.
    #[must_use]
    pub fn began_late(&self) -> bool {
        self.said.arrived.is_some_and(|arrived| arrived > self.due)
    }

    /// Whether it wants somebody's attention.
    #[must_use]
    pub fn warns(&self) -> bool {
        matches!(self.standing, Standing::Late { .. } | Standing::WillBeLate(_))
    }
}

impl Team {
    /// Whether its workers say how visits go: where nobody has in this week or the last, silence says nothing.
    #[must_use]
    pub fn says_how_visits_go(&self, today: Date) -> bool {
        let week = WeekStart::of(today);
        self.days.range(week.plus_weeks(-1)..=week).any(|(_, days)| !days.is_empty())
    }

    /// Each worker's visits of a day in the order of their rounds, as they stand at `now`.
    #[must_use]
    pub fn rounds_so_far(&self, day: Date, now: Timestamp) -> BTreeMap<WorkerId, Vec<Stop>> {
        let (Some(founded), Some(published)) = (&self.founded, self.published(WeekStart::of(day))) else {
            return BTreeMap::new();
        };
        let zone = &founded.description.zone;
        let mut all = BTreeMap::<WorkerId, Vec<Stop>>::new();
        for round in published.rounds.iter().filter(|round| round.from.date == day) {
            all.entry(round.worker).or_default().extend(self.stops(round, zone));
        }
        for stops in all.values_mut() {
            stops.sort_by_key(|stop| (stop.promised, stop.visit));
            judge(stops, now);
        }
        all
    }

    fn stops(&self, round: &Round, zone: &Zone) -> Vec<Stop> {
        let stop = |promised: &crate::weeks::rounds::Promised| {
            let visit = self.visit(promised.visit)?;
            let fine = visit.support.fine_late.unwrap_or(self.rules.fine_late);
            let agreed = zone.timestamp(promised.agreed.unwrap_or(promised.promised));
            let told = zone.timestamp(promised.promised);
            let leg = round.travel.iter().find(|leg| leg.to == Some(promised.visit));
            Some(Stop {
                visit: promised.visit,
                worker: round.worker,
                promised: told,
                due: later(agreed.max(told), fine),
                minutes: promised.minutes,
                way: leg.map(|leg| leg.minutes).unwrap_or_default(),
                said: self.course(promised.visit).map(|course| course.of(round.worker)).unwrap_or_default(),
                standing: Standing::ToCome,
            })
        };
        round.visits.iter().filter_map(stop).collect()
    }
}

/// Says how each stop of a round stands, going by where the worker was last heard of.
fn judge(stops: &mut [Stop], now: Timestamp) {
    let last_said = stops.iter().rposition(|stop| stop.said.is_anything());
    let mut free = None;
    for (at, stop) in stops.iter_mut().enumerate() {
        let passed_over = last_said.is_some_and(|last| at < last);
        let expected = free.map_or(stop.promised, |free| later(free, stop.way).max(stop.promised)).max(now);
        stop.standing = match (stop.said.instead, stop.said.left, stop.said.arrived) {
            (Some((what, _)), ..) => Standing::Instead(what),
            (None, Some(_), _) => Standing::Done,
            (None, None, Some(_)) => Standing::There,
            (None, None, None) if stop.due < now => Standing::Late { passed_over },
            (None, None, None) if stop.due < expected && !passed_over => Standing::WillBeLate(expected),
            (None, None, None) => Standing::ToCome,
        };
        free = Some(freed(stop, expected, now));
    }
}

/// When the worker is free again after a stop.
fn freed(stop: &Stop, expected: Timestamp, now: Timestamp) -> Timestamp {
    let stays = stop.minutes + stop.said.longer;
    match (stop.said.instead, stop.said.left, stop.said.arrived) {
        (_, Some(left), _) => left,
        (Some((_, at)), ..) => at,
        (None, None, Some(arrived)) => later(arrived, stays).max(now),
        (None, None, None) => later(expected, stays),
    }
}

fn later(at: Timestamp, minutes: Minutes) -> Timestamp {
    at.saturating_add(SignedDuration::from_mins(i64::from(minutes.0))).unwrap_or(at)
}
