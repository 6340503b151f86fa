//! A line was disputed, and something was done about it.

use serde::{Deserialize, Serialize};

use super::{Did, Dispute, DisputeId, Step};
use crate::General;
use crate::access::{Matter, Resource};
use crate::case;
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{SealedId, TeamId};
use crate::stream::set::{Sets, sets, under};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;

events! { team:
    /// Somebody says that a line is not right.
    "dispute/1" => Raised,
    /// Something was done about it, or was not after all.
    "dispute-step/1" => Stepped,
}

/// Somebody says that a line is not right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Raised {
    /// Its id.
    pub dispute: DisputeId,
    /// About whom the words are.
    pub subject: DataSubject,
    /// What is disputed.
    pub about: Dispute,
}

/// Something was done about a disputed line, or was not after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stepped {
    /// Which.
    pub dispute: DisputeId,
    /// About whom the words are.
    pub subject: DataSubject,
    /// At which place among the steps.
    pub place: usize,
    /// The step there, before and after.
    pub step: Change<Option<Step>>,
}

impl Happened<Team> for Raised {
    fn fold(&self, team: &mut Team) {
        team.disputes.insert(self.dispute, self.about.clone());
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        Err(General::CannotBeTakenBack(
            "What somebody says of a line stays. Answer it, or say that it is settled.",
        )
        .into())
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        vec![(self.about.words, self.subject)]
    }

    fn about(&self, id: TeamId, team: &Team) -> Resource {
        self.about.line.about(id, team)
    }
}

impl Sets<Team> for Stepped {
    sets!(step: Option<Step>);

    fn now(&self, team: &Team) -> Option<Option<Step>> {
        case::last_at(&team.disputes.get(&self.dispute)?.steps, self.place)
    }

    fn set(&self, team: &mut Team, step: Option<Step>) {
        if let Some(dispute) = team.disputes.get_mut(&self.dispute) {
            case::set_last(&mut dispute.steps, self.place, step);
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        let did = self.step.after.as_ref().map(|step| step.did);
        under(self.subject, did.and_then(Did::words))
    }

    fn about(&self, id: TeamId, team: &Team) -> Resource {
        team.disputes
            .get(&self.dispute)
            .map_or(Matter::Disputes.of_team(id), |dispute| dispute.line.about(id, team))
    }
}
