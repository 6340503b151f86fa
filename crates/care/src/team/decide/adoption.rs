//! Who agrees to a draft, and when that is enough to publish it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::drafts::draft;
use super::{Decision, Desk, changed, worker};
use crate::ids::WorkerId;
use crate::team::plan::Verdict;
use crate::team::role::Role;
use crate::team::value::Adoption;
use crate::team::week::{DraftAgreed, WeekPublished};
use crate::team::{Event, Problem, Refusal, Team};
use crate::time::{Clock, Moment, WeekStart};

pub(super) fn agree(desk: &Desk<'_>, week: WeekStart, verdict: &Verdict) -> Decision {
    let by = desk.worker()?;
    let draft = draft(desk, week)?;
    here(desk, by)?;
    if week.sunday() < desk.today() {
        return Err(Problem::WeekIsOver { week }.into());
    }
    if draft.picks.as_ref().is_some_and(|round| !round.closed) {
        return Err(Problem::PicksStillOpen.into());
    }
    sound(desk.team, verdict)?;
    let rule = desk.team.rules.drafts;
    may_agree(desk, rule, by)?;
    let event = |agrees| Event::DraftAgreed(DraftAgreed { week, worker: by, agrees });
    let mut events = changed(draft.agreed.contains(&by), true, event);
    let agreed = draft.agreed.iter().copied().chain([by]).collect();
    if enough(desk.team, rule, &agreed, desk.today()) {
        events.push(Event::WeekPublished(WeekPublished { week, at: desk.context.now }));
    }
    Ok(events)
}

pub(super) fn disagree(desk: &Desk<'_>, week: WeekStart) -> Decision {
    let by = desk.worker()?;
    let agreed = draft(desk, week)?.agreed.contains(&by);
    let event = |agrees| Event::DraftAgreed(DraftAgreed { week, worker: by, agrees });
    Ok(changed(agreed, false, event))
}

/// Whether the engine judged the team as it is now and found nothing broken.
pub(super) fn sound(team: &Team, verdict: &Verdict) -> Result<(), Refusal> {
    if verdict.version != team.version {
        return Err(Problem::VerdictIsStale.into());
    }
    match verdict.breaches.len() {
        0 => Ok(()),
        breaches => Err(Problem::BreaksRules { breaches }.into()),
    }
}

/// Whether `by` is one whose word counts.
pub(super) fn may_agree(desk: &Desk<'_>, rule: Adoption, by: WorkerId) -> Result<(), Refusal> {
    let counts = rule != Adoption::Planner || is_planner(desk.team, by, desk.today());
    if counts { Ok(()) } else { Err(Problem::OnlyThePlanner.into()) }
}

/// Whether it is `worker`'s turn to plan on `date`. Where it is the turn of nobody who is there, anyone plans.
fn is_planner(team: &Team, worker: WorkerId, date: Date) -> bool {
    let there = there(team, date);
    let turns = team.roles.get(&Role::Planner).into_iter().flatten();
    let mut planners = turns.filter(|turn| turn.holds(date) && there.contains(&turn.worker)).peekable();
    planners.peek().is_none() || planners.any(|turn| turn.worker == worker)
}

/// Whether the word of those who `agreed` is enough on `date`.
pub(super) fn enough(team: &Team, rule: Adoption, agreed: &BTreeSet<WorkerId>, date: Date) -> bool {
    let there = || there(team, date);
    match rule {
        Adoption::Anyone => !agreed.is_empty(),
        Adoption::Planner => agreed.iter().any(|worker| is_planner(team, *worker, date)),
        // A team of one has nobody else to ask.
        Adoption::Two => agreed.len() >= there().len().clamp(1, 2),
        Adoption::All => there().is_subset(agreed) && !agreed.is_empty(),
    }
}

/// Who can be asked on `date`: those of the team who are not away all day.
fn there(team: &Team, date: Date) -> BTreeSet<WorkerId> {
    let (morning, night) = (Moment::new(date, Clock::MIDNIGHT), Moment::new(date, Clock::DAY_END));
    let away_all_day = |worker: WorkerId| {
        team.absences.values().any(|absence| {
            absence.worker == worker && absence.from <= morning && absence.to.is_none_or(|to| night <= to)
        })
    };
    team.workers_on(date).map(|(worker, _)| worker).filter(|worker| !away_all_day(*worker)).collect()
}

fn here(desk: &Desk<'_>, by: WorkerId) -> Result<(), Refusal> {
    if worker(desk.team, by)?.is_here(desk.today()) { Ok(()) } else { Err(Problem::OnlyWorkers.into()) }
}
