//! Sums over a team's weeks, without a name: what a council sees of what it pays for, and the team of itself.

use care::access::{Action, Matter, Purpose};
use care::ids::TeamId;
use care::time::WeekStart;
use care::weeks::Published;

use crate::planning::{Figures, Sheet, Which};
use crate::{Caller, Error, Glimpse, Service};

/// Sums of one published week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeekSums {
    /// Visits, minutes, faces.
    pub figures: Figures,
    /// Visits that were not by somebody who had been there before, in the weeks known.
    pub first_meetings: usize,
    /// How often the rota was told to people anew.
    pub times_published: u32,
}

impl Service {
    /// Sums of published weeks from `first` on, `weeks` of them; weeks without a rota are left out.
    ///
    /// # Errors
    /// If they may not see sums, or a week makes no sense to the engine.
    pub async fn sums(
        &self,
        caller: &Caller,
        team: TeamId,
        first: WeekStart,
        weeks: i32,
    ) -> Result<(Vec<(WeekStart, WeekSums)>, Glimpse), Error> {
        let glimpse = self.glimpse(caller, team).await?;
        let resource = Matter::Figures.of_team(team);
        glimpse.let_through(Purpose::Everyday, Action::See, &resource).await?;
        let mut sums = Vec::new();
        for week in (0..weeks).map(|number| first.plus_weeks(number)) {
            if let Some(published) = glimpse.team().published(week) {
                let sheet = glimpse.sheet(week, Which::Published).await?;
                sums.push((week, of_week(&glimpse, week, published, &sheet)));
            }
        }
        Ok((sums, glimpse))
    }
}

fn of_week(glimpse: &Glimpse, week: WeekStart, published: &Published, sheet: &Sheet) -> WeekSums {
    let figures = Figures::of(glimpse.team(), week, &published.rota, &published.rounds);
    let strangers = sheet.verdict.score.part(rota::Rule::Stranger).amount;
    WeekSums {
        figures,
        first_meetings: usize::try_from(strangers).unwrap_or(0),
        times_published: published.times,
    }
}
