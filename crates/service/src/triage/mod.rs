//! Triage: what somebody may see of a person who seems unwell. What they may want is in `wanted.rs`.

mod wanted;

use care::access::{Action, Matter, Purpose};
use care::ids::{PersonId, SealedId, TeamId};
use care::time::{Date, Moment};
use care::triage::news2::Score;
use care::triage::{Decision, Did, Episode, EpisodeId, Route, Seen, Step};

use crate::{Caller, Error, Service, TeamView};

pub use wanted::{Decided, ScaleTwo, SignedPlan};

/// What a clinician signed for when somebody is unwell, as somebody may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Who signed it.
    pub clinician: String,
    /// When.
    pub signed: Date,
    /// Until when it holds.
    pub review: Date,
    /// What is done at which score.
    pub words: String,
    /// Whether it holds today.
    pub holds: bool,
}

/// How a person usually is, and what the team may note where they seem unwell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usual {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub called: String,
    /// How they are on an ordinary day; empty: nobody said.
    pub normal: String,
    /// Who decided that their saturation is scored on scale 2, and when.
    pub scale_two: Option<(String, Date)>,
    /// The plan, where one holds today. Without it nothing is measured.
    pub plan: Option<Plan>,
    /// Whether the one who looks may note how they are.
    pub may_note: bool,
    /// When they seemed unwell, the latest first.
    pub episodes: Vec<Listed>,
}

/// A time when somebody seemed unwell, in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub id: EpisodeId,
    /// When it began.
    pub began: Moment,
    /// What was last decided.
    pub route: Option<Route>,
    /// Whether it is over.
    pub is_over: bool,
    /// Whether somebody should have checked by now, and nobody did.
    pub is_overdue: bool,
}

/// A time when somebody seemed unwell, with everything that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// As in a list.
    pub listed: Listed,
    /// How they usually are.
    pub usual: Usual,
    /// What was done, first to last.
    pub steps: Vec<Told>,
}

/// Something that was done.
pub type Told = crate::case::Told<What>;

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Somebody looked how they were; with the score where something was measured.
    Looked(Seen, Option<Score>),
    /// Somebody was spoken to and something decided.
    Decided(DecisionTold),
    /// What came of it.
    Concluded(String),
}

/// Whom somebody spoke to, what was decided, and who checks by when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionTold {
    /// Who was spoken to.
    pub with: String,
    /// What was asked for.
    pub asked: String,
    /// Where it goes from here.
    pub route: Route,
    /// What was advised and agreed.
    pub agreed: String,
    /// Who checks.
    pub checks: String,
    /// By when.
    pub by_when: Moment,
}

impl Record {
    /// What the last decision was made on: the last look before it, or the last of all where nothing is decided.
    #[must_use]
    pub fn basis(&self) -> Option<Look<'_>> {
        let decided = self.steps.iter().rposition(|told| matches!(told.what, What::Decided(_)));
        looks(self.steps.get(..decided.unwrap_or(self.steps.len())).unwrap_or_default()).last()
    }

    /// Every look since.
    pub fn looks_since(&self) -> impl Iterator<Item = Look<'_>> {
        let decided = self.steps.iter().rposition(|told| matches!(told.what, What::Decided(_)));
        looks(self.steps.get(decided.unwrap_or(self.steps.len())..).unwrap_or_default())
    }

    /// What was last decided.
    #[must_use]
    pub fn last_decision(&self) -> Option<(&Told, &DecisionTold)> {
        self.steps.iter().rev().find_map(|told| match &told.what {
            What::Decided(decision) => Some((told, decision)),
            What::Looked(..) | What::Concluded(_) => None,
        })
    }

    /// What came of it.
    #[must_use]
    pub fn outcome(&self) -> Option<(&Told, &str)> {
        self.steps.iter().rev().find_map(|told| match &told.what {
            What::Concluded(words) => Some((told, words.as_str())),
            What::Looked(..) | What::Decided(_) => None,
        })
    }
}

/// A look: when and by whom, how they were, and the score where something was measured.
pub type Look<'a> = (&'a Told, &'a Seen, Option<&'a Score>);

fn looks(steps: &[Told]) -> impl Iterator<Item = Look<'_>> {
    steps.iter().filter_map(|told| match &told.what {
        What::Looked(seen, score) => Some((told, seen, score.as_ref())),
        What::Decided(_) | What::Concluded(_) => None,
    })
}

impl TeamView {
    /// What a clinician signed for when somebody is unwell; and whether the one who looks may enter another.
    ///
    /// # Errors
    /// If they may not see it.
    pub fn response_plan(&self) -> Result<(Option<Plan>, bool), Error> {
        self.may_see(Matter::ResponsePlan)?;
        Ok((self.plan(), self.may_change(Matter::ResponsePlan)))
    }

