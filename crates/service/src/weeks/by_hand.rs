//! Changing a week by hand: its draft, or what people were told.

use care::drafts;
use care::ids::{CommandId, RepairId, TeamId};
use care::repairs::{self, Why};
use care::team::Command;
use care::time::WeekStart;
use care::weeks::{How, Move};

use crate::teams::Order;
use crate::wanted::fresh;
use crate::{Caller, Error, Service};

impl Service {
    /// Changes a draft by hand.
    ///
    /// # Errors
    /// If they may not, the moves make no sense, or it cannot be recorded now.
    pub async fn change_draft(
        &self,
        caller: &Caller,
        team: TeamId,
        (id, week): (CommandId, WeekStart),
        moves: Vec<Move>,
    ) -> Result<crate::Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(drafts::ChangeDraft { week, moves }))).await
    }

    /// Changes by hand what people were told: proposed as a repair, which the engine judges and the team's rule decides on.
    ///
    /// # Errors
    /// If they may not, it breaks a rule, or it cannot be recorded now.
    pub async fn change_published(
        &self,
        caller: &Caller,
        team: TeamId,
        (id, week): (CommandId, WeekStart),
        (moves, why): (Vec<Move>, Why),
    ) -> Result<crate::Done, Error> {
        let repair = fresh(RepairId::new);
        let make = |verdict| {
            Command::from(repairs::ProposeRepair {
                repair,
                week,
                moves: moves.clone(),
                how: How::Hand,
                why,
                words: None,
                verdict: Some(verdict),
            })
        };
        self.act_judged(caller, team, Order::of(id), make).await
    }
}
