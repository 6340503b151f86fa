//! Raising a concern, following it up, answering, ending and opening it again.

use super::{About, Concern, ConcernId, Did, Due, Found, Kind, Raised, Step, Stepped, raising};
use crate::access::{Matter, Resource};
use crate::ids::{SealedId, TeamId};
use crate::refusal::Problems;
use crate::roles::Role;
use crate::stream::{Decision, Stream, Wanted, commands, set};
use crate::team::{Event, Refusal, Team};
use crate::{By, Context, General};

commands! { team: Raise, TakeOn, Note, Check, Answer, Close, Reopen, ComeBack, }

/// Raise a concern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise {
    /// Its id.
    pub concern: ConcernId,
    /// What kind it is.
    pub kind: Kind,
    /// Whom and what it is about.
    pub about: About,
    /// Whose concern it is; `None`: the one's who raises it.
    pub whose: Option<By>,
    /// What it is, in words sealed under the key of the person it is about, or of the team.
    pub words: Option<SealedId>,
}

/// Follow it up from now on, or ask a colleague to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakeOn {
    /// Which.
    pub concern: ConcernId,
    /// Who follows it up.
    pub owner: By,
}

/// Note something that was done or found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Which.
    pub concern: ConcernId,
    /// What.
    pub words: SealedId,
}

/// Say how the person was to whom nobody had come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Which.
    pub concern: ConcernId,
    /// How they were.
    pub found: Found,
    /// More, in words.
    pub words: Option<SealedId>,
}

/// Answer the one whose concern it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Which.
    pub concern: ConcernId,
    /// The answer.
    pub words: SealedId,
}

/// End it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Close {
    /// Which.
    pub concern: ConcernId,
    /// What came of it.
    pub words: SealedId,
}

/// Open it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopen {
    /// Which.
    pub concern: ConcernId,
    /// Why.
    pub words: SealedId,
}

/// Add something as the one whose concern it is; one that had ended is open again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComeBack {
    /// Which.
    pub concern: ConcernId,
    /// What.
    pub words: SealedId,
}

/// A reason against what somebody wants of a concern.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A missed visit is somebody's.
    #[error("A missed visit is somebody’s. Say whose visit it was.")]
    WhoseVisit,
    /// The visit is another person's.
    #[error("This visit is another person’s. Begin from the visit itself.")]
    AnothersVisit,
    /// It is over.
    #[error("This has ended. Open it again if there is more to do.")]
    HasEnded,
    /// It is not over.
    #[error("This is still open. Add what there is to add.")]
    IsOpen,
    /// Nobody said how the person was.
    #[error("Somebody has to see or speak to the person first. Say how they were, then end it.")]
    NotCheckedYet,
    /// No visit was missed.
    #[error("No visit was missed here. Write a note instead.")]
    NobodyWasMissed,
    /// Nobody recorded what came of the medicine.
    #[error("It is not recorded yet what came of the medicine. Record it with its reason, then end this.")]
    NoOutcomeYet,
    /// A medicine is another person's.
    #[error("The medicine is not one of this person’s. Begin from the medicine itself.")]
    AnothersMedicine,
    /// The one whose concern it is has no answer.
    #[error("Whose concern this is has no answer yet. Write one, then end it.")]
    NotAnswered,
    /// It concerns that very worker.
    #[error("Nobody follows up what is about themselves. Choose somebody else.")]
    AboutThemselves,
    /// A worry about a worker is followed up by the one with the role.
    #[error(
        "This is about a member of the team: only who has the role for safeguarding, or an administrator, follows it up."
    )]
    OnlyTheLead,
    /// Somebody else's concern.
    #[error("This is for the one whose concern it is.")]
    NotTheirs,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::WhoseVisit => Some("person"),
            Self::AboutThemselves | Self::OnlyTheLead => Some("owner"),
            Self::AnothersVisit
            | Self::AnothersMedicine
            | Self::NoOutcomeYet
            | Self::HasEnded
            | Self::IsOpen
            | Self::NotCheckedYet
            | Self::NobodyWasMissed
            | Self::NotAnswered
            | Self::NotTheirs => None,
        }
    }
}

impl Wanted<Team> for Raise {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        if team.concerns.contains_key(&self.concern) {
            return Err(General::AlreadyThere.into());
        }
        self.check(team, context)?;
        let at = context.happened.min(context.received);
        let date = team.zone().map_or_else(|| team.today(context), |zone| zone.civil(at).date);
        let content = Concern {
            kind: self.kind,
            about: self.about,
            whose: self.whose.unwrap_or(context.by),
            by: context.by,
            at,
            words: self.words,
            due: Due::of(self.kind, date),
            steps: Vec::new(),
        };
        Ok(vec![Raised { concern: self.concern, content }.into()])
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![raising(id, self.about.person)]
    }
}

impl Raise {
    fn check(&self, team: &Team, context: &Context) -> Result<(), Refusal> {
        let mut problems = Problems::new();
        let About { person, worker, visit, medicine } = self.about;
        problems.unless(self.kind != Kind::MissedVisit || person.is_some(), Problem::WhoseVisit);
        if let Some(person) = person {
            problems.add(team.known_person(person).map(drop));
        }
        if let Some(worker) = worker {
            problems.add(team.known_worker(worker).map(drop));
        }
        let theirs = visit.is_none_or(|visit| person.is_some() && team.whose(visit) == person);
        problems.unless(theirs, Problem::AnothersVisit);
        let whose = medicine.and_then(|of| team.medicines.get(&of.medicine)).map(|known| known.person);
        problems.unless(medicine.is_none() || whose.is_some() && whose == person, Problem::AnothersMedicine);
        problems.add(self.check_whose(team, context));
        problems.done()
    }

