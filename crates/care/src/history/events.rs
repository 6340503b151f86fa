//! What had happened was taken back.

use serde::{Deserialize, Serialize};

use crate::access::{Matter, Resource};
use crate::details::DataSubject;
use crate::ids::{SealedId, TeamId};
use crate::stream::{Decision, Happened, events};
use crate::team::{self, Team};

events! { team:
    /// Something that had happened was taken back.
    "taken-back/1" => TakenBack,
}

/// What had happened was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenBack {
    /// The versions of the team that the events had made which are taken back.
    pub versions: Vec<u64>,
    /// What happens instead, in this order, so that everything is as it was before.
    pub events: Vec<team::Event>,
}

impl Happened<Team> for TakenBack {
    fn fold(&self, team: &mut Team) {
        let version = team.version;
        team.taken_back.retain(|_, by| !self.versions.contains(by));
        team.taken_back.extend(self.versions.iter().map(|taken| (*taken, version)));
        for event in &self.events {
            event.fold(team);
        }
    }

    /// Does again what was taken back.
    fn back(&self, team: &Team) -> Decision<Team> {
        let mut team = team.clone();
        let mut again = Vec::new();
        for event in self.events.iter().rev() {
            for event in event.back(&team)? {
                crate::stream::Stream::apply(&mut team, &event);
                again.push(event);
            }
        }
        Ok(again)
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::History.of_team(id)
    }
}
