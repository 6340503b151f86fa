//! Delegated health tasks: what somebody may see of them. What they may want is in `wanted.rs`.

mod wanted;

use care::access::{Action, Matter, Purpose};
use care::delegated::{HealthTask, HealthTaskId, SignedOff, Standing};
use care::ids::{MemberId, PatternId, PersonId, SealedId, TeamId, WorkerId};
use care::people::Section;
use care::time::{Clock, Moment, WeekStart, plus_days};
use care::visit::{Visit, VisitId};

use crate::wanted::Colleague;
use crate::{Caller, Error, Service, TeamView};

pub use wanted::{NurseWanted, SignOffWanted, TaskWanted};

/// For how many days ahead the page shows visits that hold a task.
const DAYS_AHEAD: i32 = 7;
/// The most visits of a task that are shown.
const VISITS_MOST: usize = 8;

/// What nurses hand to workers for a person, as somebody may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HealthTasks {
    /// For whom.
    pub person: PersonId,
    /// What they are called.
    pub called: String,
    /// The tasks.
    pub tasks: Vec<TaskTold>,
    /// The nurses who are known, and whom a task can name.
    pub nurses: Vec<NurseTold>,
    /// What is agreed with the person, so that a task can be put into visits; none for those who may not change that.
    pub patterns: Vec<(PatternId, Option<Clock>, Vec<HealthTaskId>)>,
    /// Whether the one who looks may hand over a task.
    pub may_set: bool,
    /// The nurse they are, where they are one.
    pub nurse: Option<MemberId>,
    /// Everyone who could be taught.
    pub workers: Vec<Colleague>,
}

/// A task, and who may do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskTold {
    /// Which.
    pub id: HealthTaskId,
    /// What it is called.
    pub name: String,
    /// How it is done and when to ring.
    pub words: String,
    /// Who teaches it and signs.
    pub nurse: NurseTold,
    /// Whom the nurse signed off, or has signed off before.
    pub signed: Vec<(Colleague, Standing, SignedOff)>,
    /// The next visits that hold it, and who makes each.
    pub coming: Vec<TaskVisit>,
    /// Whether the one who looks may sign a worker off, and withdraw that.
    pub may_sign: bool,
}

/// A nurse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NurseTold {
    /// Who they are in the person's circle.
    pub member: MemberId,
    /// What they are called.
    pub name: String,
    /// The number to ring; may be empty.
    pub phone: String,
}

/// A visit that holds a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskVisit {
    /// When it starts.
    pub at: Moment,
    /// Who makes it, and whether the nurse's word holds for them on that day.
    pub workers: Vec<(Colleague, bool)>,
}

/// That a worker goes to a visit which holds a task that nobody signed them off for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotSignedOff {
    /// The worker.
    pub worker: WorkerId,
    /// The task.
    pub task: String,
    /// The nurse who would sign.
    pub nurse: NurseTold,
    /// How the worker stands to it.
    pub standing: Standing,
}

impl TeamView {
    /// What nurses hand to workers for a person; `None` to those who may not see it.
    #[must_use]
    pub fn health_tasks(&self, person: PersonId) -> Option<HealthTasks> {
        let resource = Matter::Delegated.of_person(self.id(), person);
        if !self.judge(Action::See, &resource).allowed || !self.team().people.contains_key(&person) {
            return None;
        }
        let may_change = self.judge(Action::Change, &resource).allowed;
        let nurse = self.caller().member_of(self.id(), person);
        let may_set = may_change && nurse.is_none();
        let mut tasks: Vec<TaskTold> =
            self.team().tasks_of(person).map(|(id, task)| self.task_told((id, task), may_change)).collect();
        tasks.sort_by(|one, other| one.name.cmp(&other.name));
        Some(HealthTasks {
            person,
            called: self.person(person).to_owned(),
            tasks,
            nurses: self.nurses_of(person),
            patterns: if may_set { self.patterns_of(person) } else { Vec::new() },
            may_set,
            nurse,
            workers: self.colleagues(),
        })
    }

