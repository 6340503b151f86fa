//! Small changes to a published rota: proposed, agreed to, made.

use std::collections::BTreeSet;

use super::adoption::{enough, may_agree, sound};
use super::{Decision, Desk, moves};
use crate::change::Change;
use crate::ids::RepairId;
use crate::team::plan::Verdict;
use crate::team::rota::{self, Cause, Rota, fits, walk};
use crate::team::week::{Published, Repair, RepairChanged};
use crate::team::{Command, Event, Problem, Refusal, Team};
use crate::time::WeekStart;

pub(super) fn propose(desk: &Desk<'_>, command: &Command) -> Decision {
    let Command::ProposeRepair { repair: id, week, moves, how, why, words, verdict } = command else {
        return Ok(Vec::new());
    };
    desk.worker()?;
    let steps = moves::steps(desk.team, *week, &published(desk, *week)?.rota, moves, *how)?;
    if steps.is_empty() {
        return Err(Problem::NothingChanges.into());
    }
    if repair(desk, *week, *id).is_ok() {
        return Err(Problem::AlreadyThere.into());
    }
    let proposed = Repair { steps, why: *why, words: *words, agreed: BTreeSet::new() };
    match verdict {
        None => Ok(vec![noted(*week, *id, None, Some(proposed))]),
        Some(verdict) => word(desk, *week, *id, None, proposed, verdict),
    }
}

pub(super) fn agree(desk: &Desk<'_>, week: WeekStart, id: RepairId, verdict: &Verdict) -> Decision {
    let proposed = repair(desk, week, id)?.clone();
    word(desk, week, id, Some(proposed.clone()), proposed, verdict)
}

pub(super) fn drop_it(desk: &Desk<'_>, week: WeekStart, id: RepairId) -> Decision {
    desk.worker()?;
    Ok(vec![noted(week, id, Some(repair(desk, week, id)?.clone()), None)])
}

impl Team {
    /// The published rota of a week as it would be once a proposed change is made: to be looked at before anybody agrees.
    ///
    /// # Errors
    ///
    /// If there is no such change, or the rota is another than the one it was proposed for.
    pub fn repaired(&self, week: WeekStart, id: RepairId) -> Result<Rota, Refusal> {
        let found = self.weeks.get(&week).and_then(|week| week.repairs.get(&id));
        let repair = found.ok_or(Problem::Unknown("proposed change"))?;
        let mut rota = self.published(week).ok_or(Problem::NotPublished { week })?.rota.clone();
        if !fits(&rota, &repair.steps) {
            return Err(Problem::ChangedSince.into());
        }
        walk(&mut rota, &repair.steps);
        Ok(rota)
    }
}

/// What follows when the asking worker gives her word for `proposed`.
fn word(
    desk: &Desk<'_>,
    week: WeekStart,
    id: RepairId,
    before: Option<Repair>,
    mut proposed: Repair,
    verdict: &Verdict,
) -> Decision {
    let by = desk.worker()?;
    let rule = desk.team.rules.repairs;
    may_agree(desk, rule, by)?;
    if !fits(&published(desk, week)?.rota, &proposed.steps) {
        return Err(Problem::ChangedSince.into());
    }
    sound(desk.team, verdict)?;
    proposed.agreed.insert(by);
    if !enough(desk.team, rule, &proposed.agreed, desk.today()) {
        let same = before.as_ref() == Some(&proposed);
        return Ok(if same { Vec::new() } else { vec![noted(week, id, before, Some(proposed))] });
    }
    let steps = proposed.steps.clone();
    // It is noted even where it is made at once, since it says why.
    let proposal = noted(week, id, before, Some(proposed.clone()));
    let made = Event::RotaChanged(rota::Changed { week, cause: Cause::Repair(id), steps });
    Ok(vec![proposal, made, noted(week, id, Some(proposed), None)])
}

fn noted(week: WeekStart, repair: RepairId, before: Option<Repair>, after: Option<Repair>) -> Event {
    Event::Repair(RepairChanged { week, repair, change: Change::new(before, after) })
}

fn published<'a>(desk: &Desk<'a>, week: WeekStart) -> Result<&'a Published, Refusal> {
    desk.team.published(week).ok_or_else(|| Problem::NotPublished { week }.into())
}

fn repair<'a>(desk: &Desk<'a>, week: WeekStart, id: RepairId) -> Result<&'a Repair, Refusal> {
    let repairs = desk.team.weeks.get(&week).map(|week| &week.repairs);
    repairs.and_then(|repairs| repairs.get(&id)).ok_or_else(|| Problem::Unknown("proposed change").into())
}
