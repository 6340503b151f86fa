//! The visit that a page is about: which week and which rota, and who makes it there.

use crate::Trouble;
use crate::team::TeamPage;
use crate::week::drawn::rota_of;
use care::ids::WorkerId;
use care::time::{Clock, Moment, WeekStart};
use care::visit::{Visit, VisitId};
use care::weeks::Assignment;
use service::planning::Which;
use std::collections::BTreeSet;

/// A visit in one rota of its week.
pub(super) struct VisitInRota {
    pub(super) visit: Visit,
    pub(super) week: WeekStart,
    pub(super) which: Which,
    pub(super) assignment: Option<Assignment>,
}

impl VisitInRota {
    /// The visit of that name, in the draft where there is one, unless the other rota is asked for.
    ///
    /// # Errors
    /// If there is no such visit in its week any more.
    pub(super) fn find(here: &TeamPage, visit: VisitId, on: &str) -> Result<Self, Trouble> {
        let team_view = here.team_view();
        let visit = team_view.visit(visit).ok_or_else(|| {
            Trouble::not_found()
                .say("The visit may have been moved or cancelled.")
                .way(here.address("board"), "Open the board")
        })?;
        let week = WeekStart::of(visit.date);
        let has_draft = team_view.has_draft(week) && !(on == "board" && team_view.is_published(week));
        let which = if has_draft { Which::Draft } else { Which::Published };
        let assignment = rota_of(here, week, which)
            .remove(&visit.id)
            .map(|told| Assignment { workers: team_view.who_comes(&told), ..told });
        // Somebody who is away has it no longer; only a pin is still there to be taken out.
        let assignment = assignment.filter(|one| one.pinned || !one.workers.is_empty());
        Ok(Self { visit, week, which, assignment })
    }

    /// As addresses and forms say which rota is meant: by the page it stands on.
    pub(super) fn on(&self) -> &'static str {
        if self.which == Which::Draft { "draft" } else { "board" }
    }

    /// The visit's own page, or one below it such as `/move`.
    pub(super) fn address(&self, here: &TeamPage, below: &str) -> String {
        here.address(&format!("visit/{}{below}?on={}", self.visit.id, self.on()))
    }

    /// The board or draft where it stands.
    pub(super) fn board(&self, here: &TeamPage) -> String {
        let page = if self.which == Which::Draft { "draft" } else { "board" };
        here.address(&format!("{page}?week={}", self.week))
    }

    /// Who makes it.
    pub(super) fn workers(&self) -> BTreeSet<WorkerId> {
        self.assignment.iter().flat_map(|assignment| assignment.workers.iter().copied()).collect()
    }

    /// When it starts, as it stands.
    pub(super) fn start(&self) -> Clock {
        self.moment().clock
    }

    /// The same with its date.
    pub(super) fn moment(&self) -> Moment {
        self.assignment.as_ref().map_or(self.visit.usual_start(), |assignment| assignment.start)
    }

    /// Whether it can still be changed: its day has not passed, and there is a rota to change.
    pub(super) fn may_change(&self, here: &TeamPage) -> bool {
        let team_view = here.team_view();
        let is_there = team_view.has_draft(self.week) || team_view.is_published(self.week);
        here.may_change() && is_there && self.visit.date >= here.team_view().today()
    }
}
