//! A round of picks was opened, answered, closed and settled.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Pick, Round, Settlement, Shown};
use crate::General;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{SealedId, TeamId, WorkerId};
use crate::stream::set::{Sets, put, sets};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;
use crate::time::{Timestamp, WeekStart};
use crate::visit::VisitId;

events! { team:
    /// A round of picks began.
    "picks-opened/1" => Opened,
    /// A worker picked a visit, or said that they cannot make it.
    "pick/1" => Said,
    /// A round of picks is closed.
    "picks-closed/1" => Closed,
    /// It was settled who makes a visit that too many picked.
    "pick-settled/1" => Settled,
}

/// A round of picks began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// For the draft of this week.
    pub week: WeekStart,
    /// When it closes.
    pub closes: Timestamp,
    /// Who sees picks until then.
    pub shown: Shown,
}

/// A worker said something of a visit, or took it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// For the draft of this week.
    pub week: WeekStart,
    /// Of which visit.
    pub visit: VisitId,
    /// Who.
    pub worker: WorkerId,
    /// What, before and after.
    pub pick: Change<Option<Pick>>,
}

/// A round of picks is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// For the draft of this week.
    pub week: WeekStart,
}

/// A conflict of picks was settled, or is open again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// For the draft of this week.
    pub week: WeekStart,
    /// Who makes which visit.
    pub visit: VisitId,
    /// How it was settled, before and after.
    pub settlement: Change<Option<Settlement>>,
}

impl Happened<Team> for Opened {
    fn fold(&self, team: &mut Team) {
        let version = team.version;
        if let Some(draft) = team.draft_mut(self.week) {
            draft.picks = Some(Round {
                closes: self.closes,
                shown: self.shown,
                closed: false,
                said: BTreeMap::new(),
                settled: BTreeMap::new(),
            });
            draft.touch(version);
        }
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        Err(General::CannotBeTakenBack("A round of picks cannot be taken back. Close it instead.").into())
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Weeks.of_team(id)
    }
}

impl Sets<Team> for Said {
    sets!(pick: Option<Pick>);

    /// Once a round is closed, what was said in it stays.
    fn now(&self, team: &Team) -> Option<Option<Pick>> {
        let round = team.draft(self.week)?.picks.as_ref().filter(|round| !round.closed)?;
        Some(round.said.get(&self.visit).and_then(|said| said.get(&self.worker)).copied())
    }

    fn set(&self, team: &mut Team, pick: Option<Pick>) {
        in_round(team, self.week, |round| {
            let of_visit = round.said.entry(self.visit).or_default();
            put(of_visit, self.worker, pick);
            if of_visit.is_empty() {
                round.said.remove(&self.visit);
            }
        });
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Weeks.of_team(id)
    }
}

impl Happened<Team> for Closed {
    fn fold(&self, team: &mut Team) {
        in_round(team, self.week, |round| round.closed = true);
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        Err(General::CannotBeTakenBack("A closed round of picks stays closed. Open a new one instead.")
            .into())
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Weeks.of_team(id)
    }
}

impl Sets<Team> for Settled {
    sets!(settlement: Option<Settlement>);

    fn now(&self, team: &Team) -> Option<Option<Settlement>> {
        let round = team.draft(self.week)?.picks.as_ref()?;
        Some(round.settled.get(&self.visit).cloned())
    }

    fn set(&self, team: &mut Team, settlement: Option<Settlement>) {
        in_round(team, self.week, |round| put(&mut round.settled, self.visit, settlement));
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Weeks.of_team(id)
    }
}

/// Changes the round of a draft, where there is one: it is another draft then than the one people agreed to.
fn in_round(team: &mut Team, week: WeekStart, change: impl FnOnce(&mut Round)) {
    let version = team.version;
    let Some(draft) = team.draft_mut(week) else { return };
    if let Some(round) = &mut draft.picks {
        change(round);
    }
    draft.touch(version);
}
