//! What would follow: told before anything is done.

use care::team::Move;
use care::team::rota::Rota;
use care::time::WeekStart;
use care::visit::VisitId;

use crate::Glimpse;
use crate::error::Error;
use crate::planning::{Candidate, Consequence, Which};

impl Glimpse {
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
        let sheet = self.sheet(week, which).await?;
        tokio::task::spawn_blocking(move || sheet.candidates(visit)).await.map_err(Error::internal)
    }

    /// The rota as it would be after moves by hand.
    fn after(&self, week: WeekStart, which: Which, moves: &[Move]) -> Result<Rota, Error> {
        let before = match which {
            Which::Published => self.team().published(week).map(|published| &published.rota),
            Which::Draft => self.team().draft(week).map(|draft| &draft.rota),
        };
        let nothing = Rota::new();
        Ok(self.team().moved(week, before.unwrap_or(&nothing), moves)?)
    }
}
