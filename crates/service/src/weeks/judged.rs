//! Doing what the engine's checker has a say in: publishing, repairing, swapping. People decide; it looks first.

use care::ids::TeamId;
use care::stream::Stream;
use care::team::{Command, Team};
use care::time::WeekStart;
use care::weeks::{Breach, RotaCheck, Round};
use care::{Context, weeks};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::sheet;
use crate::carry_out::Done;
use crate::error::{Error, Kind};
use crate::planning::{Bound, Broken, Which};
use crate::streams::Asked;
use crate::teams::{Now, Order};
use crate::{Caller, Service, TeamView};

/// How often the team may change while its week is judged, before the person who asks is told to look again.
const PATIENCE: usize = 5;

/// What the checker says of what would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What is given to the team to decide on.
    pub verdict: RotaCheck,
    /// Every rule that would be broken and is not now, in sentences with names.
    pub breaks: Vec<Broken>,
}

impl TeamView {
    /// What the checker says of the rotas that a command would leave behind, carried out after others in one order.
    ///
    /// # Errors
    /// If the team refuses a command whatever the checker says.
    pub async fn judge_command(
        &self,
        first: &[Command],
        make: impl FnOnce(RotaCheck) -> Command,
    ) -> Result<Judgement, Error> {
        let before = Arc::clone(self.now());
        let context = Context::now(self.caller().by(self.id()), self.service().now());
        let mut after = Team::clone(&before.state);
        let mut carry_out = |command: &Command| -> Result<u64, Error> {
            for event in after.decide(command, &context)? {
                after.apply(&event);
            }
            Ok(after.version)
        };
        let mut version = before.state.version;
        for command in first {
            version = carry_out(command)?;
        }
        let command = make(RotaCheck::sound(version));
        carry_out(&command)?;
        let after = Arc::new(before.with(after));
        let (mut breaks, mut rounds) = (Vec::new(), BTreeMap::new());
        for (week, which) in touched(&before.state, &after.state, &command) {
            let known: BTreeSet<String> = match which {
                Which::Published => {
                    self.look(&before, week, which).await?.0.into_iter().map(|one| one.what).collect()
                }
                // A draft is published as a whole, so everything wrong with it counts.
                Which::Draft => BTreeSet::new(),
            };
            let (new, judged) = self.look(&after, week, which).await?;
            rounds.insert(week, judged);
            breaks.extend(new.into_iter().filter(|one| !known.contains(&one.what)));
        }
        let breach =
            |one: &Broken| Breach { rule: one.rule.name().to_owned(), visit: one.visit, worker: one.worker };
        let breaches = breaks.iter().map(breach).collect();
        Ok(Judgement { verdict: RotaCheck { version, breaches, rounds }, breaks })
    }

    /// What is broken in a week of a team that is, or would be, and its rounds.
    async fn look(
        &self,
        now: &Arc<Now>,
        week: WeekStart,
        which: Which,
    ) -> Result<(Vec<Broken>, Vec<Round>), Error> {
        let (streets, now) = (self.streets().await?, Arc::clone(now));
        let laid_out = tokio::task::spawn_blocking(move || {
            let sheet = sheet(&now, week, which, Bound::Nothing, streets.as_ref())?;
            Ok((sheet.broken(), sheet.rounds(&now.state, week, &sheet.rota)))
        });
        laid_out.await.map_err(Error::internal)?
    }
}

/// The rotas to be judged: those published that would be different, and the draft that is agreed to.
fn touched(before: &Team, after: &Team, command: &Command) -> Vec<(WeekStart, Which)> {
    if let Command::Weeks(weeks::Command::AgreeToDraft(weeks::AgreeToDraft { week, .. })) = command {
        // With enough agreement the draft is published; as long as it is not, it is still the draft.
        let which = if after.draft(*week).is_some() { Which::Draft } else { Which::Published };
        return vec![(*week, which)];
    }
    let rota = |team: &Team, week: WeekStart| team.published(week).map(|published| published.rota.clone());
    let weeks = after.weeks.keys().copied();
    let changed = weeks.filter(|week| rota(before, *week) != rota(after, *week));
    changed.map(|week| (week, Which::Published)).collect()
}

impl Service {
    /// Does what the checker has a say in, if they may, after the commands that the order has already. `make` is given what
    /// it says.
    ///
    /// # Errors
    /// If they may not; if it would break a rule, with a sentence for each; if the team refuses; or if it cannot be
    /// recorded now.
    pub async fn act_judged(
        &self,
        caller: &Caller,
        team: TeamId,
        mut order: Order,
        make: impl Fn(RotaCheck) -> Command,
    ) -> Result<Done, Error> {
        let first = std::mem::take(&mut order.commands);
        for _ in 0..PATIENCE {
            let team_view = self.view_team(caller, team).await?;
            let judgement = team_view.judge_command(&first, &make).await?;
            if !judgement.breaks.is_empty() {
                let sentences = judgement.breaks.iter().map(|one| format!("{}.", one.what));
                return Err(Error::all(Kind::Invalid, sentences.collect()));
            }
            order.commands.clone_from(&first);
            order.commands.push(make(judgement.verdict));
            if team_view.team().version == self.view_team(caller, team).await?.team().version {
                // What the checker says may differ when it is asked for again; what was asked does not.
                let asked = format!("{first:?} {:?}", make(RotaCheck::default()));
                return self
                    .act_as_asked(caller, team, Asked { order, content: asked, jobs: Vec::new() })
                    .await;
            }
        }
        Err(Error::new(
            Kind::Conflict,
            "The team's week changed while this was being looked at. Look again, and try once more.",
        ))
    }
}
