//! Everyone whom the team supports, with what is next for each.

use crate::frame::Place;
use crate::team::Here;
use care::ids::PersonId;
use care::time::{WeekStart, plus_days};
use design::button::{self, Weight};
use design::card;
use design::face::{self, Size};
use maud::{Markup, html};
use service::Glimpse;
use std::collections::BTreeSet;

pub(super) async fn show(here: Here) -> Markup {
    let (glimpse, frame) = (here.glimpse(), here.frame(Place::People, "People"));
    let today = glimpse.today();
    let mut people: Vec<PersonId> = glimpse.team().people_on(today).map(|(id, _)| id).collect();
    people.sort_by_key(|id| glimpse.person(*id).to_lowercase());
    let gone: Vec<PersonId> =
        glimpse.team().people.keys().copied().filter(|id| !people.contains(id)).collect();
    let add = button::link(&here.address("people/new"), "Someone new", Weight::Main);
    frame.show(&html! {
        @if people.is_empty() {
            (card::empty("Nobody yet", "Add the first person, and agree what support they would like and when. Their visits are then on the board every week.", Some(&add)))
        } @else {
            p { "We support " (words::count(i64::try_from(people.len()).unwrap_or(0), "person", "people")) "." }
            ul.people { @for id in &people { li { (line(glimpse, *id)) } } }
            (add)
        }
        @if !gone.is_empty() {
            (card::fold("Not at the moment", &html! { ul.people { @for id in &gone { li { (line(glimpse, *id)) } } } }))
        }
    })
}

fn line(glimpse: &Glimpse, id: PersonId) -> Markup {
    let href = format!("/team/{}/people/{id}", glimpse.id());
    let name = glimpse.person(id);
    face::line(
        &face::person(name, Size::Medium),
        name,
        Some(&href),
        &html! { (next(glimpse, id)) (faces(glimpse, id)) },
    )
}

/// What is next for a person: "Next: tomorrow at 8.30am, Asha."
fn next(glimpse: &Glimpse, id: PersonId) -> String {
    let (team, today) = (glimpse.team(), glimpse.today());
    if let Some(back) = team.exceptions.values().find_map(|exception| match exception {
        care::support::Exception::Away { person, from, to, .. }
            if *person == id && *from <= today && today <= *to =>
        {
            Some(*to)
        }
        _ => None,
    }) {
        return format!("Away until {}. ", back.strftime("%A %-d %B"));
    }
    let visits = team.visits_between(today, plus_days(today, 7));
    let ahead = visits.values().filter(|visit| visit.person == id).map(|visit| {
        let place = team.published(WeekStart::of(visit.date)).and_then(|week| week.rota.get(&visit.id));
        (place.map_or_else(|| visit.usual_start(), |place| place.start), place)
    });
    let next = ahead.filter(|(start, _)| *start >= glimpse.moment()).min_by_key(|(start, _)| *start);
    let Some((start, place)) = next else { return "No visit in the next days. ".to_owned() };
    let day = match care::time::days_between(today, start.date) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ => start.date.strftime("on %A").to_string(),
    };
    let coming = place.map(|place| team.who_comes(place)).unwrap_or_default();
    let names: Vec<&str> = coming.iter().map(|worker| glimpse.worker(*worker)).collect();
    let who = if names.is_empty() { "nobody yet".to_owned() } else { words::listed(&names) };
    format!("Next: {day} at {}, {who}. ", words::clock(i32::from(start.clock.minutes())))
}

/// How many different workers they saw in the last fourteen days.
fn faces(glimpse: &Glimpse, id: PersonId) -> String {
    let (team, today) = (glimpse.team(), glimpse.today());
    let first = plus_days(today, -13);
    let weeks = team.weeks.range(WeekStart::of(first)..=WeekStart::of(today));
    let places = weeks.filter_map(|(_, week)| week.published.as_ref()).flat_map(|published| &published.rota);
    let hers = places.filter(|(visit, place)| {
        (first..=today).contains(&place.start.date) && team.whose(**visit) == Some(id)
    });
    let faces: BTreeSet<_> = hers.flat_map(|(_, place)| &place.workers).collect();
    match faces.len() {
        0 => String::new(),
        number => {
            let number = i64::try_from(number).unwrap_or(0);
            format!("{} in two weeks.", words::count(number, "face", "different faces"))
        }
    }
}