    /// Only workers and administrators write down what somebody else told them; that somebody is close to the person.
    fn check_whose(&self, team: &Team, context: &Context) -> Result<(), Refusal> {
        let Some(whose) = self.whose.filter(|whose| *whose != context.by) else { return Ok(()) };
        let person = self.about.person.and_then(|person| team.people.get(&person));
        let told = match whose {
            By::Person(told) => self.about.person == Some(told),
            By::Member(told) => person.is_some_and(|person| person.circle.contains_key(&told)),
            By::Worker(told) => return team.known_worker(told).map(drop),
            By::Account(_) | By::Program => false,
        };
        let writes = matches!(context.by, By::Worker(_) | By::Account(_));
        if told && writes { Ok(()) } else { Err(Problem::NotTheirs.into()) }
    }
}

impl Wanted<Team> for TakeOn {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let concern = open(team, self.concern)?;
        if concern.owner() == Some(self.owner) {
            return Ok(Vec::new());
        }
        match self.owner {
            By::Worker(worker) => {
                let on = team.today(context);
                if !team.known_worker(worker)?.is_here(on) {
                    return Err(General::WorkerNotHere { worker, on }.into());
                }
                if concern.about.worker == Some(worker) {
                    return Err(Problem::AboutThemselves.into());
                }
                if concern.is_guarded() && !team.has_role(worker, Role::Safeguarding, on) {
                    return Err(Problem::OnlyTheLead.into());
                }
            }
            By::Account(_) if self.owner == context.by => {}
            By::Account(_) | By::Person(_) | By::Member(_) | By::Program => {
                return Err(General::OnlyThemselves.into());
            }
        }
        Ok(step(self.concern, concern, context, Did::TakenOn { owner: self.owner }))
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        followed_up(id, team, self.concern)
    }
}

impl Wanted<Team> for Note {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let concern = open(team, self.concern)?;
        Ok(step(self.concern, concern, context, Did::Noted { words: self.words }))
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        followed_up(id, team, self.concern)
    }
}

impl Wanted<Team> for Check {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let concern = open(team, self.concern)?;
        if concern.kind != Kind::MissedVisit {
            return Err(Problem::NobodyWasMissed.into());
        }
        Ok(step(self.concern, concern, context, Did::Checked { found: self.found, words: self.words }))
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        followed_up(id, team, self.concern)
    }
}

impl Wanted<Team> for Answer {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let concern = open(team, self.concern)?;
        Ok(step(self.concern, concern, context, Did::Answered { words: self.words }))
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        followed_up(id, team, self.concern)
    }
}

impl Wanted<Team> for Close {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let concern = open(team, self.concern)?;
        let mut problems = Problems::new();
        let missed = concern.about.medicine.is_none();
        let because = if missed { Problem::NotCheckedYet } else { Problem::NoOutcomeYet };
        problems.unless(team.is_known_what_became(concern), because);
        problems.unless(!concern.wants_answer(context.by), Problem::NotAnswered);
        problems.done()?;
        Ok(step(self.concern, concern, context, Did::Ended { words: self.words }))
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        followed_up(id, team, self.concern)
    }
}

impl Wanted<Team> for Reopen {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let concern = known(team, self.concern)?;
        if concern.is_open() {
            return Err(Problem::IsOpen.into());
        }
        Ok(step(self.concern, concern, context, reopened(team, context, concern, self.words)))
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        followed_up(id, team, self.concern)
    }
}

impl Wanted<Team> for ComeBack {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let concern = known(team, self.concern)?;
        if context.by != concern.whose {
            return Err(Problem::NotTheirs.into());
        }
        let words = self.words;
        let open = concern.is_open();
        let did = if open { Did::Noted { words } } else { reopened(team, context, concern, words) };
        Ok(step(self.concern, concern, context, did))
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        let known = team.concerns.get(&self.concern);
        vec![known.map_or(Matter::Raising.of_team(id), |concern| concern.raising(id))]
    }
}

/// What following up a concern changes. One that is not known is closed as the most private is.
fn followed_up(id: TeamId, team: &Team, concern: ConcernId) -> Vec<Resource> {
    let known = team.concerns.get(&concern);
    vec![known.map_or(Matter::Safeguarding.of_team(id), |concern| concern.resource(id))]
}

fn known(team: &Team, id: ConcernId) -> Result<&Concern, Refusal> {
    team.concerns.get(&id).ok_or_else(|| General::Unknown("concern").into())
}

fn open(team: &Team, id: ConcernId) -> Result<&Concern, Refusal> {
    let concern = known(team, id)?;
    if concern.is_open() { Ok(concern) } else { Err(Problem::HasEnded.into()) }
}

fn reopened(team: &Team, context: &Context, concern: &Concern, words: SealedId) -> Did {
    Did::Reopened { words, due: Due::of(concern.kind, team.today(context)) }
}

/// The event that adds a step.
fn step(id: ConcernId, concern: &Concern, context: &Context, did: Did) -> Vec<Event> {
    let after = Some(Step::now(context, did));
    let (person, place) = (concern.about.person, concern.steps.len());
    set::to(None, after, |step| Stepped { concern: id, person, place, step })
}
