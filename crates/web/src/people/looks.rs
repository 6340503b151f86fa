//! Who opened a person's record: for them to read.

use super::page::For;
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use axum::extract::{Path, Query};
use care::By;
use care::ids::{PersonId, TeamId};
use design::card;
use design::table::table;
use maud::{Markup, html};
use service::TeamView;
use service::records::SeenLook;

pub(super) async fn show(
    here: TeamPage,
    Path((_, person)): Path<(TeamId, PersonId)>,
    Query(why): Query<For>,
) -> Result<Markup, Trouble> {
    let looks = here.service().looks(here.caller(), here.team(), person, (why.purpose(), None)).await?;
    let team_view = here.team_view();
    let title = format!("Who opened the record of {}", team_view.person(person));
    let frame = here.frame(Area::People, title);
    Ok(frame.show(&html! {
        @if looks.is_empty() {
            (card::empty("Nobody yet", "Whenever somebody opens what is kept about you, it is written down here.", None))
        } @else {
            (table("Who opened the record", &["Who", "When", "What", "What for"], &looks.iter().map(|look| row(team_view, look)).collect::<Vec<_>>()))
        }
    }))
}

fn row(team_view: &TeamView, look: &SeenLook) -> Vec<Markup> {
    let who = match look.by {
        Some(By::Worker(worker)) => team_view.worker(worker).to_owned(),
        Some(By::Person(_)) => "herself".to_owned(),
        Some(By::Member(_)) => "someone in their circle".to_owned(),
        Some(By::Account(_) | By::Program) | None => "somebody who is not in the team".to_owned(),
    };
    let moment = team_view.zone().civil(look.at);
    let when =
        format!("{}, {}", moment.date.strftime("%A %-d %B"), words::clock(i32::from(moment.clock.minutes())));
    vec![html! { (who) }, html! { (when) }, html! { (look.what) }, html! { (look.purpose) }]
}
