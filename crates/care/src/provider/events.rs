//! The organisation began, or is something else.

use serde::{Deserialize, Serialize};

use super::Description;
use crate::General;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{OrganisationId, SealedId};
use crate::organisation::Organisation;
use crate::stream::set::{Sets, sets};
use crate::stream::{Decision, Happened, events};

events! { organisation:
    /// The organisation began.
    "organisation-founded/1" => Founded,
    /// It is called or is something else.
    "organisation-described/1" => Described,
}

/// An organisation began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founded {
    /// The organisation.
    pub organisation: OrganisationId,
    /// What it is.
    pub description: Description,
}

/// An organisation is called or is something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// From what to what.
    pub description: Change<Description>,
}

impl Happened<Organisation> for Founded {
    fn fold(&self, organisation: &mut Organisation) {
        organisation.founded = Some(self.clone());
    }

    fn back(&self, _: &Organisation) -> Decision<Organisation> {
        Err(General::CannotBeTakenBack(
            "An organisation that has begun cannot be taken back. Describe it again instead.",
        )
        .into())
    }

    fn sealed(&self, _: OrganisationId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Resource {
        Matter::Provider.of_organisation()
    }
}

impl Sets<Organisation> for Described {
    sets!(description: Description);

    fn now(&self, organisation: &Organisation) -> Option<Description> {
        organisation.founded.as_ref().map(|founded| founded.description.clone())
    }

    fn set(&self, organisation: &mut Organisation, description: Description) {
        if let Some(founded) = &mut organisation.founded {
            founded.description = description;
        }
    }

    fn sealed(&self, _: OrganisationId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Resource {
        Matter::Provider.of_organisation()
    }
}
