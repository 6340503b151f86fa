//! The page of one worker's hitch: what was said, saying it, and what can be done about it, visit by visit.

use super::forms;
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::workers::gaps;
use axum::extract::Path;
use care::ids::{TeamId, WorkerId};
use care::visit::Visit;
use design::card::section;
use maud::{Markup, html};

pub(super) async fn look(
    here: TeamPage,
    Path((_, worker)): Path<(TeamId, WorkerId)>,
) -> Result<Markup, Trouble> {
    forms::known(&here, worker)?;
    let name = here.team_view().worker(worker).to_owned();
    let title =
        if here.team_view().me() == Some(worker) { "Your day".to_owned() } else { format!("{name} today") };
    let ahead = here.team_view().ahead_today(worker);
    let (gaps, colleagues) = if here.may_change() {
        (gaps::show(&here, worker).await?, late_visits(&here, worker).await?)
    } else {
        (html! {}, html! {})
    };
    Ok(here.frame(Area::Today, title).show(&html! {
        @if ahead.is_empty() { p { (name) " has no visits left today." } }
        (forms::say(&here, worker, &ahead))
        (gaps)
        (colleagues)
        p { a href=(here.address("today")) { "Back to today" } }
    }))
}

/// The visits that somebody running late is late for, each with colleagues who could be there in time.
async fn late_visits(here: &TeamPage, worker: WorkerId) -> Result<Markup, Trouble> {
    let Some((_, delays)) = here.team_view().hitch_of(worker).late else { return Ok(html! {}) };
    let mut visits: Vec<Visit> = delays.keys().filter_map(|id| here.team_view().visit(*id)).collect();
    visits.sort_by_key(|visit| here.team_view().published_visit(visit.id).map(|told| told.start));
    let list = gaps::list(here, worker, &visits).await?;
    Ok(section(
        "instead",
        "Who could be there in time",
        &html! {
            p { "You can leave it as it is: the people concerned read about when to expect " (here.team_view().worker(worker)) ". Or give a visit to a colleague." }
            (list)
        },
    ))
}
