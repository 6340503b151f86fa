//! Bills: who pays, what was sent, every line with what it counts; on a page, on paper, and as a table.

mod forms;
mod list;
mod one;
pub(crate) mod sentence;

use crate::pages::{Pages, change, see, theirs};
use care::access::Matter;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/bills", see(Matter::Bills), list::show)
        .get("/team/{team}/bills/{bill}", theirs(), one::show)
        .get("/team/{team}/bills/{bill}/table", theirs(), one::table)
        .get("/team/{team}/people/{person}/bills", see(Matter::Bills), list::of_person)
        .post("/team/{team}/people/{person}/bills/paying", change(Matter::Bills), forms::paying)
        .post("/team/{team}/people/{person}/bills/send", change(Matter::Bills), forms::send)
        .post("/team/{team}/people/{person}/bills/{bill}/credit", change(Matter::Bills), forms::credit)
}
