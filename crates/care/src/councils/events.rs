//! A council is one that the organisation works with; it is called something else.

use serde::{Deserialize, Serialize};

use super::Council;
use crate::General;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::Subject;
use crate::ids::{CouncilId, OrganisationId, SealedId};
use crate::organisation::Organisation;
use crate::stream::set::{Sets, sets};
use crate::stream::{Decision, Happened, events};

events! { organisation:
    /// The organisation works with a council.
    "council-joined/1" => CouncilJoined,
    /// A council is called something else.
    "council-renamed/1" => CouncilRenamed,
}

/// The organisation works with a council from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouncilJoined {
    /// Which.
    pub council: CouncilId,
    /// What it is called.
    pub name: String,
}

/// A council is called something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouncilRenamed {
    /// Which.
    pub council: CouncilId,
    /// What it was and is called.
    pub name: Change<String>,
}

impl Happened<Organisation> for CouncilJoined {
    fn fold(&self, organisation: &mut Organisation) {
        let number = organisation.councils.len() as u64;
        organisation.councils.insert(self.council, Council { name: self.name.clone(), number });
    }

    fn back(&self, _: &Organisation) -> Decision<Organisation> {
        Err(General::CannotBeTakenBack(
            "A council stays noted. Change its name, or end its people's accounts, instead.",
        )
        .into())
    }

    fn sealed(&self, _: OrganisationId) -> Vec<(SealedId, Subject)> {
        Vec::new()
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Resource {
        Matter::Provider.of_organisation()
    }
}

impl Sets<Organisation> for CouncilRenamed {
    sets!(name: String);

    fn now(&self, organisation: &Organisation) -> Option<String> {
        organisation.councils.get(&self.council).map(|council| council.name.clone())
    }

    fn set(&self, organisation: &mut Organisation, name: String) {
        if let Some(council) = organisation.councils.get_mut(&self.council) {
            council.name = name;
        }
    }

    fn sealed(&self, _: OrganisationId) -> Vec<(SealedId, Subject)> {
        Vec::new()
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Resource {
        Matter::Provider.of_organisation()
    }
}
