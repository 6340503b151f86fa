//! A person's own bank of hours.

use super::statement;
use crate::Trouble;
use crate::frame::Area;
use crate::people::For;
use crate::team::TeamPage;
use axum::extract::{Path, Query};
use care::ids::{PersonId, TeamId};
use design::card;
use maud::{Markup, html};

pub(super) async fn show(
    here: TeamPage,
    Path((team, person)): Path<(TeamId, PersonId)>,
    Query(why): Query<For>,
) -> Result<Markup, Trouble> {
    let (blocks, team_view) = here.service().bank_of(here.caller(), (team, person), why.purpose()).await?;
    let called = team_view.person(person).to_owned();
    Ok(here.frame(Area::People, format!("Bank of hours: {called}")).show(&html! {
        p { "Hours that were agreed and not needed are kept here, and can be spent where they do more good." }
        @for one in &blocks { (statement::statement(&here, one)) }
        @if blocks.is_empty() {
            (card::empty("No hours of their own", "Once a block of hours is agreed for them, everything that happens to it is listed here.", None))
        }
    }))
}
