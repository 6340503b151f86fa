//! A visit that is different for once: what that means, and what becomes of the person who has it, told before it is done.

use care::ids::{CommandId, ExceptionId, RepairId, TeamId};
use care::repairs::Why;
use care::stream::Stream;
use care::support::Exception;
use care::team::{Command, Event, Team};
use care::time::WeekStart;
use care::visit::{Visit, VisitId};
use care::weeks::{How, Move, Rota, RotaCheck};
use care::{Context, drafts, repairs, support, weeks};
use std::sync::Arc;

use super::sheet;
use crate::carry_out::Done;
use crate::error::Error;
use crate::planning::{Bound, Consequence, Sheet, Which};
use crate::teams::Order;
use crate::wanted::fresh;
use crate::{Caller, Service, TeamView};

/// What it would mean for one visit to be different for once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Once {
    /// For the rota that it is in.
    pub consequence: Consequence,
    /// For the person who has it.
    pub then: Then,
    /// Whether the rota changes only once somebody else has agreed to it, by the team's rule.
    pub waits: bool,
    /// Whether the word of the one who asks counts for that.
    agrees: bool,
    /// What is done to the rota along with it.
    moves: Vec<Move>,
}

/// What becomes of the person who has a visit that is different for once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// Nobody has it, or it no longer takes place: there is nothing to be done.
    Nothing,
    /// They still make it, as it is then; where it stands so already, the rota stays.
    Kept,
    /// They cannot make it as it is then, so it needs somebody.
    Freed,
}

/// Which visit of which rota, and what is to be different.
#[derive(Clone, Debug)]
pub struct Different {
    /// The week that it is in now.
    pub week: WeekStart,
    /// The rota.
    pub which: Which,
    /// The exception to be noted.
    pub exception: ExceptionId,
    /// What it says.
    pub to: Exception,
}

impl Different {
    fn command(&self) -> Command {
        Command::from(support::SetException { exception: self.exception, to: Some(self.to.clone()) })
    }
}

impl TeamView {
    /// Which exception says what is different about a visit: the one that there is, or a new one. An extra visit keeps its own
    /// beside it, because without that there would be no visit.
    #[must_use]
    pub fn exception_for(&self, visit: &Visit) -> ExceptionId {
        let noted = &self.team().exceptions;
        let is_extra = |id: &ExceptionId| matches!(noted.get(id), Some(Exception::Extra { .. }));
        visit.exception.filter(|id| !is_extra(id)).unwrap_or_else(|| fresh(ExceptionId::new))
    }

    /// What it would mean for a visit to be different for once.
    ///
    /// # Errors
    /// If what it is to be makes no sense.
    pub async fn if_once(&self, wanted: &Different) -> Result<Once, Error> {
        let (week, which) = (wanted.week, wanted.which);
        let context = Context::now(self.caller().by(self.id()), self.service().now());
        let mut team = self.team().clone();
        for event in self.team().decide(&wanted.command(), &context)? {
            team.apply(&event);
        }
        let rota = self.rota(week, which);
        let before = self.sheet(week, which).await?;
        let ways = wanted.to.visit().map(|visit| ways(self.team(), &team, (week, &rota), visit));
        let mut told = None;
        for (then, moves) in ways.unwrap_or_else(|| vec![(Then::Nothing, Vec::new())]) {
            let Ok(after) = team.moved(week, &rota, &moves) else { continue };
            let after = self.laid_out(&team, (week, which), after).await?;
            let consequence = before.consequence_of(&after);
            let sound = consequence.breaks.is_empty();
            let (agrees, made) = match which {
                Which::Published => word(&team, (week, &moves), &context),
                Which::Draft => (true, true),
            };
            told = Some(Once { consequence, then, waits: !made && !moves.is_empty(), agrees, moves });
            if sound {
                break;
            }
        }
        told.ok_or_else(|| Error::internal("a visit can always be left to nobody"))
    }

