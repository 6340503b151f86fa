//! What happened in a team, and taking it back.

use care::access::{Action, Matter, Purpose, Resource};
use care::ids::{CommandId, TeamId};
use care::stream::{Stream, Written};
use care::team::{Command, Event, Team};
use care::weeks::Verdict;
use care::{By, Context, history, weeks};
use jiff::Timestamp;
use journal::{Recorded, Version};

use crate::carry_out::Done;
use crate::streams::Kept;
use crate::teams::Order;
use crate::{Caller, Error, Glimpse, Service};

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening {
    /// The version it brought the team to.
    pub version: u64,
    /// What.
    pub event: Event,
    /// Who did it; none where that is not known any more.
    pub by: Option<By>,
    /// When it happened.
    pub at: Timestamp,
    /// By which version it was taken back, if it was.
    pub taken_back_by: Option<u64>,
    /// What else came of the same command shares this.
    pub command: String,
}

/// The most happenings of one page.
const A_PAGE: u64 = 200;

impl Service {
    /// What happened in a team, the latest first: at most `count`, from before version `before` where it is given.
    ///
    /// # Errors
    /// If they may not see that, or it cannot be read.
    pub async fn history(
        &self,
        caller: &Caller,
        team: TeamId,
        before: Option<u64>,
        count: u64,
    ) -> Result<(Vec<Happening>, Glimpse), Error> {
        let glimpse = self.glimpse(caller, team).await?;
        let resource = Matter::History.of_team(team);
        glimpse.let_through(Purpose::Everyday, Action::See, &resource).await?;
        let end = before.map_or(glimpse.team().version, |before| before.saturating_sub(1));
        let count = count.min(A_PAGE).min(end);
        let mut happened = self.happenings(&glimpse, end - count, count).await?;
        happened.reverse();
        Ok((happened, glimpse))
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
        let glimpse = self.glimpse(caller, team).await?;
        glimpse.let_through(Purpose::Everyday, Action::Change, &Matter::History.of_team(team)).await?;
        // A command is a handful of events; what is further away came of another.
        let (first, count) = (version.saturating_sub(A_PAGE / 2), A_PAGE);
        let around = self.happenings(&glimpse, first, count).await?;
        let Some(meant) = around.iter().find(|one| one.version == version) else {
            return Err(Error::not_found());
        };
        let together = around.iter().filter(|one| one.command == meant.command);
        let events: Vec<(u64, Event)> = together.map(|one| (one.version, one.event.clone())).collect();
        if events.iter().any(|(_, event)| {
            matches!(
                event,
                Event::Weeks(weeks::Event::RotaChanged(_)) | Event::Weeks(weeks::Event::WeekPublished(_))
            )
        }) {
            let order = Order::of(id);
            let make =
                |verdict| Command::from(history::TakeBack { events: events.clone(), verdict: Some(verdict) });
            return self.act_judged(caller, team, order, make).await;
        }
        self.act(caller, team, Order::new(id, Command::from(history::TakeBack { events, verdict: None })))
            .await
    }

    async fn happenings(&self, glimpse: &Glimpse, after: u64, count: u64) -> Result<Vec<Happening>, Error> {
        let stream = Team::stream(glimpse.id());
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let recorded = self.inner.journal.read(&stream, Version(after), count).await?;
        let happening = |recorded: Recorded| {
            let version = recorded.version.0;
            Ok(Happening {
                version,
                event: Event::read(&recorded.kind, &recorded.body).map_err(Error::internal)?,
                by: serde_json::from_str(recorded.meta.actor.as_str()).ok(),
                at: Timestamp::from_microsecond(recorded.meta.happened_at.micros()).unwrap_or_default(),
                taken_back_by: glimpse.team().taken_back.get(&version).copied(),
                command: recorded.meta.command.to_string(),
            })
        };
        recorded.into_iter().map(happening).collect()
    }
}

impl Glimpse {
    /// Whether the one who looks could take back what came of one command, as things are now. What the engine would say of a
    /// published rota is left aside: it is asked when they do.
    #[must_use]
    pub fn may_take_back(&self, together: &[Happening]) -> bool {
        let mut events: Vec<_> = together.iter().map(|one| (one.version, one.event.clone())).collect();
        events.sort_by_key(|(version, _)| *version);
        let verdict = Some(Verdict::sound(self.team().version));
        let command = Command::from(history::TakeBack { events, verdict });
        let context = Context::now(self.caller().by(self.id()), self.service().now());
        let may = |resource: &Resource| self.judge(Action::Change, resource).allowed;
        let taken_back = |one: &Happening| matches!(one.event, Event::History(_));
        !together.iter().any(taken_back)
            && self.team().changed_by(self.id(), &command).iter().all(may)
            && self.team().decide(&command, &context).is_ok()
    }
}
