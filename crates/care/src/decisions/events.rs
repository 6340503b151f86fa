//! A proposal was made, answered, amended, decided or withdrawn.

use serde::{Deserialize, Serialize};

use super::Proposal;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{ProposalId, SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets};
use crate::team::Team;

events! { team:
    /// The team talked about something it decides.
    "topic/1" => Changed,
}

/// A proposal was made, answered, amended, decided or withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Which.
    #[serde(rename = "topic")]
    pub proposal: ProposalId,
    /// What is known of it, before and after.
    pub change: Change<Option<Proposal>>,
}

impl Sets<Team> for Changed {
    sets!(change: Option<Proposal>);

    fn now(&self, team: &Team) -> Option<Option<Proposal>> {
        Some(team.proposals.get(&self.proposal).cloned())
    }

    fn set(&self, team: &mut Team, proposal: Option<Proposal>) {
        put(&mut team.proposals, self.proposal, proposal);
    }

    fn sealed(&self, id: TeamId) -> Vec<(SealedId, DataSubject)> {
        let after = self.change.after.as_ref();
        let versions = after.into_iter().flat_map(|proposal| proposal.versions.iter().copied());
        let objections = after.into_iter().flat_map(|proposal| proposal.objections.values().copied());
        versions.chain(objections).map(|words| (words, DataSubject::Team(id))).collect()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Decisions.of_team(id)
    }
}
