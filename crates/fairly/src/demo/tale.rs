//! Telling: one thing after the other, at the time it happened.

use super::calendar::Calendar;
use super::cast::{Cast, Someone};
use super::names::Names;
use care::By;
use care::details::{DataSubject, Detail};
use care::ids::{SealedId, WorkerId};
use care::team::{Command, Team};
use care::time::WeekStart;
use care::weeks::{Breach, Rota, RotaCheck};
use jiff::Timestamp;
use service::planning::{Broken, Effort, Sheet, Which};
use service::{Done, Error, Storyteller};
use std::sync::Arc;
use town::Chance;

/// Somebody who comes where somebody else has died.
pub(super) struct Successor {
    /// The place in the cast that both have, one after the other.
    pub(super) place: usize,
    /// In which week, counted back, the one before them dies; they come three weeks later.
    pub(super) back: i32,
    /// Who comes.
    pub(super) someone: Someone,
}

/// A story under way.
pub(super) struct Tale<'a> {
    pub(super) teller: Storyteller,
    pub(super) calendar: Calendar,
    pub(super) cast: Cast,
    pub(super) names: Names,
    /// What the town is called.
    pub(super) town: String,
    pub(super) chance: Chance,
    /// How long the engine searches for a week.
    pub(super) effort: Effort,
    pub(super) seed: u64,
    /// People who came when somebody before them had died; until then the cast has those before them.
    pub(super) successors: Vec<Successor>,
    /// Hears what the story has come to.
    pub(super) heard: &'a mut dyn FnMut(&str),
}

impl Tale<'_> {
    /// Tells what somebody did.
    pub(super) async fn tell(
        &mut self,
        by: By,
        at: Timestamp,
        commands: Vec<Command>,
    ) -> Result<Done, Error> {
        self.teller.tell(by, at, commands).await
    }

    /// Tells one thing that a worker did.
    pub(super) async fn does(
        &mut self,
        worker: WorkerId,
        at: Timestamp,
        command: Command,
    ) -> Result<Done, Error> {
        self.tell(By::Worker(worker), at, vec![command]).await
    }

    /// Words to be told with what comes next.
    pub(super) fn words(&mut self, about: DataSubject, words: impl Into<String>) -> SealedId {
        self.teller.seal(about, Detail::Words(words.into()))
    }

    /// Words of the team.
    pub(super) fn our_words(&mut self, words: impl Into<String>) -> SealedId {
        let team = DataSubject::Team(self.teller.team());
        self.words(team, words)
    }

    /// The team as it is by now.
    pub(super) async fn team(&self) -> Result<Team, Error> {
        self.teller.state().await
    }

    /// The published rota of a week, laid out for the engine.
    pub(super) async fn published(&self, back: i32) -> Result<Arc<Sheet>, Error> {
        self.teller.lay_out(self.calendar.week(back), Which::Published).await
    }
}

/// What the engine's checker found broken in a rota of a week, and its rounds, as the team is told it.
pub(super) fn verdict(
    (sheet, team): (&Sheet, &Team),
    (week, rota): (WeekStart, &Rota),
    broken: &[Broken],
) -> RotaCheck {
    let breach =
        |one: &Broken| Breach { rule: one.rule.name().to_owned(), visit: one.visit, worker: one.worker };
    let rounds = [(week, sheet.rounds(team, week, rota))].into();
    RotaCheck { version: team.version, breaches: broken.iter().map(breach).collect(), rounds }
}
