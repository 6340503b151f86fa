//! Drafts are begun, changed by hand, and dropped.

use super::{Decision, Desk, moves};
use crate::team::rota::{self, Assignment, Cause, How, Rota};
use crate::team::week::{Draft, DraftBegun, DraftDropped};
use crate::team::{Begin, Event, Move, Problem, Refusal};
use crate::time::{Moment, WeekStart, days_between, plus_days};
use crate::visit::VisitId;

pub(super) fn begin(desk: &Desk<'_>, week: WeekStart, begin: Begin) -> Decision {
    if desk.team.draft(week).is_some() {
        return Err(Problem::DraftThere { week }.into());
    }
    if week.sunday() < desk.today() {
        return Err(Problem::WeekIsOver { week }.into());
    }
    let (rota, like) = match begin {
        Begin::Fresh => (desk.team.published(week).map(|published| published.rota.clone()), None),
        Begin::LikeWeek(like) => (Some(like_week(desk, week, like)?), Some(like)),
    };
    let draft = Draft { rota: rota.unwrap_or_default(), ..Draft::default() };
    Ok(vec![Event::DraftBegun(DraftBegun { week, like, draft })])
}

pub(super) fn drop_it(desk: &Desk<'_>, week: WeekStart) -> Decision {
    let draft = draft(desk, week)?.clone();
    Ok(vec![Event::DraftDropped(DraftDropped { week, draft })])
}

pub(super) fn change(desk: &Desk<'_>, week: WeekStart, moves: &[Move]) -> Decision {
    let steps = moves::steps(desk.team, week, &draft(desk, week)?.rota, moves, How::Hand)?;
    Ok(changed(week, Cause::Hand, steps).into_iter().collect())
}

/// The draft of `week`.
pub(super) fn draft<'a>(desk: &Desk<'a>, week: WeekStart) -> Result<&'a Draft, Refusal> {
    desk.team.draft(week).ok_or_else(|| Problem::NoDraft { week }.into())
}

/// The event of these steps, unless there are none.
pub(super) fn changed(week: WeekStart, cause: Cause, steps: Vec<rota::Step>) -> Option<Event> {
    let some = !steps.is_empty();
    some.then_some(Event::DraftChanged(rota::Changed { week, cause, steps }))
}

/// What `like` has published, moved to `week`: each agreed visit to the same weekday, where the same pattern gives one
/// there too and the workers can still come.
fn like_week(desk: &Desk<'_>, week: WeekStart, like: WeekStart) -> Result<Rota, Refusal> {
    let published = desk.team.published(like).ok_or(Problem::NotPublished { week: like })?;
    let visits = desk.team.visits(week);
    let days = days_between(like.monday(), week.monday());
    let moved = published.rota.iter().filter_map(|(id, before)| {
        let VisitId::Agreed { pattern, date } = *id else { return None };
        let visit = visits.get(&VisitId::Agreed { pattern, date: plus_days(date, days) })?;
        let start = Moment { date: plus_days(before.start.date, days), again: false, ..before.start };
        let assignment = Assignment { start, pinned: false, ..before.clone() };
        moves::check(desk.team, visit, &assignment).ok().map(|()| (visit.id, assignment))
    });
    Ok(moved.collect())
}
