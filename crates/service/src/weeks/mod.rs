//! Weeks laid out: kept for as long as nothing happens to the team, because every look at a board asks for one.

mod ahead;
mod by_hand;
mod gaps;
mod judged;
mod once;
mod run;
mod runs;
mod since;
mod spare;
mod swaps;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use care::ids::TeamId;
use care::time::WeekStart;
use care::weeks::Rota;

use crate::planning::{Bound, Sheet, StatementInput, Streets, Which};
use crate::teams::Now;
use crate::{Error, Service};

pub use judged::Judgement;
pub use once::{Different, Once, Then};
pub(crate) use run::PlanWeek;
pub use run::Wanted;
pub use runs::Run;
pub(crate) use runs::Runs;
pub use since::{New, Since};
pub use spare::{FreeTime, HasTime, PartOfDay, ToAsk};
pub use swaps::Swappable;

/// How many sheets are kept: a few weeks of each team that is looked at.
const KEPT: usize = 64;

/// Sheets by what they are of, with the version of the team they were laid out at.
#[derive(Default)]
pub(crate) struct Sheets {
    kept: Mutex<BTreeMap<Of, (u64, Arc<Sheet>)>>,
}

type Of = (TeamId, WeekStart, Which, Bound);

impl Sheets {
    fn find(&self, of: &Of, version: u64) -> Option<Arc<Sheet>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(of).filter(|(at, _)| *at == version).map(|(_, sheet)| Arc::clone(sheet))
    }

    /// Forgets a team's weeks, so that memory knows no more than the vault does.
    pub(crate) fn forget(&self, team: TeamId) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).retain(|of, _| of.0 != team);
    }

    fn keep(&self, of: Of, version: u64, sheet: &Arc<Sheet>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(of, (version, Arc::clone(sheet)));
    }
}

impl Service {
    /// A week of a team as it is now, laid out with its draft or what is published.
    pub(crate) async fn lay_out(
        &self,
        team: TeamId,
        week: WeekStart,
        which: Which,
        bound: Bound,
    ) -> Result<Arc<Sheet>, Error> {
        let now = self.inner.teams.open(team).await?.now();
        self.lay_out_now(&now, team, (week, which, bound)).await
    }

    /// A week of a team as it was at a moment.
    pub(crate) async fn lay_out_now(
        &self,
        now: &Arc<Now>,
        team: TeamId,
        (week, which, bound): (WeekStart, Which, Bound),
    ) -> Result<Arc<Sheet>, Error> {
        let of = (team, week, which, bound);
        let version = now.state.version;
        if let Some(sheet) = self.inner.sheets.find(&of, version) {
            return Ok(sheet);
        }
        let (streets, now) = (self.streets(now.state.streets.as_ref()).await?, Arc::clone(now));
        let laid_out = tokio::task::spawn_blocking(move || sheet(&now, week, which, bound, streets.as_ref()));
        let sheet = Arc::new(laid_out.await.map_err(Error::internal)??);
        self.inner.sheets.keep(of, version, &sheet);
        Ok(sheet)
    }
}

fn sheet(
    now: &Now,
    week: WeekStart,
    which: Which,
    bound: Bound,
    streets: Option<&Arc<Streets>>,
) -> Result<Sheet, Error> {
    let none = Rota::new();
    let founded = now.state.founded.as_ref().ok_or_else(Error::not_found)?;
    let published = now.state.published(week).map(|published| &published.rota);
    let rota = match which {
        Which::Published => published,
        Which::Draft => now.state.draft(week).map(|draft| &draft.rota),
    };
    let subject = StatementInput {
        team: &now.state,
        founded,
        book: &now.book,
        week,
        rota: rota.unwrap_or(&none),
        told: published.filter(|_| which == Which::Draft),
        now: None,
    };
    Sheet::new(&subject, bound, streets)
}
