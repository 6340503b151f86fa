//! Somebody was erased; backups are kept for another time.

use serde::{Deserialize, Serialize};

use super::Erasure;
use crate::General;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{OrganisationId, SealedId};
use crate::organisation::Organisation;
use crate::stream::set::{Sets, sets};
use crate::stream::{Decision, Happened, events};

events! { organisation:
    /// Somebody was erased.
    "erased/1" => Erased,
    /// Backups are kept for another number of days.
    "backups-kept/1" => BackupsKept,
}

/// Somebody was erased: the receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased(pub Erasure);

/// Backups are kept for another number of days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupsKept {
    /// For how many, before and after; `None`: it is not known.
    pub days: Change<Option<u16>>,
}

impl Happened<Organisation> for Erased {
    fn fold(&self, organisation: &mut Organisation) {
        organisation.erasures.push(self.0.clone());
    }

    fn back(&self, _: &Organisation) -> Decision<Organisation> {
        Err(General::CannotBeTakenBack(
            "Who was erased is gone for good. Take them in again as somebody new instead.",
        )
        .into())
    }

    fn sealed(&self, _: OrganisationId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Resource {
        Matter::Erasures.of_organisation()
    }
}

impl Sets<Organisation> for BackupsKept {
    sets!(days: Option<u16>);

    fn now(&self, organisation: &Organisation) -> Option<Option<u16>> {
        Some(organisation.backups_kept)
    }

    fn set(&self, organisation: &mut Organisation, days: Option<u16>) {
        organisation.backups_kept = days;
    }

    fn sealed(&self, _: OrganisationId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Resource {
        Matter::Erasures.of_organisation()
    }
}
