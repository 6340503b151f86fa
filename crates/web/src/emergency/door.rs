//! What somebody sees who reads the code in the home: a question who they are, then the sheet for half an hour. No account, no script.

use super::page::written;
use crate::answer::again;
use crate::frame::{PageHead, Width, page};
use crate::sent::{Id, Sent, name, terms};
use crate::team::command_field;
use crate::week::when::clock;
use crate::{App, Trouble};
use axum::extract::{Path, State};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use care::emergency::SheetLookId;
use care::ids::CommandId;
use care::medicines::Help;
use design::button::{Weight, button};
use design::card::section;
use design::form::{self, Field};
use design::notice::{FieldProblem, Notice, Tone, error_summary, notice};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::emergency::{AtTheDoor, OpenSheet};

/// The page asks for itself again after so many seconds, so that a sheet that was closed leaves the screen without a script.
const AGAIN_SECONDS: &str = "30";

terms! {
    /// Who somebody is.
    Who(String) name, "Write your name, in at most 100 letters.", { "type": "string", "minLength": 1, "maxLength": 100 };
    /// For whom they work.
    Service(String) name, "Write which service you are with, in at most 100 letters.", { "type": "string", "minLength": 1, "maxLength": 100 };
}

/// Somebody who says who they are.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Coming {
    command: Id<CommandId>,
    name: Who,
    service: Service,
}

pub(super) async fn knock(State(app): State<App>, Path(code): Path<String>) -> Result<Markup, Trouble> {
    let door = at(&app, &code).await?;
    Ok(ask(&app, &code, &door, &[]))
}

pub(super) async fn open(
    State(app): State<App>,
    Path(code): Path<String>,
    sent: Sent<Coming>,
) -> Result<Response, Trouble> {
    let door = at(&app, &code).await?;
    match sent.body {
        Ok(Coming { command, name, service }) => {
            let who = (command.0, format!("{}, {}", name.0, service.0));
            let look = app.service().look_at_sheet(app.accounts(), &code, who).await?;
            Ok(Redirect::to(&format!("/emergency/{code}/{look}")).into_response())
        }
        Err(problems) => Ok(again(&problems, |wrong| ask(&app, &code, &door, wrong))),
    }
}

pub(super) async fn look(
    State(app): State<App>,
    Path((code, look)): Path<(String, SheetLookId)>,
) -> Result<Response, Trouble> {
    let opened = app.service().opened_sheet(app.accounts(), &code, look).await.map_err(|_| closed())?;
    let Some(sheet) = opened else {
        return Ok(Redirect::to(&format!("/emergency/{code}")).into_response());
    };
    let refresh = (HeaderName::from_static("refresh"), AGAIN_SECONDS);
    Ok(([refresh], sheet_page(&app, &sheet)).into_response())
}

/// The door, where the code opens one.
async fn at(app: &App, code: &str) -> Result<AtTheDoor, Trouble> {
    app.service().at_sheet(app.accounts(), code).await.map_err(|_| closed())
}

/// What everyone reads whose code opens nothing, whatever the reason.
fn closed() -> Trouble {
    Trouble::new(StatusCode::NOT_FOUND, "This code opens nothing.")
        .say("It was closed, or there is a newer one in the home. If somebody is in danger, ring 999; do not wait for this.")
}

fn head(app: &App, title: &str) -> PageHead {
    PageHead::new(title).width(Width::Reading).demo(app.is_demonstration())
}

fn ask(app: &App, code: &str, door: &AtTheDoor, problems: &[FieldProblem]) -> Markup {
    let field = |name, label, fill| Field { name, label, fill, problems, ..Field::default() };
    page(
        &head(app, "Emergency sheet"),
        &html! {
            (error_summary(problems))
            p { "For ambulance crews, doctors and nurses who are with the person now. Say who you are, and you see what they want you to know for half an hour." }
            form method="post" action={"/emergency/" (code)} {
                (command_field())
                (form::text(&field("name", "Your name", "name")))
                (form::text(&Field { hint: "Such as North West Ambulance Service, and your number.", ..field("service", "Your service", "organization") }))
                (button("Open the sheet", Weight::Main))
            }
            p.soft { "That you looked is written down, and " (door.team) " and those close to the person are told now." }
        },
    )
}

fn sheet_page(app: &App, sheet: &OpenSheet) -> Markup {
    let title = if sheet.name.is_empty() { sheet.called.clone() } else { sheet.name.clone() };
    let until =
        format!("Open until {}. Those who look after it can close it before.", clock(sheet.until.clock));
    page(
        &head(app, &title),
        &html! {
            p.soft { (until) }
            @if sheet.called != title { p { "They like to be called " strong { (sheet.called) } "." } }
            (written(&sheet.words))
            (section("medicines", "Medicines", &medicines(sheet)))
            @if !sheet.address.is_empty() { (section("home", "Home", &html! { p { @for line in sheet.address.lines() { (line) br; } } })) }
            p { "Looked after by " (sheet.team) "." }
        },
    )
}

fn medicines(sheet: &OpenSheet) -> Markup {
    html! {
        @if sheet.medicines.is_empty() {
            (notice(&Notice::new(Tone::Wanting, "No medicines are known here.").more("They may take some all the same: look for boxes, ask, ring the GP.")))
        }
        ul.plain {
            @for (details, help) in &sheet.medicines {
                li {
                    strong { (details.name) } ": " (details.how)
                    @if !details.why.is_empty() { ", for " (details.why) }
                    " " span.soft { (taken(*help)) }
                }
            }
        }
    }
}

/// Who sees to it that it is taken, in a few words.
fn taken(help: Help) -> &'static str {
    match help {
        Help::Given => "(given by the team)",
        Help::Prompted => "(reminded by the team)",
        Help::Themselves => "(they take it themselves)",
        Help::Others => "(others see to it)",
    }
}
