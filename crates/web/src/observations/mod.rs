//! What devices measure: the door for devices, in FHIR, and the part of a person's page that shows it.

mod fhir;
mod forms;
mod section;
pub(crate) mod sentence;

use crate::pages::{Pages, anyone, change};
use care::access::Matter;

pub(crate) use section::{flags, section};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/fhir/Observation", anyone(), fhir::search)
        .post("/fhir/Observation", anyone(), fhir::take)
        .post("/team/{team}/people/{person}/devices", change(Matter::Observations), forms::give)
        .post("/team/{team}/people/{person}/devices/take", change(Matter::Observations), forms::take)
}
