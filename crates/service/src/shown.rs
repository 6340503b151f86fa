//! What many pages show of a team: visits, who makes them and who has been where. By id, without anything that describes
//! somebody: names and words are opened by the policy, in [`Glimpse`] itself.

use std::collections::{BTreeMap, BTreeSet};

use care::ids::{PatternId, PersonId, WorkerId};
use care::picks::Shown;
use care::time::{Moment, WeekStart};
use care::visit::{Visit, VisitId};
use care::weeks::{Assignment, Rota};

use crate::Glimpse;
use crate::planning::Which;

/// How often each worker has been with each person, in the weeks that the team remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimesBeen(BTreeMap<(PersonId, WorkerId), usize>);

impl TimesBeen {
    /// How often a worker has been with a person.
    #[must_use]
    pub fn of(&self, person: PersonId, worker: WorkerId) -> usize {
        self.0.get(&(person, worker)).copied().unwrap_or_default()
    }

    /// The workers who have been with a person.
    #[must_use]
    pub fn who_met(&self, person: PersonId) -> BTreeSet<WorkerId> {
        self.0.keys().filter(|(met, _)| *met == person).map(|(_, worker)| *worker).collect()
    }
}

impl Glimpse {
    /// How many changes the team has seen: pages ask from there on what is new.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.team().version
    }

    /// A visit as it is to be, with what is different for once; `None` where it is no longer wanted.
    #[must_use]
    pub fn visit(&self, id: VisitId) -> Option<Visit> {
        self.team().visit(id)
    }

    /// Whose visit it is or was.
    #[must_use]
    pub fn whose(&self, id: VisitId) -> Option<PersonId> {
        self.team().whose(id)
    }

    /// With whom support was agreed.
    #[must_use]
    pub fn agreed_with(&self, pattern: PatternId) -> Option<PersonId> {
        self.team().patterns.get(&pattern).map(|pattern| pattern.person)
    }

    /// Whether any visit is wanted in a week.
    #[must_use]
    pub fn has_visits(&self, week: WeekStart) -> bool {
        !self.team().visits(week).is_empty()
    }

    /// Whether people were told of a week.
    #[must_use]
    pub fn is_published(&self, week: WeekStart) -> bool {
        self.team().published(week).is_some()
    }

    /// Whether a week has a draft.
    #[must_use]
    pub fn has_draft(&self, week: WeekStart) -> bool {
        self.team().draft(week).is_some()
    }

    /// A rota of a week; empty where there is none.
    #[must_use]
    pub fn rota(&self, week: WeekStart, which: Which) -> Rota {
        let team = self.team();
        let rota = match which {
            Which::Published => team.published(week).map(|published| &published.rota),
            Which::Draft => team.draft(week).map(|draft| &draft.rota),
        };
        rota.cloned().unwrap_or_default()
    }

    /// Who makes a visit in a rota of a week, and when.
    #[must_use]
    pub fn assigned(&self, (week, which): (WeekStart, Which), visit: VisitId) -> Option<&Assignment> {
        match which {
            Which::Published => self.team().published(week)?.rota.get(&visit),
            Which::Draft => self.team().draft(week)?.rota.get(&visit),
        }
    }

    /// When a visit starts: as people were told, or else as it is agreed.
    #[must_use]
    pub fn start_of(&self, visit: &Visit) -> Moment {
        let told = self.assigned((WeekStart::of(visit.date), Which::Published), visit.id);
        told.map_or_else(|| visit.usual_start(), |told| told.start)
    }

    /// The agreed time of a visit, where `start` is earlier or later than that by more than is agreed to be fine.
    #[must_use]
    pub fn agreed_otherwise(&self, visit: &Visit, start: Moment) -> Option<Moment> {
        self.team().agreed_otherwise(visit, start)
    }

    /// Whether the team has or had a worker of that id.
    #[must_use]
    pub fn knows_worker(&self, id: WorkerId) -> bool {
        self.team().workers.contains_key(&id)
    }

    /// Whether a round of picks goes on in which others see what somebody picked only when it closes.
    #[must_use]
    pub fn picks_are_hidden(&self, week: WeekStart) -> bool {
        let round = self.team().draft(week).and_then(|draft| draft.picks.as_ref());
        round.is_some_and(|round| round.shown == Shown::WhenClosed && !round.closed)
    }

    /// Who of those who were to make a visit is not away then.
    #[must_use]
    pub fn who_comes(&self, assignment: &Assignment) -> BTreeSet<WorkerId> {
        self.team().who_comes(assignment)
    }

    /// How often each worker has been with each person up to yesterday.
    #[must_use]
    pub fn times_been(&self) -> TimesBeen {
        let (team, today) = (self.team(), self.today());
        let mut times = TimesBeen::default();
        let published = team.weeks.values().filter_map(|week| week.published.as_ref());
        for (visit, assignment) in published.flat_map(|published| &published.rota) {
            let Some(person) = team.whose(*visit).filter(|_| assignment.start.date < today) else { continue };
            for worker in &assignment.workers {
                *times.0.entry((person, *worker)).or_default() += 1;
            }
        }
        times
    }

    /// How many open requests wait for an answer of the viewer.
    #[must_use]
    pub fn requests_waiting(&self) -> usize {
        use care::requests::{Answer, State};
        let Some(me) = self.me() else { return 0 };
        let open = self.team().requests.values().filter(|request| request.state == State::Open);
        open.filter(|request| request.answers.get(&me) == Some(&Answer::Open)).count()
    }
}
