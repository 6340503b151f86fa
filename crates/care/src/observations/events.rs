//! A person has a device, or no longer; a device measured something.

use serde::{Deserialize, Serialize};

use super::{Device, DeviceId, Observation, ObservationId};
use crate::General;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::set::{put, under};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;

events! { team:
    /// A person has a device that measures, or no longer.
    "device/1" => DeviceChanged,
    /// A device measured something.
    "observation/1" => Observed,
}

/// How many observations of a person a team remembers; older ones are in the journal.
const REMEMBERED: usize = 1_000;

/// A person has a device that measures, or no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceChanged {
    /// Which.
    pub device: DeviceId,
    /// Whose.
    pub person: PersonId,
    /// What is known of it, before and after.
    pub change: Change<Option<Device>>,
}

/// A device measured something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observed {
    /// What it is called.
    pub observation: ObservationId,
    /// What was measured.
    #[serde(flatten)]
    pub content: Observation,
}

impl Happened<Team> for DeviceChanged {
    fn fold(&self, team: &mut Team) {
        put(&mut team.devices, self.device, self.change.after);
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        let why = "The key of a device that was taken away stays closed. Give the device a new key, or take it away.";
        Err(General::CannotBeTakenBack(why).into())
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.change.after.map(|device| device.called))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Observations.of_person(id, self.person)
    }
}

impl Happened<Team> for Observed {
    fn fold(&self, team: &mut Team) {
        team.observations.insert(self.observation, self.content);
        let theirs = team.observations.iter().filter(|(_, other)| other.person == self.content.person);
        if theirs.clone().count() > REMEMBERED {
            let oldest = theirs.min_by_key(|(id, other)| (other.at, **id)).map(|(id, _)| *id);
            oldest.map(|id| team.observations.remove(&id));
        }
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        let why = "What a device measured stays. If it was wrong, take the device away or have it mended.";
        Err(General::CannotBeTakenBack(why).into())
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.content.person), Some(self.content.content))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Observations.of_person(id, self.content.person)
    }
}
