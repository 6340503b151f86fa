//! A person's next seven days on paper, large enough for a fridge: for those who may see when somebody comes.

use super::coming::{by_day, who};
use super::page::For;
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::promise;
use axum::extract::{Path, Query};
use care::ids::{PersonId, TeamId, WorkerId};
use care::time::plus_days;
use design::card::empty;
use jiff::civil::Date;
use maud::{Markup, html};
use service::TeamView;
use service::records::Coming;
use std::collections::BTreeSet;
use words::clock;

/// The last of the days on the sheet, counted from today.
const LAST: i32 = 6;

pub(super) async fn show(
    here: TeamPage,
    Path((_, person)): Path<(TeamId, PersonId)>,
    Query(why): Query<For>,
) -> Result<Markup, Trouble> {
    let (record, team_view) =
        here.service().open_person(here.caller(), here.team(), person, why.purpose()).await?;
    let last = plus_days(team_view.today(), LAST);
    let coming: Vec<Coming> =
        record.coming.into_iter().flatten().filter(|one| one.start.date <= last).collect();
    let title = format!("Who comes to {}", record.called);
    let met = team_view.times_been().who_met(person);
    let frame = here.frame(Area::People, title);
    Ok(frame.show(&html! {
        p.choices { "This page is made for paper: use your browser’s Print." a href=(here.address(&format!("people/{person}"))) { "Back" } }
        @if coming.is_empty() { (empty("Nobody comes in the next seven days", "Once the team has made the week, it can be printed here.", None)) }
        @else {
            div class={"paper large " (fill(coming.len()))} {
                @for (date, those) in by_day(&coming) { (day(&team_view, &met, date, &those)) }
            }
            (to_ring(&team_view))
        }
    }))
}

/// How large the letters are on paper, so that a week of so many visits fills the sheet.
pub(crate) fn fill(visits: usize) -> &'static str {
    match visits {
        0..=7 => "few",
        8..=14 => "some",
        _ => "many",
    }
}

/// Whom to ring, with the number; a line to write one on where none is known.
pub(crate) fn to_ring(team_view: &TeamView) -> Markup {
    html! {
        p.to-ring {
            @match team_view.number_to_ring() {
                Some((worker, phone)) => { "Is something wrong, or different? Ring " (worker.called) ": " strong { (phone) } }
                None => { "Is something wrong, or different? Ring: " span.blank {} }
            }
        }
    }
}

fn day(team_view: &TeamView, met: &BTreeSet<WorkerId>, date: Date, coming: &[&Coming]) -> Markup {
    html! {
        section {
            h2 { (date.strftime("%A %-d %B")) }
            ol.visits {
                @for one in coming {
                    li {
                        span.when { (clock(i32::from(one.start.clock.minutes()))) }
                        div {
                            @let names = one.workers.is_some();
                            @if names { strong { (who(team_view, one).unwrap_or_else(|| nobody(one).to_owned())) } }
                            @if let Some(what) = &one.what { span.soft { @if names { ", " } (what) } }
                            @if one.published && one.workers.iter().flatten().any(|worker| !met.contains(worker)) { strong.is-new { " new to you" } }
                            @if let Some(agreed) = one.agreed { " " span.soft { "(" (promise::said(agreed, one.start)) ")" } }
                        }
                    }
                }
            }
        }
    }
}

/// What is said where nobody comes: a week that people know has somebody missing, another is not made yet.
fn nobody(one: &Coming) -> &'static str {
    if one.published { "we are finding someone" } else { "not settled yet" }
}
