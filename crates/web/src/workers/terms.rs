//! When a worker can work, and what is agreed with her.

use crate::Trouble;
use crate::answer::again;
use crate::frame::Place;
use crate::team::{Form, Frame, Here, Reader, Said, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::access::Matter;
use care::ids::{TeamId, WorkerId};
use care::team::Command;
use care::time::{Stretch, WeekStart, Weekday};
use care::workers::{Contract, Shift, Terms, Travel};
use care::{Minutes, Rhythm, workers};

use design::button::{self, Weight, button};
use design::card::{self, facts};
use design::form::{self, Choice, Field};
use design::notice::{Problem, error_summary};
use maud::{Markup, html};
use service::Order;
use service::records::WorkerRecord;

/// When she works and what is agreed, with the way to change it.
pub(super) fn section(record: &WorkerRecord, terms: &Terms, here: &str) -> Markup {
    let may_change = record.may_change.contains(&Matter::Availability);
    card::section(
        "hours",
        "When she works",
        &html! {
            (facts(&Weekday::ALL.map(|day| (day.name(), html! { (on(terms, day)) }))))
            @if record.with_contract {
                (facts(&[
                    ("Guaranteed", html! { (words::length(i64::from(terms.contract.guaranteed.0))) " a week" }),
                    ("At most", html! { @match terms.contract.most_a_week { Some(most) => { (words::length(i64::from(most.0))) " a week" } None => { "as the law allows" } } }),
                    ("Gets about", html! { (travel(terms.travel)) }),
                ]))
            }
            @if may_change { (button::link(&format!("{here}/terms"), "Change this", Weight::Quiet)) }
        },
    )
}

/// "7am to 11am and 4.30pm to 9.30pm".
fn on(terms: &Terms, day: Weekday) -> String {
    let shifts = terms.shifts.iter().filter(|shift| shift.weekdays.contains(&day));
    let parts: Vec<String> = shifts
        .flat_map(|shift| {
            let some = if shift.rhythm.every > 1 { " in some weeks" } else { "" };
            shift.parts.iter().map(move |part| format!("{}{some}", span(*part)))
        })
        .collect();
    if parts.is_empty() { "not".to_owned() } else { words::listed(&parts) }
}

fn span(part: Stretch) -> String {
    words::span_of_day(i32::from(part.from.minutes()), i32::from(part.to.minutes()))
}

fn travel(travel: Travel) -> &'static str {
    match travel {
        Travel::Foot => "on foot",
        Travel::Bicycle => "by bicycle",
        Travel::Car => "by car",
    }
}

pub(super) async fn form(here: Here, Path((_, worker)): Path<(TeamId, WorkerId)>) -> Result<Markup, Trouble> {
    let (record, _) = here.service().open_worker(here.caller(), here.team(), worker).await?;
    let terms = record.terms.clone().ok_or_else(Trouble::not_found)?;
    let frame = here.frame(Place::Workers, format!("When {} works", record.called));
    let written = |day: Weekday, part: usize, end: &str| {
        let weekly = weekly(&terms).find(|shift| shift.weekdays.contains(&day));
        let stretch = weekly.and_then(|shift| shift.parts.get(part));
        let clock = stretch.map(|stretch| if end == "from" { stretch.from } else { stretch.to });
        clock.map_or(String::new(), |clock| words::clock(i32::from(clock.minutes())))
    };
    Ok(draw(&frame, &here.address(&format!("workers/{worker}/terms")), &record, &terms, &written, &[]))
}

/// Shifts of every week: those the form shows.
fn weekly(terms: &Terms) -> impl Iterator<Item = &Shift> {
    terms.shifts.iter().filter(|shift| shift.rhythm.every <= 1)
}

