//! Whose word makes a draft the published rota, or changes what is published.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Problem, RotaCheck};
use crate::General;
use crate::ids::WorkerId;
use crate::roles::Role;
use crate::team::{Refusal, Team};
use crate::time::{Clock, Moment};
use crate::values::Adoption;

/// Whether the engine judged the team as it is now and found nothing broken.
pub(crate) fn sound(team: &Team, verdict: &RotaCheck) -> Result<(), Refusal> {
    if verdict.version != team.version {
        return Err(Problem::VerdictIsStale.into());
    }
    match verdict.breaches.len() {
        0 => Ok(()),
        breaches => Err(Problem::BreaksRules { breaches }.into()),
    }
}

/// Whether `by` is one whose word counts.
pub(crate) fn may_agree(team: &Team, rule: Adoption, by: WorkerId, today: Date) -> Result<(), Refusal> {
    let counts = rule != Adoption::Planner || is_planner(team, by, today);
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
pub(crate) fn enough(team: &Team, rule: Adoption, agreed: &BTreeSet<WorkerId>, date: Date) -> bool {
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

pub(crate) fn here(team: &Team, by: WorkerId, today: Date) -> Result<(), Refusal> {
    if team.known_worker(by)?.is_here(today) { Ok(()) } else { Err(General::OnlyWorkers.into()) }
}
