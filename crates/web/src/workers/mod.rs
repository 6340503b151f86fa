//! Workers: who is in the team. The list, a worker's own page, and the forms on it.

mod away;
pub(crate) mod details;
pub(crate) mod gaps;
mod list;
mod page;
pub(crate) mod sentence;
mod skills;
mod terms;
mod waiting;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/workers", see(Matter::Colleague), list::show)
        .get("/team/{team}/workers/new", see(Matter::Colleague), details::blank)
        .post("/team/{team}/workers/new", change(Matter::WorkersJoining), details::join)
        .get("/team/{team}/workers/{worker}", see(Matter::Colleague), page::show)
        .get("/team/{team}/workers/{worker}/details", see(Matter::Colleague), details::form)
        .post("/team/{team}/workers/{worker}/details", change(Matter::Colleague), details::change)
        .get("/team/{team}/workers/{worker}/terms", see(Matter::Availability), terms::form)
        .post("/team/{team}/workers/{worker}/terms", change(Matter::Availability), terms::change)
        .post("/team/{team}/workers/{worker}/skills", change(Matter::Skills), skills::change)
        .post("/team/{team}/workers/{worker}/clearance", change(Matter::Skills), skills::clearance)
        .post("/team/{team}/workers/{worker}/away", change(Matter::Away), away::note)
        .post("/team/{team}/workers/{worker}/away/{absence}/back", change(Matter::Away), away::back)
        .post("/team/{team}/workers/{worker}/leave", change(Matter::Leaving), details::leave)
        .post("/team/{team}/workers/{worker}/leave/confirm", change(Matter::WorkersJoining), waiting::confirm)
        .post(
            "/team/{team}/workers/{worker}/leave/drop",
            change(Matter::WorkersJoining),
            waiting::drop_proposed,
        )
}
