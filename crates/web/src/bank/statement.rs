//! A block of hours as a statement: what is agreed, what it comes to, and every line.

use super::{forms, words};
use crate::disputes;
use crate::team::TeamPage;
use crate::week::when::day;
use ::words::{length, length_short};
use care::disputes::Line as Which;
use design::card::{self, facts};
use design::table::table;
use maud::{Markup, html};
use service::bank::{BlockSeen, BlockStatement, Line};

/// What is in the bank, in large figures.
pub(super) fn figures(block: &BlockSeen) -> Markup {
    let next = block.runs_out.first();
    let runs_out = next.map_or_else(
        || "nothing runs out".to_owned(),
        |(on, minutes)| format!("{} of it until {}", length(i64::from(minutes.0)), day(*on)),
    );
    card::figures(&[
        ("In the bank", length(block.stand.kept), &runs_out),
        ("Promised visits", length(block.stand.reserved), "of which people were told"),
        ("Not used yet", length(block.stand.open), "of weeks that are not over"),
        (
            "Used so far",
            length(block.stand.delivered),
            "by visits whose day is over, and that nobody cancelled",
        ),
    ])
}

/// What is agreed.
pub(super) fn agreed(block: &BlockSeen) -> Markup {
    let terms = &block.terms;
    let last = terms.last.map_or_else(|| "without an end".to_owned(), |last| format!("until {}", day(last)));
    facts(&[
        ("Hours a week", html! { (length(i64::from(terms.a_week.0))) }),
        ("From", html! { (day(terms.from)) ", " (last) }),
        ("Who pays", html! { (words::payer(terms.payer)) }),
        ("What is not used", html! { (words::keeping(&terms.keeping)) }),
    ])
}

/// The statement of one block.
pub(super) fn statement(here: &TeamPage, one: &BlockStatement) -> Markup {
    let block = &one.block;
    html! {
        (figures(block))
        @if block.runs_out.len() > 1 {
            p.soft { "Nothing runs out unseen: "
                @for (at, (on, minutes)) in block.runs_out.iter().enumerate() { @if at > 0 { "; " } (length(i64::from(minutes.0))) " until " (day(*on)) } "." }
        }
        (card::section(&format!("agreed-{}", block.id), "What is agreed", &agreed(block)))
        @if !one.may_spend.is_empty() && block.stand.kept > 0 && block.person.is_some() {
            (card::section(&format!("spend-{}", block.id), "Spend what is kept", &forms::to_spend(here, one)))
        }
        (card::section(&format!("lines-{}", block.id), "Line by line", &lines(here, one)))
        @let asked: Vec<_> = one.lines.iter().filter_map(|line| line.dispute.as_ref()).collect();
        @if !asked.is_empty() {
            (card::section(&format!("asked-{}", block.id), "What was asked", &html! { @for one in asked { (disputes::card(here, one)) } }))
        }
        (card::section(&format!("signed-{}", block.id), "Signed", &signed(here, one)))
        p.soft { "This page is made for paper, too: use your browser’s Print." }
    }
}

fn lines(here: &TeamPage, one: &BlockStatement) -> Markup {
    let row = |line: &Line| {
        vec![
            html! { (line.on.strftime("%a %-d %b")) },
            html! { (words::in_words(&line.what)) @if let Some(wrong) = line.corrects { " (puts line " (wrong) " right)" } },
            html! { (length_short(line.minutes)) },
            html! { (length_short(line.kept)) },
            html! { (line.number) },
            html! { (not_right(here, one, line)) },
        ]
    };
    let head = ["When", "What", "How long", "In the bank then", "Line", "Right?"];
    html! {
        p.soft { "From " (day(one.first)) " to " (day(one.last)) ". In the bank before: " (length(one.before)) "." }
        @if one.lines.is_empty() { p { "Nothing has happened yet." } }
        @else { (table("Every line", &head, &one.lines.iter().map(row).collect::<Vec<_>>())) }
    }
}

/// The way to say that a line is not right, or that somebody did.
fn not_right(here: &TeamPage, one: &BlockStatement, line: &Line) -> Markup {
    let open = line.dispute.as_ref().is_some_and(|dispute| dispute.is_open);
    let Ok(number) = u32::try_from(line.number) else { return html! {} };
    let which = Which::Bank { block: one.block.id, number };
    html! {
        @if open { "asked" }
        @else if one.may_dispute { a href=(disputes::address(here, which, line.minutes)) aria-label=(format!("Line {number} is not right")) { "Not right?" } }
    }
}

fn signed(here: &TeamPage, one: &BlockStatement) -> Markup {
    html! {
        @if one.block.signed.is_empty() { p.soft { "Nobody has signed what it came to yet." } }
        @for (side, signature) in &one.block.signed {
            p { "Up to " (day(signature.through)) ", signed by " (words::side(*side)) ": " (length(signature.kept.number())) " in the bank, " (length(signature.delivered.number())) " used." }
        }
        @if let Some(side) = one.may_sign { (forms::to_sign(here, one, side)) }
    }
}
