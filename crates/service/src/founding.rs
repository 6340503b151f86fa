//! The first run: an organisation, its first team, and the person who sets them up.

use care::details::{DataSubject, Detail, WorkerDetails};
use care::founding::{Description, Founded};
use care::ids::{AccountId, CommandId, OrganisationId, SealedId, TeamId, WorkerId};
use care::organisation::Membership;
use care::workers::{Joined, Terms};
use care::{By, accounts, founding, organisation, provider, team, workers};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::accounts::{Accepted, Accounts, Invitation, InvitationLink, Invited};
use crate::{Error, Kind, Order, Service};

/// What begins on the first run.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// The organisation.
    pub organisation: provider::Description,
    /// Its first team.
    pub team: Description,
    /// What its first administrator is called.
    pub administrator: String,
    /// Whether they also make visits in the team.
    pub makes_visits: bool,
}

/// The ids of what begins, made once by the page, so that a second press of the button begins nothing twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeginningIds {
    organisation: OrganisationId,
    team: TeamId,
    worker: WorkerId,
    details: SealedId,
    commands: [CommandId; 4],
}

impl BeginningIds {
    /// Ids that nobody has.
    #[must_use]
    pub fn random() -> Self {
        let new = Uuid::new_v4;
        Self {
            organisation: OrganisationId::new(new()),
            team: TeamId::new(new()),
            worker: WorkerId::new(new()),
            details: SealedId::new(new()),
            commands: [(); 4].map(|()| CommandId::new(new())),
        }
    }
}

impl Service {
    /// Whether nothing has begun here.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn is_new(&self) -> Result<bool, Error> {
        Ok(self.organisation().await?.founded.is_none())
    }

    /// Where nothing has begun: a link for the person who sets this place up. It opens for a week, or until somebody has.
    ///
    /// # Errors
    /// If it cannot be read or written.
    pub async fn invite_founder(&self, accounts: &Accounts) -> Result<Option<InvitationLink>, Error> {
        if !self.is_new().await? {
            return Ok(None);
        }
        let invitation = Invitation { to: Invited::Founder, known_as: String::new(), by: None };
        accounts.invite(&invitation).await.map(Some)
    }

    /// Begins the organisation and its first team. The one who asks administers it. The same ids begin it once.
    ///
    /// # Errors
    /// If something has begun here already, a name is missing, or it cannot be recorded now.
    pub async fn begin(
        &self,
        by: AccountId,
        ids: BeginningIds,
        beginning: &Beginning,
    ) -> Result<TeamId, Error> {
        if beginning.team.name.trim().is_empty() {
            return Err(Error::new(Kind::Invalid, "A name is missing. Write what the team is called."));
        }
        let [found, list, gather, give] = ids.commands;
        let founded =
            provider::Founded { organisation: ids.organisation, description: beginning.organisation.clone() };
        let command = organisation::Command::from(provider::Found { founded, administrator: by });
        self.organise(by, found, &command).await?;
        self.list_team(By::Account(by), list, (ids.team, beginning.team.name.clone())).await?;
        let caller = self.caller(by).await?;
        self.begin_team(&caller, ids.team, self.gather(gather, ids, beginning)).await?;
        if beginning.makes_visits {
            let membership = Membership::Worker { team: ids.team, worker: ids.worker };
            self.organise(by, give, &organisation::Command::from(accounts::Give { account: by, membership }))
                .await?;
        }
        Ok(ids.team)
    }

    /// Notes who somebody is who accepted an invitation, or that they are back.
    ///
    /// # Errors
    /// If the team is no longer there, or it cannot be recorded now.
    pub async fn welcome(&self, accepted: &Accepted) -> Result<(), Error> {
        let account = accepted.signed_in.account;
        let command = match accepted.invitation.to {
            Invited::To(membership) => organisation::Command::from(accounts::Give { account, membership }),
            Invited::BackIn(account) => organisation::Command::from(accounts::UseWayBack(account)),
            Invited::Founder => return Ok(()),
        };
        self.organise(account, CommandId::new(Uuid::new_v4()), &command).await?;
        Ok(())
    }

    /// The team begins, and with it its first worker.
    fn gather(&self, id: CommandId, ids: BeginningIds, beginning: &Beginning) -> Order {
        let founded =
            Founded { team: ids.team, organisation: ids.organisation, description: beginning.team.clone() };
        let mut order = Order::new(id, team::Command::from(founding::Found(founded)));
        if beginning.makes_visits {
            let joined = beginning.team.zone.civil(self.now()).date;
            order.commands.push(team::Command::from(workers::Join(joining(ids, joined))));
            let name = beginning.administrator.clone();
            let details = WorkerDetails { name, start: beginning.team.base, ..WorkerDetails::default() };
            order.sealed.push((ids.details, DataSubject::Worker(ids.worker), Detail::Worker(details)));
        }
        order
    }
}

fn joining(ids: BeginningIds, on: Date) -> Joined {
    Joined { worker: ids.worker, details: ids.details, on, terms: Terms::default() }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::SetClock;
    use care::provider::{LegalForm, Size};
    use journal::{Journal, MasterKey, Storage};

    async fn empty() -> Service {
        let journal = Journal::open(&Storage::Memory, &MasterKey::random().unwrap()).await.unwrap();
        Service::new(journal, Arc::new(SetClock::at("2026-11-22T09:00:00Z".parse().unwrap())))
    }

    fn oakfield(makes_visits: bool) -> Beginning {
        let form = LegalForm::CommunityInterestCompany;
        Beginning {
            organisation: provider::Description { name: "Oakfield Care".to_owned(), form, size: Size::Micro },
            team: Description {
                name: "Elm Road".to_owned(),
                zone: "Europe/London".parse().unwrap(),
                base: None,
            },
            administrator: "Grace Adu".to_owned(),
            makes_visits,
        }
    }

    fn account(bits: u128) -> AccountId {
        AccountId::new(Uuid::from_u128(bits))
    }

    #[tokio::test]
    async fn an_organisation_and_its_first_team_begin_once() {
        let (service, ids) = (empty().await, BeginningIds::random());
        assert!(service.is_new().await.unwrap());
        let team = service.begin(account(1), ids, &oakfield(true)).await.unwrap();
        assert!(!service.is_new().await.unwrap());
        assert_eq!(
            service.begin(account(1), ids, &oakfield(true)).await.unwrap(),
            team,
            "a second press of the button"
        );

        let caller = service.caller(account(1)).await.unwrap();
        assert!(caller.administers());
        let team_view = service.view_team(&caller, team).await.unwrap();
        assert_eq!(team_view.name(), "Elm Road");
        assert_eq!(team_view.worker(caller.worker(team).unwrap()), "Grace Adu");
        assert_eq!(team_view.team().workers.len(), 1);

        let late = service.begin(account(2), BeginningIds::random(), &oakfield(false)).await;
        assert_eq!(
            late.unwrap_err().to_string(),
            "This organisation has already begun. Sign in to it instead of making it again."
        );
        assert!(!service.caller(account(2)).await.unwrap().administers());
    }

    #[tokio::test]
    async fn whoever_only_administers_is_no_worker() {
        let service = empty().await;
        let team = service.begin(account(1), BeginningIds::random(), &oakfield(false)).await.unwrap();
        let caller = service.caller(account(1)).await.unwrap();
        assert!(caller.administers() && caller.worker(team).is_none());
    }
}
