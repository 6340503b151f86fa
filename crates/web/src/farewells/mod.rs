//! Ending well: what a person takes along, a page for who supports them next, and what is done.

mod along;
mod page;
pub(crate) mod sentence;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(crate) use page::about_person;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/people/{person}/farewell", see(Matter::Farewells), page::show)
        .post("/team/{team}/people/{person}/farewell", change(Matter::Farewells), page::tick)
        .get("/team/{team}/people/{person}/take-along", see(Matter::Farewells), along::whole)
        .get("/team/{team}/people/{person}/take-along.json", see(Matter::Farewells), along::data)
        .get("/team/{team}/people/{person}/handover", see(Matter::Farewells), along::handover)
}
