//! Sums over a team's weeks, without a name: what a council sees of what it pays for, and the team of itself.

use std::collections::BTreeSet;

use care::access::{Action, Matter, Purpose};
use care::ids::{PersonId, TeamId};
use care::time::WeekStart;
use care::weeks::Published;
use rota::continuity;

use crate::planning::{Sheet, Which};
use crate::{Caller, Error, Glimpse, Service};

/// Sums of one published week. All times in minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeekSums {
    /// The week's visits.
    pub visits: usize,
    /// Visits that somebody makes.
    pub placed: usize,
    /// With people.
    pub with_people: i64,
    /// On the way.
    pub travel: i64,
    /// Paid, waiting included.
    pub paid: i64,
    /// Promised to workers.
    pub guaranteed: i64,
    /// People visited.
    pub people: usize,
    /// Different workers whom a person sees in the week: the sum over all people.
    pub faces: usize,
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
    let visits = glimpse.team().visits(week);
    let rounds = || sheet.plan.rounds.iter();
    let stops = || rounds().flat_map(|round| &round.stops);
    let with_people = stops().map(|stop| i64::from((stop.end - stop.start).0)).sum();
    let paid = rounds()
        .map(|round| i64::from((round.back - round.leave).0 - round.rest.map_or(0, |rest| rest.length.0)));
    let waiting: i64 = stops().map(|stop| i64::from((stop.start - stop.arrive).0)).sum();
    let rests: i64 = rounds().map(|round| round.rest.map_or(0, |rest| i64::from(rest.length.0))).sum();
    let paid: i64 = paid.sum();
    let people: BTreeSet<PersonId> = visits.values().map(|visit| visit.person).collect();
    let problem = &sheet.compiled.problem;
    let faces = (0..problem.people.len()).map(rota::PersonIdx::at);
    let different =
        |person| continuity::visitors(problem, &sheet.plan, person).into_iter().collect::<BTreeSet<_>>();
    let strangers = sheet.verdict.score.part(rota::Rule::Stranger).amount;
    WeekSums {
        visits: visits.len(),
        placed: published.rota.keys().filter(|visit| visits.contains_key(*visit)).count(),
        with_people,
        travel: (paid - with_people - (waiting - rests).max(0)).max(0),
        paid,
        guaranteed: problem
            .workers
            .iter()
            .filter_map(|worker| worker.guaranteed)
            .map(|span| i64::from(span.0))
            .sum(),
        people: people.len(),
        faces: faces.map(|person| different(person).len()).sum(),
        first_meetings: usize::try_from(strangers).unwrap_or(0),
        times_published: published.times,
    }
}
