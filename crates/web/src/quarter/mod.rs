//! A quarter, for those who pay, the organisation and the team itself; on a page, on paper, and as a table.

use crate::Trouble;
use crate::frame::Area;
use crate::pages::{Pages, see};
use crate::team::TeamPage;
use crate::week::when::day;
use ::words::{grouped, length};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use care::access::Matter;
use care::figures::Disclosed;
use design::button::{self, Weight};
use design::card::{self, section};
use design::table::table as columns;
use maud::{Markup, html};
use service::quarter::{Clause, Counted, Figure, QuarterSeen, What};

pub(super) fn pages() -> Pages {
    Pages::new().get("/team/{team}/quarter", see(Matter::Figures), show).get(
        "/team/{team}/quarter/table",
        see(Matter::Figures),
        table,
    )
}

async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let seen = here.service().quarter(here.caller(), here.team()).await?;
    Ok(here.frame(Area::Quarter, "The quarter").show(&html! {
        p { (day(seen.days.first)) " to " (day(seen.days.last)) ", beside the thirteen weeks before. Numbers are to the nearest five, and what is fewer than five is not told, so that nobody can be found in them." }
        p.choices { (button::link(&here.address("quarter/table"), "As a table", Weight::Quiet)) }
        (section("counted", "What was counted", &counted(&seen.figures)))
        (section("hours", "Hours that were commissioned", &hours(&seen)))
        (section("price", "Price against fee", &price(&here, &seen)))
        (section("charter", "The Ethical Care Charter", &charter(&seen.charter)))
        p.soft { "This page is made for paper, too: use your browser’s Print." }
    }))
}

/// The quarter as a file.
async fn table(here: TeamPage) -> Result<Response, Trouble> {
    let seen = here.service().quarter(here.caller(), here.team()).await?;
    let name = format!("attachment; filename=\"quarter-{}-to-{}.csv\"", seen.days.first, seen.days.last);
    let headers =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, service::quarter::table(&seen)).into_response())
}

fn counted(figures: &[Counted]) -> Markup {
    let of = |what: What, now: bool| {
        let found = figures.iter().find(|one| one.what == what);
        found.map_or(Disclosed::Nothing, |one| if now { one.now } else { one.before })
    };
    let row = |one: &Counted| {
        let share = |now: bool| {
            let part = if now { one.now } else { one.before };
            let all = part_of(one.what).map(|all| of(all, now));
            all.and_then(|all| part.percent_of(all)).map(|share| format!(", {share} %")).unwrap_or_default()
        };
        vec![
            html! { (name(one.what)) },
            html! { (told(one.now)) (share(true)) },
            html! { (told(one.before)) (share(false)) },
        ]
    };
    let rows: Vec<_> = figures.iter().map(row).collect();
    columns("This quarter and the one before", &["What", "This quarter", "The quarter before"], &rows)
}

/// Of what something is a part.
fn part_of(what: What) -> Option<What> {
    match what {
        What::Late => Some(What::Told),
        What::CutShort => Some(What::Measured),
        What::Missed | What::ByTheUsual => Some(What::Visits),
        What::Answered => Some(What::Concerns),
        What::Visits | What::People | What::Told | What::Measured | What::Concerns => None,
    }
}

fn name(what: What) -> &'static str {
    match what {
        What::Visits => "Visits, each worker of a visit by two counted",
        What::People => "People who had visits",
        What::Told => "Visits for which somebody said when they came",
        What::Late => "Of these, more than a quarter of an hour late",
        What::Measured => "Visits for which somebody said when they came and left",
        What::CutShort => "Of these, cut short: less than 80 % of what was promised",
        What::Missed => "Missed visits that were raised",
        What::ByTheUsual => "Visits by the worker who comes most",
        What::Concerns => "Concerns that were raised",
        What::Answered => "Of these, with an answer by now",
    }
}

fn told(number: Disclosed) -> String {
    match number {
        Disclosed::Nothing => "none".to_owned(),
        Disclosed::Few => "fewer than five".to_owned(),
        Disclosed::About(number) => format!("about {}", grouped(number.cast_signed())),
    }
}

fn hours(seen: &QuarterSeen) -> Markup {
    let hours = &seen.hours;
    card::figures(&[
        ("Commissioned so far", length(hours.commissioned), "of all blocks together"),
        ("Used", length(hours.delivered), "by visits whose day is over"),
        ("In the bank", length(hours.kept), "kept for later"),
        ("Gone back", length(hours.returned), "to those who pay"),
    ])
}

fn price(here: &TeamPage, seen: &QuarterSeen) -> Markup {
    html! {
        p { "An hour costs " strong { (seen.price.hour) } "."
            @if let Some(paid) = seen.price.fees.first() { " " strong { (paid.fee.hour) } " is paid for it, so " (paid.gap) " is missing." } }
        p { (button::link(&here.address("price"), "Part by part", Weight::Quiet)) }
    }
}

fn charter(clauses: &[Clause]) -> Markup {
    let row = |one: &Clause| {
        vec![
            html! { (one.number) },
            html! { (one.asks) },
            html! { (figure(one.now)) },
            html! { (figure(one.before)) },
            html! { (one.better) },
            html! { @match one.cost { Some(cost) => (cost), None => "–" } },
        ]
    };
    let head = [
        "Clause",
        "What it asks",
        "This quarter",
        "The quarter before",
        "What would improve it",
        "Cost in a quarter",
    ];
    html! {
        (columns("The charter, clause by clause", &head, &clauses.iter().map(row).collect::<Vec<_>>()))
        p.soft { "The clauses are UNISON’s, shortened. What it would cost is reckoned with our own price of care." }
    }
}

fn figure(figure: Figure) -> String {
    match figure {
        Figure::Percent(share) => format!("{share} %"),
        Figure::About(number) => format!("about {}", grouped(number.cast_signed())),
        Figure::Few => "fewer than five".to_owned(),
        Figure::Nothing => "none".to_owned(),
        Figure::ByDesign(why) => why.to_owned(),
        Figure::Unknown => "nothing to count from".to_owned(),
    }
}
