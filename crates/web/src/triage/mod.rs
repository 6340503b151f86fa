//! Triage: somebody seems unwell. What is different, the score where it is measured, SBARD on one page, and on paper.

mod about;
mod decide;
mod episode;
mod labels;
mod look;
mod plan;
mod sbard;
pub(crate) mod sentence;
mod usual;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(crate) use about::about_person;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/unwell-plan", see(Matter::ResponsePlan), plan::show)
        .post("/team/{team}/unwell-plan", change(Matter::ResponsePlan), plan::sign)
        .get("/team/{team}/people/{person}/unwell", change(Matter::Triage), look::blank)
        .post("/team/{team}/people/{person}/unwell", change(Matter::Triage), look::begin)
        .get("/team/{team}/people/{person}/usual", change(Matter::Triage), usual::form)
        .post("/team/{team}/people/{person}/usual", change(Matter::Triage), usual::say)
        .post("/team/{team}/people/{person}/scale-two", change(Matter::Triage), usual::scale_two)
        .get("/team/{team}/people/{person}/unwell/{episode}", see(Matter::Triage), episode::show)
        .post("/team/{team}/people/{person}/unwell/{episode}/look", change(Matter::Triage), look::again)
        .post("/team/{team}/people/{person}/unwell/{episode}/decide", change(Matter::Triage), decide::decide)
        .post("/team/{team}/people/{person}/unwell/{episode}/end", change(Matter::Triage), decide::conclude)
        .get("/team/{team}/people/{person}/unwell/{episode}/print", see(Matter::Triage), episode::paper)
}
