//! Consents: what somebody may see of what a person decided, and of who may decide where they cannot; and what they may want.

mod wanted;

use care::access::{Action, Matter, Purpose};
use care::consents::{
    Authority, AuthorityId, AuthorityKind, Capacity, ConsentId, Decided, DecisionAbout, PersonConsent,
};
use care::ids::{MemberId, PersonId, SealedId, TeamId};
use care::time::Date;

use crate::{Caller, Error, Service, TeamView};

pub use wanted::{AuthorityWanted, CapacityWanted, ConsentWanted, DecidedWanted};

/// What a person decided, and who may decide where they cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consents {
    /// Whose.
    pub person: PersonId,
    /// What they are called.
    pub called: String,
    /// What they were asked: what is to be asked again first, then the latest.
    pub asked: Vec<ConsentTold>,
    /// Powers and advance decisions.
    pub authorities: Vec<AuthorityTold>,
    /// The circle, with what each may decide: nothing, unless a power was seen.
    pub circle: Vec<CircleTold>,
    /// Whether the one who looks may record something.
    pub may_change: bool,
    /// Whether they are a worker, who records for others.
    pub is_worker: bool,
}

/// One thing that a person was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentTold {
    /// Which.
    pub id: ConsentId,
    /// What it is about.
    pub about: DecisionAbout,
    /// What exactly was asked.
    pub asked: String,
    /// When.
    pub on: Date,
    /// Who asked.
    pub by: String,
    /// What was decided, and by whom.
    pub decided: Decided,
    /// Under whose power, where it was.
    pub holder: Option<String>,
    /// How it was shown that they cannot decide, and by whom.
    pub capacity: Option<(Capacity, String)>,
    /// Why it is in their best interests, and who was asked.
    pub because: String,
    /// When it is asked again.
    pub review: Option<Date>,
    /// Whether that day has come.
    pub is_due: bool,
    /// Whether it is a yes that holds.
    pub holds: bool,
    /// When it was withdrawn, and who said so.
    pub withdrawn: Option<(Date, String)>,
}

/// A power, or an advance decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorityTold {
    /// Which.
    pub id: AuthorityId,
    /// What it is.
    pub kind: AuthorityKind,
    /// Who holds it, where they are of the circle.
    pub holder: Option<String>,
    /// What it says, and its limits.
    pub words: String,
    /// From which date.
    pub from: Date,
    /// The last date.
    pub until: Option<Date>,
    /// Who saw the document, and when.
    pub seen: Option<(String, Date)>,
    /// Whether it is in force today.
    pub holds: bool,
}

/// Somebody of the circle, and what they may decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleTold {
    /// Who.
    pub id: MemberId,
    /// What they are called.
    pub called: String,
    /// What they may decide where the person cannot; empty: nothing.
    pub decides: Vec<DecisionAbout>,
}

/// What is said of consents where support is given: on the person's page, the plan, and the phone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsentsInBrief {
    /// What the person said no to, or withdrew.
    pub refused: Vec<String>,
    /// Powers and advance decisions in force, with who holds them and what they say.
    pub authorities: Vec<(AuthorityKind, Option<String>, String)>,
    /// How many are to be asked again.
    pub due: usize,
}

impl TeamView {
    /// What is said of a person's consents where support is given, to whom the policy opens them for everyday work.
    #[must_use]
    pub fn consents_in_brief(&self, person: PersonId) -> Option<ConsentsInBrief> {
        if !self.opens(Matter::Consents, person) || !self.team().people.contains_key(&person) {
            return None;
        }
        let consents = self.team().consents_of(person);
        let refused = consents.iter().filter(|(_, one)| !one.holds());
        let authorities = self.team().authorities_of(person).into_iter();
        let held = authorities.filter(|(_, one)| one.holds(self.today()));
        Some(ConsentsInBrief {
            refused: refused.map(|(_, one)| self.consent_words(one.asked)).collect(),
            authorities: held
                .map(|(_, one)| (one.kind, self.holder(one), self.consent_words(one.words)))
                .collect(),
            due: consents.iter().filter(|(_, one)| one.is_due(self.today())).count(),
        })
    }

    fn consent_words(&self, id: SealedId) -> String {
        self.now().book.words(id).unwrap_or_default().to_owned()
    }

    fn holder(&self, one: &Authority) -> Option<String> {
        let (name, relation) = self.member(one.person, one.holder?)?;
        Some(if relation.is_empty() { name } else { format!("{name} ({relation})") })
    }

    fn consent_told(&self, id: ConsentId, one: &PersonConsent) -> ConsentTold {
        let because = match &one.decided {
            Decided::BestInterests { because, .. } => self.consent_words(*because),
            Decided::Yes | Decided::No | Decided::UnderAuthority { .. } => String::new(),
        };
        let holder = match &one.decided {
            Decided::UnderAuthority { authority, .. } => {
                self.team().authorities.get(authority).and_then(|one| self.holder(one))
            }
            Decided::Yes | Decided::No | Decided::BestInterests { .. } => None,
        };
        let person = Some(one.person);
        ConsentTold {
            id,
            about: one.about,
            asked: self.consent_words(one.asked),
            on: one.on,
            by: self.named(one.by, person),
            decided: one.decided.clone(),
            holder,
            capacity: one.decided.capacity().map(|capacity| (capacity, self.consent_words(capacity.by_whom))),
            because,
            review: one.review,
            is_due: one.is_due(self.today()),
            holds: one.holds(),
            withdrawn: one.withdrawn.map(|withdrawn| (withdrawn.on, self.named(withdrawn.by, person))),
        }
    }

    fn authority_told(&self, id: AuthorityId, one: &Authority) -> AuthorityTold {
        AuthorityTold {
            id,
            kind: one.kind,
            holder: self.holder(one),
            words: self.consent_words(one.words),
            from: one.from,
            until: one.until,
            seen: one.seen.map(|(worker, on)| (self.worker(worker).to_owned(), on)),
            holds: one.holds(self.today()),
        }
    }

    fn circle_told(&self, person: PersonId) -> Vec<CircleTold> {
        let members = self.team().people.get(&person).into_iter().flat_map(|known| known.circle.keys());
        let told = members.filter_map(|id| {
            let (name, relation) = self.member(person, *id)?;
            let decides = self.team().may_decide_about(person, *id, self.today());
            let called = if relation.is_empty() { name } else { format!("{name} ({relation})") };
            Some(CircleTold { id: *id, called, decides: decides.into_iter().collect() })
        });
        told.collect()
    }

    fn consents(&self, person: PersonId) -> Consents {
        let asked = self.team().consents_of(person).into_iter();
        let mut asked: Vec<_> = asked.map(|(id, one)| self.consent_told(id, one)).collect();
        asked.sort_by_key(|one| !one.is_due);
        let authorities = self.team().authorities_of(person).into_iter();
        Consents {
            person,
            called: self.person(person).to_owned(),
            asked,
            authorities: authorities.map(|(id, one)| self.authority_told(id, one)).collect(),
            circle: self.circle_told(person),
            may_change: self.judge(Action::Change, &Matter::Consents.of_person(self.id(), person)).allowed,
            is_worker: self.me().is_some(),
        }
    }
}

impl Service {
    /// Opens what a person consented to. The look is written down.
    ///
    /// # Errors
    /// If there is no such person, or it is not for them.
    pub async fn open_consents(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        purpose: Purpose,
    ) -> Result<Consents, Error> {
        let team_view = self.open_of_person(caller, (team, person), purpose, Matter::Consents).await?;
        Ok(team_view.consents(person))
    }
}
