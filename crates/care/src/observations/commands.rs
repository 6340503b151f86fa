//! Giving a person a device, taking it away, and what it measures.

use super::{Device, DeviceChanged, DeviceId, Observation, ObservationId, Observed};
use crate::access::{Matter, Resource};
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::Team;
use crate::{By, Context, General};

commands! { team: SetDevice, Observe, }

/// The most that one device may send in a day.
const IN_A_DAY_MOST: usize = 300;
/// A day, in seconds.
const DAY_SECONDS: i64 = 24 * 60 * 60;
/// How much later than now a device may say that something was measured, in seconds: clocks of devices are wrong.
const AHEAD_SECONDS: i64 = 10 * 60;

/// Give a person a device, or take it away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetDevice {
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub device: DeviceId,
    /// What people call it; `None`: it sends nothing any longer.
    pub called: Option<SealedId>,
}

/// Take in what a device measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observe {
    /// What it is called from now on.
    pub observation: ObservationId,
    /// What was measured.
    pub content: Observation,
}

/// A reason against taking something in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The device is nobody's.
    #[error("This device may no longer send anything. Ask the team for a new key.")]
    NoDevice,
    /// It is still to come.
    #[error("This was measured in the future. Set the clock of the device.")]
    StillToCome,
    /// It sends too much.
    #[error("This device has sent 300 observations for one day. Have it send less often.")]
    TooMany,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoDevice | Self::StillToCome | Self::TooMany => None,
        }
    }
}

impl Wanted<Team> for SetDevice {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        team.known_person(self.person)?;
        let before = team.devices.get(&self.device).copied();
        if before.is_some_and(|before| before.person != self.person) {
            return Err(General::Unknown("device").into());
        }
        let since = before.map_or_else(|| team.today(context), |before| before.since);
        let after = self.called.map(|called| Device { person: self.person, called, since });
        let (device, person) = (self.device, self.person);
        Ok(set::to(before, after, |change| DeviceChanged { device, person, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Observations.of_person(id, self.person)]
    }
}

impl Wanted<Team> for Observe {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let Observation { person, device, at, .. } = self.content;
        let sends = team.devices.get(&device).is_some_and(|known| known.person == person);
        if !sends || context.by != By::Program {
            return Err(Problem::NoDevice.into());
        }
        if at.duration_since(context.received).as_secs() > AHEAD_SECONDS {
            return Err(Problem::StillToCome.into());
        }
        let near = |other: &&Observation| {
            other.device == device && other.at.duration_since(at).as_secs().abs() < DAY_SECONDS / 2
        };
        if team.observations.values().filter(near).count() >= IN_A_DAY_MOST {
            return Err(Problem::TooMany.into());
        }
        if team.observations.contains_key(&self.observation) {
            return Ok(Vec::new());
        }
        Ok(vec![Observed { observation: self.observation, content: self.content }.into()])
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Observations.of_person(id, self.content.person)]
    }
}
