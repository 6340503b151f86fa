//! Taking in what a device sends, and giving it back.

use care::By;
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, SealedId};
use care::observations::{self, Observation, ObservationId, Observe};
use care::team::Command;
use exchange::fhir::{self, Code, Issue};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::DeviceKey;
use crate::accounts::Accounts;
use crate::error::{Error, Kind};
use crate::{Order, Service};

/// Something that was taken in, as it is given back.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// Its id.
    pub id: String,
    /// The whole of it.
    pub resource: Value,
}

impl Service {
    /// Takes in an observation that a device sends with its key. The same sent again is taken in once.
    ///
    /// # Errors
    /// Everything that is wrong with it, or with the key.
    pub async fn observe(&self, accounts: &Accounts, secret: &str, text: &str) -> Result<Taken, Vec<Issue>> {
        let key = self.device_key(accounts, secret).await?;
        let patient = key.person.to_string();
        let read = fhir::Observation::read(text, &patient)?;
        let kept = read.text();
        let named = |what: &str| named(&[what, &key.device.to_string(), &kept]);
        let observation = ObservationId::new(named("observation"));
        let content = SealedId::new(named("sealed"));
        let mut order = Order::of(CommandId::new(named("command")));
        order.sealed.push((content, DataSubject::Person(key.person), Detail::Words(kept.clone())));
        let content = Observation { person: key.person, device: key.device, at: read.at, content };
        order.commands.push(Command::from(Observe { observation, content }));
        let taken = self.inner.teams.act(key.team, By::Program, order, self.now()).await;
        taken.map_err(|error| vec![issue(&error)])?;
        Ok(Taken { id: observation.to_string(), resource: read.resource(&observation.to_string(), &patient) })
    }

    /// What a device sent, the latest first.
    ///
    /// # Errors
    /// If its key is none, or it asks for somebody else.
    pub async fn observed(
        &self,
        accounts: &Accounts,
        secret: &str,
        patient: Option<&str>,
    ) -> Result<Vec<Taken>, Vec<Issue>> {
        let key = self.device_key(accounts, secret).await?;
        let own = key.person.to_string();
        let asked = patient.map(|patient| patient.trim_start_matches("Patient/"));
        if asked.is_some_and(|asked| asked != own) {
            return Err(vec![Issue::new(Code::Forbidden, "This key is for another patient.")]);
        }
        let team = self.inner.teams.open(key.team).await.map_err(|error| vec![issue(&error)])?.now();
        let sent = team.state.observations.iter().filter(|(_, one)| one.device == key.device);
        let mut sent: Vec<_> = sent.collect();
        sent.sort_by_key(|(id, one)| (std::cmp::Reverse(one.at), **id));
        let taken = sent.into_iter().filter_map(|(id, one)| {
            let read = fhir::Observation::read(team.book.words(one.content)?, &own).ok()?;
            Some(Taken { id: id.to_string(), resource: read.resource(&id.to_string(), &own) })
        });
        Ok(taken.collect())
    }

    /// What a key opens, while its device may send.
    async fn device_key(&self, accounts: &Accounts, secret: &str) -> Result<DeviceKey, Vec<Issue>> {
        let unknown = || {
            vec![Issue::new(
                Code::Login,
                "This key opens nothing. Ask the team for one, and send it as a bearer token.",
            )]
        };
        let token = accounts.token::<DeviceKey>(secret).await.map_err(|error| vec![issue(&error)])?;
        let key = token.ok_or_else(unknown)?.opens;
        let team = self.inner.teams.open(key.team).await.map_err(|_| unknown())?.now();
        let known = team.state.devices.get(&key.device).is_some_and(|known| known.person == key.person);
        if known { Ok(key) } else { Err(unknown()) }
    }
}

/// Sixteen bytes that follow from what was sent: the same sent again has the same names.
fn named(parts: &[&str]) -> Uuid {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest.finalize()).for_each(|(byte, from)| *byte = from);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

fn issue(error: &Error) -> Issue {
    let too_many = observations::Problem::TooMany.to_string();
    let code = match error.kind {
        Kind::Invalid if error.sentences.contains(&too_many) => Code::Throttled,
        Kind::TooMany => Code::Throttled,
        Kind::Invalid | Kind::Conflict | Kind::Reused => Code::Value,
        Kind::NotFound => Code::NotFound,
        Kind::Forbidden => Code::Forbidden,
        Kind::Unavailable | Kind::Internal => Code::Exception,
    };
    Issue::new(code, error.to_string())
}
