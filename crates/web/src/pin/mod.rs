//! A pin on the map for a door: a person's home, where a worker's rounds start, where the team meets. A click sets it, or the
//! arrow keys, or a postcode, or a street chosen from a list; nobody is asked for latitude and longitude.

mod drawn;
mod forms;

use crate::Trouble;
use crate::answer::again;
use crate::frame::Area;
use crate::pages::{Pages, change};
use crate::sent::Sent;
use crate::team::{Said, TeamPage};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use care::Location;
use care::access::{Action, Matter};
use care::ids::{PersonId, TeamId, WorkerId};
use care::people::Section;
use design::button::{self, Weight};
use design::notice::{FieldProblem, Notice, Tone, notice};
use drawn::Shown;
use forms::{Deed, SentPin};
use maud::{Markup, html};
use service::records::PersonRecord;
use service::{Door, Pin, TeamView};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/people/{person}/place", change(Matter::Contact), home)
        .post("/team/{team}/people/{person}/place", change(Matter::Contact), set_home)
        .get("/team/{team}/workers/{worker}/place", change(Matter::Colleague), start)
        .post("/team/{team}/workers/{worker}/place", change(Matter::Colleague), set_start)
        .get("/team/{team}/settings/place", change(Matter::Settings), base)
        .post("/team/{team}/settings/place", change(Matter::Settings), set_base)
}

async fn home(here: TeamPage, Path((_, person)): Path<(TeamId, PersonId)>) -> Result<Markup, Trouble> {
    ask(&here, Door::Home(person)).await
}

async fn set_home(
    here: TeamPage,
    Path((_, person)): Path<(TeamId, PersonId)>,
    sent: Sent<SentPin>,
) -> Result<Response, Trouble> {
    answer(&here, Door::Home(person), sent).await
}

async fn start(here: TeamPage, Path((_, worker)): Path<(TeamId, WorkerId)>) -> Result<Markup, Trouble> {
    ask(&here, Door::Start(worker)).await
}

async fn set_start(
    here: TeamPage,
    Path((_, worker)): Path<(TeamId, WorkerId)>,
    sent: Sent<SentPin>,
) -> Result<Response, Trouble> {
    answer(&here, Door::Start(worker), sent).await
}

async fn base(here: TeamPage) -> Result<Markup, Trouble> {
    ask(&here, Door::Base).await
}

async fn set_base(here: TeamPage, sent: Sent<SentPin>) -> Result<Response, Trouble> {
    answer(&here, Door::Base, sent).await
}

/// The page a pin belongs to, and where that is in the menu.
fn belongs_to(door: Door) -> (Area, String) {
    match door {
        Door::Home(person) => (Area::People, format!("people/{person}")),
        Door::Start(worker) => (Area::Workers, format!("workers/{worker}")),
        Door::Base => (Area::Settings, "settings".to_owned()),
    }
}

fn title(team_view: &TeamView, door: Door) -> String {
    match door {
        Door::Home(person) => format!("Where {} lives", team_view.person(person)),
        Door::Start(worker) => format!("Where {}’s rounds start and end", team_view.worker(worker)),
        Door::Base => "Where the team meets".to_owned(),
    }
}

async fn ask(here: &TeamPage, door: Door) -> Result<Markup, Trouble> {
    let pin = here.team_view().pin(door).await?;
    Ok(page(here, door, &Shown::first(&pin), &[]))
}

fn page(here: &TeamPage, door: Door, shown: &Shown<'_>, problems: &[FieldProblem]) -> Markup {
    let (area, whose) = belongs_to(door);
    let frame = here.frame(area, title(here.team_view(), door));
    frame.show(&shown.draw(&here.address(&format!("{whose}/place")), door, problems))
}

