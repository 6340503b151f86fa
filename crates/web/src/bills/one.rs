//! One bill: every line with its minutes and the rule that priced it, what was credited, what somebody says of it.

use super::forms;
use crate::Trouble;
use crate::disputes;
use crate::frame::Area;
use crate::price::counts;
use crate::team::TeamPage;
use crate::week::when::{clock, day};
use ::words::length_short;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use care::Pence;
use care::bills::BillId;
use care::disputes::Line as Which;
use care::ids::TeamId;
use design::button::{self, Weight};
use design::card::{self, facts, section};
use design::table::table as columns;
use maud::{Markup, html};
use service::bills::{BillSeen, Line};

pub(super) async fn show(
    here: TeamPage,
    Path((team, bill)): Path<(TeamId, BillId)>,
) -> Result<Markup, Trouble> {
    let (seen, _) = here.service().bill(here.caller(), team, bill).await?;
    let one = &seen.listed;
    let title = format!("Bill for {}", one.called);
    let table = here.address(&format!("bills/{bill}/table"));
    let asked: Vec<_> = seen.lines.iter().filter_map(|line| line.dispute.as_ref()).collect();
    Ok(here.frame(Area::Bills, title).show(&html! {
        (figures(&seen))
        (facts(&[
            ("For visits to", html! { (one.called) }),
            ("Paid by", html! { (one.who) }),
            ("Days", html! { (day(one.bill.first)) " to " (day(one.bill.last)) }),
            ("Sent", html! { (day(one.bill.sent)) }),
            ("Priced by", html! { (rule(&seen)) }),
        ]))
        p.choices { (button::link(&table, "As a table", Weight::Quiet)) }
        (section("lines", "Line by line", &lines(&here, &seen)))
        @if !asked.is_empty() {
            (section("asked", "What was asked", &html! { @for one in asked { (disputes::card(&here, one)) } }))
        }
        @if seen.may_credit { (section("credit", "Give something back", &forms::to_credit(&here, &seen))) }
        p.soft { "This page is made for paper, too: use your browser’s Print. Nothing is charged for a visit that did not happen." }
    }))
}

fn figures(seen: &BillSeen) -> Markup {
    let one = &seen.listed;
    let credited = one.bill.total - one.to_pay;
    card::figures(&[
        ("To pay", one.to_pay.to_string(), "what was credited is counted"),
        ("Sent as", one.bill.total.to_string(), "what the lines came to"),
        ("Credited", credited.to_string(), "given back since"),
        ("Visits", ::words::grouped(i64::from(one.bill.lines)), "a line each"),
    ])
}

/// The rule that priced the lines, in a sentence for each that is among them.
fn rule(seen: &BillSeen) -> Markup {
    let mut rules: Vec<(Pence, care::bills::Counts, u16)> =
        seen.lines.iter().map(|one| (one.line.hour, one.line.counts, one.line.share)).collect();
    rules.sort();
    rules.dedup();
    html! {
        @for (at, (hour, which, share)) in rules.iter().enumerate() {
            @if at > 0 { "; " }
            (hour) " an hour, for " (counts(*which))
            @if *share != care::bills::WHOLE { ", of which " (share / 100) "." (format!("{:02}", share % 100)) "% is theirs" }
        }
    }
}

fn lines(here: &TeamPage, seen: &BillSeen) -> Markup {
    let row = |one: &Line| {
        let line = &one.line;
        let short = |minutes: care::Minutes| html! { (length_short(i64::from(minutes.0))) };
        vec![
            html! { (line.on.strftime("%a %-d %b")) @if let Some(at) = one.at { ", " (clock(at.clock)) } },
            short(line.agreed),
            short(line.promised),
            html! { @match line.delivered { Some(minutes) => (short(minutes)), None => "nobody said" } },
            html! { @if line.happened { (short(line.charged())) } @else { "did not happen" } },
            html! { (line.amount) @for (on, amount, why) in &one.credits { br; "– " (amount) ", " (day(*on)) ": " (why) } },
            html! { (one.number) },
            html! { @if seen.may_dispute && one.dispute.as_ref().is_none_or(|one| !one.is_open) { (ask(here, seen, one)) } @else if one.dispute.is_some() { "asked" } },
        ]
    };
    let head = ["When", "Agreed", "Promised", "Somebody was there", "Charged", "Comes to", "Line", "Right?"];
    columns("Every visit", &head, &seen.lines.iter().map(row).collect::<Vec<_>>())
}

/// The way to say that a line is not right.
fn ask(here: &TeamPage, seen: &BillSeen, one: &Line) -> Markup {
    let line = Which::Bill { bill: seen.listed.id, number: one.number };
    html! { a href=(disputes::address(here, line, one.line.amount.0)) aria-label=(format!("Line {} is not right", one.number)) { "Not right?" } }
}

/// The bill as a file.
pub(super) async fn table(
    here: TeamPage,
    Path((team, bill)): Path<(TeamId, BillId)>,
) -> Result<Response, Trouble> {
    let (seen, _) = here.service().bill(here.caller(), team, bill).await?;
    let (first, last) = (seen.listed.bill.first, seen.listed.bill.last);
    let name = format!("attachment; filename=\"bill-{first}-to-{last}.csv\"");
    let headers =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, service::bills::table(&seen)).into_response())
}
