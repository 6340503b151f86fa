//! The emergency sheet: written and looked after on the person's own page, and opened by the code that is printed in the home.

mod door;
mod forms;
mod page;
pub(crate) mod sentence;

use crate::pages::{Pages, anyone, change, see};
use care::access::Matter;

pub(crate) use page::about_person;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/people/{person}/emergency", see(Matter::Emergency), page::show)
        .post("/team/{team}/people/{person}/emergency", change(Matter::Emergency), forms::write)
        .post("/team/{team}/people/{person}/emergency/code", change(Matter::Emergency), forms::make_code)
        .post("/team/{team}/people/{person}/emergency/close", change(Matter::Emergency), forms::close)
        .get("/emergency/{code}", anyone().door(), door::knock)
        .post("/emergency/{code}", anyone().door(), door::open)
        .get("/emergency/{code}/{look}", anyone(), door::look)
}
