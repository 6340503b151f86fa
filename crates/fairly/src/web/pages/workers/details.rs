//! Who a worker is: taking her in, changing what is known, her last day.

use crate::web::design::button::{Weight, button};
use crate::web::design::card;
use crate::web::design::form::{self, Field};
use crate::web::design::layout::Place;
use crate::web::design::notice::{Problem, error_summary};
use crate::web::session::Viewer;
use crate::web::team::{Form, Frame, Reader, Said, command_field, done, fresh_id, open};
use crate::web::{App, Trouble};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use care::Rhythm;
use care::details::{Detail, Subject, WorkerDetails};
use care::ids::{SealedId, TeamId, WorkerId};
use care::team::worker::{Contract, Shift, Terms};
use care::team::{Command, worker};
use care::time::{Clock, Stretch, Weekday};
use maud::{Markup, html};
use service::{Glimpse, Order};

/// The empty form for somebody new.
pub(super) async fn blank(
    State(app): State<App>,
    Path(team): Path<TeamId>,
    viewer: Viewer,
) -> Result<Markup, Trouble> {
    let (_, frame) = open(&app, &viewer, team, Place::Workers, "Someone new").await?;
    Ok(draw(&frame, &format!("/team/{team}/workers/new"), &WorkerDetails::default(), "", &[]))
}

/// The form with what is known.
pub(super) async fn form(
    State(app): State<App>,
    Path((team, worker)): Path<(TeamId, WorkerId)>,
    viewer: Viewer,
) -> Result<Markup, Trouble> {
    let (record, glimpse) = app.service().open_worker(&viewer.caller, team, worker).await?;
    let frame = Frame::of(&app, &viewer, &glimpse, Place::Workers, format!("About {}", record.called));
    Ok(draw(&frame, &format!("/team/{team}/workers/{worker}/details"), &record.details, "", &[]))
}

fn draw(frame: &Frame, action: &str, details: &WorkerDetails, hours: &str, problems: &[Problem]) -> Markup {
    let field = |name, label, hint, value| Field { name, label, hint, value, problems, fill: "off" };
    let degrees = |millionths: i32| format!("{:.6}", f64::from(millionths) / 1e6);
    let start =
        details.start.map(|start| format!("{}, {}", degrees(start.latitude), degrees(start.longitude)));
    let languages = details.languages.join(", ");
    let new = action.ends_with("/new");
    frame.show(&html! {
        (error_summary(problems))
        form method="post" action=(action) {
            (command_field())
            (form::text(&field("name", "Full name", "", &details.name)))
            (form::text(&field("known-as", "What she or he is called", "As it should stand on the board. Empty: the full name.", &details.known_as)))
            (form::text(&field("phone", "Phone", "", &details.phone)))
            (form::text(&field("languages", "Languages", "Such as English, Gujarati.", &languages)))
            (form::text(&field("gender", "Gender, for people who wish for one", "In your own words; may stay empty.", details.gender.as_deref().unwrap_or_default())))
            (form::text(&field("start", "Where her rounds start and end", "Latitude and longitude. Empty: at the first and last visit.", start.as_deref().unwrap_or_default())))
            @if new {
                (form::short(&field("guaranteed", "Guaranteed hours a week", "Paid whether filled or not, such as 27.5.", hours)))
                p.soft { "When she can work is next: it starts as Monday to Friday, 7am to 3pm, and is hers to change." }
            } @else {
                (form::long(&field("notes", "Anything else the team should know", "", &details.notes)))
            }
            (button("Keep this", Weight::Main))
        }
        @if let Some(page) = action.strip_suffix("/details") {
            (card::fold("She leaves the team", &html! {
                form method="post" action={(page) "/leave"} {
                    (command_field())
                    (form::date(&Field { name: "last", label: "Last day", ..Field::default() }))
                    (button("Note the last day", Weight::Grave))
                }
            }))
        }
    })
}