    fn task_told(&self, (id, task): (HealthTaskId, &HealthTask), may_change: bool) -> TaskTold {
        let is_named = self.caller().member_of(self.id(), task.person).is_none_or(|one| one == task.nurse);
        let signed = self.team().signed_off.get(&id).into_iter().flatten();
        TaskTold {
            id,
            name: task.competence.name().to_owned(),
            words: self.health_task_words(task.person, task.words).unwrap_or_default().to_owned(),
            nurse: self.nurse(task.person, task.nurse),
            signed: signed
                .map(|(worker, signed)| (self.colleague(*worker), signed.on(self.today()), *signed))
                .collect(),
            coming: self.visits_holding(id, task),
            may_sign: may_change && is_named,
        }
    }

    /// The next visits that hold a task, and who makes them.
    fn visits_holding(&self, id: HealthTaskId, task: &HealthTask) -> Vec<TaskVisit> {
        let (first, last) = (self.today(), plus_days(self.today(), DAYS_AHEAD));
        let visits = self.team().visits_between(first, last).into_values();
        let holds = |visit: &Visit| {
            visit.person == task.person && visit.support.competences.contains(&task.competence)
        };
        let told = visits.filter(holds).map(|visit| {
            let place =
                self.team().published(WeekStart::of(visit.date)).and_then(|week| week.rota.get(&visit.id));
            let at = place.map_or_else(|| visit.usual_start(), |place| place.start);
            let workers = place.into_iter().flat_map(|place| &place.workers);
            let stands = |worker| self.team().stands_to(worker, id, at.date).holds();
            let workers = workers.map(|worker| (self.colleague(*worker), stands(*worker))).collect();
            TaskVisit { at, workers }
        });
        let mut coming: Vec<TaskVisit> = told.filter(|one| self.moment() <= one.at).collect();
        coming.sort_by_key(|one| one.at);
        coming.truncate(VISITS_MOST);
        coming
    }

    /// Those of a person's circle who see what is delegated, and so can be named.
    fn nurses_of(&self, person: PersonId) -> Vec<NurseTold> {
        let circle = self.team().people.get(&person).into_iter().flat_map(|known| &known.circle);
        let nurses = circle.filter(|(_, member)| member.may_see(Section::Delegated, self.today()));
        nurses.map(|(member, _)| self.nurse(person, *member)).collect()
    }

    fn nurse(&self, person: PersonId, member: MemberId) -> NurseTold {
        let known = self.team().people.get(&person).and_then(|known| known.circle.get(&member));
        let details = known.and_then(|known| self.now().book.member(known.details)).cloned();
        let details = details.unwrap_or_default();
        let name = if details.name.is_empty() { "the nurse".to_owned() } else { details.name };
        NurseTold { member, name, phone: details.phone }
    }

    /// What is agreed with a person today: when, and which tasks each holds.
    fn patterns_of(&self, person: PersonId) -> Vec<(PatternId, Option<Clock>, Vec<HealthTaskId>)> {
        let team = self.team();
        let theirs = team.patterns.iter().filter(|(_, pattern)| pattern.person == person);
        let told = theirs.filter_map(|(id, pattern)| {
            let support = &pattern.terms_on(self.today())?.support;
            let holds =
                team.tasks_of(person).filter(|(_, task)| support.competences.contains(&task.competence));
            Some((*id, support.agreed, holds.map(|(task, _)| task).collect()))
        });
        let mut told: Vec<_> = told.collect();
        told.sort_by_key(|(id, at, _)| (*at, *id));
        told
    }

    /// How a task is done, to whom the policy opens what is delegated.
    fn health_task_words(&self, person: PersonId, id: SealedId) -> Option<&str> {
        let resource = Matter::Delegated.of_person(self.id(), person);
        if self.judge(Action::See, &resource).allowed { self.now().book.words(id) } else { None }
    }

    /// The tasks of a visit that a worker who goes there is not signed off for on a day.
    #[must_use]
    pub fn not_signed_off(
        &self,
        visit: VisitId,
        worker: WorkerId,
        date: jiff::civil::Date,
    ) -> Vec<NotSignedOff> {
        let Some(visit) = self.team().visit(visit) else { return Vec::new() };
        let tasks = self.team().tasks_of(visit.person);
        let held = tasks.filter(|(_, task)| visit.support.competences.contains(&task.competence));
        let missing = held.filter_map(|(id, task)| {
            let standing = self.team().stands_to(worker, id, date);
            let nurse = self.nurse(visit.person, task.nurse);
            let task = task.competence.name().to_owned();
            (!standing.holds()).then_some(NotSignedOff { worker, task, nurse, standing })
        });
        missing.collect()
    }

