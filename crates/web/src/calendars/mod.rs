//! Calendar addresses: what stands at one, and where people make and close their own.

mod feed;
mod forms;
mod section;
pub(crate) mod sentence;

use crate::pages::{Pages, anyone, change};
use care::access::Matter;

pub(crate) use section::section;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/calendar/{file}", anyone(), feed::show)
        .post("/team/{team}/workers/{worker}/calendar", change(Matter::Calendar), forms::make_of_worker)
        .post(
            "/team/{team}/workers/{worker}/calendar/close",
            change(Matter::Calendar),
            forms::close_of_worker,
        )
        .post("/team/{team}/people/{person}/calendar", change(Matter::Calendar), forms::make_of_person)
        .post("/team/{team}/people/{person}/calendar/close", change(Matter::Calendar), forms::close_of_person)
}
