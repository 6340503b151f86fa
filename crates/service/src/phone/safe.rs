//! What a phone takes along that keeps people and workers safe: health tasks, and by when the worker said they are back.

use care::access::Matter;
use care::ids::WorkerId;
use care::visit::{Visit, VisitId};
use care::weeks::Assignment;
use jiff::Timestamp;
use serde::Serialize;

use crate::TeamView;
use crate::delegated::NotSignedOff;

/// A time out alone from which the worker is awaited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct MyOuting {
    /// Which, as the phone that said it named it.
    pub outing: uuid::Uuid,
    /// By when they are back.
    pub until: Timestamp,
    /// After which visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit: Option<VisitId>,
    /// Whether colleagues were asked.
    pub asked: bool,
}

/// A health task that a nurse signed the worker off for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TaskToDo {
    /// What.
    pub task: String,
    /// How, and when to ring.
    pub how: String,
}

impl TeamView {
    /// The time out alone from which a worker is awaited.
    pub(super) fn out_alone_on_phone(&self, me: WorkerId) -> Option<MyOuting> {
        let (outing, of, by) = self.team().awaited(me)?;
        let asked = !of.asked.is_empty();
        Some(MyOuting { outing: outing.bits(), until: by.until, visit: by.after, asked })
    }

    /// Health tasks at a visit that a worker is not signed off for: why, and what to do.
    pub(super) fn refused_tasks(&self, me: WorkerId, visit: &Visit, place: &Assignment) -> Vec<String> {
        let missing = self.not_signed_off(visit.id, me, place.start.date);
        missing.iter().map(NotSignedOff::sentence).collect()
    }

    /// Health tasks that a worker does at a visit, and how.
    pub(super) fn tasks_to_do(&self, me: WorkerId, visit: &Visit, place: &Assignment) -> Vec<TaskToDo> {
        let tasks = self.health_tasks_at(visit.id, me, place.start.date);
        if !tasks.is_empty() {
            self.opens(Matter::Delegated, visit.person);
        }
        tasks.into_iter().map(|(task, how)| TaskToDo { task, how }).collect()
    }
}
