//! The record of a month on paper: each medicine at each of its times, day by day; then what was written down besides.

use super::labels::{help, outcome, when};
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::{clock, moment};
use axum::extract::{Path, Query};
use care::ids::{PersonId, TeamId};
use care::medicines::Outcome;
use care::time::{Date, plus_days};
use design::card::empty;
use maud::{Markup, html};
use serde::Deserialize;
use service::medicines::{Cell, Month, Row, Written};
use words::initials;

/// Which month.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Which {
    /// A date in it.
    date: Option<String>,
}

pub(super) async fn show(
    here: TeamPage,
    Path(who): Path<(TeamId, PersonId)>,
    Query(which): Query<Which>,
) -> Result<Markup, Trouble> {
    let date = which.date.and_then(|date| date.parse::<Date>().ok());
    let month = here.service().open_month_of_medicines(here.caller(), who, date).await?;
    let title = format!("{}: medicines in {}", month.called, month.first.strftime("%B %Y"));
    let of = |date: Date| here.address(&format!("people/{}/medicines/month?date={date}", month.person));
    Ok(here.frame(Area::People, title).wide().show(&html! {
        p.choices {
            "This page is made for paper: use your browser’s Print."
            a href=(of(plus_days(month.first, -1))) { "The month before" }
            a href=(of(plus_days(month.first, i32::from(month.days)))) { "The month after" }
            a href=(here.address(&format!("people/{}/medicines", month.person))) { "Back" }
        }
        @if month.rows.is_empty() && month.written.is_empty() { (empty("Nothing to record in this month", "Medicines that are agreed are here, day by day.", None)) }
        @else { div.paper { (sheet(&here, &month)) } }
    }))
}

fn sheet(here: &TeamPage, month: &Month) -> Markup {
    html! {
        p { strong { (month.name) } ". Printed " (moment(here.team_view().moment())) " by " (here.team_view().name()) "." }
        @if !month.rows.is_empty() { (table(month)) }
        (key())
        @if !month.written.is_empty() { section { h2 { "Reasons, doses as needed, and who saw them" } ul { @for one in &month.written { li { (written(one)) } } } } }
    }
}

fn table(month: &Month) -> Markup {
    html! {
        div.scrolls tabindex="0" role="region" aria-label="The month, day by day" {
            table.month {
                thead { tr { th scope="col" { "Medicine" } @for day in 1..=month.days { th scope="col" { (day) } } } }
                tbody { @for row in &month.rows { (line(row)) } }
            }
        }
    }
}

fn line(row: &Row) -> Markup {
    let medicine = &row.medicine;
    html! {
        tr {
            th scope="row" {
                (clock(row.at)) " " strong { (medicine.details.name) } br;
                span.soft { (medicine.details.how) ". " (help(medicine.agreed.help).1) ". " (when(&medicine.agreed.when)) "." }
            }
            @for one in &row.cells { (cell(one)) }
        }
    }
}

fn cell(cell: &Cell) -> Markup {
    html! {
        @match cell {
            Cell::Nothing => td {},
            Cell::Blank => td.blank { abbr title="nothing is recorded" { "?" } },
            Cell::Recorded(what, who) => td { abbr title=(format!("{}, {who}", outcome(*what).1)) { (outcome(*what).2) } br; span.soft { (initials(who)) } },
        }
    }
}

/// What the letters say.
fn key() -> Markup {
    html! {
        p.soft {
            @for one in Outcome::ALL { strong { (outcome(one).2) } " " (outcome(one).1.to_lowercase()) "; " }
            strong { "?" } " nothing is recorded."
        }
    }
}

fn written(one: &Written) -> Markup {
    let dose = &one.dose;
    html! {
        (moment(dose.at)) ": " (one.medicine) ". " (outcome(dose.outcome).1) ", " (dose.who)
        @if let Some(witness) = &dose.witness { ", seen by " (witness) } "."
        @if !dose.words.is_empty() { " “" (dose.words) "”" }
        @if !dose.effect.is_empty() { " What it did: “" (dose.effect) "”" }
    }
}
