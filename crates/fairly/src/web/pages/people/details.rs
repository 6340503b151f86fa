//! Who a person is: taking her in, changing what is known, her last day.

use super::super::about::{self, About, field, if_written, line, on_the_ground};
use super::page::For;
use crate::web::Trouble;
use crate::web::design::form;
use crate::web::design::layout::Place;
use crate::web::design::notice::Problem;
use crate::web::team::{Form, Here, Reader, Said, fresh_id};
use axum::extract::{Path, Query};
use axum::response::Response;
use care::access::Purpose;
use care::details::{Detail, PersonDetails, Subject};
use care::ids::{PersonId, TeamId};
use care::team::{Command, person};
use maud::{Markup, html};
use service::records::PersonRecord;

/// The empty form for somebody new.
pub(super) async fn blank(here: Here) -> Markup {
    newcomer(&here).draw(&[], &fields(&PersonDetails::default(), &[]))
}

/// The form with what is known. It sends all of it back, so it is for whoever may see and change all of it.
pub(super) async fn form(
    here: Here,
    Path((_, person)): Path<(TeamId, PersonId)>,
    Query(why): Query<For>,
) -> Result<Markup, Trouble> {
    let (record, _) = here.service().open_person(here.caller(), here.team(), person, why.purpose()).await?;
    Ok(somebody(&here, &record).draw(&[], &fields(&known(&record), &[])))
}

fn newcomer(here: &Here) -> About<'_> {
    let (title, action) = ("Someone new".to_owned(), "people/new".to_owned());
    About { here, place: Place::People, title, whom: None, action, leaves: "" }
}

fn somebody<'a>(here: &'a Here, record: &PersonRecord) -> About<'a> {
    let whom = format!("people/{}", record.id);
    About {
        here,
        place: Place::People,
        title: format!("What to know of {}", record.called),
        action: format!("{whom}/details"),
        whom: Some(whom),
        leaves: "The support ends",
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
        notes: record.notes.clone().unwrap_or_default(),
    }
}

fn fields(details: &PersonDetails, problems: &[Problem]) -> Markup {
    let wish = |wish: &Option<String>| wish.clone().unwrap_or_default();
    html! {
        (line(("name", "Full name", ""), &details.name, problems))
        (line(("known-as", "What she or he likes to be called", "As it should stand on the board, such as Mrs Hill or Edna."), &details.known_as, problems))
        (form::long(&field(("address", "Address", ""), &details.address, problems)))
        (line(("home", "Where that is", "Found by the postcode in the address where it stays empty. Or a point on a map, such as 53.4566, -2.2605."), &on_the_ground(details.home), problems))
        (line(("phone", "Phone", ""), &details.phone, problems))
        (line(("language-wish", "Language she wishes a worker to speak", "Empty: any."), &wish(&details.language_wish), problems))
        (line(("gender-wish", "Gender of worker she wishes for", "Empty: any."), &wish(&details.gender_wish), problems))
        (form::long(&field(("notes", "What to know before knocking", "Keys, the dog, the good chair."), &details.notes, problems)))
    }
}

/// What was written.
fn read(form: &Form) -> (PersonDetails, Vec<Problem>) {
    let mut reader = Reader::new(form);
    let details = PersonDetails {
        name: reader.needed("name", "Write her or his name."),
        known_as: form.text("known-as").to_owned(),
        address: form.text("address").to_owned(),
        home: reader.place("home"),
        phone: form.text("phone").to_owned(),
        gender_wish: if_written(form, "gender-wish"),
        language_wish: if_written(form, "language-wish"),
        notes: form.text("notes").to_owned(),
    };
    (details, reader.problems)
}

pub(super) async fn join(here: Here, form: Form) -> Result<Response, Trouble> {
    let (mut details, problems) = read(&form);
    if !problems.is_empty() {
        return Ok(newcomer(&here).again(&problems, &fields(&details, &problems)));
    }
    about::find(&here, &details.address, &mut details.home).await?;
    let (person, on) = (fresh_id(PersonId::new), here.glimpse().today());
    let join = |details| Command::JoinPerson(person::Joined { person, details, on });
    let detail = (Subject::Person(person), Detail::Person(details));
    about::keep(&here, &form, detail, join, (&format!("people/{person}"), Said::PersonJoined)).await
}

pub(super) async fn change(
    here: Here,
    Path((_, person)): Path<(TeamId, PersonId)>,
    form: Form,
) -> Result<Response, Trouble> {
    let (mut details, problems) = read(&form);
    if !problems.is_empty() {
        let purpose = Purpose::Everyday;
        let (record, _) = here.service().open_person(here.caller(), here.team(), person, purpose).await?;
        return Ok(somebody(&here, &record).again(&problems, &fields(&details, &problems)));
    }
    about::find(&here, &details.address, &mut details.home).await?;
    let change = |details| Command::ChangePersonDetails { person, details };
    let detail = (Subject::Person(person), Detail::Person(details));
    about::keep(&here, &form, detail, change, (&format!("people/{person}"), Said::Saved)).await
}

pub(super) async fn leave(
    here: Here,
    Path((_, person)): Path<(TeamId, PersonId)>,
    form: Form,
) -> Result<Response, Trouble> {
    let command = Command::LeavePerson { person, last: form.read("last") };
    about::leave(&here, &form, command, "people").await
}
