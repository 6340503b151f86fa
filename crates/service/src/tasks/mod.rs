//! Tasks: what there is to do besides visits, as somebody may see it, and what they may want of it.

use care::By;
use care::access::{Action, Matter};
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, PersonId, TeamId, WorkerId};
use care::tasks::{AddTask, DoTask, GiveTask, MoveTask, Task, TaskId, What};
use care::team::Command;
use care::time::{Date, Moment};

use crate::carry_out::Done;
use crate::wanted::Colleague;
use crate::{Caller, Error, Order, Service, TeamView};

/// How many tasks that are done a page shows.
const DONE_SHOWN: usize = 20;

/// What there is to do, as somebody may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tasks {
    /// What is to be done: overdue and urgent first, then by day.
    pub open: Vec<TaskSeen>,
    /// What was done lately, the latest first.
    pub done: Vec<TaskSeen>,
    /// For whom a task may be added.
    pub people: Vec<(PersonId, String)>,
    /// Whose task it may be.
    pub colleagues: Vec<Colleague>,
}

/// A task, as somebody may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskSeen {
    /// Which.
    pub id: TaskId,
    /// For whom, and what they are called.
    pub person: Option<(PersonId, String)>,
    /// What there is to do.
    pub what: String,
    /// Whose it is.
    pub owner: Option<Colleague>,
    /// By the end of which day.
    pub due: Date,
    /// Whether it goes before others.
    pub urgent: bool,
    /// Whether its day has passed.
    pub is_overdue: bool,
    /// Whether it came by itself.
    pub came_by_itself: bool,
    /// That it was done: when, by whom, and what came of it.
    pub done: Option<(Moment, String, String)>,
    /// Whether the one who looks may change it.
    pub may_change: bool,
}

/// A task to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTask {
    /// For whom; `None`: for nobody in particular.
    pub person: Option<PersonId>,
    /// What.
    pub words: String,
    /// Who does it; `None`: nobody yet.
    pub owner: Option<WorkerId>,
    /// By the end of which day.
    pub due: Date,
    /// Whether it goes before others.
    pub urgent: bool,
}

/// What somebody wants of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfTask {
    /// To give it to somebody, or to nobody.
    Give(Option<WorkerId>),
    /// To move its day.
    Move(Date),
    /// To say that it is done, and what came of it.
    Do(String),
}

impl TeamView {
    /// What there is to do that the one who looks may see.
    #[must_use]
    pub fn tasks(&self) -> Tasks {
        let (mut open, mut done) = (Vec::new(), Vec::new());
        for (id, task) in self.team().all_tasks(self.today()) {
            let Some(seen) = self.task_seen(id, &task) else { continue };
            if seen.done.is_none() { open.push(seen) } else { done.push(seen) }
        }
        open.sort_by_key(|one| (!one.is_overdue, !one.urgent, one.due, one.id));
        done.sort_by_key(|one| (std::cmp::Reverse(one.done.as_ref().map(|(at, ..)| *at)), one.id));
        done.truncate(DONE_SHOWN);
        Tasks { open, done, people: self.people_with_tasks(), colleagues: self.colleagues() }
    }

    /// What is to be done for a person.
    #[must_use]
    pub fn tasks_for(&self, person: PersonId) -> Vec<TaskSeen> {
        let mut open = self.tasks().open;
        open.retain(|one| one.person.as_ref().is_some_and(|(id, _)| *id == person));
        open
    }

    /// What of it is for today: the viewer's own, what is overdue, and what nobody has taken.
    #[must_use]
    pub fn tasks_today(&self) -> Vec<TaskSeen> {
        let (me, today) = (self.me(), self.today());
        let mut open = self.tasks().open;
        open.retain(|one| {
            let mine_or_nobodys = one.owner.as_ref().is_none_or(|owner| Some(owner.id) == me);
            mine_or_nobodys && (one.due <= today || one.urgent)
        });
        open
    }

