//! A draft was begun, changed, agreed to or dropped.

use serde::{Deserialize, Serialize};

use super::Draft;
use crate::General;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{SealedId, TeamId, WorkerId};
use crate::stream::set::{Sets, sets};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;
use crate::time::WeekStart;
use crate::weeks::{RotaSteps, walk};

events! { team:
    /// A draft was begun.
    "draft-begun/1" => DraftBegun,
    /// A draft was dropped.
    "draft-dropped/1" => DraftDropped,
    /// A draft changed.
    "draft-changed/1" => DraftChanged,
    /// A worker agreed to a draft.
    "draft-agreed/1" => DraftAgreed,
}

/// A draft was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftBegun {
    /// Of which week.
    pub week: WeekStart,
    /// The week whose published rota it is like; `None`: it begins with what is published, or with nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub like: Option<WeekStart>,
    /// What it begins with.
    pub draft: Draft,
}

/// A draft was dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftDropped {
    /// Of which week.
    pub week: WeekStart,
    /// What it had become.
    pub draft: Draft,
}

/// A worker agreed to the draft as it stands, or takes that back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftAgreed {
    /// Of which week.
    pub week: WeekStart,
    /// Who.
    pub worker: WorkerId,
    /// Whether they agree, before and after.
    pub agrees: Change<bool>,
}

/// The draft changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DraftChanged(pub RotaSteps);

impl Happened<Team> for DraftBegun {
    fn fold(&self, team: &mut Team) {
        let changed_at = team.version;
        team.week_mut(self.week).draft = Some(Draft { changed_at, ..self.draft.clone() });
    }

    fn back(&self, team: &Team) -> Decision<Team> {
        let now = team.draft(self.week).ok_or(General::ChangedSince)?;
        if now.rota != self.draft.rota || now.picks != self.draft.picks {
            return Err(General::BuiltUpon.into());
        }
        Ok(vec![DraftDropped { week: self.week, draft: now.clone() }.into()])
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Weeks.of_team(id)
    }
}

impl Happened<Team> for DraftDropped {
    fn fold(&self, team: &mut Team) {
        team.week_mut(self.week).end_draft();
    }

    fn back(&self, team: &Team) -> Decision<Team> {
        if team.draft(self.week).is_some() {
            return Err(General::BuiltUpon.into());
        }
        let draft = Draft { agreed: std::collections::BTreeSet::new(), ..self.draft.clone() };
        Ok(vec![DraftBegun { week: self.week, like: None, draft }.into()])
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Weeks.of_team(id)
    }
}

impl Happened<Team> for DraftChanged {
    fn fold(&self, team: &mut Team) {
        let version = team.version;
        if let Some(draft) = team.draft_mut(self.0.week) {
            walk(&mut draft.rota, &self.0.steps);
            draft.touch(version);
        }
    }

    fn back(&self, team: &Team) -> Decision<Team> {
        let steps = self.0.back(team.draft(self.0.week).map(|draft| &draft.rota))?;
        Ok(vec![Self(steps).into()])
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Weeks.of_team(id)
    }
}

impl Sets<Team> for DraftAgreed {
    sets!(agrees: bool);

    fn now(&self, team: &Team) -> Option<bool> {
        team.draft(self.week).map(|draft| draft.agreed.contains(&self.worker))
    }

    fn set(&self, team: &mut Team, agrees: bool) {
        if let Some(draft) = team.draft_mut(self.week) {
            if agrees {
                draft.agreed.insert(self.worker);
            } else {
                draft.agreed.remove(&self.worker);
            }
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Weeks.of_team(id)
    }
}
