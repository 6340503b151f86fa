//! Rounds of picks: opened, answered, closed; conflicts settled.

use std::collections::BTreeSet;

use super::drafts::{changed as draft_changed, draft};
use super::moves::{check, may_come};
use super::{Decision, Desk, changed};
use crate::ids::WorkerId;
use crate::team::conflict::Conflict;
use crate::team::picks::{Closed, Opened, Pick, Round, Said, Settled, Settlement, Shown};
use crate::team::rota::{Assignment, Cause, How, Step};
use crate::team::{Event, Problem, Refusal, Settle};
use crate::time::{Timestamp, WeekStart};
use crate::visit::{Visit, VisitId};

pub(super) fn open(desk: &Desk<'_>, week: WeekStart, closes: Timestamp, shown: Shown) -> Decision {
    let open = draft(desk, week)?.picks.as_ref().is_some_and(|round| !round.closed);
    if open {
        return Err(Problem::PicksStillOpen.into());
    }
    if closes <= desk.context.now {
        return Err(Problem::ClosesInThePast.into());
    }
    Ok(vec![Event::PicksOpened(Opened { week, closes, shown })])
}

pub(super) fn pick(
    desk: &Desk<'_>,
    week: WeekStart,
    id: VisitId,
    worker: WorkerId,
    pick: Option<Pick>,
) -> Decision {
    if desk.worker()? != worker {
        return Err(Problem::OnlyHerself.into());
    }
    let round = round(desk, week)?;
    if !round.is_open(desk.context.now) {
        return Err(Problem::NoPicksOpen.into());
    }
    if pick == Some(Pick::Mine) {
        let visit = desk.team.visit(id).filter(|visit| week.holds(visit.date));
        may_come(desk.team, &visit.ok_or(Problem::NoSuchVisit { visit: id })?, worker)?;
    }
    let before = round.said.get(&id).and_then(|said| said.get(&worker)).copied();
    Ok(changed(before, pick, |pick| Event::Pick(Said { week, visit: id, worker, pick })))
}

pub(super) fn close(desk: &Desk<'_>, week: WeekStart) -> Decision {
    let round = round(desk, week)?;
    if round.closed {
        return Err(Problem::NoPicksOpen.into());
    }
    let visits = desk.team.visits(week);
    let mut steps = Vec::new();
    for (id, visit) in &visits {
        let pickers: BTreeSet<WorkerId> = round.pickers(*id).collect();
        if !pickers.is_empty() && pickers.len() <= visit.support.crew.count() {
            steps.extend(give(desk, week, visit, pickers)?);
        }
    }
    let closed = Event::PicksClosed(Closed { week });
    Ok(std::iter::once(closed).chain(draft_changed(week, Cause::Picks, steps)).collect())
}

pub(super) fn settle(desk: &Desk<'_>, week: WeekStart, id: VisitId, settle: &Settle) -> Decision {
    desk.worker()?;
    let round = round(desk, week)?;
    if !round.closed {
        return Err(Problem::PicksStillOpen.into());
    }
    let visit = desk.team.visit(id).filter(|visit| week.holds(visit.date));
    let visit = visit.ok_or(Problem::NoSuchVisit { visit: id })?;
    let conflict = Conflict { visit, pickers: round.pickers(id).collect() };
    let visit = &conflict.visit;
    if conflict.pickers.len() <= visit.support.crew.count() {
        return Err(Problem::NothingToSettle.into());
    }
    let (chosen, way) = match settle {
        Settle::Fairly { way, seed } => (desk.team.way_out(week, &conflict, *way, *seed).chosen, Some(*way)),
        Settle::Talked { chosen } if chosen.is_empty() => return Err(Problem::NobodyChosen.into()),
        Settle::Talked { chosen } if chosen.is_subset(&conflict.pickers) => (chosen.clone(), None),
        Settle::Talked { .. } => return Err(Problem::NotAPicker.into()),
    };
    let settlement = Some(Settlement { chosen: chosen.clone(), way });
    let event = |settlement| Event::PickSettled(Settled { week, visit: id, settlement });
    let mut events = changed(round.settled.get(&id).cloned(), settlement, event);
    let steps = give(desk, week, visit, chosen)?.into_iter().collect();
    events.extend(draft_changed(week, Cause::Settled, steps));
    Ok(events)
}

fn round<'a>(desk: &Desk<'a>, week: WeekStart) -> Result<&'a Round, Refusal> {
    draft(desk, week)?.picks.as_ref().ok_or_else(|| Problem::NoPicksOpen.into())
}

/// The step that gives `visit` to the workers who picked it; none where it stays as it is, because somebody pinned it
/// or one of them cannot come any more.
fn give(
    desk: &Desk<'_>,
    week: WeekStart,
    visit: &Visit,
    workers: BTreeSet<WorkerId>,
) -> Result<Option<Step>, Refusal> {
    let before = draft(desk, week)?.rota.get(&visit.id).cloned();
    let start = before.as_ref().map_or_else(|| visit.usual_start(), |before| before.start);
    let minutes = before.as_ref().map_or(visit.support.minutes, |before| before.minutes);
    let after = Assignment { workers, start, minutes, how: How::Picked, pinned: false };
    let stays = before.as_ref().is_some_and(|before| before.pinned || *before == after);
    let fits = check(desk.team, visit, &after).is_ok();
    Ok((fits && !stays).then_some(Step { visit: visit.id, before, after: Some(after) }))
}
