//! A concern on paper: what it is and everything that was done, as the one who prints it may see it.

use super::one::what_is_known;
use super::said::{capital, stage, step, title};
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::moment;
use axum::extract::Path;
use care::concerns::ConcernId;
use care::ids::TeamId;
use maud::{Markup, html};
use service::concerns::{Record, Told};

pub(super) async fn show(
    here: TeamPage,
    Path((_, concern)): Path<(TeamId, ConcernId)>,
) -> Result<Markup, Trouble> {
    let record = here.service().open_concern(here.caller(), (here.team(), concern)).await?;
    let back = here.address(&format!("concerns/{concern}"));
    Ok(here.frame(Area::Concerns, title(&record.listed)).show(&html! {
        p.choices { "This page is made for paper: use your browser’s Print." a href=(back) { "Back" } }
        div.paper { (sheet(&here, &record)) }
    }))
}

fn sheet(here: &TeamPage, record: &Record) -> Markup {
    html! {
        p { "How far it has come: " strong { (stage(&record.listed).0) } ". Printed " (moment(here.team_view().moment())) "." }
        @if !record.words.is_empty() { section { h2 { "What was raised" } p { (capital(&record.listed.whose)) ": “" (record.words) "”" } } }
        section { h2 { "What is known" } (what_is_known(here, record)) }
        section {
            h2 { "What was done" }
            @if record.steps.is_empty() { p { "Nothing yet." } }
            ol { @for told in &record.steps { li { (line(told)) } } }
        }
    }
}

fn line(told: &Told) -> Markup {
    let (what, words) = step(&told.who, &told.what);
    html! { (moment(told.at)) ". " (what) @if !words.is_empty() { " “" (words) "”" } }
}
