//! Noting which teams are the organisation's.

use super::TeamListed;
use crate::Context;
use crate::access::{Matter, Resource};
use crate::ids::{OrganisationId, TeamId};
use crate::organisation::Organisation;
use crate::stream::{Decision, Wanted, commands, set};

commands! { organisation: ListTeam, }

/// Note that a team is one of the organisation's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListTeam(pub TeamId);

impl Wanted<Organisation> for ListTeam {
    fn decide(&self, organisation: &Organisation, _: &Context) -> Decision<Organisation> {
        let before = organisation.teams.contains(&self.0);
        Ok(set::to(before, true, |listed| TeamListed { team: self.0, listed }))
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Vec<Resource> {
        vec![Matter::Teams.of_organisation()]
    }
}