    /// Who goes today to a visit that holds a task they are not signed off for, to those who may see that.
    #[must_use]
    pub fn not_signed_off_today(&self) -> Vec<(PersonId, Colleague, Vec<NotSignedOff>)> {
        let published = self.team().published(self.this_week()).into_iter().flat_map(|week| &week.rota);
        let today = published.filter(|(_, place)| place.start.date == self.today());
        let each = today.flat_map(|(visit, place)| place.workers.iter().map(move |worker| (*visit, *worker)));
        let wrong = each.filter_map(|(visit, worker)| {
            let person = self.team().whose(visit)?;
            let may = self.judge(Action::See, &Matter::Delegated.of_person(self.id(), person)).allowed;
            let missing = if may { self.not_signed_off(visit, worker, self.today()) } else { Vec::new() };
            (!missing.is_empty()).then(|| (person, self.colleague(worker), missing))
        });
        wrong.collect()
    }

    /// What a worker does at a visit for which they are signed off: the task, and how it is done.
    #[must_use]
    pub fn health_tasks_at(
        &self,
        visit: VisitId,
        worker: WorkerId,
        date: jiff::civil::Date,
    ) -> Vec<(String, String)> {
        let Some(visit) = self.team().visit(visit) else { return Vec::new() };
        let tasks = self.team().tasks_of(visit.person);
        let held = tasks.filter(|(_, task)| visit.support.competences.contains(&task.competence));
        let theirs = held.filter(|(id, _)| self.team().stands_to(worker, *id, date).holds());
        let words = |task: &HealthTask| {
            self.health_task_words(visit.person, task.words).unwrap_or_default().to_owned()
        };
        theirs.map(|(_, task)| (task.competence.name().to_owned(), words(task))).collect()
    }

    /// How many people's sign-offs lapse within some days, or have: for those who may see all of it. Nothing of anybody else.
    #[must_use]
    pub fn sign_offs_to_look_at(&self, person: PersonId, days: i32) -> usize {
        let Some(tasks) = self.health_tasks(person) else { return 0 };
        let soon = plus_days(self.today(), days);
        let lapses = |standing: &Standing| match standing {
            Standing::Holds(until) => *until <= soon,
            Standing::Lapsed(_) => true,
            Standing::NotYet | Standing::Withdrawn(_) => false,
        };
        tasks.tasks.iter().flat_map(|task| &task.signed).filter(|(_, standing, _)| lapses(standing)).count()
    }
}

impl NotSignedOff {
    /// Why they do not do it, and what to do: "This visit includes insulin: Nurse Bell has not signed you off. Ring 0161 …".
    #[must_use]
    pub fn sentence(&self) -> String {
        let Self { task, nurse, standing, .. } = self;
        let why = match standing {
            Standing::Withdrawn(day) => {
                format!("{} withdrew your sign-off on {}", nurse.name, day.strftime("%-d %B"))
            }
            Standing::Lapsed(last) => {
                format!("your sign-off by {} ran out on {}", nurse.name, last.strftime("%-d %B"))
            }
            Standing::NotYet | Standing::Holds(_) => format!("{} has not signed you off", nurse.name),
        };
        let ring = match nurse.phone.as_str() {
            "" => "Do not do it; ring the team".to_owned(),
            phone => format!("Do not do it; ring {} on {phone}, or the team", nurse.name),
        };
        format!("This visit includes {task}: {why}. {ring}.")
    }
}

impl Service {
    /// What nurses hand to workers for a person. The look is written down.
    ///
    /// # Errors
    /// If there is no such person, or it is not for them.
    pub async fn open_health_tasks(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
    ) -> Result<HealthTasks, Error> {
        let team_view = self.team_view(caller, team).await?;
        let resource = Matter::Delegated.of_person(team, person);
        team_view.check(Action::See, &resource)?;
        let tasks = team_view.health_tasks(person).ok_or_else(Error::not_found)?;
        team_view.let_through(Purpose::Everyday, Action::See, &resource).await?;
        Ok(tasks)
    }
}