    /// Whether the one who looks may add a task for a person.
    #[must_use]
    pub fn may_add_task(&self, person: PersonId) -> bool {
        self.judge(Action::Change, &care::tasks::resource(self.id(), Some(person))).allowed
    }

    fn people_with_tasks(&self) -> Vec<(PersonId, String)> {
        let here = self.team().people_on(self.today()).map(|(id, _)| id);
        let mut people: Vec<(PersonId, String)> =
            here.filter(|id| self.may_add_task(*id)).map(|id| (id, self.person(id).to_owned())).collect();
        people.sort_by_key(|(_, called)| called.to_lowercase());
        people
    }

    /// A task for those who may see it.
    pub(crate) fn task_seen(&self, id: TaskId, task: &Task) -> Option<TaskSeen> {
        let resource = task.resource(self.id());
        let permission = self.judge(Action::See, &resource);
        if !permission.allowed {
            return None;
        }
        let what = match task.what {
            What::Words(words) => self.now().book.words(words).unwrap_or_default().to_owned(),
            What::FirstCall | What::TwoWeeks | What::SixWeeks => by_itself(task.what).to_owned(),
        };
        if let Some(person) = task.person.filter(|_| permission.recorded && task.what.words().is_some()) {
            self.note_opened(Matter::Tasks, person);
        }
        let words = |words: care::ids::SealedId| self.now().book.words(words).unwrap_or_default().to_owned();
        let done = task.done.map(|done| {
            (self.zone().civil(done.at), self.done_by(done.by), done.words.map(words).unwrap_or_default())
        });
        Some(TaskSeen {
            id,
            person: task.person.map(|person| (person, self.person(person).to_owned())),
            what,
            owner: task.owner.map(|owner| self.colleague(owner)),
            due: task.due,
            urgent: task.urgent,
            is_overdue: task.is_overdue(self.today()),
            came_by_itself: task.what.words().is_none(),
            done,
            may_change: self.judge(Action::Change, &resource).allowed,
        })
    }

    fn done_by(&self, by: By) -> String {
        by.worker().map_or("somebody", |worker| self.worker(worker)).to_owned()
    }
}

/// What a task is called that came by itself.
#[must_use]
pub fn by_itself(what: What) -> &'static str {
    match what {
        What::FirstCall => "Ring them: how was the first day?",
        What::TwoWeeks => "Talk with them after two weeks: is it as they wish?",
        What::SixWeeks => "Review what is agreed, after six weeks",
        What::Words(_) => "",
    }
}

impl Service {
    /// Adds a task; the same form sent twice adds one.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn add_task(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        NewTask { person, words, owner, due, urgent }: NewTask,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = order.seal(subject(team, person), Detail::Words(words));
        let task = TaskId::new(id.bits());
        order.commands.push(Command::from(AddTask { task, person, words, owner, due, urgent }));
        self.act(caller, team, order).await
    }

    /// Does what somebody wants of a task.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn change_task(
        &self,
        caller: &Caller,
        (team, task): (TeamId, TaskId),
        id: CommandId,
        wanted: OfTask,
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        let known = team_view.team().all_tasks(team_view.today()).remove(&task);
        // Who may not know of it hears the same as of one that is not there.
        let known = known.filter(|known| team_view.judge(Action::See, &known.resource(team)).allowed);
        let person = known.ok_or_else(Error::not_found)?.person;
        let mut order = Order::of(id);
        let command = match wanted {
            OfTask::Give(owner) => Command::from(GiveTask { task, person, owner }),
            OfTask::Move(due) => MoveTask { task, person, due }.into(),
            OfTask::Do(words) => {
                let words = Some(words).filter(|words| !words.is_empty());
                let words = words.map(|words| order.seal(subject(team, person), Detail::Words(words)));
                DoTask { task, person, words }.into()
            }
        };
        order.commands.push(command);
        self.act(caller, team, order).await
    }
}

/// Under whose key the words of a task are sealed.
pub(crate) fn subject(team: TeamId, person: Option<PersonId>) -> DataSubject {
    person.map_or(DataSubject::Team(team), DataSubject::Person)
}
