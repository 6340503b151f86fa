//! What somebody may want of a draft: to begin or drop it, to pick, to settle, to take a proposal, to agree.

use std::collections::BTreeSet;

use care::drafts::{Begin, BeginDraft, DropDraft};
use care::ids::{CommandId, PlanId, TeamId};
use care::picks::{ClosePicks, OpenPicks, Pick, SayPick, Settle, SettlePick, Shown};
use care::plans::TakePlan;
use care::team::Command;
use care::time::{Timestamp, WeekStart};
use care::visit::VisitId;
use care::weeks::{AgreeToDraft, DisagreeWithDraft};

use crate::carry_out::Done;
use crate::{Caller, Error, Order, Service};

/// What came of agreeing to a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgreedTo {
    /// What was recorded.
    pub done: Done,
    /// Whether the week is published by it.
    pub is_published: bool,
}

/// Which command, of which week.
type OfWeek = (CommandId, WeekStart);

impl Service {
    /// Begins a draft: like another week, or with an empty one.
    ///
    /// # Errors
    /// If they may not, there is a draft already, or it cannot be recorded now.
    pub async fn begin_draft(
        &self,
        caller: &Caller,
        team: TeamId,
        (id, week): OfWeek,
        like: Option<WeekStart>,
    ) -> Result<Done, Error> {
        let begin = like.map_or(Begin::Fresh, Begin::LikeWeek);
        self.of_week(caller, team, id, BeginDraft { week, begin }).await
    }

    /// Drops a draft, with all that was picked and changed in it.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn drop_draft(&self, caller: &Caller, team: TeamId, (id, week): OfWeek) -> Result<Done, Error> {
        self.of_week(caller, team, id, DropDraft { week }).await
    }

    /// Opens a round of picks until a moment.
    ///
    /// # Errors
    /// If they may not, the moment has passed, or it cannot be recorded now.
    pub async fn open_picks(
        &self,
        caller: &Caller,
        team: TeamId,
        (id, week): OfWeek,
        (closes, shown): (Timestamp, Shown),
    ) -> Result<Done, Error> {
        self.of_week(caller, team, id, OpenPicks { week, closes, shown }).await
    }

    /// Closes a round of picks; visits go to those who picked them.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn close_picks(
        &self,
        caller: &Caller,
        team: TeamId,
        (id, week): OfWeek,
    ) -> Result<Done, Error> {
        self.of_week(caller, team, id, ClosePicks { week }).await
    }

    /// Says what the worker who asks would like of a visit; `None` takes back what they said.
    ///
    /// # Errors
    /// If they are no worker of the team, the round is not open, or it cannot be recorded now.
    pub async fn say_pick(
        &self,
        caller: &Caller,
        team: TeamId,
        (id, week): OfWeek,
        (visit, pick): (VisitId, Option<Pick>),
    ) -> Result<Done, Error> {
        let worker = caller.worker(team).ok_or_else(Error::not_found)?;
        self.of_week(caller, team, id, SayPick { week, visit, worker, pick }).await
    }

    /// Settles who makes a visit that more picked than it takes.
    ///
    /// # Errors
    /// If they may not, it is settled already, or it cannot be recorded now.
    pub async fn settle_pick(
        &self,
        caller: &Caller,
        team: TeamId,
        (id, week): OfWeek,
        (visit, settle): (VisitId, Settle),
    ) -> Result<Done, Error> {
        self.of_week(caller, team, id, SettlePick { week, visit, settle }).await
    }

    /// Takes a proposal into the draft: all of it, or only some visits.
    ///
    /// # Errors
    /// If they may not, the draft changed since, or it cannot be recorded now.
    pub async fn take_plan(
        &self,
        caller: &Caller,
        team: TeamId,
        (id, week): OfWeek,
        (plan, only): (PlanId, Option<BTreeSet<VisitId>>),
    ) -> Result<Done, Error> {
        self.of_week(caller, team, id, TakePlan { week, plan, only }).await
    }

    /// Agrees to a draft. That may publish it, so the engine looks first.
    ///
    /// # Errors
    /// If they may not, the rota breaks a rule, or it cannot be recorded now.
    pub async fn agree_to_draft(
        &self,
        caller: &Caller,
        team: TeamId,
        (id, week): OfWeek,
    ) -> Result<AgreedTo, Error> {
        let make = |verdict| Command::from(AgreeToDraft { week, verdict });
        let done = self.act_judged(caller, team, Order::of(id), make).await?;
        let is_published = !self.team_view(caller, team).await?.has_draft(week);
        Ok(AgreedTo { done, is_published })
    }

    /// Takes back that one agreed to a draft.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn disagree_with_draft(
        &self,
        caller: &Caller,
        team: TeamId,
        (id, week): OfWeek,
    ) -> Result<Done, Error> {
        self.of_week(caller, team, id, DisagreeWithDraft { week }).await
    }

    async fn of_week(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        wanted: impl Into<Command>,
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, wanted.into())).await
    }
}
