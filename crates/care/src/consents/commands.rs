//! Recording what a person decided, withdrawing it, and entering who may decide where they cannot.

use jiff::civil::Date;

use super::{
    Authority, AuthorityId, AuthoritySet, Capacity, ConsentId, ConsentSet, Decided, DecisionAbout,
    PersonConsent, Withdrawn,
};
use crate::access::{Matter, Resource};
use crate::ids::{PersonId, SealedId, TeamId};
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Refusal, Team};
use crate::{By, Context, General};

commands! { team: RecordConsent, WithdrawConsent, SetAuthority, }

/// Record what a person was asked, and what was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordConsent {
    /// Which.
    pub consent: ConsentId,
    /// Who was asked.
    pub person: PersonId,
    /// What it is about.
    pub about: DecisionAbout,
    /// What exactly was asked.
    pub asked: SealedId,
    /// What was decided, and by whom.
    pub decided: Decided,
    /// When it is asked again.
    pub review: Option<Date>,
}

/// Withdraw a consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithdrawConsent {
    /// Which.
    pub consent: ConsentId,
    /// Whose.
    pub person: PersonId,
}

/// Enter a power or an advance decision, change it, or take it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAuthority {
    /// Which.
    pub authority: AuthorityId,
    /// Whose.
    pub person: PersonId,
    /// What it is; `None`: it was entered by mistake.
    pub to: Option<Authority>,
}

/// A reason against recording a consent or an authority.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// All four questions are answered yes.
    #[error(
        "They can decide this themselves: all four questions are answered yes. Ask them, and record what they say."
    )]
    CanDecide,
    /// Nobody showed that the person cannot decide.
    #[error("Everybody is taken to be able to decide. Ask the four questions first, for this one decision.")]
    CapacityNotShown,
    /// Nobody may decide under it.
    #[error(
        "Nobody decides under this: it is not in force, its document was not seen, or it does not cover this."
    )]
    NoSuchPower,
    /// An advance decision has no holder.
    #[error("Nobody holds an advance decision: it is the person’s own. Leave out who holds it.")]
    HolderOfOwnWords,
    /// The person records for themselves only.
    #[error(
        "Somebody else has to look at whether a person can decide. Record what they say themselves here."
    )]
    OnlyTheirOwn,
    /// It was no yes, or is withdrawn.
    #[error("There is nothing to withdraw here: it was not a yes, or it is withdrawn already.")]
    NothingToWithdraw,
    /// A date in the future.
    #[error("The document was seen on a day that is still to come. Correct the date.")]
    SeenLater,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::CanDecide | Self::CapacityNotShown => Some("understands"),
            Self::NoSuchPower => Some("authority"),
            Self::HolderOfOwnWords => Some("holder"),
            Self::SeenLater => Some("seen"),
            Self::OnlyTheirOwn | Self::NothingToWithdraw => None,
        }
    }
}

impl Wanted<Team> for RecordConsent {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        if team.consents.contains_key(&self.consent) {
            return Err(General::AlreadyThere.into());
        }
        let today = team.today(context);
        let mut problems = Problems::new();
        problems.add(team.known_person(self.person).map(drop));
        problems.unless(self.review.is_none_or(|review| review > today), General::DateHasPassed);
        problems.add(self.decided_by_whom(team, context));
        problems.done()?;
        let RecordConsent { consent, person, about, asked, decided, review } = self.clone();
        let by = context.by;
        let after = PersonConsent { person, about, asked, on: today, by, decided, review, withdrawn: None };
        Ok(set::to(None, Some(after), |change| ConsentSet { consent, person, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Consents.of_person(id, self.person)]
    }
}

impl RecordConsent {
    /// Whether the one who decided may.
    fn decided_by_whom(&self, team: &Team, context: &Context) -> Result<(), Refusal> {
        let mut problems = Problems::new();
        let capacity = self.decided.capacity();
        let own = matches!(self.decided, Decided::Yes | Decided::No);
        problems.unless(own || context.by.worker().is_some(), Problem::OnlyTheirOwn);
        problems.unless(!capacity.is_some_and(Capacity::can_decide), Problem::CanDecide);
        if let Decided::UnderAuthority { authority, .. } = &self.decided {
            let today = team.today(context);
            let known = team.authorities.get(authority).filter(|one| one.person == self.person);
            let may = known.is_some_and(|one| one.holds(today) && one.kind.covers(self.about));
            problems.unless(may, Problem::NoSuchPower);
            problems
                .unless(capacity.is_some() || self.about == DecisionAbout::Money, Problem::CapacityNotShown);
        }
        problems.done()
    }
}

impl Wanted<Team> for WithdrawConsent {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let known = team.consents.get(&self.consent).filter(|known| known.person == self.person);
        let before = known.ok_or(General::Unknown("consent"))?;
        if !before.holds() {
            return Err(Problem::NothingToWithdraw.into());
        }
        let withdrawn = Some(Withdrawn { on: team.today(context), by: context.by });
        let after = PersonConsent { withdrawn, ..before.clone() };
        let (consent, person) = (self.consent, self.person);
        Ok(set::to(Some(before.clone()), Some(after), |change| ConsentSet { consent, person, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Consents.of_person(id, self.person)]
    }
}

impl Wanted<Team> for SetAuthority {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let before = team.authorities.get(&self.authority).cloned();
        let mut problems = Problems::new();
        problems.add(team.known_person(self.person).map(drop));
        problems.unless(matches!(context.by, By::Worker(_)), General::OnlyWorkers);
        let theirs = |one: &Authority| one.person == self.person;
        let same = before.as_ref().is_none_or(theirs) && self.to.as_ref().is_none_or(theirs);
        problems.unless(same, General::Unknown("authority"));
        if let Some(to) = &self.to {
            problems.add(check(team, to, context));
        }
        problems.done()?;
        let (authority, person) = (self.authority, self.person);
        Ok(set::to(before, self.to.clone(), |change| AuthoritySet { authority, person, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Consents.of_person(id, self.person)]
    }
}

/// Dates that make sense, nobody who holds an advance decision, and a worker who saw the document.
fn check(team: &Team, to: &Authority, context: &Context) -> Result<(), Refusal> {
    let person = team.known_person(to.person)?;
    let mut problems = Problems::new();
    problems.unless(to.until.is_none_or(|last| to.from <= last), General::EndsBeforeItBegins);
    problems.unless(to.holder.is_none() || to.kind.has_holder(), Problem::HolderOfOwnWords);
    let close = to.holder.is_none_or(|holder| person.circle.contains_key(&holder));
    problems.unless(close, General::Unknown("member of the circle"));
    if let Some((worker, on)) = to.seen {
        problems.add(team.known_worker(worker).map(drop));
        problems.unless(on <= team.today(context), Problem::SeenLater);
    }
    problems.done()
}
