//! When a worker is away.

use crate::Trouble;
use crate::team::{Form, Here, Said, command_field, fresh_id};
use axum::extract::Path;
use axum::response::Response;
use care::access::WorkerPart;
use care::ids::{AbsenceId, CommandId, TeamId, WorkerId};
use care::team::Command;
use care::team::absence::{Absence, Why};
use care::time::{Clock, Moment, plus_days};
use design::button::{Weight, button, deed};
use design::card;
use design::form::{self, Field};
use jiff::civil::Date;
use maud::{Markup, html};
use service::records::WorkerRecord;
use service::{Error, Glimpse, Kind, Order};

/// Her absences from now on, with the way to note one.
pub(super) fn section(glimpse: &Glimpse, record: &WorkerRecord, here: &str) -> Markup {
    let now = glimpse.moment();
    let ahead = record.away.iter().flatten().filter(|(_, absence)| absence.to.is_none_or(|to| now < to));
    let today = glimpse.today().to_string();
    card::section(
        "away",
        "Away",
        &html! {
            @if let Some(all) = &record.away {
                @if !all.iter().any(|(_, absence)| absence.to.is_none_or(|to| now < to)) { p { "No absence is noted." } }
                @for (id, absence) in ahead {
                    p { (why(absence.why)) " from " (said(absence.from.date)) @if let Some(to) = absence.to { " to " (said(last_day(to))) } "." }
                    @if record.may_change.contains(&WorkerPart::Away) {
                        (deed(&format!("{here}/away/{id}/back"), "Back again", Weight::Bare, &[("command", &fresh_id(CommandId::new).to_string())]))
                    }
                }
            } @else {
                p.soft { "That a colleague is away is on the board; why is hers to tell." }
            }
            @if record.may_change.contains(&WorkerPart::Away) {
                (card::fold("Note an absence", &html! {
                    form method="post" action={(here) "/away"} {
                        (command_field())
                        (form::date(&Field { name: "from", label: "First day", value: &today, ..Field::default() }))
                        (form::date(&Field { name: "to", label: "Last day", hint: "Empty: not known yet.", ..Field::default() }))
                        (form::select(&Field { name: "why", label: "Why", value: "ill", hint: "Seen by her and by who has a role for it.", ..Field::default() }, &[
                            ("ill", "Ill"), ("leave", "On leave"), ("training", "Training"), ("other", "Something else"),
                        ]))
                        (button("Note it", Weight::Quiet))
                    }
                }))
            }
        },
    )
}

fn why(why: Why) -> &'static str {
    match why {
        Why::Ill => "Ill",
        Why::Leave => "On leave",
        Why::Training => "At a training",
        Why::Other => "Away",
    }
}

/// The last whole day of an absence that ends at a moment.
fn last_day(to: Moment) -> Date {
    if to.clock == Clock::MIDNIGHT { plus_days(to.date, -1) } else { to.date }
}

fn said(date: Date) -> String {
    date.strftime("%A %-d %B").to_string()
}

pub(super) async fn note(
    here: Here,
    Path((_, worker)): Path<(TeamId, WorkerId)>,
    form: Form,
) -> Result<Response, Trouble> {
    let Some(from) = form.read::<Date>("from") else {
        return Err(Error::new(Kind::Invalid, "The first day is missing. Go back and write it.").into());
    };
    let until = form.read::<Date>("to").map(|last| Moment::new(plus_days(last, 1), Clock::MIDNIGHT));
    let why = match form.text("why") {
        "ill" => Why::Ill,
        "leave" => Why::Leave,
        "training" => Why::Training,
        _ => Why::Other,
    };
    let absence = Absence { worker, from: Moment::new(from, Clock::MIDNIGHT), to: until, why, words: None };
    let command = Command::SetAbsence { absence: fresh_id(AbsenceId::new), to: Some(absence) };
    let done = here.service().act(here.caller(), here.team(), Order::new(form.command()?, command)).await;
    here.on(&here.address(&format!("workers/{worker}")), Said::Away, done)
}

pub(super) async fn back(
    here: Here,
    Path((_, worker, absence)): Path<(TeamId, WorkerId, AbsenceId)>,
    form: Form,
) -> Result<Response, Trouble> {
    let order = Order::new(form.command()?, Command::SetAbsence { absence, to: None });
    let done = here.service().act(here.caller(), here.team(), order).await;
    here.on(&here.address(&format!("workers/{worker}")), Said::Saved, done)
}
