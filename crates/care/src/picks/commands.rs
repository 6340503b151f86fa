//! Rounds of picks: opened, answered, closed; conflicts settled.

use std::collections::BTreeSet;

use super::{Closed, Conflict, Opened, Pick, Round, Said, Settled, Settlement, Shown, Way};
use crate::access::{Matter, Resource};
use crate::drafts::changed as draft_changed;
use crate::ids::{TeamId, WorkerId};
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Event, Refusal, Team};
use crate::time::{Timestamp, WeekStart};
use crate::visit::{Visit, VisitId};
use crate::weeks::moves::{check, may_come};
use crate::weeks::{self, Assignment, Cause, How, Step};
use crate::{Context, General};

commands! { team: OpenPicks, SayPick, ClosePicks, SettlePick, }

/// Open a round of picks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPicks {
    /// For the draft of this week.
    pub week: WeekStart,
    /// When it closes.
    pub closes: Timestamp,
    /// Who sees picks until then.
    pub shown: Shown,
}

/// Say of a visit that one would like to make it or cannot, or take that back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SayPick {
    /// For the draft of this week.
    pub week: WeekStart,
    /// Of which visit.
    pub visit: VisitId,
    /// Who.
    pub worker: WorkerId,
    /// What; `None`: nothing any longer.
    pub pick: Option<Pick>,
}

/// Close the round of picks: visits go to those who picked them, where not too many did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosePicks {
    /// For the draft of this week.
    pub week: WeekStart,
}

/// Settle who makes a visit that too many picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettlePick {
    /// For the draft of this week.
    pub week: WeekStart,
    /// Which visit.
    pub visit: VisitId,
    /// How.
    pub settle: Settle,
}

/// How a conflict of picks is to be settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settle {
    /// In one of the fair ways.
    Fairly {
        /// Which.
        way: Way,
        /// What lots are drawn from: a new number each time, made with the command.
        seed: u64,
    },
    /// The workers talked, and these make it.
    Talked {
        /// Who.
        chosen: BTreeSet<WorkerId>,
    },
}

/// A reason against what somebody wants of a round of picks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// No round of picks is open.
    #[error("No round of picks is open for this week. Ask the team to open one, or change the draft itself.")]
    NoPicksOpen,
    /// A round of picks is open.
    #[error("A round of picks is open. Wait until it closes, or close it.")]
    PicksStillOpen,
    /// The closing time is past.
    #[error("The closing time has already passed. Choose one that is still to come.")]
    ClosesInThePast,
    /// Nothing to settle.
    #[error("Not more workers than the visit takes picked it, so there is nothing to settle.")]
    NothingToSettle,
    /// Somebody was chosen who had not picked the visit.
    #[error("Only workers who picked the visit can be chosen to settle it.")]
    NotAPicker,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::ClosesInThePast => Some("closes"),
            Self::NoPicksOpen | Self::PicksStillOpen | Self::NothingToSettle | Self::NotAPicker => None,
        }
    }
}

impl Wanted<Team> for OpenPicks {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let Self { week, closes, shown } = *self;
        if team.known_draft(week)?.picks.as_ref().is_some_and(|round| !round.closed) {
            return Err(Problem::PicksStillOpen.into());
        }
        if closes <= context.received {
            return Err(Problem::ClosesInThePast.into());
        }
        Ok(vec![Opened { week, closes, shown }.into()])
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}

impl Wanted<Team> for SayPick {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let Self { week, visit, worker, pick } = *self;
        if context.worker()? != worker {
            return Err(General::OnlyThemselves.into());
        }
        let round = round(team, week)?;
        if !round.is_open(context.received) {
            return Err(Problem::NoPicksOpen.into());
        }
        if pick == Some(Pick::Mine) {
            may_come(team, &visit_of(team, week, visit)?, worker)?;
        }
        let before = round.said.get(&visit).and_then(|said| said.get(&worker)).copied();
        Ok(set::to(before, pick, |pick| Said { week, visit, worker, pick }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}

impl Wanted<Team> for ClosePicks {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let week = self.week;
        let round = round(team, week)?;
        if round.closed {
            return Err(Problem::NoPicksOpen.into());
        }
        let visits = team.visits(week);
        let mut steps = Vec::new();
        for (id, visit) in &visits {
            let pickers: BTreeSet<WorkerId> = round.pickers(*id).collect();
            if !pickers.is_empty() && pickers.len() <= visit.support.crew.count() {
                steps.extend(give(team, week, visit, pickers)?);
            }
        }
        Ok(std::iter::once(Closed { week }.into()).chain(draft_changed(week, Cause::Picks, steps)).collect())
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}

impl Wanted<Team> for SettlePick {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let (week, visit) = (self.week, self.visit);
        context.worker()?;
        let round = round(team, week)?;
        if !round.closed {
            return Err(Problem::PicksStillOpen.into());
        }
        let conflict =
            Conflict { visit: visit_of(team, week, visit)?, pickers: round.pickers(visit).collect() };
        let (chosen, way) = chosen(team, week, &conflict, &self.settle)?;
        let settlement = Some(Settlement { chosen: chosen.clone(), way });
        let before = round.settled.get(&visit).cloned();
        let mut events: Vec<Event> =
            set::to(before, settlement, |settlement| Settled { week, visit, settlement });
        let steps = give(team, week, &conflict.visit, chosen)?.into_iter().collect();
        events.extend(draft_changed(week, Cause::Settled, steps));
        Ok(events)
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}

/// Who makes the visit, and in which way that was found.
fn chosen(
    team: &Team,
    week: WeekStart,
    conflict: &Conflict,
    settle: &Settle,
) -> Result<(BTreeSet<WorkerId>, Option<Way>), Refusal> {
    if conflict.pickers.len() <= conflict.visit.support.crew.count() {
        return Err(Problem::NothingToSettle.into());
    }
    match settle {
        Settle::Fairly { way, seed } => Ok((team.way_out(week, conflict, *way, *seed).chosen, Some(*way))),
        Settle::Talked { chosen } if chosen.is_empty() => Err(weeks::Problem::NobodyChosen.into()),
        Settle::Talked { chosen } if chosen.is_subset(&conflict.pickers) => Ok((chosen.clone(), None)),
        Settle::Talked { .. } => Err(Problem::NotAPicker.into()),
    }
}

fn round(team: &Team, week: WeekStart) -> Result<&Round, Refusal> {
    team.known_draft(week)?.picks.as_ref().ok_or_else(|| Problem::NoPicksOpen.into())
}

fn visit_of(team: &Team, week: WeekStart, visit: VisitId) -> Result<Visit, Refusal> {
    let found = team.visit(visit).filter(|found| week.holds(found.date));
    found.ok_or_else(|| weeks::Problem::NoSuchVisit { visit }.into())
}

/// The step that gives `visit` to the workers who picked it; `None` where it stays as it is, because somebody pinned it
/// or one of them can no longer come.
fn give(
    team: &Team,
    week: WeekStart,
    visit: &Visit,
    workers: BTreeSet<WorkerId>,
) -> Result<Option<Step>, Refusal> {
    let before = team.known_draft(week)?.rota.get(&visit.id).cloned();
    let start = before.as_ref().map_or_else(|| visit.usual_start(), |before| before.start);
    let minutes = before.as_ref().map_or(visit.support.minutes, |before| before.minutes);
    let after = Assignment { workers, start, minutes, how: How::Picked, pinned: false };
    let stays = before.as_ref().is_some_and(|before| before.pinned || *before == after);
    let fits = check(team, visit, &after).is_ok();
    Ok((fits && !stays).then_some(Step { visit: visit.id, before, after: Some(after) }))
}
