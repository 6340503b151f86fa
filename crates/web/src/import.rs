//! Bringing workers, people and visits in from spreadsheets: look first, then take in, then undo if need be.

use crate::Trouble;
use crate::frame::Area;
use crate::pages::{Pages, change};
use crate::sent::{Body, Id, Words};
use crate::team::{Frame, Said, TeamPage, command_field};
use axum::extract::{Multipart, Path};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use care::access::Matter;
use care::ids::{CommandId, TeamId};
use design::button::{self, Weight, button};
use design::card;
use design::form::{self, Field};
use design::notice::{Notice, Tone, notice};
use design::table::table;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::{Error, Kind};
use std::collections::BTreeMap;
use std::io::Cursor;
use week::{Imported, Sheets, Template, Week};

/// What the tables of a team may hold, in bytes; a whole country's postcodes are split by area before.
const MOST_BYTES: usize = 8 * 1024 * 1024;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/import", change(Matter::Transfer), show)
        .post("/team/{team}/import", change(Matter::Transfer).upload(), look)
        .post("/team/{team}/import/take-in", change(Matter::Transfer).upload(), take_in)
        .get("/team/{team}/import/{template}", change(Matter::Transfer), template)
        .at_most(MOST_BYTES)
}

async fn show(here: TeamPage) -> Markup {
    let frame = here.frame(Area::Import, "Import");
    page(&frame, here.team())
}

fn page(frame: &Frame, team: TeamId) -> Markup {
    let file = |name, label, hint| {
        form::file(&Field { name, label, hint, ..Field::default() }, ".csv,.txt,text/csv")
    };
    frame.show(&html! {
        p { "Three tables, saved as CSV from any spreadsheet. You see what will happen first. Nothing changes until you say so." }
        (button::row(&Template::ALL.map(|one| {
            button::link(&format!("/team/{team}/import/{}", one.file_name()), &format!("A table to start from: {}", one.file_name()), Weight::Bare)
        })))
        form method="post" enctype="multipart/form-data" action=(format!("/team/{team}/import")) {
            (file("workers", "Workers", "A row for each: name, days, times, hours, what they can do."))
            (file("people", "People", "A row for each: name and postcode."))
            (file("visits", "Visits", "A row for each: person, what, days, time, minutes."))
            (file("postcodes", "Where postcodes are", "Only needed for postcodes we don’t know yet: a table that says where they are. People whose postcode is not found are taken in too."))
            (button("Look at what would happen", Weight::Main))
        }
    })
}

async fn look(here: TeamPage, mut sent: Multipart) -> Result<Response, Trouble> {
    let frame = here.frame(Area::Import, "What would happen");
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    while let Some(part) = sent.next_field().await.map_err(|_| unreadable())? {
        let name = part.name().unwrap_or_default().to_owned();
        files.insert(name, part.bytes().await.map_err(|_| unreadable())?.to_vec());
    }
    let table = |name: &str| files.get(name).map(Vec::as_slice).unwrap_or_default();
    if table("workers").is_empty() && table("people").is_empty() && table("visits").is_empty() {
        return Err(Error::new(Kind::Invalid, "No table was chosen. Go back and choose at least one.").into());
    }
    let sheets = Sheets { workers: table("workers"), people: table("people"), visits: table("visits") };
    let mut postcodes = Some(table("postcodes")).filter(|table| !table.is_empty()).map(Cursor::new);
    let postcodes = postcodes.as_mut().map(|table| table as &mut (dyn std::io::Read + Send));
    let imported = here.service().read_sheets(here.caller(), here.team(), sheets, postcodes).await?;
    Ok(preview(&frame, here.team(), &imported).into_response())
}

fn unreadable() -> Trouble {
    Trouble::new(StatusCode::BAD_REQUEST, "The files did not arrive whole.")
        .say("Nothing was taken in. Go back and send them again; all together they may hold 8 MB.")
}

/// What would be taken in, and what could not be read.
fn preview(frame: &Frame, team: TeamId, imported: &Imported) -> Markup {
    let Imported { week, findings, .. } = imported;
    let number = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let count = words::count;
    let rows = findings
        .iter()
        .map(|finding| vec![html! { (finding.at) }, html! { (finding.what) }, html! { (finding.help) }]);
    frame.show(&html! {
        @if findings.is_empty() {
            (notice(&Notice::new(Tone::Kept, "Everything can be read.")))
        } @else {
            (notice(&Notice::new(Tone::Wanting, format!("{} cannot be read.", count(number(findings.len()), "thing", "things"))).more("You can correct the tables and send them again, or take in the rest as it is.")))
            (table("What cannot be read", &["Where", "What is wrong", "What to do"], &rows.collect::<Vec<_>>()))
        }
        (card::section("in", "This would be taken in", &html! {
            ul {
                li { (count(number(week.workers.len()), "worker", "workers")) @if !week.workers.is_empty() { ": " (names(week.workers.iter().map(|one| one.name.as_str()))) } }
                li { (count(number(week.people.len()), "person", "people")) @if !week.people.is_empty() { ": " (names(week.people.iter().map(|one| one.name.as_str()))) } }
                li { (count(number(week.visits.len()), "visit a week", "visits a week")) }
            }
        }))
        (not_on_the_map(week))
        form method="post" action=(format!("/team/{team}/import/take-in")) {
            (command_field())
            input type="hidden" name="week" value=(week.to_json());
            (button::row(&[
                button("Take it in", Weight::Main),
                button::link(&format!("/team/{team}/import"), "Choose other tables", Weight::Quiet),
            ]))
        }
    })
}

/// Who would be taken in, and nobody knows where they live.
fn not_on_the_map(week: &Week) -> Markup {
    let placed = |person: &week::Person| {
        week.places.iter().any(|place| place.id == person.place && place.point().is_some())
    };
    let lost: Vec<&str> =
        week.people.iter().filter(|one| !placed(one)).map(|one| one.name.as_str()).collect();
    html! {
        @if !lost.is_empty() {
            (card::section("map", "Taken in, not on the map yet", &html! {
                p { (words::listed(&lost)) }
                p.soft { "We don’t know where their postcodes are, so travel to them is counted from where the team meets. Once they are taken in, you can set a pin for each on the map. The person who runs this server can also add a table of postcodes." }
            }))
        }
    }
}

fn names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    words::listed(&names.collect::<Vec<_>>())
}

/// What was shown, to be taken in.
#[derive(Debug, Deserialize, JsonSchema)]
struct ToTakeIn {
    command: Id<CommandId>,
    /// The week file, as text, that the page before sent along.
    week: Words,
}

async fn take_in(here: TeamPage, Body(sent): Body<ToTakeIn>) -> Result<Response, Trouble> {
    let week = week(&sent.week.0)?;
    let done = here.service().take_in(here.caller(), here.team(), sent.command.0, &week).await;
    here.on(&here.address("people"), Said::Imported, done)
}

/// The week that the page before sent along. What cannot be planned yet may come in all the same: it was shown.
fn week(json: &str) -> Result<Week, Trouble> {
    serde_json::from_str(json).map_err(|_| {
        Trouble::new(StatusCode::BAD_REQUEST, "What was to be taken in did not arrive whole.")
            .say("Nothing was taken in. Go back to the tables and send them again.")
    })
}

async fn template(
    _: TeamPage,
    Path((_, name)): Path<(TeamId, String)>,
) -> Result<impl IntoResponse, Trouble> {
    let template =
        Template::ALL.into_iter().find(|one| one.file_name() == name).ok_or_else(Trouble::not_found)?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", template.file_name())),
    ];
    Ok((headers, template.text()))
}
