//! The live day: who is where by their own statements, what is late, what is about to be, and what has to be settled.

use std::collections::BTreeMap;

use care::access::{Action, Matter};
use care::day::{Standing, Stop};
use care::ids::{PersonId, TeamId, WorkerId};
use care::time::{Moment, WeekStart};
use care::visit::VisitId;
use jiff::Timestamp;

use super::Recorded;
use crate::wanted::Colleague;
use crate::{Error, Service, TeamView};

/// When each worker's phone was last heard of, as far as this server knows.
pub(crate) type LastHeard = std::sync::Mutex<BTreeMap<(TeamId, WorkerId), Timestamp>>;

/// Silence of a phone for so many minutes is said beside a warning: it may be false.
const QUIET_MINUTES: i64 = 20;

/// How today goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveDay {
    /// Whether workers say how visits go; where they do not, nothing is known of the day.
    pub is_told: bool,
    /// What wants somebody's attention, by when it is due.
    pub warnings: Vec<StopSeen>,
    /// Everyone who is out, with their visits.
    pub out: Vec<Out>,
    /// Visits of this week and the last about which a person has to settle something, with what.
    pub questions: Vec<(VisitId, PersonId, String)>,
}

/// A worker who is out today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Out {
    /// Who.
    pub who: Colleague,
    /// Their visits, in order.
    pub stops: Vec<StopSeen>,
}

/// A visit of today as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopSeen {
    /// How it stands.
    pub stop: Stop,
    /// Who makes it.
    pub who: Colleague,
    /// Who is visited.
    pub person: PersonId,
    /// What the person is called.
    pub called: String,
    /// When it was to start, on the clock.
    pub planned: Moment,
    /// Whether something was recorded of it.
    pub recorded: bool,
    /// What was proved of the arrival.
    pub proof: Option<care::arrivals::Proof>,
    /// Since when the worker's phone has not been heard of, where a warning may be false for that.
    pub quiet: Option<Reach>,
}

/// How long a phone has been out of reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Nothing was heard of it since then.
    Since(Timestamp),
    /// Nothing was heard of it today.
    NotToday,
}

impl Service {
    /// Notes that a worker's phone was in touch.
    pub(crate) fn heard_of_phone(&self, team: TeamId, worker: WorkerId) {
        let mut heard = self.inner.last_heard.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        heard.insert((team, worker), self.now());
    }

    fn last_heard(&self, team: TeamId, worker: WorkerId) -> Option<Timestamp> {
        let heard = self.inner.last_heard.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        heard.get(&(team, worker)).copied()
    }
}

impl TeamView {
    /// How today goes, to those who may see the team's weeks.
    ///
    /// # Errors
    /// If they may not.
    pub fn live_day(&self) -> Result<LiveDay, Error> {
        self.check(Action::See, &Matter::Weeks.of_team(self.id()))?;
        let is_told = self.is_told_how_visits_go();
        let rounds = self.team().rounds_so_far(self.today(), self.service().now());
        let out: Vec<Out> = rounds.into_iter().map(|(worker, stops)| self.out(worker, stops)).collect();
        let stops = out.iter().flat_map(|out| &out.stops);
        let mut warnings: Vec<StopSeen> =
            stops.filter(|seen| is_told && seen.stop.warns()).cloned().collect();
        warnings.sort_by_key(|seen| (seen.stop.due, seen.stop.visit, seen.stop.worker));
        Ok(LiveDay { is_told, warnings, out, questions: self.open_questions() })
    }

    /// Whether the team's workers say how visits go.
    #[must_use]
    pub fn is_told_how_visits_go(&self) -> bool {
        self.team().says_how_visits_go(self.today())
    }

    /// The last word that was left about each person whom the viewer still visits today, in the order of their round.
    #[must_use]
    pub fn left_for_me(&self) -> Vec<(PersonId, Recorded)> {
        let Some(me) = self.me() else { return Vec::new() };
        let mut rounds = self.team().rounds_so_far(self.today(), self.service().now());
        let stops = rounds.remove(&me).unwrap_or_default();
        let ahead = stops.iter().filter(|stop| stop.said.left.is_none() && stop.said.instead.is_none());
        let mut people: Vec<PersonId> = Vec::new();
        for person in ahead.filter_map(|stop| self.team().whose(stop.visit)) {
            if !people.contains(&person) {
                people.push(person);
            }
        }
        let left = people.into_iter().filter_map(|person| Some((person, self.handed_over(person)?)));
        // One's own words are known.
        left.filter(|(_, one)| one.worker.id != me).collect()
    }

    fn out(&self, worker: WorkerId, stops: Vec<Stop>) -> Out {
        let who = self.colleague(worker);
        let stops = stops.into_iter().filter_map(|stop| self.stop_seen(&who, stop)).collect();
        Out { who, stops }
    }

    fn stop_seen(&self, who: &Colleague, stop: Stop) -> Option<StopSeen> {
        let person = self.team().whose(stop.visit)?;
        Some(StopSeen {
            who: who.clone(),
            person,
            called: self.person(person).to_owned(),
            planned: self.zone().civil(stop.promised),
            recorded: !self.team().records_of(stop.visit).is_empty(),
            proof: self.team().proof_of(stop.visit, stop.worker),
            quiet: self.quiet(&stop),
            stop,
        })
    }

    /// Whether a warning may be false because the phone has no signal.
    fn quiet(&self, stop: &Stop) -> Option<Reach> {
        if !matches!(stop.standing, Standing::Late { .. }) {
            return None;
        }
        match self.service().last_heard(self.id(), stop.worker) {
            None => Some(Reach::NotToday),
            Some(heard) if self.zone().civil(heard).date < self.today() => Some(Reach::NotToday),
            Some(heard) => {
                let minutes = self.service().now().duration_since(heard).as_mins();
                (minutes >= QUIET_MINUTES).then_some(Reach::Since(heard))
            }
        }
    }

    fn open_questions(&self) -> Vec<(VisitId, PersonId, String)> {
        let week = WeekStart::of(self.today());
        let weeks = [week.plus_weeks(-1), week];
        let open = weeks.into_iter().flat_map(|week| self.team().open_questions(week));
        open.filter_map(|(visit, _)| {
            let person = self.team().whose(visit)?;
            Some((visit, person, self.questions_in_words(visit).join(" ")))
        })
        .collect()
    }
}