/// What was written; `before` is what the form does not show.
fn read(form: &Form, before: WorkerDetails) -> (WorkerDetails, Vec<Problem>) {
    let mut reader = Reader::new(form);
    let languages = form.text("languages").split(',').map(str::trim).filter(|language| !language.is_empty());
    let details = WorkerDetails {
        name: reader.needed("name", "Write her or his name."),
        known_as: form.text("known-as").to_owned(),
        phone: form.text("phone").to_owned(),
        start: reader.place("start"),
        gender: Some(form.text("gender").to_owned()).filter(|gender| !gender.is_empty()),
        languages: languages.map(str::to_owned).collect(),
        notes: form.text("notes").to_owned(),
        ..before
    };
    (details, reader.problems)
}

/// Monday to Friday, 7am to 3pm: to begin with.
fn usual_shift(glimpse: &Glimpse) -> Shift {
    let clock = |hour| Clock::new(hour, 0).unwrap_or_default();
    Shift {
        weekdays: Weekday::ALL.into_iter().filter(|day| !day.is_weekend()).collect(),
        rhythm: Rhythm::weekly(glimpse.this_week()),
        parts: vec![Stretch { from: clock(7), to: clock(15) }],
    }
}

pub(super) async fn join(
    State(app): State<App>,
    Path(team): Path<TeamId>,
    viewer: Viewer,
    form: Form,
) -> Result<Response, Trouble> {
    let (glimpse, frame) = open(&app, &viewer, team, Place::Workers, "Someone new").await?;
    let (details, mut problems) = read(&form, WorkerDetails::default());
    let mut reader = Reader::new(&form);
    let guaranteed = reader.hours("guaranteed");
    problems.append(&mut reader.problems);
    if !problems.is_empty() {
        let page =
            draw(&frame, &format!("/team/{team}/workers/new"), &details, form.text("guaranteed"), &problems);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let (id, sealed) = (fresh_id(WorkerId::new), fresh_id(SealedId::new));
    let contract = Contract { guaranteed: guaranteed.unwrap_or_default(), ..Contract::default() };
    let terms = Terms { contract, shifts: vec![usual_shift(&glimpse)], ..Terms::default() };
    let joined = worker::Joined { worker: id, details: sealed, on: glimpse.today(), terms };
    let order = Order {
        sealed: vec![(sealed, Subject::Worker(id), Detail::Worker(details))],
        ..Order::new(form.command()?, Command::JoinWorker(joined))
    };
    let what = app.service().act(&viewer.caller, team, order).await?;
    Ok(done(&format!("/team/{team}/workers"), Said::Joined, what))
}

pub(super) async fn change(
    State(app): State<App>,
    Path((team, worker)): Path<(TeamId, WorkerId)>,
    viewer: Viewer,
    form: Form,
) -> Result<Response, Trouble> {
    let (record, glimpse) = app.service().open_worker(&viewer.caller, team, worker).await?;
    let (details, problems) = read(&form, record.details);
    if !problems.is_empty() {
        let frame = Frame::of(&app, &viewer, &glimpse, Place::Workers, format!("About {}", record.called));
        let page = draw(&frame, &format!("/team/{team}/workers/{worker}/details"), &details, "", &problems);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let sealed = fresh_id(SealedId::new);
    let order = Order {
        sealed: vec![(sealed, Subject::Worker(worker), Detail::Worker(details))],
        ..Order::new(form.command()?, Command::ChangeWorkerDetails { worker, details: sealed })
    };
    let what = app.service().act(&viewer.caller, team, order).await?;
    Ok(done(&format!("/team/{team}/workers/{worker}"), Said::Saved, what))
}

pub(super) async fn leave(
    State(app): State<App>,
    Path((team, worker)): Path<(TeamId, WorkerId)>,
    viewer: Viewer,
    form: Form,
) -> Result<Response, Trouble> {
    let order = Order::new(form.command()?, Command::LeaveWorker { worker, last: form.read("last") });
    let what = app.service().act(&viewer.caller, team, order).await?;
    Ok(done(&format!("/team/{team}/workers"), Said::Left, what))
}