fn draw(
    frame: &Frame,
    action: &str,
    record: &WorkerRecord,
    terms: &Terms,
    written: &dyn Fn(Weekday, usize, &str) -> String,
    problems: &[Problem],
) -> Markup {
    let with_contract = record.may_change.contains(&Matter::Contract);
    let others = terms.shifts.iter().filter(|shift| shift.rhythm.every > 1).count();
    let hours = |minutes: Option<Minutes>| {
        minutes.map_or(String::new(), |minutes| match minutes.0 % 60 {
            0 => (minutes.0 / 60).to_string(),
            rest => format!("{}:{rest:02}", minutes.0 / 60),
        })
    };
    let field = |name, label, hint| Field { name, label, hint, problems, ..Field::default() };
    frame.show(&html! {
        (error_summary(problems))
        form method="post" action=(action) {
            (command_field())
            @for day in Weekday::ALL {
                fieldset.day-times {
                    legend { (day.name()) }
                    @for part in 0..2 {
                        div.pair {
                            @for end in ["from", "to"] {
                                (form::short(&Field {
                                    name: &name(day, part, end),
                                    label: label(part, end),
                                    value: &written(day, part, end),
                                    problems,
                                    ..Field::default()
                                }))
                            }
                        }
                    }
                }
            }
            @if others > 0 { p.soft { "What holds only in some weeks stays as it is." } }
            (form::choices(&Field { value: travel_code(terms.travel), ..field("travel", "How she gets about", "") }, &[
                Choice { value: "foot", words: "On foot", meaning: "" },
                Choice { value: "bicycle", words: "By bicycle", meaning: "" },
                Choice { value: "car", words: "By car", meaning: "" },
            ]))
            @if with_contract {
                (form::short(&Field { value: &hours(Some(terms.contract.guaranteed)), ..field("guaranteed", "Guaranteed hours a week", "Paid whether filled or not.") }))
                (form::short(&Field { value: &hours(terms.contract.most_a_week), ..field("most-a-week", "Most hours a week", "Empty: as the law allows.") }))
                (form::short(&Field { value: &hours(terms.contract.most_a_day), ..field("most-a-day", "Most hours a day", "Empty: as the law allows.") }))
            }
            (button("Keep this", Weight::Main))
        }
    })
}

fn name(day: Weekday, part: usize, end: &str) -> String {
    format!("{}-{part}-{end}", day.name().to_lowercase())
}

fn label(part: usize, end: &str) -> &'static str {
    match (part, end) {
        (0, "from") => "From",
        (0, _) => "To",
        (_, "from") => "And from",
        _ => "To, second part",
    }
}

fn travel_code(travel: Travel) -> &'static str {
    match travel {
        Travel::Foot => "foot",
        Travel::Bicycle => "bicycle",
        Travel::Car => "car",
    }
}

/// The terms that were written, on those before.
fn read(form: &Form, before: &Terms, with_contract: bool, week: WeekStart) -> (Terms, Vec<Problem>) {
    let mut reader = Reader::new(form);
    let mut shifts: Vec<Shift> =
        before.shifts.iter().filter(|shift| shift.rhythm.every > 1).cloned().collect();
    for day in Weekday::ALL {
        let mut parts = Vec::new();
        for part in 0..2 {
            parts.extend(reader.stretch(&name(day, part, "from"), &name(day, part, "to")));
        }
        if parts.is_empty() {
            continue;
        }
        match shifts.iter_mut().find(|shift| shift.rhythm.every <= 1 && shift.parts == parts) {
            Some(same) => drop(same.weekdays.insert(day)),
            None => shifts.push(Shift { weekdays: [day].into(), rhythm: Rhythm::weekly(week), parts }),
        }
    }
    let contract = if with_contract {
        Contract {
            guaranteed: reader.hours("guaranteed").unwrap_or_default(),
            most_a_week: reader.hours("most-a-week"),
            most_a_day: reader.hours("most-a-day"),
            ..before.contract
        }
    } else {
        before.contract
    };
    let travel = match form.text("travel") {
        "foot" => Travel::Foot,
        "bicycle" => Travel::Bicycle,
        _ => Travel::Car,
    };
    (Terms { contract, shifts, travel, ..before.clone() }, reader.problems)
}

pub(super) async fn change(
    here: Here,
    Path((_, worker)): Path<(TeamId, WorkerId)>,
    form: Form,
) -> Result<Response, Trouble> {
    let (record, glimpse) = here.service().open_worker(here.caller(), here.team(), worker).await?;
    let before = glimpse.team().workers.get(&worker).map(|worker| worker.terms.clone()).unwrap_or_default();
    let with_contract = record.may_change.contains(&Matter::Contract);
    let (terms, problems) = read(&form, &before, with_contract, glimpse.this_week());
    if !problems.is_empty() {
        let frame = here.frame(Place::Workers, format!("When {} works", record.called));
        let written = |day, part, end: &str| form.text(&name(day, part, end)).to_owned();
        let action = here.address(&format!("workers/{worker}/terms"));
        return Ok(again(&problems, |wrong| draw(&frame, &action, &record, &terms, &written, wrong)));
    }
    let order = Order::new(form.command()?, Command::from(workers::ChangeTerms { worker, terms }));
    let done = here.service().act(here.caller(), here.team(), order).await;
    here.on(&here.address(&format!("workers/{worker}")), Said::Saved, done)
}
