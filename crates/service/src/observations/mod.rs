//! What devices measure: giving a person a device, taking in what it sends, and what somebody may see of it.

mod taking;

use care::access::{Action, Matter, Purpose};
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, PersonId, TeamId};
use care::observations::{DeviceId, Measure, Measured, Observation, Risk, SetDevice, risks};
use care::team::Command;
use care::time::{Date, Moment};
use exchange::fhir;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::accounts::tokens::{Lasting, Opens};
use crate::accounts::{Accounts, LinkCode};
use crate::carry_out::Done;
use crate::wanted::fresh;
use crate::{Caller, Error, Order, Service, TeamView};

pub use taking::Taken;

/// What is measured about a person, as somebody may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measurements {
    /// What may be a risk.
    pub risks: Vec<Risk>,
    /// The latest of each measure, and when it was measured.
    pub latest: Vec<(Measured, Moment)>,
    /// The devices that may send.
    pub devices: Vec<KnownDevice>,
    /// Whether they may give the person a device, or take one away.
    pub may_change: bool,
}

/// A device as people know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownDevice {
    /// Which.
    pub id: DeviceId,
    /// What people call it.
    pub called: String,
    /// Since when.
    pub since: Date,
}

/// The key that a device sends with, shown once.
#[derive(Clone, Debug)]
pub struct DeviceSecret(LinkCode);

/// What a device's key opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DeviceKey {
    pub(crate) team: TeamId,
    pub(crate) person: PersonId,
    pub(crate) device: DeviceId,
}

/// A device of a demonstration, for tools that look for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownDevice {
    /// The team.
    pub team: TeamId,
    /// Whom it measures.
    pub person: PersonId,
    /// The key it sends with.
    pub key: String,
}

impl Opens for DeviceKey {
    const PURPOSE: Lasting = Lasting::Device;
}

impl DeviceSecret {
    /// As the device sends it.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.text().to_string()
    }
}

impl Service {
    /// What is measured about a person, for somebody who may see it; written down as a look. `None` where it is not for them.
    ///
    /// # Errors
    /// If there is no such team, or the look cannot be written down now.
    pub async fn measurements(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        purpose: Purpose,
    ) -> Result<Option<Measurements>, Error> {
        let team_view = self.team_view(caller, team).await?;
        let resource = Matter::Observations.of_person(team, person);
        let state = Some(team_view.team());
        if !caller.judge(purpose, Action::See, &resource, state, team_view.today()).allowed {
            return Ok(None);
        }
        let measurements = team_view.measured(person);
        if !measurements.latest.is_empty() {
            team_view.let_through(purpose, Action::See, &resource).await?;
        }
        Ok(Some(measurements))
    }

    /// Gives a person a device, with the key it sends with.
    ///
    /// # Errors
    /// If the one who asks may not, or it cannot be recorded now.
    pub async fn give_device(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        (id, called): (CommandId, String),
    ) -> Result<DeviceSecret, Error> {
        let device = fresh(DeviceId::new);
        let mut order = Order::of(id);
        let called = Some(order.seal(DataSubject::Person(person), Detail::Words(called)));
        order.commands.push(Command::from(SetDevice { person, device, called }));
        self.act(caller, team, order).await?;
        Ok(DeviceSecret(accounts.make_token(DeviceKey { team, person, device }).await?))
    }

    /// Takes a device away: what it sends is refused from now on.
    ///
    /// # Errors
    /// If the one who asks may not, or it cannot be recorded now.
    pub async fn take_device(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        (team, person, device): (TeamId, PersonId, DeviceId),
        id: CommandId,
    ) -> Result<Done, Error> {
        let take = Command::from(SetDevice { person, device, called: None });
        let done = self.act(caller, team, Order::new(id, take)).await?;
        accounts.end_tokens::<DeviceKey>(|key| key.device == device).await?;
        Ok(done)
    }

    /// Every device of a demonstration; nothing anywhere else.
    ///
    /// # Errors
    /// If they cannot be read.
    pub async fn shown_devices(&self, accounts: &Accounts) -> Result<Vec<ShownDevice>, Error> {
        let shown = accounts.shown_tokens::<DeviceKey>().await?.into_iter();
        Ok(shown.map(|(key, DeviceKey { team, person, .. })| ShownDevice { team, person, key }).collect())
    }
}

impl TeamView {
    /// What is measured about a person. Whether the one who looks may see it was asked before.
    fn measured(&self, person: PersonId) -> Measurements {
        let team = self.team();
        let theirs = team.observations.values().filter(|one| one.person == person);
        let mut all: Vec<(Moment, Measured)> = theirs.filter_map(|one| self.opened(one)).collect();
        all.sort_by_key(|(at, _)| *at);
        let latest: BTreeMap<Measure, (Measured, Moment)> =
            all.iter().map(|(at, measured)| (measured.measure, (*measured, *at))).collect();
        let by_day: Vec<(Date, Measured)> = all.iter().map(|(at, measured)| (at.date, *measured)).collect();
        let devices = team.devices.iter().filter(|(_, device)| device.person == person);
        let devices = devices.map(|(id, device)| KnownDevice {
            id: *id,
            called: self.now().book.words(device.called).unwrap_or("a device").to_owned(),
            since: device.since,
        });
        let resource = Matter::Observations.of_person(self.id(), person);
        Measurements {
            risks: risks(&by_day, self.today()),
            latest: latest.into_values().collect(),
            devices: devices.collect(),
            may_change: self.judge(Action::Change, &resource).allowed,
        }
    }

    /// What was measured; `None` where it was erased.
    fn opened(&self, one: &Observation) -> Option<(Moment, Measured)> {
        let text = self.now().book.words(one.content)?;
        let read = fhir::Observation::read(text, &one.person.to_string()).ok()?;
        Some((self.zone().civil(read.at), read.measured))
    }
}
