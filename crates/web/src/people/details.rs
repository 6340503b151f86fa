//! Who a person is: taking them in, changing what is known, their last day.

use super::page::For;
use crate::Trouble;
use crate::about::{self, About, LastDay, field, if_written, line, on_the_ground};
use crate::frame::Area;
use crate::sent::{Body, Fields, Id, Line, OnTheGround, Sent, Text, Words, name, terms};
use crate::team::{Said, TeamPage, place};
use axum::extract::{Path, Query};
use axum::response::Response;
use care::access::Purpose;
use care::details::PersonDetails;
use care::ids::{CommandId, PersonId, TeamId};
use design::form;
use design::notice::FieldProblem;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::records::PersonRecord;

/// The empty form for somebody new.
pub(super) async fn blank(here: TeamPage) -> Markup {
    newcomer(&here).draw(&[], &fields(&PersonDetails::default(), &[]))
}

/// The form with what is known. It sends all of it back, so it is for whoever may see and change all of it.
pub(super) async fn form(
    here: TeamPage,
    Path((_, person)): Path<(TeamId, PersonId)>,
    Query(why): Query<For>,
) -> Result<Markup, Trouble> {
    let (record, _) = here.service().open_person(here.caller(), here.team(), person, why.purpose()).await?;
    Ok(somebody(&here, &record).draw(&[], &fields(&known(&record), &[])))
}

fn newcomer(here: &TeamPage) -> About<'_> {
    let (title, action) = ("Someone new".to_owned(), "people/new".to_owned());
    About { here, place: Area::People, title, whom: None, action, leaves: "" }
}

fn somebody<'a>(here: &'a TeamPage, record: &PersonRecord) -> About<'a> {
    let whom = format!("people/{}", record.id);
    About {
        here,
        place: Area::People,
        title: format!("What to know of {}", record.called),
        action: format!("{whom}/details"),
        whom: Some(whom),
        leaves: "Their support ends",
    }
}

fn known(record: &PersonRecord) -> PersonDetails {
    let contact = record.contact.clone().unwrap_or_default();
    PersonDetails {
        name: contact.name,
        known_as: record.called.clone(),
        address: contact.address,
        home: contact.home,
        phone: contact.phone,
        gender_wish: contact.gender_wish,
        language_wish: contact.language_wish,
        key: record.key.clone().unwrap_or_default(),
        notes: record.notes.clone().unwrap_or_default(),
    }
}

fn fields(details: &PersonDetails, problems: &[FieldProblem]) -> Markup {
    let wish = |wish: &Option<String>| wish.clone().unwrap_or_default();
    html! {
        (line(("name", "Full name", ""), &details.name, problems))
        (line(("known-as", "What they like to be called", "As the board shows it, such as Mrs Hill or Edna."), &details.known_as, problems))
        (form::long(&field(("address", "Address", ""), &details.address, problems)))
        (line(("home", "Where that is", "Leave blank to find it by the postcode in the address. Or a point on a map, such as 53.4566, -2.2605."), &on_the_ground(details.home), problems))
        (line(("phone", "Phone", ""), &details.phone, problems))
        (line(("language-wish", "Language a worker should speak", "Leave blank if there’s no preference."), &wish(&details.language_wish), problems))
        (line(("gender-wish", "Gender of worker they would like", "Leave blank if there’s no preference."), &wish(&details.gender_wish), problems))
        (line(("key", "Getting in", "Where the key is, or who opens the door."), &details.key, problems))
        (form::long(&field(("notes", "Before you go in", "The dog, the good chair."), &details.notes, problems)))
    }
}

/// Who a person is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct AboutPerson {
    command: Id<CommandId>,
    name: FullName,
    /// As it should stand on the board; the full name where nothing is said.
    known_as: Line,
    address: Text,
    /// Where that is; at the team's base where nothing is said.
    home: Option<OnTheGround>,
    phone: Line,
    /// The gender of worker that is wished for.
    gender_wish: Option<Words>,
    /// The language that a worker should speak.
    language_wish: Option<Words>,
    /// How to get in.
    #[serde(default)]
    key: Option<Line>,
    /// What to know before going in.
    notes: Text,
}

terms! {
    /// Somebody's full name.
    FullName(String) name, "Write their name, in at most 100 letters.",
        { "type": "string", "minLength": 1, "maxLength": 100 };
}

impl AboutPerson {
    fn details(self) -> PersonDetails {
        PersonDetails {
            name: self.name.0,
            known_as: self.known_as.0,
            address: self.address.0,
            home: self.home.map(|home| home.0),
            phone: self.phone.0,
            gender_wish: self.gender_wish.map(|wish| wish.0),
            language_wish: self.language_wish.map(|wish| wish.0),
            key: self.key.map(|key| key.0).unwrap_or_default(),
            notes: self.notes.0,
        }
    }
}

/// What was written, to be shown again.
fn as_written(written: &Fields) -> PersonDetails {
    let text = |name: &str| written.text(name).to_owned();
    PersonDetails {
        name: text("name"),
        known_as: text("known-as"),
        address: text("address"),
        home: place(written.text("home")),
        phone: text("phone"),
        gender_wish: if_written(written, "gender-wish"),
        language_wish: if_written(written, "language-wish"),
        key: text("key"),
        notes: text("notes"),
    }
}

pub(super) async fn join(here: TeamPage, sent: Sent<AboutPerson>) -> Result<Response, Trouble> {
    let body = match sent.body {
        Ok(body) => body,
        Err(problems) => {
            let fields = fields(&as_written(&sent.fields), &problems);
            return Ok(newcomer(&here).again(&problems, &fields));
        }
    };
    let (id, mut details) = (body.command.0, body.details());
    about::find(&here, &details.address, &mut details.home).await?;
    match here.service().take_in_person(here.caller(), here.team(), id, details).await {
        Ok((person, done)) => {
            here.on(&here.address(&format!("people/{person}")), Said::PersonJoined, Ok(done))
        }
        Err(error) => here.on(&here.address("people"), Said::PersonJoined, Err(error)),
    }
}

pub(super) async fn change(
    here: TeamPage,
    Path(whom @ (_, person)): Path<(TeamId, PersonId)>,
    sent: Sent<AboutPerson>,
) -> Result<Response, Trouble> {
    let body = match sent.body {
        Ok(body) => body,
        Err(problems) => {
            let purpose = Purpose::Everyday;
            let (record, _) = here.service().open_person(here.caller(), here.team(), person, purpose).await?;
            let fields = fields(&as_written(&sent.fields), &problems);
            return Ok(somebody(&here, &record).again(&problems, &fields));
        }
    };
    let (id, mut details) = (body.command.0, body.details());
    about::find(&here, &details.address, &mut details.home).await?;
    let done = here.service().change_person(here.caller(), whom, id, details).await;
    here.on(&here.address(&format!("people/{person}")), Said::Saved, done)
}

pub(super) async fn leave(
    here: TeamPage,
    Path(whom): Path<(TeamId, PersonId)>,
    Body(sent): Body<LastDay>,
) -> Result<Response, Trouble> {
    let done = here.service().person_leaves(here.caller(), whom, sent.id(), sent.date()).await;
    here.on(&here.address("people"), Said::Left, done)
}
