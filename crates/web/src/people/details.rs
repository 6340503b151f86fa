//! Who a person is: taking them in, changing what is known, their last day.

use super::page::For;
use crate::Trouble;
use crate::about::{self, About, LastDay, field, line};
use crate::frame::Area;
use crate::sent::{Body, Fields, Id, Line, Sent, Text, Words, as_shown, name, terms};
use crate::team::{Said, TeamPage};
use axum::extract::{Path, Query};
use axum::response::Response;
use care::Location;
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
    newcomer(&here).draw(&[], &fields(&Fields::default(), &[]))
}

/// The form with what is known, for those who may see and change all of it.
pub(super) async fn form(
    here: TeamPage,
    Path((_, person)): Path<(TeamId, PersonId)>,
    Query(why): Query<For>,
) -> Result<Markup, Trouble> {
    let (record, _) = here.service().open_person(here.caller(), here.team(), person, why.purpose()).await?;
    let known = known(&record);
    Ok(somebody(&here, &record).draw(&[], &html! { (as_shown(&known)) (fields(&known, &[])) }))
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

/// What is known, as the form's fields.
fn known(record: &PersonRecord) -> Fields {
    let contact = record.contact.clone().unwrap_or_default();
    let known = [
        ("name", contact.name),
        ("known-as", record.called.clone()),
        ("address", contact.address),
        ("phone", contact.phone),
        ("language-wish", contact.language_wish.unwrap_or_default()),
        ("gender-wish", contact.gender_wish.unwrap_or_default()),
        ("key", record.key.clone().unwrap_or_default()),
        ("notes", record.notes.clone().unwrap_or_default()),
    ];
    Fields::of(known.map(|(name, text)| (name.to_owned(), text)))
}

fn fields(known: &Fields, problems: &[FieldProblem]) -> Markup {
    let one = |words: (&'static str, &str, &str)| line(words, known.text(words.0), problems);
    let long = |words: (&'static str, &'static str, &'static str)| {
        form::long(&field(words, known.text(words.0), problems))
    };
    html! {
        (one(("name", "Full name", "")))
        (one(("known-as", "What they like to be called", "As the board shows it, such as Mrs Hill or Edna.")))
        (long(("address", "Address", "With the postcode: it puts them on the map.")))
        (one(("phone", "Phone", "")))
        (one(("language-wish", "Language a worker should speak", "Leave blank if there’s no preference.")))
        (one(("gender-wish", "Gender of worker they would like", "Leave blank if there’s no preference.")))
        (one(("key", "Getting in", "Where the key is, or who opens the door.")))
        (long(("notes", "Before you go in", "The dog, the good chair.")))
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
    fn details(self, home: Option<Location>) -> PersonDetails {
        PersonDetails {
            name: self.name.0,
            known_as: self.known_as.0,
            address: self.address.0,
            home,
            phone: self.phone.0,
            gender_wish: self.gender_wish.map(|wish| wish.0),
            language_wish: self.language_wish.map(|wish| wish.0),
            key: self.key.map(|key| key.0).unwrap_or_default(),
            notes: self.notes.0,
        }
    }
}

pub(super) async fn join(here: TeamPage, sent: Sent<AboutPerson>) -> Result<Response, Trouble> {
    let body = match sent.body {
        Ok(body) => body,
        Err(problems) => {
            let fields = fields(&sent.fields, &problems);
            return Ok(newcomer(&here).again(&problems, &fields));
        }
    };
    let home = here.service().place_of(&body.address.0).await?;
    let (id, details) = (body.command.0, body.details(home));
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
    let purpose = Purpose::Everyday;
    let (record, _) = here.service().open_person(here.caller(), here.team(), person, purpose).await?;
    let known = known(&record);
    let sent = sent.upon(&known);
    let body = match sent.body {
        Ok(body) => body,
        Err(problems) => {
            let fields = html! { (as_shown(&known)) (fields(&sent.fields, &problems)) };
            return Ok(somebody(&here, &record).again(&problems, &fields));
        }
    };
    let contact = record.contact.unwrap_or_default();
    let home = about::home(&here, &body.address.0, (&contact.address, contact.home)).await?;
    let (id, details) = (body.command.0, body.details(home));
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
