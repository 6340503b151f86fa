//! What of a colleague's could be swapped for a visit: only what the week can take.

use care::ids::WorkerId;
use care::time::{Moment, WeekStart};
use care::visit::{Visit, VisitId};
use care::weeks::{Move, Rota};
use rota::Cost;

use crate::TeamView;
use crate::error::Error;
use crate::planning::Which;

/// A visit of a colleague's that could be swapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swappable {
    /// Which.
    pub visit: Visit,
    /// When it starts in the rota.
    pub start: Moment,
    /// By how much the whole week would weigh more.
    pub extra: Cost,
}

impl TeamView {
    /// Everyone with whom a visit could be swapped: colleagues who go alone to something that is still ahead in its week.
    #[must_use]
    pub fn swap_with(&self, week: WeekStart, which: Which, visit: VisitId) -> Vec<WorkerId> {
        let rota = self.rota(week, which);
        let theirs = self.alone_ahead(&rota).filter(|(other, _)| **other != visit);
        let has_it = |worker: &WorkerId| rota.get(&visit).is_some_and(|one| one.workers.contains(worker));
        let mut colleagues: Vec<WorkerId> =
            theirs.filter_map(|(_, one)| one.workers.first().copied()).filter(|one| !has_it(one)).collect();
        colleagues.sort();
        colleagues.dedup();
        colleagues
    }

    /// The visits of a colleague that could be swapped for this one without breaking a rule, by when they start.
    ///
    /// # Errors
    /// If the week makes no sense to the engine.
    pub async fn swaps(
        &self,
        week: WeekStart,
        which: Which,
        (visit, with): (VisitId, WorkerId),
    ) -> Result<Vec<Swappable>, Error> {
        let sheet = self.sheet(week, which).await?;
        let rota = self.rota(week, which);
        let theirs = self.alone_ahead(&rota).filter(|(_, one)| one.workers.contains(&with));
        let swapped = theirs.filter_map(|(second, one)| {
            let moves = [Move::Swap { first: visit, second: *second }];
            let after = self.team().moved(week, &rota, &moves).ok()?;
            Some((self.team().visit(*second)?, one.start, after))
        });
        let swapped: Vec<(Visit, Moment, Rota)> = swapped.collect();
        let judged = tokio::task::spawn_blocking(move || {
            let judged = swapped.into_iter().filter_map(|(visit, start, after)| {
                let told = sheet.consequence(&after);
                told.breaks.is_empty().then_some(Swappable { visit, start, extra: told.extra })
            });
            let mut judged: Vec<Swappable> = judged.collect();
            judged.sort_by_key(|one| (one.start, one.visit.id));
            judged
        });
        judged.await.map_err(Error::internal)
    }

    /// What of a rota is still ahead and made by one worker.
    fn alone_ahead<'a>(
        &self,
        rota: &'a Rota,
    ) -> impl Iterator<Item = (&'a VisitId, &'a care::weeks::Assignment)> {
        let now = self.moment();
        rota.iter().filter(move |(_, one)| now < one.start && one.workers.len() == 1)
    }
}
