//! Drafts are begun, changed by hand and dropped.

use super::{Draft, DraftBegun, DraftChanged, DraftDropped, Problem};
use crate::Context;
use crate::access::{Matter, Resource};
use crate::ids::TeamId;
use crate::stream::{Decision, Wanted, commands};
use crate::team::{Event, Refusal, Team};
use crate::time::{Moment, WeekStart, days_between, plus_days};
use crate::visit::VisitId;
use crate::weeks::{self, Assignment, Cause, How, Move, Rota, RotaSteps, Step, moves};

commands! { team: BeginDraft, DropDraft, ChangeDraft, }

/// Begin a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeginDraft {
    /// Of which week.
    pub week: WeekStart,
    /// What it begins with.
    pub begin: Begin,
}

/// What a draft begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// With what is published for the week, or else with nothing.
    Fresh,
    /// With what is published for another week, day by day, as far as the same support is agreed.
    LikeWeek(WeekStart),
}

/// Drop the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DropDraft {
    /// Of which week.
    pub week: WeekStart,
}

/// Change the draft by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeDraft {
    /// Of which week.
    pub week: WeekStart,
    /// All of these moves, or none of them.
    pub moves: Vec<Move>,
}

impl Wanted<Team> for BeginDraft {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let week = self.week;
        if team.draft(week).is_some() {
            return Err(Problem::DraftThere { week }.into());
        }
        if week.sunday() < team.today(context) {
            return Err(weeks::Problem::WeekIsOver { week }.into());
        }
        let (rota, like) = match self.begin {
            Begin::Fresh => (team.published(week).map(|published| published.rota.clone()), None),
            Begin::LikeWeek(like) => (Some(like_week(team, week, like)?), Some(like)),
        };
        let draft = Draft { rota: rota.unwrap_or_default(), ..Draft::default() };
        Ok(vec![DraftBegun { week, like, draft }.into()])
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}

impl Wanted<Team> for DropDraft {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let draft = team.known_draft(self.week)?.clone();
        Ok(vec![DraftDropped { week: self.week, draft }.into()])
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}

impl Wanted<Team> for ChangeDraft {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let rota = &team.known_draft(self.week)?.rota;
        let steps = moves::steps(team, self.week, rota, &self.moves, How::Hand)?;
        Ok(changed(self.week, Cause::Hand, steps).into_iter().collect())
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}

/// The event of these steps, unless there are none.
pub(crate) fn changed(week: WeekStart, cause: Cause, steps: Vec<Step>) -> Option<Event> {
    let some = !steps.is_empty();
    some.then(|| DraftChanged(RotaSteps { week, cause, steps }).into())
}

/// What `like` has published, moved to `week`: each agreed visit to the same weekday, where the same pattern gives one
/// there too and the workers can still come.
fn like_week(team: &Team, week: WeekStart, like: WeekStart) -> Result<Rota, Refusal> {
    let published = team.known_published(like)?;
    let visits = team.visits(week);
    let days = days_between(like.monday(), week.monday());
    let moved = published.rota.iter().filter_map(|(id, before)| {
        let VisitId::Agreed { pattern, date } = *id else { return None };
        let visit = visits.get(&VisitId::Agreed { pattern, date: plus_days(date, days) })?;
        let start = Moment { date: plus_days(before.start.date, days), again: false, ..before.start };
        let assignment = Assignment { start, pinned: false, ..before.clone() };
        moves::check(team, visit, &assignment).ok().map(|()| (visit.id, assignment))
    });
    Ok(moved.collect())
}
