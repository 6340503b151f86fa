//! Taking back what happened to a week.

use super::{turned, unless_built_upon};
use crate::team::decide::Decision;
use crate::team::picks::{Said, Settled};
use crate::team::rota::{self, Rota, Step, fits};
use crate::team::week::{Draft, DraftAgreed, DraftBegun, DraftDropped, RepairChanged};
use crate::team::{Event, Problem, Team};

pub(super) fn back(team: &Team, event: &Event) -> Decision {
    match event.clone() {
        Event::DraftBegun(DraftBegun { week, draft, .. }) => {
            let now = team.draft(week).ok_or(Problem::ChangedSince)?;
            let untouched = now.rota == draft.rota && now.picks == draft.picks;
            unless_built_upon(!untouched, Event::DraftDropped(DraftDropped { week, draft: now.clone() }))
        }
        Event::DraftDropped(DraftDropped { week, draft }) => {
            let draft = Draft { agreed: std::collections::BTreeSet::new(), ..draft };
            let begun = Event::DraftBegun(DraftBegun { week, like: None, draft });
            unless_built_upon(team.draft(week).is_some(), begun)
        }
        Event::DraftChanged(changed) => {
            let steps = turned_steps(team.draft(changed.week).map(|draft| &draft.rota), &changed.steps)?;
            Ok(vec![Event::DraftChanged(rota::Changed { steps, ..changed })])
        }
        Event::RotaChanged(changed) => {
            let published = team.published(changed.week).map(|published| &published.rota);
            let steps = turned_steps(published, &changed.steps)?;
            Ok(vec![Event::RotaChanged(rota::Changed { steps, ..changed })])
        }
        Event::DraftAgreed(DraftAgreed { week, worker, agrees }) => {
            let now = team.draft(week).map(|draft| draft.agreed.contains(&worker));
            turned(now.as_ref(), &agrees, |agrees| Event::DraftAgreed(DraftAgreed { week, worker, agrees }))
        }
        Event::Pick(Said { week, visit, worker, pick }) => {
            let round = team.draft(week).and_then(|draft| draft.picks.as_ref());
            let open = round.filter(|round| !round.closed);
            let now = open.map(|round| round.said.get(&visit).and_then(|said| said.get(&worker)).copied());
            turned(now.as_ref(), &pick, |pick| Event::Pick(Said { week, visit, worker, pick }))
        }
        Event::PickSettled(Settled { week, visit, settlement }) => {
            let round = team.draft(week).and_then(|draft| draft.picks.as_ref());
            let now = round.map(|round| round.settled.get(&visit).cloned());
            turned(now.as_ref(), &settlement, |settlement| {
                Event::PickSettled(Settled { week, visit, settlement })
            })
        }
        Event::Repair(RepairChanged { week, repair, change }) => {
            let now = team.weeks.get(&week).map(|week| week.repairs.get(&repair).cloned());
            turned(now.as_ref(), &change, |change| Event::Repair(RepairChanged { week, repair, change }))
        }
        _ => Err(Problem::ChangedSince.into()),
    }
}

/// The steps back, where `rota` stands as they left it.
fn turned_steps(rota: Option<&Rota>, steps: &[Step]) -> Result<Vec<Step>, crate::team::Refusal> {
    let back: Vec<Step> = steps.iter().cloned().map(Step::back).collect();
    let stands = rota.is_some_and(|rota| fits(rota, &back));
    if stands { Ok(back) } else { Err(Problem::ChangedSince.into()) }
}