/// What was asked for: another look at the map, or that the pin is kept.
async fn answer(here: &TeamPage, door: Door, sent: Sent<SentPin>) -> Result<Response, Trouble> {
    let pin = here.team_view().pin(door).await?;
    let sent = match sent.body {
        Ok(sent) => sent,
        Err(problems) => return Ok(again(&problems, |wrong| page(here, door, &Shown::first(&pin), wrong))),
    };
    let shown = Shown::first(&pin).at(sent.at()).wide(sent.wide());
    if sent.deed() == Deed::Nowhere {
        return keep(here, door, &sent, None).await;
    }
    let found = match found(here, &pin, &sent).await? {
        Ok(found) => found,
        Err(problem) => return Ok(again(&[problem], |wrong| page(here, door, &shown, wrong))),
    };
    match (sent.deed(), found) {
        (Deed::Save, Some(at)) => keep(here, door, &sent, Some(at)).await,
        (Deed::Save, None) => {
            let words = "There is no pin yet. Write the postcode, choose a street, or click on the map.";
            Ok(again(&[FieldProblem::new("postcode", words)], |wrong| page(here, door, &shown, wrong)))
        }
        (deed, found) => Ok(page(here, door, &shown.moved(deed, found), &[]).into_response()),
    }
}

async fn keep(
    here: &TeamPage,
    door: Door,
    sent: &SentPin,
    at: Option<Location>,
) -> Result<Response, Trouble> {
    let done = here.service().set_pin(here.caller(), (here.team(), door), sent.id(), at).await;
    here.on(&here.address(&belongs_to(door).1), Said::Saved, done)
}

/// Where the pin is by what was written: by a postcode or a street, or else where it was put on the map.
async fn found(
    here: &TeamPage,
    pin: &Pin,
    sent: &SentPin,
) -> Result<Result<Option<Location>, FieldProblem>, Trouble> {
    if let Some(postcode) = sent.postcode_asked() {
        let found = here.service().place_of(postcode).await?;
        let words = format!(
            "We don’t know where “{postcode}” is. Check it, or set the pin on the map. The person who runs this server can add a table of postcodes."
        );
        return Ok(found.map(Some).ok_or_else(|| FieldProblem::new("postcode", words)));
    }
    if let Some(street) = sent.street_asked() {
        let found = drawn::street(pin, street);
        let words = "This street is not on the map. Choose one of the list.";
        return Ok(found.map(Some).ok_or_else(|| FieldProblem::new("street", words)));
    }
    Ok(Ok(sent.at().or(pin.at)))
}

/// On a person's page: that nobody knows where they live, or the way to move the pin.
pub(super) fn of_person(team_view: &TeamView, record: &PersonRecord) -> Markup {
    let may = record.may_change.contains(&Section::Contact);
    let Some(contact) = record.contact.as_ref().filter(|_| may) else { return html! {} };
    let address = format!("/team/{}/people/{}/place", team_view.id(), record.id);
    if contact.home.is_some() {
        return button::link(&address, "Move the pin on the map", Weight::Bare);
    }
    notice(
        &Notice::new(Tone::Wanting, "Not on the map yet.")
            .more("Until then, travel to them is counted from where the team meets.")
            .action(button::link(&address, "Set the pin", Weight::Quiet)),
    )
}

/// Over the list of people: who is not on the map yet, each with the way to put them there.
pub(super) fn not_yet(here: &TeamPage) -> Markup {
    let lost = here.team_view().not_on_the_map();
    html! {
        @if !lost.is_empty() {
            section.not-on-map aria-labelledby="not-on-map" {
                h2 #not-on-map { "Not on the map yet" }
                p.soft { "Travel to them is counted from where the team meets. Set a pin for each." }
                ul.names {
                    @for person in &lost {
                        li { a href=(here.address(&format!("people/{person}/place"))) { (here.team_view().person(*person)) } }
                    }
                }
            }
        }
    }
}

/// On the settings: where the team meets, for those who may say so.
pub(super) fn of_team(here: &TeamPage, is_known: bool) -> Markup {
    let may = here.team_view().judge(Action::Change, &Matter::Settings.of_team(here.team())).allowed;
    let words = if is_known { "Move where the team meets" } else { "Say where the team meets" };
    html! { @if may { (button::link(&here.address("settings/place"), words, Weight::Quiet)) } }
}
