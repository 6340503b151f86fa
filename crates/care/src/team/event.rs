//! Everything that can happen to a team.

use serde::{Deserialize, Serialize};

use super::{
    absence, founding, pattern, person, picks, plan, request, role, rota, topic, value, week, worker,
};
use crate::recorded::events;

events! {
    "a team":

    /// The team began.
    "team-founded/1" => Founded(founding::Founded),
    /// The team is called something else, or is somewhere else.
    "team-described/1" => Described(founding::Described),
    /// The team travels on other streets.
    "streets-laid/1" => StreetsLaid(founding::StreetsLaid),

    /// A worker joined.
    "worker-joined/1" => WorkerJoined(worker::Joined),
    /// A worker had been entered by mistake.
    "worker-removed/1" => WorkerRemoved(worker::Removed),
    /// A worker's details are others.
    "worker-details/1" => WorkerDetails(worker::DetailsChanged),
    /// Something else was agreed with a worker.
    "worker-terms/1" => WorkerTerms(worker::TermsChanged),
    /// It is known when a worker leaves.
    "worker-leaving/1" => WorkerLeaving(worker::Leaving),
    /// What a worker can do changed.
    "competence/1" => Competence(worker::CompetenceChanged),
    /// What a worker may do for one person changed.
    "sign-off/1" => SignOff(worker::SignOffChanged),
    /// A worker's clearance ends at another date.
    "clearance/1" => Clearance(worker::ClearanceChanged),
    /// A worker is away.
    "absence/1" => Absence(absence::Changed),

    /// The team began to support a person.
    "person-joined/1" => PersonJoined(person::Joined),
    /// A person had been entered by mistake.
    "person-removed/1" => PersonRemoved(person::Removed),
    /// A person's details are others.
    "person-details/1" => PersonDetails(person::DetailsChanged),
    /// It is known when support ends.
    "person-leaving/1" => PersonLeaving(person::Leaving),
    /// A person said something of a worker.
    "worker-wish/1" => WorkerWish(person::Wished),
    /// A person's circle changed.
    "circle/1" => Circle(person::CircleChanged),
    /// A person lets the council see something else.
    "council-sees/1" => CouncilSees(person::CouncilSees),

    /// Support was agreed.
    "pattern-agreed/1" => PatternAgreed(pattern::Agreed),
    /// A pattern had been entered by mistake.
    "pattern-removed/1" => PatternRemoved(pattern::Removed),
    /// Something else was agreed from a date on.
    "pattern-changed/1" => PatternChanged(pattern::Changed),
    /// A pattern ends.
    "pattern-ending/1" => PatternEnding(pattern::Ending),
    /// Something is different for once.
    "exception/1" => Exception(pattern::ExceptionChanged),

    /// A draft was begun.
    "draft-begun/1" => DraftBegun(week::DraftBegun),
    /// A draft was dropped.
    "draft-dropped/1" => DraftDropped(week::DraftDropped),
    /// A draft is another.
    "draft-changed/1" => DraftChanged(rota::Changed),
    /// A worker agreed to a draft.
    "draft-agreed/1" => DraftAgreed(week::DraftAgreed),
    /// A round of picks began.
    "picks-opened/1" => PicksOpened(picks::Opened),
    /// A worker picked a visit or said that she cannot make it.
    "pick/1" => Pick(picks::Said),
    /// A round of picks is closed.
    "picks-closed/1" => PicksClosed(picks::Closed),
    /// It was settled who makes a visit that too many picked.
    "pick-settled/1" => PickSettled(picks::Settled),
    /// The engine proposed a rota.
    "plan-proposed/1" => PlanProposed(plan::Proposed),
    /// A draft was published.
    "week-published/1" => WeekPublished(week::WeekPublished),
    /// A small change to a published rota was proposed, agreed to or dropped.
    "repair/1" => Repair(week::RepairChanged),
    /// A published rota is another.
    "rota-changed/1" => RotaChanged(rota::Changed),
    /// A worker asked others for something.
    "request/1" => Request(request::Changed),

    /// A role was shared out.
    "role/1" => Role(role::Shared),
    /// The team talked about something it decides.
    "topic/1" => Topic(topic::Changed),
    /// The team values something more or less.
    "value/1" => Value(value::ValueChanged),
    /// The team makes its rota by other rules.
    "rules/1" => Rules(value::RulesChanged),

    /// Something that had happened was taken back.
    "taken-back/1" => TakenBack(TakenBack),
}

/// What had happened was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenBack {
    /// The versions of the team that the events had made which are taken back.
    pub versions: Vec<u64>,
    /// What happens instead, in this order, so that everything is as it was before.
    pub events: Vec<Event>,
}
