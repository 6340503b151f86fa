//! What somebody who is away leaves open, and the figures of a week as it is.

use care::ids::WorkerId;
use care::time::WeekStart;
use care::visit::Visit;

use crate::TeamView;
use crate::error::Error;
use crate::planning::{Figures, Which};

impl TeamView {
    /// The visits that people were told somebody makes and that still lie ahead, while they are away: each needs somebody
    /// else. By when they start.
    #[must_use]
    pub fn left_open_by(&self, worker: WorkerId) -> Vec<Visit> {
        let (team, now) = (self.team(), self.moment());
        let published =
            team.weeks.iter().filter_map(|(week, known)| Some((*week, known.published.as_ref()?)));
        let mut open = Vec::new();
        for (week, published) in published.filter(|(week, _)| self.this_week() <= *week) {
            let visits = team.visits(week);
            for (id, assignment) in &published.rota {
                let ahead = now < self.zone().later(assignment.start, assignment.minutes.0);
                let misses =
                    assignment.workers.contains(&worker) && !team.who_comes(assignment).contains(&worker);
                if let Some(visit) = visits.get(id).filter(|_| ahead && misses) {
                    open.push((assignment.start, visit.clone()));
                }
            }
        }
        open.sort_by_key(|(start, visit)| (*start, visit.id));
        open.into_iter().map(|(_, visit)| visit).collect()
    }

    /// The figures of a rota of a week: of what is published, by the rounds that were recorded; of a draft, by those that
    /// follow from it now.
    ///
    /// # Errors
    /// If the week makes no sense to the engine.
    pub async fn figures(&self, week: WeekStart, which: Which) -> Result<Figures, Error> {
        if let (Which::Published, Some(published)) = (which, self.team().published(week)) {
            return Ok(Figures::of(self.team(), week, &published.rota, &published.rounds));
        }
        let (sheet, now) = (self.sheet(week, which).await?, std::sync::Arc::clone(self.now()));
        let figures = tokio::task::spawn_blocking(move || {
            let rounds = sheet.unmeasured_rounds(&now.state, week, &sheet.rota);
            Figures::of(&now.state, week, &sheet.rota, &rounds)
        });
        figures.await.map_err(Error::internal)
    }
}
