//! Saying how somebody usually is, looking how they are, deciding with somebody clinical, and saying what came of it.

use super::news2::{Observations, Part, Scale};
use super::{
    Decision, Did, Episode, EpisodeId, NormalSaid, PlanSigned, ResponsePlan, ScaleTwo, ScaleTwoRecorded,
    Step, Stepped,
};
use crate::access::{Matter, Resource};
use crate::ids::{PersonId, SealedId, TeamId};
use crate::refusal::Problems;
use crate::stream::{Decision as Outcome, Wanted, commands, set};
use crate::team::{Event, Refusal, Team};
use crate::{By, Context, General};

commands! { team: SayNormal, RecordScaleTwo, SignPlan, LookAt, Decide, Conclude, }

/// Say how a person is on an ordinary day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SayNormal {
    /// Who.
    pub person: PersonId,
    /// In words sealed under their key; `None`: no longer said.
    pub words: Option<SealedId>,
}

/// Record that a clinician decided to score somebody's saturation on scale 2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordScaleTwo {
    /// Whose.
    pub person: PersonId,
    /// Who decided and when; `None`: scale 1 again.
    pub scale: Option<ScaleTwo>,
}

/// Enter what a clinician signed for when somebody is unwell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignPlan {
    /// The plan; `None`: it no longer holds.
    pub plan: Option<ResponsePlan>,
}

/// Note how somebody is who seems unwell; the first look begins an episode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookAt {
    /// The episode.
    pub episode: EpisodeId,
    /// Who seems unwell.
    pub person: PersonId,
    /// How they are, sealed under their key.
    pub seen: SealedId,
    /// What was measured, to be judged before it is sealed.
    pub observations: Option<Observations>,
}

/// Note whom somebody spoke to and what was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decide {
    /// The episode.
    pub episode: EpisodeId,
    /// The person it is about.
    pub person: PersonId,
    /// What was decided.
    pub decision: Decision,
}

/// Say what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conclude {
    /// The episode.
    pub episode: EpisodeId,
    /// The person it is about.
    pub person: PersonId,
    /// What, in words sealed under their key.
    pub words: SealedId,
}

/// A reason against what somebody wants of triage.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Nobody signed what is done with a score.
    #[error(
        "No clinician has signed what the team does with a score, or it is due for review. Leave the measurements out and say what you see."
    )]
    NoResponsePlan,
    /// Scale 2 without a clinician's decision.
    #[error(
        "Scale 2 is for people for whom a clinician recorded it. Nobody has for this person; use scale 1."
    )]
    NoScaleTwo,
    /// A value that nobody can have.
    #[error("{} This cannot be right. Measure again.", slip(*.0))]
    Impossible(Part),
    /// It is over.
    #[error("This is over. If they seem unwell again, begin again.")]
    IsOver,
    /// Nobody looked or decided anything yet.
    #[error("Nothing is decided yet. Say first whom you spoke to and what was decided.")]
    NothingDecided,
    /// It ends before it was signed, or is signed in the future.
    #[error("A plan is signed by today and reviewed after that. Change one of the two dates.")]
    NoSuchReview,
    /// The time to check is over.
    #[error("This time has passed. Say by when somebody checks how they are, from now on.")]
    TimeHasPassed,
}

/// Which value is out of range.
fn slip(part: Part) -> &'static str {
    match part {
        Part::Respiration => "Breaths a minute are between 1 and 99.",
        Part::Saturation => "Oxygen saturation is between 30 and 100 per cent.",
        Part::Systolic => "Systolic blood pressure is between 30 and 300.",
        Part::Pulse => "A pulse is between 10 and 250.",
        Part::Temperature => "A temperature is between 25 and 45 degrees.",
        Part::Oxygen => "They breathe air or oxygen.",
        Part::Consciousness => "They are awake, confused, or answer to voice, pain or nothing.",
    }
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::Impossible(part) => Some(match part {
                Part::Respiration => "respiration",
                Part::Saturation => "saturation",
                Part::Oxygen => "breathes",
                Part::Systolic => "systolic",
                Part::Pulse => "pulse",
                Part::Consciousness => "consciousness",
                Part::Temperature => "temperature",
            }),
            Self::NoSuchReview => Some("review"),
            Self::TimeHasPassed => Some("by-when"),
            Self::NoResponsePlan | Self::NoScaleTwo | Self::IsOver | Self::NothingDecided => None,
        }
    }
}

