//! The invented people of a demonstration, who sign in by opening an address, and the page that offers them all.

use super::door::let_in;
use crate::frame::{PageHead, Width, page};
use crate::pages::{Pages, anyone};
use crate::session::Browser;
use crate::{App, Demonstration, Trouble, Way, tour};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use care::calendars::Whose;
use care::ids::{PersonId, TeamId};
use design::face::{self, Size};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use service::calendars::ShownCalendar;
use service::emergency::ShownSheet;
use service::observations::ShownDevice;

pub(super) fn pages() -> Pages {
    Pages::new().get("/demo/{key}", anyone().door(), sign_in).get("/demo/addresses.json", anyone(), addresses)
}

/// Every address of a demonstration that opens something, for tools. There is none of this where people are real.
#[derive(Debug, Serialize)]
struct Addresses {
    people: Vec<SignsIn>,
    calendars: Vec<CalendarAddress>,
    devices: Vec<DeviceAddress>,
    emergency_sheets: Vec<SheetAddress>,
}

/// The code of an emergency sheet.
#[derive(Debug, Serialize)]
struct SheetAddress {
    team: TeamId,
    person: PersonId,
    address: String,
}

/// A device that may send what it measures.
#[derive(Debug, Serialize)]
struct DeviceAddress {
    team: TeamId,
    person: PersonId,
    address: String,
    /// What it sends as its bearer token.
    key: String,
}

/// As whom one can sign in.
#[derive(Debug, Serialize)]
struct SignsIn {
    who: String,
    address: String,
}

/// A calendar that can be subscribed to.
#[derive(Debug, Serialize)]
struct CalendarAddress {
    team: TeamId,
    whose: Whose,
    address: String,
}

async fn addresses(State(app): State<App>) -> Result<Json<Addresses>, Trouble> {
    let demonstration = app.config().demo.as_ref().ok_or_else(Trouble::not_found)?;
    let origin = app.origin();
    let people = demonstration.ways.iter().chain(&demonstration.others);
    let signs_in =
        |way: &Way| SignsIn { who: way.who.clone(), address: format!("{origin}/demo/{}", way.key) };
    let calendars = app.service().shown_calendars(app.accounts()).await?;
    let calendar = |shown: ShownCalendar| CalendarAddress {
        team: shown.team,
        whose: shown.whose,
        address: format!("{origin}{}", shown.path),
    };
    let devices = app.service().shown_devices(app.accounts()).await?;
    let device = |shown: ShownDevice| DeviceAddress {
        team: shown.team,
        person: shown.person,
        address: format!("{origin}/fhir/Observation"),
        key: shown.key,
    };
    let sheets = app.service().shown_sheets(app.accounts()).await?;
    let sheet = |shown: ShownSheet| SheetAddress {
        team: shown.team,
        person: shown.person,
        address: format!("{origin}{}", shown.path),
    };
    Ok(Json(Addresses {
        people: people.map(signs_in).collect(),
        calendars: calendars.into_iter().map(calendar).collect(),
        devices: devices.into_iter().map(device).collect(),
        emergency_sheets: sheets.into_iter().map(sheet).collect(),
    }))
}

async fn sign_in(
    State(app): State<App>,
    browser: Browser,
    Path(key): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Trouble> {
    let signed_in = app.accounts().sign_in_to_demonstration(&key).await?;
    let next = if wanted.tour { tour::address(&key) } else { "/".to_owned() };
    let_in(&browser, signed_in, &next).await
}

/// What somebody would like to see once they are in.
#[derive(Debug, Deserialize)]
struct Wanted {
    /// The tour.
    #[serde(default)]
    tour: bool,
}

/// Everyone as whom one can look at the demonstration; nothing where this is none.
pub(super) fn doors(app: &App) -> Option<Markup> {
    app.config().demo.as_ref().map(doors_page)
}

fn doors_page(demonstration: &Demonstration) -> Markup {
    let head = PageHead::new("Who would you like to be?").width(Width::Reading).demo(true);
    let body = html! {
        p.about {
            "Fairly is where a small home care team plans its week: who goes to whom and when, with few and familiar faces and every minute paid. "
            "The team decides; Fairly suggests, checks, and says why."
        }
        p {
            (demonstration.town) " is an invented town. A team of " (demonstration.workers) " workers supports " (demonstration.people)
            " people there. This week is published; for next week they are picking visits."
        }
        ul.faces.doors { @for way in &demonstration.ways { li { (door(way)) } } }
        p.soft { "A tour takes two minutes: a few pages as this person sees them, with a sentence on each. Or look around by yourself: the worker whose turn it is to plan can make next week’s rota. Open a second window as somebody else, and watch both boards change." }
    };
    page(&head, &body)
}

/// "Carys Gallagher", and beneath it "a worker, whose turn it is to plan".
fn door(way: &Way) -> Markup {
    let (name, role) = way.who.split_once(", ").unwrap_or((&way.who, ""));
    html! {
        a href={"/demo/" (way.key)} {
            (face::person(name, Size::Large))
            span { strong { (name) } span.soft { (role) } }
        }
        @if tour::exists(&way.key) {
            a.tour-link href={"/demo/" (way.key) "?tour=true"} { "Two-minute tour" span.unseen { " as " (name) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_door_says_who_and_what() {
        let way = Way {
            key: "planner".to_owned(),
            who: "Carys Hill, a worker, whose turn it is to plan".to_owned(),
        };
        let html = door(&way).into_string();
        assert!(html.contains("href=\"/demo/planner\""));
        assert!(
            html.contains("<strong>Carys Hill</strong>")
                && html.contains("a worker, whose turn it is to plan")
        );
    }
}