    fn plan(&self) -> Option<Plan> {
        let plan = self.team().response_plan.as_ref()?;
        let words = |id| self.plan_words(id).unwrap_or_default().to_owned();
        Some(Plan {
            clinician: words(plan.clinician),
            signed: plan.signed,
            review: plan.review,
            words: words(plan.words),
            holds: self.team().response_plan_on(self.today()).is_some(),
        })
    }

    fn usual(&self, person: PersonId) -> Usual {
        let (team, resource) = (self.team(), Matter::Triage.of_person(self.id(), person));
        let words = |id: &SealedId| self.triage_words(person, *id).unwrap_or_default().to_owned();
        let scale_two = team.scale_two.get(&person);
        let theirs = team.episodes.iter().filter(|(_, episode)| episode.person == person);
        let mut episodes: Vec<Listed> =
            theirs.map(|(id, episode)| self.listed_episode(*id, episode)).collect();
        episodes.sort_by_key(|one| std::cmp::Reverse(one.began));
        Usual {
            person,
            called: self.person(person).to_owned(),
            normal: team.normals.get(&person).map(words).unwrap_or_default(),
            scale_two: scale_two.map(|scale| (words(&scale.clinician), scale.on)),
            plan: self.plan().filter(|plan| plan.holds),
            may_note: self.judge(Action::Change, &resource).allowed,
            episodes,
        }
    }

    fn listed_episode(&self, id: EpisodeId, episode: &Episode) -> Listed {
        Listed {
            id,
            began: self.zone().civil(episode.began().unwrap_or_default()),
            route: episode.decision().map(|decision| decision.route),
            is_over: episode.is_over(),
            is_overdue: episode.is_overdue(self.service().now()),
        }
    }

    fn told_of_step(&self, person: PersonId, step: &Step) -> Told {
        let words = |id| self.triage_words(person, id).unwrap_or_default().to_owned();
        let what = match &step.did {
            Did::Looked { seen } => {
                let seen = self.triage_seen(person, *seen).cloned().unwrap_or_default();
                let score = seen.observations.map(|observations| observations.score());
                What::Looked(seen, score)
            }
            Did::Decided(decision) => What::Decided(self.decision_told(person, decision)),
            Did::Concluded { words: said } => What::Concluded(words(*said)),
        };
        Told { at: self.zone().civil(step.at), who: self.who_did(step.by), what }
    }

    fn decision_told(&self, person: PersonId, decision: &Decision) -> DecisionTold {
        let words = |id| self.triage_words(person, id).unwrap_or_default().to_owned();
        DecisionTold {
            with: words(decision.with),
            asked: words(decision.asked),
            route: decision.route,
            agreed: words(decision.agreed),
            checks: self.who_did(decision.checks),
            by_when: self.zone().civil(decision.by_when),
        }
    }

    fn who_did(&self, by: care::By) -> String {
        by.worker().map_or("somebody", |worker| self.worker(worker)).to_owned()
    }

    /// What is to be said of a person who seems unwell on their own page; `None` where that is not for the one who looks.
    #[must_use]
    pub fn unwell(&self, person: PersonId) -> Option<Usual> {
        let may = self.judge(Action::See, &Matter::Triage.of_person(self.id(), person)).allowed;
        (may && self.team().people.contains_key(&person)).then(|| self.usual(person))
    }
}

impl Service {
    /// How a person usually is, and when they seemed unwell. The look is written down.
    ///
    /// # Errors
    /// If there is no such person, or it is not for them.
    pub async fn open_usual(&self, caller: &Caller, whose: (TeamId, PersonId)) -> Result<Usual, Error> {
        let team_view = self.open_of_person(caller, whose, Purpose::Everyday, Matter::Triage).await?;
        Ok(team_view.usual(whose.1))
    }

    /// A time when somebody seemed unwell, with everything that was done. The look is written down.
    ///
    /// # Errors
    /// If there is no such episode of that person, or it is not for them.
    pub async fn open_episode(
        &self,
        caller: &Caller,
        (team, person, id): (TeamId, PersonId, EpisodeId),
    ) -> Result<Record, Error> {
        let usual = self.open_usual(caller, (team, person)).await?;
        let team_view = self.team_view(caller, team).await?;
        let episode = team_view.team().episodes.get(&id).filter(|episode| episode.person == person);
        let episode = episode.ok_or_else(Error::not_found)?;
        let steps = episode.steps.iter().map(|step| team_view.told_of_step(person, step)).collect();
        Ok(Record { listed: team_view.listed_episode(id, episode), usual, steps })
    }
}
