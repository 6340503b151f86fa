//! The map the team travels on: which, how old, what of the team is not found on it, and a way to give it another.

use crate::Trouble;
use crate::pages::{Pages, change};
use crate::team::{Said, TeamPage, command_field};
use crate::week::when::number;
use axum::extract::Multipart;
use axum::http::StatusCode;
use axum::response::Response;
use care::access::Matter;
use care::ids::CommandId;
use care::time::Date;
use design::button::{Weight, button};
use design::card::{facts, fold, section};
use design::form::{self, Field};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use roads::Graph;
use service::{Door, Error, Ground, Kind, Lost, Map, TeamView};
use words::{count, grouped};

/// What a compiled map may hold, in bytes: a county. The router gives this page the minutes that it takes to arrive.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// How far around the team's places a map goes, in metres.
const MARGIN: u32 = 5_000;

/// A map older than this, in years, has missed new streets.
const OLD: i16 = 3;

pub(super) fn pages() -> Pages {
    Pages::new()
        .post("/team/{team}/settings/map", change(Matter::Settings).upload(), give)
        .at_most(MOST_BYTES)
}

pub(super) async fn part(here: &TeamPage) -> Result<Markup, Trouble> {
    let team_view = here.team_view();
    let ground = team_view.ground().await?;
    Ok(section(
        "map",
        "The map we travel on",
        &html! {
            (which(team_view, &ground))
            (not_found(here, &ground))
            (crate::pin::of_team(here, team_view.meets_somewhere()))
            (fold("Use another map", &another(here)))
        },
    ))
}

/// Which map it is, and how old.
fn which(team_view: &TeamView, ground: &Ground) -> Markup {
    let (Some(laid), Some(streets)) = (&ground.laid, &ground.streets) else {
        return notice(
            &Notice::new(
                Tone::Plain,
                "There is no map yet, so travel is counted as the crow flies, a little longer.",
            )
            .more("With a map, travel times are by road and the board shows the streets."),
        );
    };
    let said = |date: Date| date.strftime("%-d %B %Y").to_string();
    let old = laid
        .of
        .filter(|of| of.year() + OLD < team_view.today().year() || years(*of, team_view.today()) >= OLD);
    let graph = streets.graph();
    let attribution =
        if graph.attribution().is_empty() { "nobody: it is invented" } else { graph.attribution() };
    html! {
        (facts(&[
            ("Shows the streets of", html! { (laid.of.map_or_else(|| "a date that is not known".to_owned(), |of| format!("{}, {}", said(of), age(of, team_view.today())))) }),
            ("In use since", html! { (said(laid.given)) }),
            ("Streets", html! { (grouped(number(graph.streets().len()))) }),
            ("Whose", html! { (attribution) }),
        ]))
        @if old.is_some() {
            (notice(&Notice::new(Tone::Wanting, "This map is old.").more("Streets built since are not on it. A new extract takes a few minutes.")))
        }
    }
}

/// Whole years from one day to another.
fn years(from: Date, to: Date) -> i16 {
    let before = (to.month(), to.day()) < (from.month(), from.day());
    to.year() - from.year() - i16::from(before)
}

/// "4 months old", "3 years old", "of this month".
fn age(of: Date, today: Date) -> String {
    let months = (i64::from(today.year()) - i64::from(of.year())) * 12 + i64::from(today.month())
        - i64::from(of.month())
        - i64::from(today.day() < of.day());
    match months {
        ..=0 => "new".to_owned(),
        1..24 => format!("{} old", count(months, "month", "months")),
        _ => format!("{} old", count(months / 12, "year", "years")),
    }
}

/// The doors that are not found, each with what to do.
fn not_found(here: &TeamPage, ground: &Ground) -> Markup {
    if ground.lost.is_empty() {
        return html! { @if ground.doors > 0 { p { "Every home is on it." } } };
    }
    let places = count(number(ground.doors), "place", "places");
    html! {
        p { strong { (count(number(ground.lost.len()), "place", "places")) " of " (places) " not found:" } }
        ul {
            @for (door, lost) in &ground.lost {
                li { (name(here, *door)) ": " (why(*lost, ground.laid.is_some())) }
            }
        }
    }
}

