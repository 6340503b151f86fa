//! There is something to do, or it is done.

use serde::{Deserialize, Serialize};

use super::{Task, TaskId, resource};
use crate::access::Resource;
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets};
use crate::team::Team;

events! { team:
    /// There is something to do, or it is done.
    "task/1" => Changed,
}

/// What is known of a task changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Which task.
    pub task: TaskId,
    /// For whom it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// What is known of it, before and after; `None`: nobody has said anything of it.
    pub change: Change<Option<Task>>,
}

impl Sets<Team> for Changed {
    sets!(change: Option<Task>);

    fn now(&self, team: &Team) -> Option<Option<Task>> {
        Some(team.tasks.get(&self.task).cloned())
    }

    fn set(&self, team: &mut Team, task: Option<Task>) {
        put(&mut team.tasks, self.task, task);
    }

    /// What it is, and what came of it, as far as the event brings it.
    fn sealed(&self, id: TeamId) -> Vec<(SealedId, DataSubject)> {
        let words = |task: &Option<Task>| -> Vec<SealedId> {
            let task = task.as_ref();
            let what = task.and_then(|task| task.what.words());
            what.into_iter().chain(task.and_then(|task| task.done?.words)).collect()
        };
        let subject = self.person.map_or(DataSubject::Team(id), DataSubject::Person);
        let known = words(&self.change.before);
        let new = words(&self.change.after).into_iter().filter(|one| !known.contains(one));
        new.map(|one| (one, subject)).collect()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        resource(id, self.person)
    }
}
