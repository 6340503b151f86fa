//! Beginning an organisation, and describing it.

use super::{Described, Description, Founded};
use crate::access::{Matter, Resource};
use crate::accounts;
use crate::ids::{AccountId, OrganisationId};
use crate::organisation::{Membership, Organisation, Refusal};
use crate::stream::{Decision, Wanted, commands, set};
use crate::{Context, General};

commands! { organisation: Found, Describe, }

/// Begin the organisation; the account that does so administers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What begins.
    pub founded: Founded,
    /// Its first administrator.
    pub administrator: AccountId,
}

/// Note that it is called or is something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Describe(pub Description);

/// A reason against beginning an organisation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// There is an organisation already.
    #[error("This organisation has already begun. Sign in to it instead of making it again.")]
    AlreadyFounded,
    /// There is no organisation yet.
    #[error("There is no organisation yet. Begin it first: give it a name, and say what it is.")]
    NotFounded,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::AlreadyFounded | Self::NotFounded => None,
        }
    }
}

impl Wanted<Organisation> for Found {
    fn decide(&self, organisation: &Organisation, _: &Context) -> Decision<Organisation> {
        if organisation.founded.is_some() {
            return Err(Problem::AlreadyFounded.into());
        }
        named(&self.founded.description)?;
        let first = accounts::membership(self.administrator, Membership::Administrator, true);
        Ok(vec![self.founded.clone().into(), first])
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Vec<Resource> {
        vec![Matter::Provider.of_organisation()]
    }
}

impl Wanted<Organisation> for Describe {
    fn decide(&self, organisation: &Organisation, _: &Context) -> Decision<Organisation> {
        named(&self.0)?;
        let founded = organisation.founded.as_ref().ok_or(Problem::NotFounded)?;
        Ok(set::to(founded.description.clone(), self.0.clone(), |description| Described { description }))
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Vec<Resource> {
        vec![Matter::Provider.of_organisation()]
    }
}

fn named(description: &Description) -> Result<(), Refusal> {
    if description.name.trim().is_empty() { Err(General::NoName.into()) } else { Ok(()) }
}
