//! What somebody may want of a person's consents, and of the registers of who may decide.

use care::consents::{
    self, Authority, AuthorityId, AuthorityKind, Capacity, ConsentId, Decided, DecisionAbout,
};
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, MemberId, PersonId, SealedId, TeamId};
use care::team::Command;
use care::time::Date;

use crate::carry_out::Done;
use crate::{Caller, Error, Order, Service};

/// What a person was asked, as it is to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentWanted {
    /// What it is about.
    pub about: DecisionAbout,
    /// What exactly was asked.
    pub asked: String,
    /// What was decided.
    pub decided: DecidedWanted,
    /// When it is asked again.
    pub review: Option<Date>,
}

/// What was decided, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecidedWanted {
    /// The person decided.
    Themselves {
        /// Whether they said yes.
        yes: bool,
    },
    /// Somebody decided under a power.
    UnderAuthority {
        /// Which.
        authority: AuthorityId,
        /// Whether they said yes.
        yes: bool,
        /// How it was shown that the person cannot decide.
        capacity: Option<CapacityWanted>,
    },
    /// It was decided in the person's best interests.
    BestInterests {
        /// Whether it is done.
        yes: bool,
        /// How it was shown that the person cannot decide.
        capacity: CapacityWanted,
        /// Who was asked, and why.
        because: String,
    },
}

/// The four questions, answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapacityWanted {
    /// Whether they understand, remember, weigh up and say: in this order.
    pub can: [bool; 4],
    /// Who asked, and what was done to help.
    pub by_whom: String,
}

/// A power or an advance decision, as it is to be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorityWanted {
    /// What it is.
    pub kind: AuthorityKind,
    /// Who holds it, where they are of the circle.
    pub holder: Option<MemberId>,
    /// What it says, and its limits.
    pub words: String,
    /// From which date.
    pub from: Date,
    /// The last date.
    pub until: Option<Date>,
    /// When the one who enters it saw the document.
    pub seen: Option<Date>,
}

/// Seals words about a person.
fn sealed(order: &mut Order, person: PersonId, words: String) -> SealedId {
    order.seal(DataSubject::Person(person), Detail::Words(words))
}

impl CapacityWanted {
    fn sealed(self, order: &mut Order, person: PersonId) -> Capacity {
        let [understands, remembers, weighs, says] = self.can;
        Capacity { understands, remembers, weighs, says, by_whom: sealed(order, person, self.by_whom) }
    }
}

impl DecidedWanted {
    fn sealed(self, order: &mut Order, person: PersonId) -> Decided {
        match self {
            Self::Themselves { yes: true } => Decided::Yes,
            Self::Themselves { yes: false } => Decided::No,
            Self::UnderAuthority { authority, yes, capacity } => {
                let capacity = capacity.map(|capacity| capacity.sealed(order, person));
                Decided::UnderAuthority { authority, yes, capacity }
            }
            Self::BestInterests { yes, capacity, because } => {
                let capacity = capacity.sealed(order, person);
                Decided::BestInterests { yes, capacity, because: sealed(order, person, because) }
            }
        }
    }
}

impl Service {
    /// Records what a person was asked and what was decided.
    ///
    /// # Errors
    /// If they may not, nobody may decide so, or it cannot be recorded now.
    pub async fn record_consent(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        wanted: ConsentWanted,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let ConsentWanted { about, asked, decided, review } = wanted;
        let asked = sealed(&mut order, person, asked);
        let decided = decided.sealed(&mut order, person);
        let consent = ConsentId::new(id.bits());
        let record = consents::RecordConsent { consent, person, about, asked, decided, review };
        order.commands.push(Command::from(record));
        self.act(caller, team, order).await
    }

    /// Withdraws a consent.
    ///
    /// # Errors
    /// If they may not, there is nothing to withdraw, or it cannot be recorded now.
    pub async fn withdraw_consent(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        consent: ConsentId,
    ) -> Result<Done, Error> {
        let withdraw = consents::WithdrawConsent { consent, person };
        self.act(caller, team, Order::new(id, Command::from(withdraw))).await
    }

    /// Enters a power or an advance decision.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn enter_authority(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        wanted: AuthorityWanted,
    ) -> Result<Done, Error> {
        let AuthorityWanted { kind, holder, words, from, until, seen } = wanted;
        let mut order = Order::of(id);
        let words = sealed(&mut order, person, words);
        let seen = caller.worker(team).zip(seen);
        let to = Some(Authority { person, kind, holder, words, from, until, seen });
        let authority = AuthorityId::new(id.bits());
        order.commands.push(Command::from(consents::SetAuthority { authority, person, to }));
        self.act(caller, team, order).await
    }

    /// Takes out a power or an advance decision that was entered by mistake.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn take_out_authority(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        authority: AuthorityId,
    ) -> Result<Done, Error> {
        let take = consents::SetAuthority { authority, person, to: None };
        self.act(caller, team, Order::new(id, Command::from(take))).await
    }
}
