//! Rounds of picks: many picks at a tap, of what would be refused one by one nothing.

use care::Context;
use care::ids::{CommandId, TeamId, WorkerId};
use care::picks::{Pick, SayPick};
use care::stream::Stream;
use care::team::Command;
use care::time::{WeekStart, plus_days};
use care::visit::VisitId;

use crate::carry_out::Done;
use crate::{Caller, Error, Kind, Order, Service, TeamView};

impl TeamView {
    /// The visits of a week that a worker made on the same days of the week before, as people were told.
    #[must_use]
    pub fn as_the_week_before(&self, week: WeekStart, worker: WorkerId) -> Vec<VisitId> {
        let team = self.team();
        let Some(before) = team.published(week.previous()) else { return Vec::new() };
        let now = team.visits(week);
        let theirs = before.rota.iter().filter(|(_, one)| one.workers.contains(&worker));
        let a_week_on = theirs.filter_map(|(visit, _)| match visit {
            VisitId::Agreed { pattern, date } => {
                Some(VisitId::Agreed { pattern: *pattern, date: plus_days(*date, 7) })
            }
            VisitId::Once(_) => None,
        });
        a_week_on.filter(|visit| now.contains_key(visit)).collect()
    }
}

impl Service {
    /// Picks several visits of a week for the worker who asks: those of which they have said nothing yet and which they may go to.
    ///
    /// # Errors
    /// If there is nothing to pick among them, they may not, or it cannot be recorded now.
    pub async fn pick_each(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        (week, visits): (WeekStart, &[VisitId]),
    ) -> Result<Done, Error> {
        let team_view = self.view_team(caller, team).await?;
        let worker = team_view.me().ok_or_else(Error::not_found)?;
        let round = team_view.team().draft(week).and_then(|draft| draft.picks.as_ref());
        let silent = |visit: &&VisitId| {
            round.is_some_and(|round| !round.said.get(visit).is_some_and(|said| said.contains_key(&worker)))
        };
        let context = Context::now(caller.by(team), self.now());
        let pick = |visit| Command::from(SayPick { week, visit, worker, pick: Some(Pick::Mine) });
        let possible = |command: &Command| team_view.team().decide(command, &context).is_ok();
        let mut order = Order::of(id);
        order.commands = visits.iter().filter(silent).map(|visit| pick(*visit)).filter(possible).collect();
        if order.commands.is_empty() {
            let nothing =
                "There is nothing more to pick among these. You have picked them, or cannot go there.";
            return Err(Error::new(Kind::Invalid, nothing));
        }
        self.act(caller, team, order).await
    }
}
