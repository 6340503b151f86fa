//! A team's week as the engine is told it: from what is agreed, known and wished to a statement with nothing left out.
//!
//! The only place where the team's words become the engine's. Ids stay what they are, as text; names go along so that
//! reasons can be read.

mod civil;
mod history;
mod people;
mod visits;
mod weights;
mod workers;

use std::collections::BTreeSet;

use care::Location;
use care::details::Book;
use care::founding::{Description, Founded};
use care::team::Team;
use care::time::{Moment, WeekStart};
use care::visit::Visit;
use care::weeks::Rota;
use week::{Horizon, Place, PlaceId, Rules, Travel, Week};

pub(crate) use civil::{care_moment, clock, date, moment};
pub use weights::in_minutes;

/// What a statement is about.
#[derive(Clone, Copy)]
pub(crate) struct StatementInput<'a> {
    /// The team.
    pub(crate) team: &'a Team,
    /// How it began.
    pub(crate) founded: &'a Founded,
    /// What of its people and workers is not erased.
    pub(crate) book: &'a Book,
    /// The week.
    pub(crate) week: WeekStart,
    /// Who is said to come to whom so far.
    pub(crate) rota: &'a Rota,
    /// What was told to people, if changes to it are to weigh.
    pub(crate) told: Option<&'a Rota>,
    /// What the clock on the wall shows, if what has begun is to stay.
    pub(crate) now: Option<Moment>,
}

/// Which of the decisions in a rota bind the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Bound {
    /// `None`: the rota is to be judged or drawn, not completed.
    Nothing,
    /// What was pinned: somebody else could come, but not to those.
    Pins,
    /// What people picked, said by hand or pinned.
    Decisions,
}

/// The place of somebody whose home is not known, so that the team can plan before it knows everything.
const NOWHERE: &str = "somewhere";

impl StatementInput<'_> {
    /// The visits of the week.
    pub(crate) fn visits(&self) -> Vec<Visit> {
        self.team.visits(self.week).into_values().collect()
    }

    /// What the team says of itself.
    fn description(&self) -> &Description {
        &self.founded.description
    }

    /// The whole statement. Travel is by straight line until streets are given.
    pub(crate) fn state(&self, bound: Bound) -> Week {
        let horizon = Horizon::week(date(self.week.monday()), self.description().zone.name());
        let mut week = Week::new(horizon, Travel::Coordinates(week::Coordinates::default()));
        let visits = self.visits();
        week.name.clone_from(&self.description().name);
        week.now = self.now.map(moment);
        week.people = people::people(self, &visits);
        week.workers = workers::workers(self);
        week.links = visits::links(&visits, &self.team.gaps_between_doses(&visits));
        week.visits = visits.iter().map(|visit| visits::visit(self, visit, bound)).collect();
        week.places = self.places(&week);
        week.rules = self.rules();
        week.weights = weights::weights(self.team);
        week.history = history::came(self);
        week.published = self.told.map(|told| visits::published(told, &week.visits)).unwrap_or_default();
        forget_who_is_not_there(&mut week);
        week
    }

    fn rules(&self) -> Rules {
        let minutes = |minutes: care::Minutes| u16::try_from(minutes.0).unwrap_or(u16::MAX);
        Rules {
            fine_early_minutes: minutes(self.team.rules.fine_early),
            fine_late_minutes: minutes(self.team.rules.fine_late),
            hard_minutes: minutes(self.team.rules.window),
            ..Rules::default()
        }
    }

    /// Every place that the week names, where it lies.
    fn places(&self, week: &Week) -> Vec<Place> {
        let mut named: BTreeSet<&PlaceId> = week.people.iter().map(|person| &person.place).collect();
        named.extend(week.workers.iter().filter_map(|worker| worker.start.as_ref()));
        let base = self.description().base;
        let spot = |id: &PlaceId| self.spot(id.as_str()).or(base).unwrap_or(MIDDLE);
        let place = |id: &PlaceId| {
            let spot = spot(id);
            Place {
                id: id.clone(),
                name: id.as_str().to_owned(),
                lat: Some(degrees(spot.latitude)),
                lon: Some(degrees(spot.longitude)),
            }
        };
        named.into_iter().map(place).collect()
    }

    /// Where the place of an id lies: somebody's home or the door where a round starts.
    fn spot(&self, place: &str) -> Option<Location> {
        let (kind, id) = place.split_once('/')?;
        match kind {
            "home" => {
                let person = self.team.people.get(&id.parse().ok()?)?;
                self.book.person(person.details)?.home
            }
            "door" => {
                let worker = self.team.workers.get(&id.parse().ok()?)?;
                self.book.worker(worker.details)?.start
            }
            _ => None,
        }
    }
}

/// Who left is not in the statement, nor is whom they met, what was said of them, or that they come.
fn forget_who_is_not_there(week: &mut Week) {
    let people: BTreeSet<_> = week.people.iter().map(|person| person.id.clone()).collect();
    let workers: BTreeSet<_> = week.workers.iter().map(|worker| worker.id.clone()).collect();
    week.history.retain(|came| people.contains(&came.person) && workers.contains(&came.worker));
    for person in &mut week.people {
        person.known.retain(|known| workers.contains(&known.worker));
        person.not_workers.retain(|worker| workers.contains(worker));
        person.liked.retain(|worker| workers.contains(worker));
    }
    for told in &mut week.published {
        told.workers.retain(|worker| workers.contains(worker));
    }
    week.published.retain(|told| !told.workers.is_empty());
    for visit in &mut week.visits {
        if let Some(pin) = &mut visit.pin {
            pin.workers.retain(|worker| workers.contains(worker));
        }
        // Where a place is still open, the engine has to be free to fill it.
        visit.pin = visit.pin.take().filter(|pin| pin.workers.len() == usize::from(visit.workers));
    }
}

/// Where a team is that has told nobody: it makes no difference, as long as it is one place.
const MIDDLE: Location = Location { latitude: 53_480_000, longitude: -2_240_000 };

fn degrees(millionths: i32) -> f64 {
    f64::from(millionths) / 1e6
}

#[cfg(test)]
mod tests;
