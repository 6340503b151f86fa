//! A week was published; what is published changed.

use serde::{Deserialize, Serialize};

use super::{Published, RotaSteps, walk};
use crate::General;
use crate::access::{Matter, Resource};
use crate::details::Subject;
use crate::ids::{SealedId, TeamId};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;
use crate::time::{Timestamp, WeekStart};

events! { team:
    /// A draft was published.
    "week-published/1" => WeekPublished,
    /// A published rota changed.
    "rota-changed/1" => RotaChanged,
}

/// The draft became what people are told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekPublished {
    /// Of which week.
    pub week: WeekStart,
    /// When.
    pub at: Timestamp,
}

impl Happened<Team> for WeekPublished {
    fn fold(&self, team: &mut Team) {
        let week = team.week_mut(self.week);
        let times = week.published.as_ref().map_or(0, |before| before.times) + 1;
        let rota = week.draft.take().map(|draft| draft.rota).unwrap_or_default();
        week.published = Some(Published { rota, times, at: self.at });
        week.end_draft();
        week.repairs.clear();
        team.forget_before(self.week.plus_weeks(-Team::KEPT_WEEKS));
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        let why =
            "People were told, so this stays. Change the published rota, or begin a new draft for the week.";
        Err(General::CannotBeTakenBack(why).into())
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, Subject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Weeks.of_team(id)
    }
}

/// A published rota changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RotaChanged(pub RotaSteps);

impl Happened<Team> for RotaChanged {
    fn fold(&self, team: &mut Team) {
        if let Some(published) = &mut team.week_mut(self.0.week).published {
            walk(&mut published.rota, &self.0.steps);
        }
    }

    fn back(&self, team: &Team) -> Decision<Team> {
        let steps = self.0.back(team.published(self.0.week).map(|published| &published.rota))?;
        Ok(vec![Self(steps).into()])
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, Subject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Weeks.of_team(id)
    }
}
