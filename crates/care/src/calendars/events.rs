//! A calendar address was made or closed.

use serde::{Deserialize, Serialize};

use super::{Address, Whose};
use crate::General;
use crate::access::Resource;
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{SealedId, TeamId};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;

events! { team:
    /// A calendar address was made or closed.
    "calendar/1" => Changed,
}

/// A calendar address was made or closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Whose.
    pub whose: Whose,
    /// The address, before and after.
    pub change: Change<Option<Address>>,
}

impl Happened<Team> for Changed {
    fn fold(&self, team: &mut Team) {
        if let Some(before) = self.change.before {
            team.calendars.remove(&before.id);
        }
        if let Some(after) = self.change.after {
            team.calendars.insert(after.id, after);
        }
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        let why = "An address that is closed stays closed. Make a new one, or close the one there is.";
        Err(General::CannotBeTakenBack(why).into())
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        self.whose.resource(id)
    }
}
