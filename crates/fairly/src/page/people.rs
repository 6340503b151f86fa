//! The week by person: who is coming.

use super::parts::{anchor, face, person_face};
use maud::{Markup, html};
use view::{Coming, PersonView, WeekView, number};
use words::{clock, count};

pub(super) fn people(view: &WeekView) -> Markup {
    html! {
        section #people aria-labelledby="people-title" {
            h2 #people-title { "Who is coming" }
            div.people { @for at in 0..view.people.len() { (person(view, at)) } }
        }
    }
}

fn person(view: &WeekView, at: usize) -> Markup {
    let person = &view.people[at];
    let id = anchor(at);
    html! {
        article.card id=(id) aria-labelledby={(id) "-name"} tabindex="-1" data-person=(at) {
            h3 id={(id) "-name"} { (person_face(person)) span { (person.name) } }
            (faces(view, person))
            dl.coming {
                @for (day, named) in view.days.iter().enumerate() {
                    @let visits: Vec<&Coming> = person.coming.iter().filter(|coming| coming.day == day).collect();
                    @let missing = missing(view, at, day);
                    @if !visits.is_empty() || !missing.is_empty() {
                        div {
                            dt { (named.short) }
                            dd {
                                @for coming in visits { (one(view, person, coming)) }
                                @for (when, what) in missing { p.nobody { (when) ": nobody yet for " (what) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// "3 faces: Grace 12, Amara 5, Tom 1, new".
fn faces(view: &WeekView, person: &PersonView) -> Markup {
    html! {
        @if person.faces.is_empty() {
            p.soft { "Nobody comes this week." }
        } @else {
            p.soft { (count(number(person.faces.len()), "face", "faces")) " in " (count(number(person.coming.len()), "visit", "visits")) }
            ul.faces {
                @for seen in &person.faces {
                    @let worker = &view.workers[seen.worker];
                    li {
                        (face(worker)) " " span { (worker.first) " " span.number { "× " (seen.visits) } }
                        @if seen.new { " " span.new { "new" } }
                    }
                }
            }
        }
    }
}

fn one(view: &WeekView, person: &PersonView, coming: &Coming) -> Markup {
    let visit = &view.visits[coming.visit];
    let is_new = |worker: usize| person.faces.iter().any(|face| face.worker == worker && face.new);
    html! {
        p {
            span.number { (clock(coming.start)) }
            " "
            span {
                @for (at, worker) in visit.workers.iter().enumerate() {
                    (if at == 0 { "" } else { " and " })
                    strong { (view.workers[*worker].first) }
                    @if is_new(*worker) { " (new)" }
                }
                span.soft { ", " (visit.what) }
            }
        }
    }
}

/// What a person is still waiting to hear about.
fn missing(view: &WeekView, person: usize, day: usize) -> Vec<(&str, &str)> {
    let theirs = view.tray.iter().filter(|wanting| view.visits[wanting.visit].person == person);
    let theirs = theirs.filter(|wanting| wanting.day.unwrap_or(0) == day);
    theirs.map(|wanting| (wanting.when.as_str(), view.visits[wanting.visit].what.as_str())).collect()
}
