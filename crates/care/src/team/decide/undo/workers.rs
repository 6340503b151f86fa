//! Taking back what happened to workers.

use super::{turned, unless_built_upon};
use crate::ids::WorkerId;
use crate::team::decide::Decision;
use crate::team::worker::{
    ClearanceChanged, CompetenceChanged, DetailsChanged, Joined, Leaving, Removed, SignOffChanged,
    TermsChanged,
};
use crate::team::{Event, Problem, Team};

pub(super) fn back(team: &Team, event: &Event) -> Decision {
    let worker = |id: &WorkerId| team.workers.get(id);
    match event.clone() {
        Event::WorkerJoined(joined) => {
            let built_upon = !is_as_joined(team, &joined) || is_mentioned(team, joined.worker);
            unless_built_upon(built_upon, Event::WorkerRemoved(Removed { joined }))
        }
        Event::WorkerRemoved(Removed { joined }) => {
            unless_built_upon(worker(&joined.worker).is_some(), Event::WorkerJoined(joined))
        }
        Event::WorkerDetails(DetailsChanged { worker: id, details }) => {
            turned(worker(&id).map(|worker| &worker.details), &details, |details| {
                Event::WorkerDetails(DetailsChanged { worker: id, details })
            })
        }
        Event::WorkerTerms(TermsChanged { worker: id, terms }) => {
            turned(worker(&id).map(|worker| &worker.terms), &terms, |terms| {
                Event::WorkerTerms(TermsChanged { worker: id, terms })
            })
        }
        Event::WorkerLeaving(Leaving { worker: id, last }) => {
            turned(worker(&id).map(|worker| &worker.leaves), &last, |last| {
                Event::WorkerLeaving(Leaving { worker: id, last })
            })
        }
        Event::Competence(CompetenceChanged { worker: id, competence, held }) => {
            let now = worker(&id).map(|worker| worker.competences.get(&competence).copied());
            turned(now.as_ref(), &held, |held| {
                Event::Competence(CompetenceChanged { worker: id, competence, held })
            })
        }
        Event::SignOff(SignOffChanged { worker: id, person, competence, sign_off }) => {
            let tasks = worker(&id).map(|worker| worker.sign_offs.get(&person));
            let now = tasks.map(|tasks| tasks.and_then(|tasks| tasks.get(&competence)).copied());
            turned(now.as_ref(), &sign_off, |sign_off| {
                Event::SignOff(SignOffChanged { worker: id, person, competence, sign_off })
            })
        }
        Event::Clearance(ClearanceChanged { worker: id, until }) => {
            turned(worker(&id).map(|worker| &worker.cleared_until), &until, |until| {
                Event::Clearance(ClearanceChanged { worker: id, until })
            })
        }
        _ => Err(Problem::ChangedSince.into()),
    }
}

/// Whether nothing more is known of the worker than that she joined.
fn is_as_joined(team: &Team, joined: &Joined) -> bool {
    let mut fresh = Team::default();
    fresh.apply(&Event::WorkerJoined(joined.clone()));
    team.workers.get(&joined.worker) == fresh.workers.get(&joined.worker)
}

/// Whether anything in the team refers to the worker.
fn is_mentioned(team: &Team, worker: WorkerId) -> bool {
    let mut rotas = team.weeks.values().flat_map(|week| {
        let draft = week.draft.iter().map(|draft| &draft.rota);
        draft.chain(week.published.iter().map(|published| &published.rota))
    });
    let mut rounds =
        team.weeks.values().filter_map(|week| week.draft.as_ref()).filter_map(|draft| draft.picks.as_ref());
    team.absences.values().any(|absence| absence.worker == worker)
        || team.people.values().any(|person| person.wishes.contains_key(&worker))
        || team.roles.values().flatten().any(|turn| turn.worker == worker)
        || rotas.any(|rota| rota.values().any(|place| place.workers.contains(&worker)))
        || rounds.any(|round| round.said.values().any(|said| said.contains_key(&worker)))
        || team
            .requests
            .values()
            .any(|request| request.from == worker || request.answers.contains_key(&worker))
        || team.topics.values().any(|topic| {
            topic.by == worker || topic.consents.contains(&worker) || topic.objections.contains_key(&worker)
        })
}