impl Wanted<Team> for SayNormal {
    fn decide(&self, team: &Team, _: &Context) -> Outcome<Team> {
        team.known_person(self.person)?;
        let before = team.normals.get(&self.person).copied();
        Ok(set::to(before, self.words, |words| NormalSaid { person: self.person, words }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Triage.of_person(id, self.person)]
    }
}

impl Wanted<Team> for RecordScaleTwo {
    fn decide(&self, team: &Team, context: &Context) -> Outcome<Team> {
        team.known_person(self.person)?;
        if self.scale.is_some_and(|scale| team.today(context) < scale.on) {
            return Err(Problem::NoSuchReview.into());
        }
        let before = team.scale_two.get(&self.person).copied();
        Ok(set::to(before, self.scale, |scale| ScaleTwoRecorded { person: self.person, scale }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Triage.of_person(id, self.person)]
    }
}

impl Wanted<Team> for SignPlan {
    fn decide(&self, team: &Team, context: &Context) -> Outcome<Team> {
        if let Some(plan) = self.plan
            && !(plan.signed <= team.today(context) && plan.signed < plan.review)
        {
            return Err(Problem::NoSuchReview.into());
        }
        Ok(set::to(team.response_plan, self.plan, |plan| PlanSigned { plan }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::ResponsePlan.of_team(id)]
    }
}

impl Wanted<Team> for LookAt {
    fn decide(&self, team: &Team, context: &Context) -> Outcome<Team> {
        team.known_person(self.person)?;
        let steps = match team.episodes.get(&self.episode) {
            Some(_) => going_on(team, self.episode, self.person)?.steps.len(),
            None => 0,
        };
        let mut problems = Problems::new();
        if let Some(measured) = &self.observations {
            let planned = team.response_plan_on(team.today(context)).is_some();
            problems.unless(planned, Problem::NoResponsePlan);
            let fits = measured.scale == Scale::One || team.scale_two.contains_key(&self.person);
            problems.unless(fits, Problem::NoScaleTwo);
            measured
                .impossible()
                .into_iter()
                .for_each(|part| problems.unless(false, Problem::Impossible(part)));
        }
        problems.done()?;
        Ok(step((self.episode, self.person), steps, context, Did::Looked { seen: self.seen }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Triage.of_person(id, self.person)]
    }
}

impl Wanted<Team> for Decide {
    fn decide(&self, team: &Team, context: &Context) -> Outcome<Team> {
        let episode = going_on(team, self.episode, self.person)?;
        let mut problems = Problems::new();
        problems.unless(context.received < self.decision.by_when, Problem::TimeHasPassed);
        problems.add(checks(team, context, self.decision.checks));
        problems.done()?;
        let did = Did::Decided(Box::new(self.decision));
        Ok(step((self.episode, self.person), episode.steps.len(), context, did))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Triage.of_person(id, self.person)]
    }
}

impl Wanted<Team> for Conclude {
    fn decide(&self, team: &Team, context: &Context) -> Outcome<Team> {
        let episode = going_on(team, self.episode, self.person)?;
        if episode.decision().is_none() {
            return Err(Problem::NothingDecided.into());
        }
        let did = Did::Concluded { words: self.words };
        Ok(step((self.episode, self.person), episode.steps.len(), context, did))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Triage.of_person(id, self.person)]
    }
}

/// The episode of a person, which is not over.
fn going_on(team: &Team, id: EpisodeId, person: PersonId) -> Result<&Episode, Refusal> {
    let episode = team.episodes.get(&id).filter(|episode| episode.person == person);
    let episode = episode.ok_or(General::Unknown("episode"))?;
    if episode.is_over() { Err(Problem::IsOver.into()) } else { Ok(episode) }
}

/// Who checks is a worker who is in the team.
fn checks(team: &Team, context: &Context, by: By) -> Result<(), Refusal> {
    let (worker, on) = (by.worker().ok_or(General::OnlyWorkers)?, team.today(context));
    let here = team.known_worker(worker)?.is_here(on);
    if here { Ok(()) } else { Err(General::WorkerNotHere { worker, on }.into()) }
}

/// The event that adds a step.
fn step((episode, person): (EpisodeId, PersonId), place: usize, context: &Context, did: Did) -> Vec<Event> {
    set::to(None, Some(Step::now(context, did)), |step| Stepped { episode, person, place, step })
}
