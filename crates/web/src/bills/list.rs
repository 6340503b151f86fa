//! The bills of a team, and those for one person's visits with who pays.

use super::forms;
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::day;
use axum::extract::Path;
use care::Pence;
use care::ids::{PersonId, TeamId};
use design::card::{self, facts, section, tag};
use design::notice::Tone;
use design::table::table;
use maud::{Markup, html};
use service::bills::{Bills, Listed, Ready};

pub(super) async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let (bills, _) = here.service().bills(here.caller(), here.team()).await?;
    Ok(here.frame(Area::Bills, "Bills").show(&html! {
        p { "Each line of a bill is a visit. Nothing is charged for a visit that did not happen, and what was wrong is credited in the open." }
        @if !bills.ready.is_empty() { (section("ready", "Ready to send", &ready(&here, &bills.ready))) }
        (section("sent", "Sent", &sent(&here, &bills)))
    }))
}

pub(super) async fn of_person(
    here: TeamPage,
    Path((team, person)): Path<(TeamId, PersonId)>,
) -> Result<Markup, Trouble> {
    let (seen, _) = here.service().bills_of(here.caller(), (team, person)).await?;
    let paying: Vec<(&str, Markup)> =
        seen.paying.iter().map(|(who, what)| (who.as_str(), html! { (what) })).collect();
    Ok(here.frame(Area::People, format!("Bills: {}", seen.called)).show(&html! {
        (section("paying", "Who pays today", &html! {
            (facts(&paying))
            @if seen.bills.may_send { (forms::to_split(&here, person, &seen)) }
        }))
        @if !seen.bills.ready.is_empty() { (section("ready", "Ready to send", &ready(&here, &seen.bills.ready))) }
        (section("sent", "Sent", &sent(&here, &seen.bills)))
    }))
}

fn sent(here: &TeamPage, bills: &Bills) -> Markup {
    if bills.all.is_empty() {
        return card::empty("No bill yet", "Once one is sent, it stands here.", None);
    }
    let row = |one: &Listed| {
        let bill = &one.bill;
        vec![
            html! { a href=(here.address(&format!("bills/{}", one.id))) { (bill.first.strftime("%-d %B")) " to " (bill.last.strftime("%-d %B %Y")) } },
            html! { (one.called) },
            html! { (one.who) },
            html! { (bill.lines) },
            html! { (bill.total) },
            html! { (one.to_pay) },
            html! { @if one.disputed > 0 { (tag("asked about", Tone::Wanting)) } },
        ]
    };
    let head = ["Days", "Visits to", "Paid by", "Lines", "Sent as", "To pay", "Asked about"];
    html! {
        (table("Bills", &head, &bills.all.iter().map(row).collect::<Vec<_>>()))
        p { strong { "Together: " (bills.total) } }
    }
}

fn ready(here: &TeamPage, ready: &[Ready]) -> Markup {
    html! {
        @for one in ready {
            (card::card(&one.called, &html! {
                p { (day(one.days.first)) " to " (day(one.days.last)) }
                @if !one.bills.is_empty() {
                    ul { @for (who, lines, total) in &one.bills { li { (who) ": " (::words::count(i64::from(*lines), "visit", "visits")) ", " (amount(*total)) } } }
                }
                @if !one.unpriced.is_empty() {
                    p { (tag("no fee", Tone::Wanting)) " For " (::words::count(i64::try_from(one.unpriced.len()).unwrap_or_default(), "day", "days")) " no fee is agreed with those who pay, so nothing can be charged. " a href=(here.address("price#paid")) { "Enter what was agreed" } }
                }
                @if !one.bills.is_empty() { (forms::to_send(here, one)) }
            }))
        }
    }
}

fn amount(pence: Pence) -> Markup {
    html! { strong { (pence) } }
}
