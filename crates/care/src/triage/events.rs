//! How somebody usually is was said; a clinician decided something; somebody seemed unwell, and something was done.

use serde::{Deserialize, Serialize};

use super::{Episode, EpisodeId, ResponsePlan, ScaleTwo, Step};
use crate::access::{Matter, Resource};
use crate::case;
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets, under};
use crate::team::Team;

events! { team:
    /// How a person is on an ordinary day.
    "normal/1" => NormalSaid,
    /// A clinician decided how somebody's saturation is scored.
    "scale-two/1" => ScaleTwoRecorded,
    /// What a clinician signed for when somebody is unwell.
    "response-plan/1" => PlanSigned,
    /// Something was done for somebody who seemed unwell.
    "episode-step/1" => Stepped,
}

/// How a person is on an ordinary day was said, or said otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NormalSaid {
    /// Who.
    pub person: PersonId,
    /// In words, before and after.
    pub words: Change<Option<SealedId>>,
}

/// A clinician decided to score somebody's saturation on scale 2, or no longer to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScaleTwoRecorded {
    /// Whose.
    pub person: PersonId,
    /// What is recorded, before and after.
    pub scale: Change<Option<ScaleTwo>>,
}

/// A clinician signed what the team does when somebody is unwell, or it no longer holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanSigned {
    /// The plan, before and after.
    pub plan: Change<Option<ResponsePlan>>,
}

/// Something was done for somebody who seemed unwell. The first step begins the episode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stepped {
    /// Which episode.
    pub episode: EpisodeId,
    /// Who seemed unwell.
    pub person: PersonId,
    /// Its place among the steps, from 0.
    pub place: usize,
    /// What was done, before and after.
    pub step: Change<Option<Step>>,
}

impl Sets<Team> for NormalSaid {
    sets!(words: Option<SealedId>);

    fn now(&self, team: &Team) -> Option<Option<SealedId>> {
        Some(team.normals.get(&self.person).copied())
    }

    fn set(&self, team: &mut Team, words: Option<SealedId>) {
        put(&mut team.normals, self.person, words);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.words.after)
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Triage.of_person(id, self.person)
    }
}

impl Sets<Team> for ScaleTwoRecorded {
    sets!(scale: Option<ScaleTwo>);

    fn now(&self, team: &Team) -> Option<Option<ScaleTwo>> {
        Some(team.scale_two.get(&self.person).copied())
    }

    fn set(&self, team: &mut Team, scale: Option<ScaleTwo>) {
        put(&mut team.scale_two, self.person, scale);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.scale.after.map(|scale| scale.clinician))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Triage.of_person(id, self.person)
    }
}

impl Sets<Team> for PlanSigned {
    sets!(plan: Option<ResponsePlan>);

    fn now(&self, team: &Team) -> Option<Option<ResponsePlan>> {
        Some(team.response_plan)
    }

    fn set(&self, team: &mut Team, plan: Option<ResponsePlan>) {
        team.response_plan = plan;
    }

    fn sealed(&self, id: TeamId) -> Vec<(SealedId, DataSubject)> {
        let words = self.plan.after.into_iter().flat_map(|plan| [plan.clinician, plan.words]);
        words.map(|words| (words, DataSubject::Team(id))).collect()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::ResponsePlan.of_team(id)
    }
}

impl Sets<Team> for Stepped {
    sets!(step: Option<Step>);

    fn now(&self, team: &Team) -> Option<Option<Step>> {
        let steps = team.episodes.get(&self.episode).map_or(&[][..], |episode| &episode.steps);
        case::last_at(steps, self.place)
    }

    fn set(&self, team: &mut Team, step: Option<Step>) {
        let new = || Episode { person: self.person, steps: Vec::new() };
        let episode = team.episodes.entry(self.episode).or_insert_with(new);
        case::set_last(&mut episode.steps, self.place, step);
        if episode.steps.is_empty() {
            team.episodes.remove(&self.episode);
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        let sealed = self.step.after.iter().flat_map(|step| step.did.sealed());
        sealed.map(|id| (id, DataSubject::Person(self.person))).collect()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Triage.of_person(id, self.person)
    }
}
