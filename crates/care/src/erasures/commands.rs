//! Keeping the receipt of an erasure; saying for how long backups are kept.

use super::{BackupsKept, Erased, Erasure, MOST_DAYS};
use crate::Context;
use crate::access::{Matter, Resource};
use crate::ids::OrganisationId;
use crate::organisation::Organisation;
use crate::stream::{Decision, Wanted, commands, set};

commands! { organisation: NoteErasure, KeepBackups, }

/// Keep the receipt of an erasure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteErasure(pub Erasure);

/// Say for how many days backups are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeepBackups {
    /// From 1 to [`MOST_DAYS`]; `None`: it is not known.
    pub days: Option<u16>,
}

/// A reason against it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Backups are kept for no days, or for more than ten years.
    #[error("Write for how many days backups are kept, from 1 to 3660.")]
    NoSuchTime,
}

impl Problem {
    /// The field of a form it is about.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoSuchTime => Some("days"),
        }
    }
}

impl Wanted<Organisation> for NoteErasure {
    fn decide(&self, _: &Organisation, _: &Context) -> Decision<Organisation> {
        Ok(vec![Erased(self.0.clone()).into()])
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Vec<Resource> {
        vec![Matter::Erasures.of_organisation()]
    }
}

impl Wanted<Organisation> for KeepBackups {
    fn decide(&self, organisation: &Organisation, _: &Context) -> Decision<Organisation> {
        if self.days.is_some_and(|days| !(1..=MOST_DAYS).contains(&days)) {
            return Err(Problem::NoSuchTime.into());
        }
        Ok(set::to(organisation.backups_kept, self.days, |days| BackupsKept { days }))
    }

    fn about(&self, _: OrganisationId, _: &Organisation) -> Vec<Resource> {
        vec![Matter::Erasures.of_organisation()]
    }
}
