//! Sums over a team's weeks, without a name: what a council sees of what it pays for, and the team of itself.

use std::collections::BTreeSet;
use std::sync::Arc;

use care::access::{Action, Matter, Purpose};
use care::ids::{PersonId, TeamId, WorkerId};
use care::team::Team;
use care::time::{WeekStart, plus_days};
use care::weeks::{Published, Rota};
use serde::{Deserialize, Serialize};

use crate::planning::Figures;
use crate::{Caller, Error, Service, TeamView};

/// Sums of one published week.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekSums {
    /// Visits, minutes, faces.
    pub figures: Figures,
    /// Pairs of a person and a worker who came to them for the first time in half a year.
    pub first_meetings: usize,
    /// How often the rota was told to people, 1 if it never changed as a whole.
    pub times_published: u32,
}

impl Service {
    /// Sums of published weeks from `first` on, `weeks` of them; weeks without a rota are left out. Those of weeks that have
    /// been over for a week are kept; the others are added up now.
    ///
    /// # Errors
    /// If they may not see sums.
    pub async fn sums(
        &self,
        caller: &Caller,
        team: TeamId,
        first: WeekStart,
        weeks: i32,
    ) -> Result<(Vec<(WeekStart, Arc<WeekSums>)>, TeamView), Error> {
        let team_view = self.team_view(caller, team).await?;
        let resource = Matter::Figures.of_team(team);
        team_view.let_through(Purpose::Everyday, Action::See, &resource).await?;
        let weeks = (0..weeks).map(|number| first.plus_weeks(number));
        let sums = weeks.filter_map(|week| Some((week, of_week(&team_view, week)?))).collect();
        Ok((sums, team_view))
    }
}

fn of_week(team_view: &TeamView, week: WeekStart) -> Option<Arc<WeekSums>> {
    let kept = team_view.now().beside.of(week).cloned();
    kept.or_else(|| Some(Arc::new(WeekSums::of(team_view.team(), week, team_view.team().published(week)?))))
}

impl WeekSums {
    /// The sums of a week as it is published.
    pub(crate) fn of(team: &Team, week: WeekStart, published: &Published) -> Self {
        Self {
            figures: Figures::of(team, week, &published.rota, &published.rounds),
            first_meetings: first_meetings(team, week, &published.rota),
            times_published: published.times,
        }
    }
}

/// Pairs of a person and a worker who come together in a week, and did not in the time that a worker is remembered.
fn first_meetings(team: &Team, week: WeekStart, rota: &Rota) -> usize {
    let visits = team.visits(week);
    let mut new: BTreeSet<(PersonId, WorkerId)> = BTreeSet::new();
    for (id, assignment) in rota {
        if let Some(visit) = visits.get(id) {
            new.extend(team.who_comes(assignment).into_iter().map(|worker| (visit.person, worker)));
        }
    }
    let remembered = plus_days(week.monday(), -i32::from(week::Rules::default().known_days));
    let before = team.weeks.range(..week).rev().filter_map(|(_, week)| week.published.as_ref());
    for published in before {
        if new.is_empty() {
            break;
        }
        for (id, assignment) in published.rota.iter().filter(|(_, had)| remembered <= had.start.date) {
            let Some(person) = team.whose(*id) else { continue };
            for worker in &assignment.workers {
                new.remove(&(person, *worker));
            }
        }
    }
    new.len()
}
