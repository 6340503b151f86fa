//! What many pages show of a team: visits, who makes them and who has been where. By id, without anything that describes
//! somebody: names and words are opened by the policy, in [`TeamView`] itself.

use std::collections::{BTreeMap, BTreeSet};

use care::Minutes;
use care::ids::{PatternId, PersonId, WorkerId};
use care::picks::Shown;
use care::time::{Clock, Date, Moment, Stretch, WeekStart, Weekday};
use care::visit::{Visit, VisitId};
use care::weeks::{Assignment, Rota};

use crate::TeamView;
use crate::home::TeamSize;
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

impl TeamView {
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

    /// The visits of a week, in the order of their ids.
    #[must_use]
    pub fn visits_of(&self, week: WeekStart) -> BTreeMap<VisitId, Visit> {
        self.team().visits(week)
    }

    /// How many work in the team and how many people it supports on a date.
    #[must_use]
    pub fn size_on(&self, date: Date) -> TeamSize {
        let (workers, people) = (self.team().workers_on(date).count(), self.team().people_on(date).count());
        TeamSize { workers, people }
    }

    /// Whether a worker is of the team on a date.
    #[must_use]
    pub fn is_here(&self, worker: WorkerId, date: Date) -> bool {
        self.team().workers.get(&worker).is_some_and(|worker| worker.is_here(date))
    }

    /// Whether a worker is away at any time between two moments.
    #[must_use]
    pub fn is_away(&self, worker: WorkerId, (from, to): (Moment, Moment)) -> bool {
        self.team().is_away(worker, from, to)
    }

    /// Everyone who is away at any time on a date.
    #[must_use]
    pub fn away_on(&self, date: Date) -> Vec<WorkerId> {
        let all_day = (Moment::new(date, Clock::MIDNIGHT), Moment::new(date, Clock::DAY_END));
        let here = self.team().workers_on(date).map(|(worker, _)| worker);
        here.filter(|worker| self.is_away(*worker, all_day)).collect()
    }

    /// Whether a worker's shifts hold at a moment.
    #[must_use]
    pub fn works_then(&self, worker: WorkerId, at: Moment) -> bool {
        let Some(worker) = self.team().workers.get(&worker) else { return false };
        worker.terms.shifts.iter().any(|shift| {
            let on_the_day = shift.weekdays.contains(&Weekday::of(at.date)) && shift.holds(at.date);
            let holds = |part: &Stretch| part.from <= at.clock && (at.clock < part.to || part.to < part.from);
            on_the_day && shift.parts.iter().any(holds)
        })
    }

    /// Minutes that a worker is promised for each week; `None` where none are promised.
    #[must_use]
    pub fn guaranteed(&self, worker: WorkerId) -> Option<i64> {
        let minutes = i64::from(self.team().workers.get(&worker)?.terms.contract.guaranteed.0);
        (minutes > 0).then_some(minutes)
    }

    /// Everyone who is of the team on some day of a week.
    #[must_use]
    pub fn workers_of(&self, week: WeekStart) -> Vec<WorkerId> {
        let here = self.team().workers.iter();
        let here = here.filter(|(_, worker)| week.dates().any(|date| worker.is_here(date)));
        here.map(|(id, _)| *id).collect()
    }

    /// The visits of today that a worker still goes to, by when they start.
    #[must_use]
    pub fn ahead_today(&self, worker: WorkerId) -> Vec<Visit> {
        let team = self.team();
        let Some(published) = team.published(self.this_week()) else { return Vec::new() };
        let ahead = published.rota.iter().filter(|(_, one)| {
            one.start.date == self.today()
                && self.moment() < self.zone().later(one.start, one.minutes.0)
                && team.who_comes(one).contains(&worker)
        });
        let mut ahead: Vec<_> = ahead.filter_map(|(id, one)| Some((one.start, team.visit(*id)?))).collect();
        ahead.sort_by_key(|(start, visit)| (*start, visit.id));
        ahead.into_iter().map(|(_, visit)| visit).collect()
    }

    /// By how many minutes a visit will probably start later than people were told, where somebody said that they are late.
    #[must_use]
    pub fn delay(&self, visit: VisitId) -> Option<Minutes> {
        self.team().delay(visit)
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
