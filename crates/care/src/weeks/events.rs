//! A week was published; what is published changed.

use serde::{Deserialize, Serialize};

use super::{Published, RotaCheck, RotaSteps, Round, difference, rounds, told, walk};
use crate::General;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::hitches::Hitches;
use crate::ids::{SealedId, TeamId};
use crate::stream::{Decision, Happened, events};
use crate::team::{Refusal, Team};
use crate::time::{Timestamp, WeekStart};

events! { team:
    /// A draft was published.
    "week-published/2" | "week-published/1" as WeekPublishedBefore => WeekPublished,
    /// A published rota changed.
    "rota-changed/2" | "rota-changed/1" as RotaSteps => RotaChanged,
}

/// The draft became what people are told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekPublished {
    /// Of which week.
    pub week: WeekStart,
    /// When.
    pub at: Timestamp,
    /// The rounds as they were judged; where there are none, they are estimated.
    pub rounds: Vec<Round>,
}

/// The same before rounds were recorded.
#[derive(Deserialize)]
struct WeekPublishedBefore {
    week: WeekStart,
    at: Timestamp,
}

impl From<WeekPublishedBefore> for WeekPublished {
    fn from(WeekPublishedBefore { week, at }: WeekPublishedBefore) -> Self {
        Self { week, at, rounds: Vec::new() }
    }
}

impl Happened<Team> for WeekPublished {
    fn fold(&self, team: &mut Team) {
        let visits = team.visits(self.week);
        let draft = team.draft(self.week).map(|draft| draft.rota.clone());
        let (rota, mut rounds) = (draft.unwrap_or_default(), self.rounds.clone());
        if rounds.is_empty() {
            rounds::follow(&visits, &rota, &mut rounds, team);
        }
        let week = team.week_mut(self.week);
        let before = week.published.take();
        let times = before.as_ref().map_or(0, |before| before.times) + 1;
        let mut changed = told::Changed::new();
        if let Some(before) = before {
            changed = before.changed;
            told::follow(&mut changed, &difference(&before.rota, &rota));
        }
        week.published = Some(Published { rota, rounds, times, at: self.at, changed });
        week.end_draft();
        week.repairs.clear();
        team.forget_before(self.week.plus_weeks(-Team::KEPT_WEEKS));
        team.hitches.forget_before(self.week.plus_weeks(-Hitches::KEPT_WEEKS));
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        let why =
            "People were told, so this stays. Change the published rota, or begin a new draft for the week.";
        Err(General::CannotBeTakenBack(why).into())
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Weeks.of_team(id)
    }
}

/// A published rota changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotaChanged {
    /// In which visits, and why.
    #[serde(flatten)]
    pub steps: RotaSteps,
    /// The rounds that are different, before and after, as they were judged; where there are none, they are
    /// estimated.
    pub rounds: Change<Vec<Round>>,
}

/// Before rounds were recorded, only the steps were.
impl From<RotaSteps> for RotaChanged {
    fn from(steps: RotaSteps) -> Self {
        Self { steps, rounds: Change::new(Vec::new(), Vec::new()) }
    }
}

impl RotaChanged {
    /// The same with the rounds that the engine judged; `before` is the team before it happens, `after` the team with whatever
    /// else changes along with it. Where nothing was judged, its own rounds stay if they still fit, and are estimated if not.
    ///
    /// # Errors
    ///
    /// If nothing is published, or the rounds are of another rota.
    pub(crate) fn judged(
        mut self,
        (before, after): (&Team, &Team),
        verdict: &RotaCheck,
    ) -> Result<Self, Refusal> {
        let published = before.known_published(self.steps.week)?;
        let mut rota = published.rota.clone();
        walk(&mut rota, &self.steps.steps);
        if let Some(judged) = verdict.rounds_of(after, self.steps.week, &rota)? {
            self.rounds = rounds::change(&published.rounds, judged);
        } else if !self.rounds.before.iter().all(|round| published.rounds.contains(round)) {
            self = Self::from(self.steps);
        }
        Ok(self)
    }
}

impl Happened<Team> for RotaChanged {
    fn fold(&self, team: &mut Team) {
        let week = self.steps.week;
        let Some(Published { mut rota, mut rounds, .. }) = team.published(week).cloned() else { return };
        walk(&mut rota, &self.steps.steps);
        rounds::put(&mut rounds, &self.rounds);
        if self.rounds.after == self.rounds.before {
            rounds::follow(&team.visits(week), &rota, &mut rounds, team);
        }
        if let Some(published) = &mut team.week_mut(week).published {
            (published.rota, published.rounds) = (rota, rounds);
            told::follow(&mut published.changed, &self.steps.steps);
        }
    }

    fn back(&self, team: &Team) -> Decision<Team> {
        let steps = self.steps.back(team.published(self.steps.week).map(|published| &published.rota))?;
        Ok(vec![Self { steps, rounds: self.rounds.clone().back() }.into()])
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Weeks.of_team(id)
    }
}
