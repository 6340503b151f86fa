//! Noting what somebody of a circle did, and how they are.

use super::{CareGiven, CareId, CareNoted, CarerSaid, CarerWord, CarerWordId, Strain};
use crate::access::{Matter, Resource};
use crate::ids::{MemberId, PersonId, SealedId, TeamId};
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Refusal, Team};
use crate::units::Minutes;
use crate::{By, Context, General};

commands! { team: NoteCare, SayHowYouAre, }

/// Note what somebody of a circle did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteCare {
    /// Which.
    pub care: CareId,
    /// What was done.
    pub to: CareGiven,
}

/// Say how a carer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SayHowYouAre {
    /// Which.
    pub word: CarerWordId,
    /// Whom they care for.
    pub person: PersonId,
    /// Who it is about.
    pub member: MemberId,
    /// How they are.
    pub strain: Strain,
    /// Whether they ask for a break.
    pub wants_break: bool,
    /// More, in words.
    pub words: Option<SealedId>,
}

/// A reason against what is noted of a carer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// No length, or longer than a day.
    #[error("Write how long it took: from 1 minute to 24 hours.")]
    NoSuchLength,
    /// It has not happened.
    #[error("This day is still to come. Write it down once it has happened.")]
    StillToCome,
    /// Somebody else's.
    #[error("Each of the circle says this for themselves, or tells a worker, who writes it down.")]
    NotForThem,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoSuchLength => Some("minutes"),
            Self::StillToCome => Some("on"),
            Self::NotForThem => Some("member"),
        }
    }
}

/// They say it themselves, or a worker writes it down for somebody of the circle.
fn may_say(team: &Team, (person, member): (PersonId, MemberId), by: By) -> Result<(), Refusal> {
    let close = team.known_person(person)?.circle.contains_key(&member);
    let may = by == By::Member(member) || by.worker().is_some();
    if close && may { Ok(()) } else { Err(Problem::NotForThem.into()) }
}

impl Wanted<Team> for NoteCare {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        if team.care_given.contains_key(&self.care) {
            return Err(General::AlreadyThere.into());
        }
        let to = self.to;
        let mut problems = Problems::new();
        problems.add(may_say(team, (to.person, to.member), context.by));
        let length = (Minutes(1)..=Minutes::hours(24)).contains(&to.minutes);
        problems.unless(length, Problem::NoSuchLength);
        problems.unless(to.on <= team.today(context), Problem::StillToCome);
        problems.done()?;
        let (care, person) = (self.care, to.person);
        Ok(set::to(None, Some(to), |change| CareNoted { care, person, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Carers.of_person(id, self.to.person)]
    }
}

impl Wanted<Team> for SayHowYouAre {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        if team.carer_words.contains_key(&self.word) {
            return Err(General::AlreadyThere.into());
        }
        may_say(team, (self.person, self.member), context.by)?;
        let SayHowYouAre { word, person, member, strain, wants_break, words } = self.clone();
        let at = context.happened.min(context.received);
        let after = CarerWord { person, member, at, strain, wants_break, words };
        Ok(set::to(None, Some(after), |change| CarerSaid { word, person, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Carers.of_person(id, self.person)]
    }
}
