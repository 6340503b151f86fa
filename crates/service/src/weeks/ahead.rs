//! What would follow: told before anything is done.

use std::collections::BTreeMap;

use care::ids::{RepairId, WorkerId};
use care::requests::{Asked, Request, State};
use care::time::WeekStart;
use care::visit::VisitId;
use care::weeks::{Move, Rota};

use crate::TeamView;
use crate::error::Error;
use crate::planning::{Bound, Candidate, Consequence, Which};

impl TeamView {
    /// What moves by hand would mean for a week: continuity, hours, rest, travel, fairness, and what they would break.
    /// Nothing is done.
    ///
    /// # Errors
    /// If the moves make no sense, with every reason.
    pub async fn consequence(
        &self,
        week: WeekStart,
        which: Which,
        moves: &[Move],
    ) -> Result<Consequence, Error> {
        let sheet = self.sheet(week, which).await?;
        let other = self.after(week, which, moves)?;
        tokio::task::spawn_blocking(move || sheet.consequence(&other)).await.map_err(Error::internal)
    }

    /// Everyone who could make a visit, the best first, and everyone who could not with the rule that stops them.
    ///
    /// # Errors
    /// If the week makes no sense to the engine.
    pub async fn candidates(
        &self,
        week: WeekStart,
        which: Which,
        visit: VisitId,
    ) -> Result<Vec<Candidate>, Error> {
        // Nobody moves what is pinned, so the engine is told; as long as nothing is, the week that pages draw will do.
        let pinned = self.rota(week, which).values().any(|assignment| assignment.pinned);
        let bound = if pinned { Bound::Pins } else { Bound::Nothing };
        let sheet = self.service().lay_out_now(self.now(), self.id(), (week, which, bound)).await?;
        tokio::task::spawn_blocking(move || sheet.candidates(visit)).await.map_err(Error::internal)
    }

    /// What it would mean if a worker said yes to a request, one that was made or one that could be.
    ///
    /// # Errors
    /// If it cannot be made any more, or not by them.
    pub async fn if_answered(&self, request: &Request, by: WorkerId) -> Result<Consequence, Error> {
        let sheet = self.sheet(request.week, self.asked_about(request.week)).await?;
        let after = self.team().answered(request, by)?;
        tokio::task::spawn_blocking(move || sheet.consequence(&after)).await.map_err(Error::internal)
    }

    /// Everyone who could say yes to what a worker asks about a week, with what that would mean; what breaks nothing and
    /// weighs least first.
    ///
    /// # Errors
    /// If it cannot be asked.
    pub async fn if_asked(
        &self,
        week: WeekStart,
        from: WorkerId,
        what: Asked,
    ) -> Result<Vec<(WorkerId, Consequence)>, Error> {
        let sheet = self.sheet(week, self.asked_about(week)).await?;
        let able = self.team().could_answer(week, from, what)?;
        let request = Request { week, from, what, words: None, answers: BTreeMap::new(), state: State::Open };
        let after = |by| Some((by, self.team().answered(&request, by).ok()?));
        let after: Vec<(WorkerId, Rota)> = able.into_iter().filter_map(after).collect();
        let told = tokio::task::spawn_blocking(move || {
            let told = after.iter().map(|(by, rota)| (*by, sheet.consequence(rota)));
            let mut told: Vec<(WorkerId, Consequence)> = told.collect();
            told.sort_by_key(|(_, consequence)| (!consequence.breaks.is_empty(), consequence.extra));
            told
        });
        told.await.map_err(Error::internal)
    }

    /// What a proposed change to a published week would mean.
    ///
    /// # Errors
    /// If there is no such change, or the week changed since it was proposed.
    pub async fn if_repaired(&self, week: WeekStart, repair: RepairId) -> Result<Consequence, Error> {
        let sheet = self.sheet(week, Which::Published).await?;
        let after = self.team().repaired(week, repair)?;
        tokio::task::spawn_blocking(move || sheet.consequence(&after)).await.map_err(Error::internal)
    }

    /// The rota that requests about a week are about: what people were told, or else the draft.
    fn asked_about(&self, week: WeekStart) -> Which {
        if self.team().published(week).is_some() { Which::Published } else { Which::Draft }
    }

    /// The rota as it would be after moves by hand.
    fn after(&self, week: WeekStart, which: Which, moves: &[Move]) -> Result<Rota, Error> {
        Ok(self.team().moved(week, &self.rota(week, which), moves)?)
    }
}
