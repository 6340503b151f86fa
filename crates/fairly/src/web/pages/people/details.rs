//! Who a person is: taking her in, changing what is known, her last day.

use super::page::For;
use crate::web::design::button::{self, Weight, button};
use crate::web::design::card;
use crate::web::design::form::{self, Field};
use crate::web::design::layout::Place;
use crate::web::design::notice::{Problem, error_summary};
use crate::web::session::Viewer;
use crate::web::team::{Form, Frame, Reader, Said, command_field, done, fresh_id, heed, open_to_change};
use crate::web::{App, Trouble};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use care::access::{Action, Purpose, Resource, TeamPart};
use care::details::{Detail, PersonDetails, Subject};
use care::ids::{PersonId, SealedId, TeamId};
use care::team::person::Section;
use care::team::{Command, person};
use maud::{Markup, html};
use service::Order;

/// The empty form for somebody new.
pub(super) async fn blank(
    State(app): State<App>,
    Path(team): Path<TeamId>,
    viewer: Viewer,
) -> Result<Markup, Trouble> {
    let joining = (team, TeamPart::Joining);
    let (_, frame) = open_to_change(&app, &viewer, joining, Place::People, "Someone new").await?;
    Ok(draw(&frame, &format!("/team/{team}/people/new"), &PersonDetails::default(), &[]))
}

/// The form with what is known.
pub(super) async fn form(
    State(app): State<App>,
    Path((team, person)): Path<(TeamId, PersonId)>,
    Query(why): Query<For>,
    viewer: Viewer,
) -> Result<Markup, Trouble> {
    let (record, glimpse) = app.service().open_person(&viewer.caller, team, person, why.purpose()).await?;
    // The form sends all of it back: whoever does not see all of it would empty what is there.
    let contact = Resource::Person { team, person, section: Section::Contact };
    heed(glimpse.judge(Action::Change, &contact))?;
    let details = known(&record);
    let frame =
        Frame::of(&app, &viewer, &glimpse, Place::People, format!("What to know of {}", record.called));
    let action = format!("/team/{team}/people/{person}/details");
    Ok(draw(&frame, &action, &details, &[]))
}

fn known(record: &service::records::PersonRecord) -> PersonDetails {
    let contact = record.contact.clone().unwrap_or_default();
    PersonDetails {
        name: contact.name,
        known_as: record.called.clone(),
        address: contact.address,
        home: contact.home,
        phone: contact.phone,
        gender_wish: contact.gender_wish,
        language_wish: contact.language_wish,
        notes: record.notes.clone().unwrap_or_default(),
    }
}

fn draw(frame: &Frame, action: &str, details: &PersonDetails, problems: &[Problem]) -> Markup {
    let field = |name, label, hint, value| Field { name, label, hint, value, problems, fill: "off" };
    let degrees = |millionths: i32| format!("{:.6}", f64::from(millionths) / 1e6);
    let home = details.home.map(|home| format!("{}, {}", degrees(home.latitude), degrees(home.longitude)));
    frame.show(&html! {
        (error_summary(problems))
        form method="post" action=(action) {
            (command_field())
            (form::text(&field("name", "Full name", "", &details.name)))
            (form::text(&field("known-as", "What she or he likes to be called", "As it should stand on the board, such as Mrs Hill or Edna.", &details.known_as)))
            (form::long(&field("address", "Address", "", &details.address)))
            (form::text(&field("home", "Where that is", "Latitude and longitude, such as 53.4566, -2.2605, so that ways are counted right. Empty: at the team’s base.", home.as_deref().unwrap_or_default())))
            (form::text(&field("phone", "Phone", "", &details.phone)))
            (form::text(&field("language-wish", "Language she wishes a worker to speak", "Empty: any.", details.language_wish.as_deref().unwrap_or_default())))
            (form::text(&field("gender-wish", "Gender of worker she wishes for", "Empty: any.", details.gender_wish.as_deref().unwrap_or_default())))
            (form::long(&field("notes", "What to know before knocking", "Keys, the dog, the good chair.", &details.notes)))
            (button("Keep this", Weight::Main))
        }
        @if let Some(page) = action.strip_suffix("/details") {
            (card::fold("The support ends", &html! {
                form method="post" action={(page) "/leave"} {
                    (command_field())
                    (form::date(&Field { name: "last", label: "Last day", ..Field::default() }))
                    (button::button("Note the last day", Weight::Grave))
                }
            }))
        }
    })
}

/// What was written.
fn read(form: &Form) -> (PersonDetails, Vec<Problem>) {
    let mut reader = Reader::new(form);
    let wish = |field| Some(form.text(field).to_owned()).filter(|wish| !wish.is_empty());
    let details = PersonDetails {
        name: reader.needed("name", "Write her or his name."),
        known_as: form.text("known-as").to_owned(),
        address: form.text("address").to_owned(),
        home: reader.place("home"),
        phone: form.text("phone").to_owned(),
        gender_wish: wish("gender-wish"),
        language_wish: wish("language-wish"),
        notes: form.text("notes").to_owned(),
    };
    (details, reader.problems)
}

pub(super) async fn join(
    State(app): State<App>,
    Path(team): Path<TeamId>,
    viewer: Viewer,
    form: Form,
) -> Result<Response, Trouble> {
    let joining = (team, TeamPart::Joining);
    let (glimpse, frame) = open_to_change(&app, &viewer, joining, Place::People, "Someone new").await?;
    let (details, problems) = read(&form);
    if !problems.is_empty() {
        let page = draw(&frame, &format!("/team/{team}/people/new"), &details, &problems);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let (person, sealed) = (fresh_id(PersonId::new), fresh_id(SealedId::new));
    let joined = person::Joined { person, details: sealed, on: glimpse.today() };
    let order = Order {
        sealed: vec![(sealed, Subject::Person(person), Detail::Person(details))],
        ..Order::new(form.command()?, Command::JoinPerson(joined))
    };
    let what = app.service().act(&viewer.caller, team, order).await?;
    Ok(done(&format!("/team/{team}/people/{person}"), Said::PersonJoined, what))
}

pub(super) async fn change(
    State(app): State<App>,
    Path((team, person)): Path<(TeamId, PersonId)>,
    viewer: Viewer,
    form: Form,
) -> Result<Response, Trouble> {
    let action = format!("/team/{team}/people/{person}/details");
    let (details, problems) = read(&form);
    if !problems.is_empty() {
        let (record, glimpse) =
            app.service().open_person(&viewer.caller, team, person, Purpose::Everyday).await?;
        let frame =
            Frame::of(&app, &viewer, &glimpse, Place::People, format!("What to know of {}", record.called));
        return Ok(
            (StatusCode::UNPROCESSABLE_ENTITY, draw(&frame, &action, &details, &problems)).into_response()
        );
    }
    let sealed = fresh_id(SealedId::new);
    let order = Order {
        sealed: vec![(sealed, Subject::Person(person), Detail::Person(details))],
        ..Order::new(form.command()?, Command::ChangePersonDetails { person, details: sealed })
    };
    let what = app.service().act(&viewer.caller, team, order).await?;
    Ok(done(&format!("/team/{team}/people/{person}"), Said::Saved, what))
}

pub(super) async fn leave(
    State(app): State<App>,
    Path((team, person)): Path<(TeamId, PersonId)>,
    viewer: Viewer,
    form: Form,
) -> Result<Response, Trouble> {
    let last = form.read("last");
    let order = Order::new(form.command()?, Command::LeavePerson { person, last });
    let what = app.service().act(&viewer.caller, team, order).await?;
    Ok(done(&format!("/team/{team}/people"), Said::Left, what))
}
