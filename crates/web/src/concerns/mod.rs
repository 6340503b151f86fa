//! Concerns: raised in two taps, followed up, answered, ended; on a page, and on paper.

mod forms;
mod list;
mod one;
mod paper;
mod raise;
mod said;
pub(crate) mod sentence;

use crate::pages::{Pages, change, theirs};
use care::access::Matter;

pub(crate) use list::{about_person, by_themselves, line};
pub(crate) use raise::about_visit;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/concerns", theirs(), list::show)
        .get("/team/{team}/concerns/new", change(Matter::Raising), raise::of_the_team)
        .post("/team/{team}/concerns/new", change(Matter::Raising), raise::raise_of_the_team)
        .get("/team/{team}/people/{person}/concern", change(Matter::Raising), raise::of_a_person)
        .post("/team/{team}/people/{person}/concern", change(Matter::Raising), raise::raise_of_a_person)
        .get("/team/{team}/concerns/{concern}", theirs(), one::show)
        .post("/team/{team}/concerns/{concern}", theirs(), forms::follow_up)
        .get("/team/{team}/concerns/{concern}/print", theirs(), paper::show)
}
