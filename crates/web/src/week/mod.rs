//! What the pages of a week share: the week drawn, its words, the way from week to week.

pub(super) mod asking;
pub(super) mod consequence;
pub(super) mod drawn;
mod means;
pub(super) mod news;
pub(super) mod people;
pub(super) mod promise;
pub(super) mod rules;
pub(crate) mod sentence;
pub(super) mod way_out;
pub(super) mod when;

use crate::team::TeamPage;
use care::time::WeekStart;
use design::week::{Pager, pager};
use maud::Markup;

/// The week that an address names; this week, or the one given, where it names none.
pub(super) fn read(asked: &str, otherwise: WeekStart) -> WeekStart {
    asked.parse().unwrap_or(otherwise)
}

/// From week to week on one page of the team; `more` is what else its address says.
pub(super) fn turn(here: &TeamPage, page: &str, week: WeekStart, more: &str) -> Markup {
    let this = here.team_view().this_week();
    let address = |week: WeekStart| here.address(&format!("{page}?week={week}{more}"));
    let now = (week != this).then(|| address(this));
    pager(&Pager {
        title: &when::week(week),
        relation: &when::relation(week, this),
        before: &address(week.previous()),
        after: &address(week.next()),
        now: now.as_deref(),
    })
}