fn name(here: &TeamPage, door: Door) -> Markup {
    let team_view = here.team_view();
    match door {
        Door::Home(person) => {
            html! { a href=(here.address(&format!("people/{person}/place"))) { (team_view.person(person)) } }
        }
        Door::Start(worker) => {
            html! { a href=(here.address(&format!("workers/{worker}/place"))) { (team_view.worker(worker)) } ", where rounds start" }
        }
        Door::Base => html! { "Where the team meets" },
    }
}

fn why(lost: Lost, has_map: bool) -> String {
    match lost {
        Lost::NoPlace if has_map => {
            "nobody has said where it is. It counts as being where the team meets.".to_owned()
        }
        Lost::NoPlace => "nobody has said where it is.".to_owned(),
        Lost::Far(metres) => {
            format!("the nearest street on the map is {} m away. Look whether the place is right.", grouped(i64::from(metres)))
        }
        Lost::Nowhere => {
            "there is no street on the map anywhere near. Look whether the place is right, or use a larger map.".to_owned()
        }
    }
}

fn another(here: &TeamPage) -> Markup {
    html! {
        p { "The person who runs the server makes a map from an OpenStreetMap extract with " code { "fairly map" } ", and gives it to the team with " code { "fairly streets" } " or here. It is cut to the surroundings of your homes and doors." }
        form method="post" enctype="multipart/form-data" action=(here.address("settings/map")) {
            (command_field())
            (form::file(&Field { name: "file", label: "The compiled map", hint: "A file that ends in .fairly, of at most 32 MB. It may take some minutes to arrive.", ..Field::default() }, ".fairly"))
            (form::date(&Field { name: "of", label: "What date is the extract from?", hint: "You can leave this blank.", ..Field::default() }))
            (button("Use this map", Weight::Quiet))
        }
    }
}

async fn give(here: TeamPage, mut sent: Multipart) -> Result<Response, Trouble> {
    let (mut bytes, mut of, mut command) = (Vec::new(), None, None);
    while let Some(part) = sent.next_field().await.map_err(|_| not_whole())? {
        let name = part.name().unwrap_or_default().to_owned();
        let value = part.bytes().await.map_err(|_| not_whole())?;
        let text = || String::from_utf8_lossy(&value).into_owned();
        match name.as_str() {
            "file" => bytes = value.to_vec(),
            "of" => of = text().parse::<Date>().ok(),
            "command" => command = text().parse::<CommandId>().ok(),
            _ => {}
        }
    }
    let command = command.ok_or_else(|| Trouble::of_status(StatusCode::BAD_REQUEST))?;
    let graph =
        tokio::task::spawn_blocking(move || Graph::from_bytes(&bytes)).await.map_err(Error::internal)?;
    let graph = graph.map_err(|why| Error::new(Kind::Invalid, format!("The map was not taken: {why}.")))?;
    let map = Map { graph, of, margin: MARGIN, middle: None };
    let done = here.service().give_map(here.caller(), here.team(), command, map).await;
    here.on(&here.address("settings"), Said::MapGiven, done)
}

fn not_whole() -> Trouble {
    Trouble::new(StatusCode::BAD_REQUEST, "The map did not arrive whole.")
        .say("Nothing was changed. Go back and send it again; it may hold 32 MB.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_old_a_map_is_is_said_as_people_say_it() {
        let today: Date = "2026-11-27".parse().unwrap();
        let said = |of: &str| age(of.parse().unwrap(), today);
        assert_eq!(
            [
                said("2026-11-20"),
                said("2026-10-27"),
                said("2025-03-01"),
                said("2023-06-13"),
                said("2027-01-01")
            ],
            ["new", "1 month old", "20 months old", "3 years old", "new"]
        );
        assert_eq!(
            [years("2023-11-28".parse().unwrap(), today), years("2023-11-27".parse().unwrap(), today)],
            [2, 3]
        );
    }
}
