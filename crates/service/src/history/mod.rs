//! What happened in a team, one entry for each command, and taking it back.

mod read;

use care::access::{Action, Matter, Purpose, Resource};
use care::ids::{CommandId, TeamId};
use care::stream::{Happened, Stream};
use care::team::{Command, Event};
use care::time::Moment;
use care::weeks::RotaCheck;
use care::{By, Context, history, weeks};

use crate::carry_out::Done;
use crate::teams::Order;
use crate::{Caller, Error, Kind, Service, TeamView};
use read::Happening;

/// A part of what happened in a team, the latest first.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryPage {
    /// What came of each command, the latest first.
    pub entries: Vec<Entry>,
    /// The version before which the next part ends; `None` if this is the beginning.
    pub before: Option<u64>,
}

/// What came of one command.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The version it brought the team to.
    pub version: u64,
    /// Everything that it came to, in its order.
    pub events: Vec<Event>,
    /// Who did it; `None` where that is no longer known.
    pub by: Option<By>,
    /// When it happened, on the team's clocks.
    pub at: Moment,
    /// Whether it has been taken back since.
    pub is_taken_back: bool,
    /// Whether the viewer may take it back as things are now. Where it changed a published rota the engine is asked as well when
    /// they do.
    pub may_take_back: bool,
}

/// The most commands on one page.
const MOST: usize = 100;

impl Service {
    /// What happened in a team, the latest first: what came of at most `count` commands, and at most 100, from before version
    /// `before` where it is given.
    ///
    /// # Errors
    /// If they may not see that, or it cannot be read.
    pub async fn history(
        &self,
        caller: &Caller,
        team: TeamId,
        before: Option<u64>,
        count: usize,
    ) -> Result<(HistoryPage, TeamView), Error> {
        let team_view = self.team_view(caller, team).await?;
        let resource = Matter::History.of_team(team);
        team_view.let_through(Purpose::Everyday, Action::See, &resource).await?;
        let end = before.map_or(team_view.version(), |before| before.saturating_sub(1));
        let commands = self.commands_up_to(&team_view, end, count.min(MOST)).await?;
        let first = commands.last().and_then(|command| command.first()).map(|first| first.version);
        let is_open = self.must_not_be_closed(team).await.is_ok();
        let entries =
            commands.into_iter().filter_map(|command| entry(&team_view, command, is_open)).collect();
        Ok((HistoryPage { entries, before: first.filter(|version| *version > 1) }, team_view))
    }

    /// Takes back what came of the command that brought the team to a version, where nobody has built on it since.
    ///
    /// # Errors
    /// If they may not, if somebody built on it, or it cannot be recorded now.
    pub async fn take_back(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        version: u64,
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        team_view.let_through(Purpose::Everyday, Action::Change, &Matter::History.of_team(team)).await?;
        let command = self.command_of(&team_view, version).await?;
        let events: Vec<(u64, Event)> = command.into_iter().map(|one| (one.version, one.event)).collect();
        let order = Order::of(id);
        if events.iter().any(|(_, event)| is_told(event)) {
            let make =
                |verdict| Command::from(history::TakeBack { events: events.clone(), verdict: Some(verdict) });
            return self.act_judged(caller, team, order, make).await;
        }
        let command = Command::from(history::TakeBack { events, verdict: None });
        self.act(caller, team, Order { commands: vec![command], ..order }).await
    }
}

/// Whether people are told of what happened: it publishes a week or changes a published one.
fn is_told(event: &Event) -> bool {
    matches!(event, Event::Weeks(weeks::Event::RotaChanged(_) | weeks::Event::WeekPublished(_)))
}

/// What came of one command, as the viewer reads it.
fn entry(team_view: &TeamView, command: Vec<Happening>, is_open: bool) -> Option<Entry> {
    if !command.iter().all(|one| team_view.may_hear_of(&one.event)) {
        return None;
    }
    let may_take_back = is_open && team_view.may_take_back(&command);
    let last = command.last()?;
    Some(Entry {
        version: last.version,
        by: last.by,
        at: team_view.zone().civil(last.at),
        is_taken_back: last.is_taken_back,
        may_take_back,
        events: command.into_iter().map(|one| one.event).collect(),
    })
}

impl TeamView {
    /// Whether the history tells the viewer of something. Of a concern it tells only those who may see that concern.
    fn may_hear_of(&self, event: &Event) -> bool {
        let Event::Concerns(_) = event else {
            let Event::History(history::Event::TakenBack(back)) = event else { return true };
            return back.events.iter().all(|event| self.may_hear_of(event));
        };
        self.judge(Action::See, &event.about(self.id(), self.team())).allowed
    }

    /// Whether the viewer could take back what came of one command, as things are now. What the engine would say of a published
    /// rota is left aside: it is asked when they do.
    fn may_take_back(&self, command: &[Happening]) -> bool {
        let over = command.iter().any(|one| one.is_taken_back || matches!(one.event, Event::History(_)));
        !over && self.would_be_taken_back(command)
    }

    /// The same of what came of the command that brought the team to a version, whatever it was: taking back can be undone too.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn may_undo(&self, version: u64) -> Result<bool, Error> {
        if !self.may_change(Matter::History) || self.service().must_not_be_closed(self.id()).await.is_err() {
            return Ok(false);
        }
        match self.service().command_of(self, version).await {
            Ok(command) => Ok(self.would_be_taken_back(&command)),
            Err(error) if error.kind == Kind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn would_be_taken_back(&self, command: &[Happening]) -> bool {
        let events = command.iter().map(|one| (one.version, one.event.clone())).collect();
        let verdict = Some(RotaCheck::sound(self.version()));
        let command = Command::from(history::TakeBack { events, verdict });
        let context = Context::now(self.caller().by(self.id()), self.service().now());
        let may = |resource: &Resource| self.judge(Action::Change, resource).allowed;
        self.team().changed_by(self.id(), &command).iter().all(may)
            && self.team().decide(&command, &context).is_ok()
    }
}
