//! A person's budget: what there is, what it went into, how far it will reach, every line.

use super::{forms, words};
use crate::Trouble;
use crate::frame::Area;
use crate::people::For;
use crate::team::TeamPage;
use crate::week::when::day;
use axum::extract::{Path, Query};
use care::Pence;
use care::budget::Forecast;
use care::ids::{PersonId, TeamId};
use design::card::{self, facts, section};
use design::notice::Tone;
use design::table::table;
use maud::{Markup, html};
use service::budget::{BudgetSeen, Line};

pub(super) async fn show(
    here: TeamPage,
    Path((team, person)): Path<(TeamId, PersonId)>,
    Query(why): Query<For>,
) -> Result<Markup, Trouble> {
    let (budgets, _) = here.service().budgets(here.caller(), (team, person), why.purpose()).await?;
    Ok(here.frame(Area::People, format!("Budget: {}", budgets.called)).show(&html! {
        p { "Money that is theirs to spend on support. What is bought elsewhere they note themselves, in as many words as they like; nobody watches an account." }
        @if budgets.all.is_empty() {
            (card::empty("No budget yet", "Once one is agreed, everything that happens to it stands here.", None))
        }
        @for one in &budgets.all { (budget(one)) }
        @if budgets.may_spend { (forms::to_spend(&here, person, &budgets)) }
        @if budgets.may_agree { (forms::to_agree(&here, person)) }
        p.soft { "This page is made for paper, too: use your browser’s Print." }
    }))
}

/// What a budget comes to, in large figures.
pub(super) fn figures(forecast: &Forecast) -> Markup {
    let (end, said) = match (forecast.by_the_end, forecast.short()) {
        (None, _) => ("–".to_owned(), "after two weeks we can say".to_owned()),
        (Some(end), None) => (end.to_string(), "enough, if it goes on like this".to_owned()),
        (Some(end), Some(short)) => (end.to_string(), format!("{short} too much, if it goes on like this")),
    };
    card::figures(&[
        ("Free to spend", forecast.free.to_string(), "neither spent nor promised"),
        ("Spent so far", forecast.spent.to_string(), "visits whose day is over, and what was noted"),
        ("Promised visits", forecast.reserved.to_string(), "of which they were told"),
        ("Set aside", forecast.contingency.to_string(), "left for what nobody foresees"),
        ("Spent by its end", end, &said),
    ])
}

fn budget(one: &BudgetSeen) -> Markup {
    let (terms, forecast) = (&one.terms, &one.forecast);
    let days = format!("{} to {}", terms.from.strftime("%-d %B %Y"), terms.last.strftime("%-d %B %Y"));
    html! {
        h2 { (days) }
        @if let Some(short) = forecast.short() {
            p { (card::tag("runs short", Tone::Harm)) " At this pace " (short) " more is spent by the end than there is. Talk about it now: fewer hours, another budget, or hours from the bank." }
        }
        (figures(forecast))
        (section(&format!("agreed-{}", one.id), "What is agreed", &facts(&[
            ("In all", html! { (terms.amount) ", of which " (terms.contingency) " is set aside" }),
            ("Who holds it", html! { (words::kind(terms.kind)) }),
            ("What the council sees", html! { (words::seen(terms.council_sees)) }),
        ])))
        (section(&format!("uses-{}", one.id), "What it went into", &uses(forecast, "so far")))
        (section(&format!("lines-{}", one.id), "Line by line", &lines(&one.lines)))
    }
}

/// What it went into.
pub(super) fn uses(forecast: &Forecast, from: &str) -> Markup {
    let row = |(on, amount): &(care::budget::On, Pence)| vec![html! { (words::on(*on)) }, html! { (amount) }];
    html! {
        @if forecast.uses.is_empty() { p.soft { "Nothing yet." } }
        @else { (table(&format!("Uses and amounts {from}"), &["What", "How much"], &forecast.uses.iter().map(row).collect::<Vec<_>>())) }
    }
}

fn lines(lines: &[Line]) -> Markup {
    let row = |line: &Line| {
        vec![
            html! { (day(line.on)) },
            html! { (words::in_words(&line.what)) @if let Some(wrong) = line.corrects { " (puts line " (wrong) " right)" } },
            html! { (line.amount) },
            html! { (line.free) },
            html! { (line.number) },
        ]
    };
    let head = ["When", "What", "How much", "Free then", "Line"];
    let (latest, older) = lines.split_at(lines.len().min(40));
    html! {
        @if lines.is_empty() { p { "Nothing has happened yet." } }
        @else { (table("Every line", &head, &latest.iter().map(row).collect::<Vec<_>>())) }
        @if !older.is_empty() {
            (card::fold("Earlier lines", &table("Earlier lines", &head, &older.iter().map(row).collect::<Vec<_>>())))
        }
    }
}