    /// A week as it would be with another team and another rota.
    async fn laid_out(
        &self,
        team: &Team,
        (week, which): (WeekStart, Which),
        rota: Rota,
    ) -> Result<Sheet, Error> {
        let mut team = team.clone();
        if let Some(known) = team.weeks.get_mut(&week).map(Arc::make_mut) {
            match (which, &mut known.published, &mut known.draft) {
                (Which::Published, Some(published), _) => published.rota = rota,
                (Which::Draft, _, Some(draft)) => draft.rota = rota,
                _ => {}
            }
        }
        let now = self.now().with(team);
        let streets = self.streets().await?;
        let laid_out =
            tokio::task::spawn_blocking(move || sheet(&now, week, which, Bound::Nothing, streets.as_ref()));
        laid_out.await.map_err(Error::internal)?
    }
}

/// What could become of the person who has a visit, the best first.
fn ways(
    before: &Team,
    after: &Team,
    (week, rota): (WeekStart, &Rota),
    visit: VisitId,
) -> Vec<(Then, Vec<Move>)> {
    let Some(stands) = rota.get(&visit) else { return vec![(Then::Nothing, Vec::new())] };
    let Some(now) = after.visit(visit) else { return vec![(Then::Nothing, Vec::new())] };
    let unpinned = || stands.pinned.then_some(Move::Unpin { visit }).into_iter();
    let freed = (Then::Freed, unpinned().chain([Move::TakeOff { visit }]).collect());
    if WeekStart::of(now.date) != week {
        return vec![freed];
    }
    let same_time = before.visit(visit).is_some_and(|was| was.usual_start() == now.usual_start());
    let start = if same_time { stands.start } else { now.usual_start() };
    let (workers, minutes) = (stands.workers.clone(), now.support.minutes);
    let fits = workers.len() <= now.support.crew.count();
    if fits && (start, minutes) == (stands.start, stands.minutes) {
        return vec![(Then::Kept, Vec::new()), freed];
    }
    let kept = Move::Assign { visit, workers, start: Some(start), minutes: Some(minutes) };
    let pin = stands.pinned.then_some(Move::Pin { visit });
    vec![(Then::Kept, unpinned().chain([kept]).chain(pin).collect()), freed]
}

/// Whether the word of the one who asks counts for such a change to the published rota, and whether it is enough.
fn word(team: &Team, (week, moves): (WeekStart, &[Move]), context: &Context) -> (bool, bool) {
    let repair = RepairId::new(uuid::Uuid::nil());
    let verdict = RotaCheck::sound(team.version);
    let events = team.decide(&repair_of((repair, week), moves, Some(verdict)), context);
    let made = |events: &Vec<Event>| {
        events.iter().any(|event| matches!(event, Event::Weeks(weeks::Event::RotaChanged(_))))
    };
    (events.is_ok(), events.as_ref().is_ok_and(made))
}

fn repair_of((repair, week): (RepairId, WeekStart), moves: &[Move], verdict: Option<RotaCheck>) -> Command {
    let moves = moves.to_vec();
    Command::from(repairs::ProposeRepair {
        repair,
        week,
        moves,
        how: How::Hand,
        why: Why::PersonChanged,
        words: None,
        verdict,
    })
}

impl Service {
    /// Makes a visit different for once, and changes the rota along with it as [`TeamView::if_once`] says.
    ///
    /// # Errors
    /// If they may not, what it is to be makes no sense, or it cannot be recorded now.
    pub async fn make_once(
        &self,
        caller: &Caller,
        team: TeamId,
        (command, repair): (CommandId, RepairId),
        wanted: &Different,
    ) -> Result<Done, Error> {
        let Once { agrees, moves, .. } = self.view_team(caller, team).await?.if_once(wanted).await?;
        let week = wanted.week;
        let mut order = Order::new(command, wanted.command());
        if moves.is_empty() {
            return self.act(caller, team, order).await;
        }
        if wanted.which == Which::Published && agrees {
            let make = |verdict| repair_of((repair, week), &moves, Some(verdict));
            return self.act_judged(caller, team, order, make).await;
        }
        order.commands.push(match wanted.which {
            Which::Draft => Command::from(drafts::ChangeDraft { week, moves }),
            Which::Published => repair_of((repair, week), &moves, None),
        });
        self.act(caller, team, order).await
    }
}
