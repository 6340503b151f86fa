//! One's own round: the next door first, with all that is needed there, then the visits after it.

use super::{Out, agreed, where_now};
use crate::hitches;
use crate::team::TeamPage;
use care::Location;
use care::visit::{Visit, VisitId};
use design::button::{Weight, link};
use design::card::{facts, fold};
use maud::{Markup, html};
use service::records::AtTheDoor;
use view::{StopView, WeekView, When};
use words::{clock, count, length_short, listed};

/// One's own day, all of it.
pub(super) fn own(here: &TeamPage, view: &WeekView, out: &Out<'_>, now: When) -> Markup {
    let (over, ahead): (Vec<&StopView>, Vec<&StopView>) =
        out.stops.iter().copied().partition(|stop| stop.end <= now);
    let visits: Vec<Visit> = ahead.iter().filter_map(|stop| visit(here, view, stop)).collect();
    let many = |stops: &[&StopView]| count(i64::try_from(stops.len()).unwrap_or(i64::MAX), "visit", "visits");
    html! {
        section.section.own-round aria-labelledby="own" {
            h2 #own { "Your visits" }
            p.now { (where_now(view, &out.stops, now)) }
            @if let Some((next, after)) = ahead.split_first() {
                (next_door(here, view, next, now))
                @if let Some(me) = here.team_view().me() { (hitches::say(here, me, &visits)) }
                @if !after.is_empty() {
                    h3 { "After that" }
                    ol.doors { @for stop in after { li { (later(here, view, stop)) } } }
                }
            }
            @if !over.is_empty() {
                (fold(&format!("Earlier today: {}", many(&over)), &super::visits(here, view, &over, now)))
            }
        }
    }
}

fn visit(here: &TeamPage, view: &WeekView, stop: &StopView) -> Option<Visit> {
    here.team_view().visit(id(view, stop)?)
}

fn id(view: &WeekView, stop: &StopView) -> Option<VisitId> {
    view.visits[stop.visit].id.parse().ok()
}

/// "Now, until 8.30am", "Next, 8.45am".
fn next_door(here: &TeamPage, view: &WeekView, stop: &StopView, now: When) -> Markup {
    let when = if stop.start <= now {
        format!("Now, until {}", clock(stop.end))
    } else {
        format!("Next, {}", clock(stop.start))
    };
    html! {
        article.card.next-door {
            p.when { (when) }
            h3 { (name(here, view, stop)) }
            p.soft { (what(here, view, stop)) }
            (at_the_door(&door(here, view, stop)))
        }
    }
}

/// A later visit in a line, and its door behind a fold.
fn later(here: &TeamPage, view: &WeekView, stop: &StopView) -> Markup {
    html! {
        details.fold {
            summary { span.when { (clock(stop.start)) } " " (view.person_of(stop.visit).name) }
            div {
                p { (name(here, view, stop)) span.soft { ", " (what(here, view, stop)) } }
                (at_the_door(&door(here, view, stop)))
            }
        }
    }
}

/// A name that leads to the visit.
fn name(here: &TeamPage, view: &WeekView, stop: &StopView) -> Markup {
    let address = here.address(&format!("visit/{}?on=board", view.visits[stop.visit].id));
    html! { a href=(address) { (view.person_of(stop.visit).name) } }
}

/// "breakfast, 30 min, with Ben. agreed for 7.45pm"
fn what(here: &TeamPage, view: &WeekView, stop: &StopView) -> Markup {
    let visit = &view.visits[stop.visit];
    let mine = here.team_view().me().map(|me| here.team_view().worker(me));
    let others: Vec<&str> = visit
        .workers
        .iter()
        .map(|at| view.workers[*at].name.as_str())
        .filter(|name| Some(*name) != mine)
        .collect();
    html! {
        (visit.what) ", " (length_short(i64::from(stop.end - stop.start)))
        @if visit.needed > 1 && !others.is_empty() { ", with " (listed(&others)) }
        @if let Some(agreed) = agreed(here, &visit.id) { ", " span.agreed { (agreed) } }
    }
}

fn door(here: &TeamPage, view: &WeekView, stop: &StopView) -> AtTheDoor {
    let person = id(view, stop).and_then(|id| here.team_view().whose(id));
    person.map(|person| here.team_view().at_the_door(person)).unwrap_or_default()
}

/// Where it is, how to reach them, how to get in, what to know.
fn at_the_door(door: &AtTheDoor) -> Markup {
    let mut known: Vec<(&str, Markup)> = Vec::new();
    if !door.address.is_empty() {
        known.push(("Address", html! { @for line in door.address.lines() { (line) br; } }));
    }
    if !door.key.is_empty() {
        known.push(("Getting in", html! { (door.key) }));
    }
    if !door.notes.is_empty() {
        known.push(("Before you go in", html! { (door.notes) }));
    }
    html! {
        (facts(&known))
        @if door.home.is_some() || !door.phone.is_empty() {
            div.buttons {
                @if !door.phone.is_empty() { (link(&dialled(&door.phone), &format!("Ring {}", door.phone), Weight::Quiet)) }
                @if let Some(home) = door.home {
                    (link(&geo(home), "Directions", Weight::Quiet))
                    a.button.bare href=(openstreetmap(home)) rel="noreferrer" { "OpenStreetMap" }
                }
            }
        }
    }
}

/// A link that rings a number.
fn dialled(phone: &str) -> String {
    format!("tel:{}", phone.chars().filter(|one| one.is_ascii_digit() || *one == '+').collect::<String>())
}

/// A link that opens whatever map the phone has.
fn geo(home: Location) -> String {
    let (latitude, longitude) = (degrees(home.latitude), degrees(home.longitude));
    format!("geo:{latitude},{longitude}?q={latitude},{longitude}")
}

/// The same on a public map, for devices that have none.
fn openstreetmap(home: Location) -> String {
    let (latitude, longitude) = (degrees(home.latitude), degrees(home.longitude));
    format!("https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=18/{latitude}/{longitude}")
}

/// Millionths of a degree as degrees.
fn degrees(millionths: i32) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let (whole, part) = (millionths.unsigned_abs() / 1_000_000, millionths.unsigned_abs() % 1_000_000);
    format!("{sign}{whole}.{part:06}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_say_the_place_and_the_number_as_devices_read_them() {
        let home = Location { latitude: 53_463_000, longitude: -2_072 };
        assert_eq!(geo(home), "geo:53.463000,-0.002072?q=53.463000,-0.002072");
        assert!(openstreetmap(home).ends_with("#map=18/53.463000/-0.002072"));
        assert_eq!(dialled("01632 960 004"), "tel:01632960004");
        assert_eq!(dialled("+44 (0)161 4960"), "tel:+4401614960");
    }
}
