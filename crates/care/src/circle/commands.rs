//! Sharing with somebody of the circle, and with the council.

use std::collections::BTreeSet;

use super::{CircleChanged, CouncilSees, Member};
use crate::Context;
use crate::access::{Matter, Resource};
use crate::ids::{MemberId, PersonId, TeamId};
use crate::people::Section;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::Team;

commands! { team: SetMember, ShareWithCouncil, }

/// Let someone of a person's circle see something, or nothing any longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetMember {
    /// The person.
    pub person: PersonId,
    /// Who of their circle.
    pub member: MemberId,
    /// What they see; `None`: nothing any longer.
    pub to: Option<Member>,
}

/// Let the council see these sections of what is known about a person, and no others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareWithCouncil {
    /// The person.
    pub person: PersonId,
    /// The sections.
    pub sections: BTreeSet<Section>,
}

impl Wanted<Team> for SetMember {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let before = team.known_person(self.person)?.circle.get(&self.member).cloned();
        let (person, member) = (self.person, self.member);
        Ok(set::to(before, self.to.clone(), |change| CircleChanged { person, member, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Circle.of_person(id, self.person)]
    }
}

impl Wanted<Team> for ShareWithCouncil {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let before = team.known_person(self.person)?.council_sees.clone();
        Ok(set::to(before, self.sections.clone(), |sections| CouncilSees { person: self.person, sections }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Circle.of_person(id, self.person)]
    }
}
