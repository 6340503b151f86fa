//! A consent was recorded or withdrawn; a power or an advance decision was entered.

use serde::{Deserialize, Serialize};

use super::{Authority, AuthorityId, ConsentId, Decided, PersonConsent};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets, under};
use crate::team::Team;

events! { team:
    /// What a person was asked, and what was decided.
    "consent/1" => ConsentSet,
    /// A power of attorney, a deputy, an advance decision.
    "authority/1" => AuthoritySet,
}

/// A consent was recorded, or withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentSet {
    /// Which.
    pub consent: ConsentId,
    /// Whose.
    pub person: PersonId,
    /// What is recorded, before and after.
    pub change: Change<Option<PersonConsent>>,
}

/// A power or an advance decision was entered, changed or taken out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthoritySet {
    /// Which.
    pub authority: AuthorityId,
    /// Whose.
    pub person: PersonId,
    /// What it is, before and after.
    pub change: Change<Option<Authority>>,
}

impl Sets<Team> for ConsentSet {
    sets!(change: Option<PersonConsent>);

    fn now(&self, team: &Team) -> Option<Option<PersonConsent>> {
        Some(team.consents.get(&self.consent).cloned())
    }

    fn set(&self, team: &mut Team, consent: Option<PersonConsent>) {
        put(&mut team.consents, self.consent, consent);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        let subject = DataSubject::Person(self.person);
        self.change.after.iter().flat_map(words).map(|id| (id, subject)).collect()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Consents.of_person(id, self.person)
    }
}

/// Everything in a consent that is sealed.
fn words(consent: &PersonConsent) -> Vec<SealedId> {
    let because = match &consent.decided {
        Decided::BestInterests { because, .. } => Some(*because),
        Decided::Yes | Decided::No | Decided::UnderAuthority { .. } => None,
    };
    let by_whom = consent.decided.capacity().map(|capacity| capacity.by_whom);
    [Some(consent.asked), by_whom, because].into_iter().flatten().collect()
}

impl Sets<Team> for AuthoritySet {
    sets!(change: Option<Authority>);

    fn now(&self, team: &Team) -> Option<Option<Authority>> {
        Some(team.authorities.get(&self.authority).cloned())
    }

    fn set(&self, team: &mut Team, authority: Option<Authority>) {
        put(&mut team.authorities, self.authority, authority);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.change.after.as_ref().map(|authority| authority.words))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Consents.of_person(id, self.person)
    }
}
