//! The organisation that this place belongs to: who is who among those who sign in.

use care::By;
use care::ids::{AccountId, CommandId, OrganisationId, TeamId};
use care::organisation::{Command, Event, Membership, Organisation};
use care::stream::Stream;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use journal::{NewJob, StreamId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::carry_out::Done;
use crate::councils::CouncilHistories;
use crate::error::Error;
use crate::opened::Opened;
use crate::streams::{Fold, Kept, Order, Streams};
use crate::way_back::AccountHistories;
use crate::{Caller, Service};

/// The organisation in memory.
pub(crate) type Organisations = Streams<Organisation>;

/// Which organisation it is: the one of this place, whatever its id is called once it has begun.
pub(crate) const HERE: OrganisationId = OrganisationId::new(Uuid::nil());

/// What happened to each account and to each council, for their pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Histories {
    /// Of accounts.
    pub(crate) accounts: AccountHistories,
    /// Of councils.
    pub(crate) councils: CouncilHistories,
}

impl Fold<Organisation> for Histories {
    const FORM: &'static str = "histories/1";

    fn apply(&mut self, at: Timestamp, event: &Event, _: &Organisation) {
        self.accounts.apply(at, event);
        self.councils.apply(at, event);
    }
}

impl Kept for Organisation {
    type Beside = Histories;

    fn stream(_: OrganisationId) -> StreamId {
        StreamId::of(Self::KIND, "here")
    }

    fn id_of(stream: &StreamId) -> Option<OrganisationId> {
        (*stream == Self::stream(HERE)).then_some(HERE)
    }

    fn follows(_: OrganisationId, _: u64, _: &[Event], _: Timestamp) -> Result<Vec<NewJob>, Error> {
        Ok(Vec::new())
    }
}

impl Service {
    /// The organisation.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn organisation(&self) -> Result<Arc<Organisation>, Error> {
        Ok(Arc::clone(&self.inner.organisations.open_or_empty(HERE).await?.now().state))
    }

    /// Begins the organisation of this place, or changes it. The caller has made sure that they may: the first
    /// start, an accepted invitation, or an administrator's page.
    ///
    /// # Errors
    /// If it is refused, with all reasons; or if it cannot be recorded now.
    pub async fn organise(&self, by: AccountId, id: CommandId, command: &Command) -> Result<Done, Error> {
        self.organise_by(By::Account(by), id, command).await
    }

    /// The same, by anybody or anything.
    pub(crate) async fn organise_by(&self, by: By, id: CommandId, command: &Command) -> Result<Done, Error> {
        self.inner.organisations.act(HERE, by, Order::new(id, command.clone()), self.now()).await
    }

    /// Who an account is, to the organisation and its teams.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn caller(&self, account: AccountId) -> Result<Caller, Error> {
        let organisation = self.organisation().await?;
        let memberships: BTreeSet<Membership> = organisation.memberships_of(account).collect();
        let given = memberships.iter().flat_map(|who| organisation.teams_of_council(*who));
        let council_teams = given.copied().collect();
        Ok(Caller { account, memberships, council_teams, opened: Opened::default() })
    }

    /// The teams an account has to do with, in no particular order.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn teams(&self, caller: &Caller) -> Result<Vec<TeamId>, Error> {
        let organisation = self.organisation().await?;
        Ok(organisation
            .teams
            .iter()
            .copied()
            .filter(|team| caller.is_of(*team) || caller.administers())
            .collect())
    }
}
