//! Shared roles: whose turn it is at what, and giving, ending and confirming turns.

use care::access::Matter;
use care::ids::{CommandId, TeamId, WorkerId};
use care::roles::{ConfirmRole, DropRole, Role, ShareRole, Turn, Waiting};
use care::team::Command;
use jiff::civil::Date;

use crate::carry_out::Done;
use crate::wanted::{Colleague, NeedsTwo};
use crate::{Caller, Error, Order, Service, TeamView};

/// The team's roles, as somebody may see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roles {
    /// Every role, with its turns.
    pub roles: Vec<SharedRole>,
    /// Everyone who could have a turn today.
    pub colleagues: Vec<Colleague>,
}

/// A role and its turns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedRole {
    /// Which.
    pub role: Role,
    /// Its turns of today and later, by their first day.
    pub turns: Vec<TurnOf>,
    /// Turns that wait for a second worker to say yes.
    pub proposed: Option<ProposedTurns>,
}

/// A turn, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnOf {
    /// Whose.
    pub who: Colleague,
    /// Its first day.
    pub from: Date,
    /// Its last day; `None` if it goes on until somebody else takes over.
    pub last: Option<Date>,
    /// Whether it holds today.
    pub is_now: bool,
}

/// Turns that wait for a second worker to say yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedTurns {
    /// Who proposed them.
    pub by: Colleague,
    /// Those of today and later.
    pub ahead: Vec<TurnOf>,
    /// All turns of the role as they would be, to be confirmed exactly.
    pub exactly: Vec<Turn>,
    /// Whether the viewer proposed them, so that somebody else has to say yes.
    pub is_mine: bool,
}

/// A turn to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GiveTurn {
    /// At what.
    pub role: Role,
    /// To whom.
    pub worker: WorkerId,
    /// From which day; `None` for today.
    pub from: Option<Date>,
    /// Its last day; `None` if it goes on until somebody else takes over.
    pub last: Option<Date>,
}

impl TeamView {
    /// The team's roles.
    ///
    /// # Errors
    /// If the viewer may not see them.
    pub fn roles(&self) -> Result<Roles, Error> {
        self.may_see(Matter::Roles)?;
        let roles = Role::ALL.into_iter().map(|role| self.shared_role(role)).collect();
        Ok(Roles { roles, colleagues: self.colleagues() })
    }

    fn shared_role(&self, role: Role) -> SharedRole {
        let proposed = self.team().roles_proposed.get(&role);
        SharedRole {
            role,
            turns: self.turns_ahead(&self.turns_of(role)),
            proposed: proposed.map(|waiting| self.proposed_turns(waiting)),
        }
    }

    fn proposed_turns(&self, waiting: &Waiting) -> ProposedTurns {
        ProposedTurns {
            by: self.colleague(waiting.by),
            ahead: self.turns_ahead(&waiting.turns.after),
            exactly: waiting.turns.after.clone(),
            is_mine: self.me() == Some(waiting.by),
        }
    }

    /// The turns that are not over.
    fn turns_ahead(&self, turns: &[Turn]) -> Vec<TurnOf> {
        let today = self.today();
        let ahead = turns.iter().filter(|turn| turn.to.is_none_or(|last| today <= last));
        let one = |turn: &Turn| TurnOf {
            who: self.colleague(turn.worker),
            from: turn.from,
            last: turn.to,
            is_now: turn.holds(today),
        };
        ahead.map(one).collect()
    }

    /// All turns of a role, those that are over too.
    fn turns_of(&self, role: Role) -> Vec<Turn> {
        self.team().roles.get(&role).cloned().unwrap_or_default()
    }

    /// Whether turns of a role wait for a second worker to say yes.
    fn turns_wait(&self, role: Role) -> bool {
        self.team().roles_proposed.contains_key(&role)
    }
}

impl Service {
    /// Gives somebody a turn at a role.
    ///
    /// # Errors
    /// If the caller may not, the turn ends before it begins, overlaps another of theirs, or cannot be recorded now.
    pub async fn give_turn(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        give: GiveTurn,
    ) -> Result<NeedsTwo, Error> {
        let team_view = self.team_view(caller, team).await?;
        let mut turns = team_view.turns_of(give.role);
        let from = give.from.unwrap_or(team_view.today());
        turns.push(Turn { worker: give.worker, from, to: give.last });
        self.share(caller, team, id, ShareRole { role: give.role, turns }).await
    }

    /// Ends today the turn that somebody has at a role.
    ///
    /// # Errors
    /// If the caller may not, or it cannot be recorded now.
    pub async fn end_turn(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        (role, worker): (Role, WorkerId),
    ) -> Result<NeedsTwo, Error> {
        let team_view = self.team_view(caller, team).await?;
        let (mut turns, today) = (team_view.turns_of(role), team_view.today());
        for turn in turns.iter_mut().filter(|turn| turn.worker == worker && turn.holds(today)) {
            turn.to = Some(today);
        }
        self.share(caller, team, id, ShareRole { role, turns }).await
    }

    /// Says yes to the turns of a role as somebody else proposed them.
    ///
    /// # Errors
    /// If the caller may not or proposed them themselves, they were changed since, or it cannot be recorded now.
    pub async fn confirm_turns(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        (role, turns): (Role, Vec<Turn>),
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(ConfirmRole { role, turns }))).await
    }

    /// Drops the turns of a role that wait for a second worker to say yes.
    ///
    /// # Errors
    /// If the caller may not, or it cannot be recorded now.
    pub async fn drop_turns(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        role: Role,
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(DropRole { role }))).await
    }

    async fn share(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        share: ShareRole,
    ) -> Result<NeedsTwo, Error> {
        let role = share.role;
        let done = self.act(caller, team, Order::new(id, Command::from(share))).await?;
        let waits = self.team_view(caller, team).await?.turns_wait(role);
        Ok(NeedsTwo { done, waits })
    }
}
