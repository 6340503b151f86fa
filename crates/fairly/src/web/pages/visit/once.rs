//! A visit that is different for once: not needed, moved, longer or shorter.

use super::super::week::people::title;
use super::change::Wish;
use super::subject::Subject;
use crate::web::Trouble;
use crate::web::design::button::{Weight, button, button_of};
use crate::web::design::card::section;
use crate::web::design::form::{self, Field};
use crate::web::design::layout::Place;
use crate::web::design::notice::{Problem, error_summary};
use crate::web::team::{Form, Here, Said, command_field, fresh_id};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use care::Minutes;
use care::ids::{ExceptionId, TeamId};
use care::team::Command;
use care::team::pattern::{Exception, Instead};
use care::time::{Clock, Date};
use care::visit::VisitId;
use maud::{Markup, html};
use serde::Deserialize;
use service::Order;

/// The date that a drop asked for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Dropped {
    #[serde(default)]
    date: String,
}

pub(super) async fn look(
    here: Here,
    Path((_, visit)): Path<(TeamId, VisitId)>,
    Query(wish): Query<Wish>,
    Query(dropped): Query<Dropped>,
) -> Result<Markup, Trouble> {
    let subject = Subject::find(&here, visit, &wish.on)?;
    let date = if dropped.date.is_empty() { subject.visit.date.to_string() } else { dropped.date };
    let minutes = subject.visit.support.minutes.0.to_string();
    Ok(page(&here, &subject, [&date, &subject.visit.usual_start().clock.to_string(), &minutes], &[]))
}

fn page(here: &Here, subject: &Subject, [date, time, minutes]: [&str; 3], problems: &[Problem]) -> Markup {
    let heading = format!("{}, for once", title(here.glimpse(), &subject.visit));
    let open = |inner: Markup| {
        html! {
            form method="post" action=(subject.address(here, "/once")) {
                (command_field())
                input type="hidden" name="on" value=(subject.on());
                (inner)
            }
        }
    };
    let field = |name, label, hint, value| Field { name, label, hint, value, problems, ..Field::default() };
    here.frame(Place::Board, heading).show(&html! {
        (error_summary(problems))
        p { "What is agreed for other weeks stays as it is." }
        (section("different", "At another time, longer or shorter", &open(html! {
            (form::date(&field("date", "On which day?", "", date)))
            (form::short(&field("time", "When should it start?", "Such as 08:15", time)))
            (form::short(&field("minutes", "How many minutes should it take?", "From 5 to 720", minutes)))
            (button("Change it for once", Weight::Main))
        })))
        (section("without", "Not needed", &open(html! {
            p { "Nobody comes this once. Whoever had the visit has the time free." }
            (button_of("not-needed", "yes", "It is not needed this once", Weight::Quiet))
        })))
        p { a href=(subject.address(here, "")) { "Back to the visit" } }
    })
}

pub(super) async fn act(
    here: Here,
    Path((_, visit)): Path<(TeamId, VisitId)>,
    form: Form,
) -> Result<Response, Trouble> {
    let subject = Subject::find(&here, visit, form.text("on"))?;
    let person = subject.visit.person;
    let to = if form.text("not-needed") == "yes" {
        Exception::Without { visit, person }
    } else {
        match read(&form) {
            Ok(instead) => Exception::Different { visit, person, instead },
            Err(problems) => {
                let written = [form.text("date"), form.text("time"), form.text("minutes")];
                let again = page(&here, &subject, written, &problems);
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response());
            }
        }
    };
    let exception = subject.visit.exception.unwrap_or_else(|| fresh_id(ExceptionId::new));
    let command = Command::SetException { exception, to: Some(to) };
    let done = here.service().act(here.caller(), here.team(), Order::new(form.command()?, command)).await;
    here.on(&subject.board(&here), Said::Saved, done)
}

fn read(form: &Form) -> Result<Instead, Vec<Problem>> {
    let (date, agreed) = (form.read::<Date>("date"), form.read::<Clock>("time"));
    let minutes = form.read::<u32>("minutes").map(Minutes);
    let mut problems = Vec::new();
    if date.is_none() {
        problems.push(Problem::new("date", "Choose the day."));
    }
    if agreed.is_none() {
        problems.push(Problem::new("time", "Write when it should start, such as 08:15."));
    }
    if minutes.is_none() {
        problems.push(Problem::new("minutes", "Write how many minutes it should take, such as 30."));
    }
    if problems.is_empty() { Ok(Instead { date, agreed, minutes, crew: None }) } else { Err(problems) }
}
