//! Agreeing to a draft, by which it is published.

use super::adoption::{enough, here, may_agree, sound};
use super::{Problem, RotaCheck, WeekPublished};
use crate::Context;
use crate::access::{Matter, Resource};
use crate::drafts::DraftAgreed;
use crate::ids::TeamId;
use crate::picks;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Event, Team};
use crate::time::WeekStart;

commands! { team: AgreeToDraft, DisagreeWithDraft, }

/// Agree to the draft as it is; where the team's rule is met by that, the week is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreeToDraft {
    /// Of which week.
    pub week: WeekStart,
    /// What the engine says of it.
    pub verdict: RotaCheck,
}

/// No longer agree to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisagreeWithDraft {
    /// Of which week.
    pub week: WeekStart,
}

impl Wanted<Team> for AgreeToDraft {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let (week, by, today) = (self.week, context.worker()?, team.today(context));
        let draft = team.known_draft(week)?;
        here(team, by, today)?;
        if week.sunday() < today {
            return Err(Problem::WeekIsOver { week }.into());
        }
        if draft.picks.as_ref().is_some_and(|round| !round.closed) {
            return Err(picks::Problem::PicksStillOpen.into());
        }
        sound(team, &self.verdict)?;
        let rule = team.rules.drafts;
        may_agree(team, rule, by, today)?;
        let mut events: Vec<Event> =
            set::to(draft.agreed.contains(&by), true, |agrees| DraftAgreed { week, worker: by, agrees });
        let agreed = draft.agreed.iter().copied().chain([by]).collect();
        if enough(team, rule, &agreed, today) {
            let rounds = self.verdict.rounds_of(team, week, &draft.rota)?.unwrap_or_default().to_vec();
            events.push(WeekPublished { week, at: context.received, rounds }.into());
        }
        Ok(events)
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}

impl Wanted<Team> for DisagreeWithDraft {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let (week, worker) = (self.week, context.worker()?);
        let agreed = team.known_draft(week)?.agreed.contains(&worker);
        Ok(set::to(agreed, false, |agrees| DraftAgreed { week, worker, agrees }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}
