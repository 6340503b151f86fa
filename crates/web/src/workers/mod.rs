//! Workers: who is in the team. The list, a worker's own page, and the forms on it.

mod away;
mod details;
mod list;
mod page;
mod skills;
mod terms;

use crate::pages::{Pages, change, see};
use care::access::{Matter, TeamPart, WorkerPart};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/workers", see(Matter::Worker(WorkerPart::Colleague)), list::show)
        .get("/team/{team}/workers/new", see(Matter::Worker(WorkerPart::Colleague)), details::blank)
        .post("/team/{team}/workers/new", change(Matter::Team(TeamPart::Joining)), details::join)
        .get("/team/{team}/workers/{worker}", see(Matter::Worker(WorkerPart::Colleague)), page::show)
        .get(
            "/team/{team}/workers/{worker}/details",
            see(Matter::Worker(WorkerPart::Colleague)),
            details::form,
        )
        .post(
            "/team/{team}/workers/{worker}/details",
            change(Matter::Worker(WorkerPart::Colleague)),
            details::change,
        )
        .get(
            "/team/{team}/workers/{worker}/terms",
            see(Matter::Worker(WorkerPart::Availability)),
            terms::form,
        )
        .post(
            "/team/{team}/workers/{worker}/terms",
            change(Matter::Worker(WorkerPart::Availability)),
            terms::change,
        )
        .post(
            "/team/{team}/workers/{worker}/skills",
            change(Matter::Worker(WorkerPart::Terms)),
            skills::change,
        )
        .post(
            "/team/{team}/workers/{worker}/clearance",
            change(Matter::Worker(WorkerPart::Terms)),
            skills::clearance,
        )
        .post("/team/{team}/workers/{worker}/away", change(Matter::Worker(WorkerPart::Away)), away::note)
        .post(
            "/team/{team}/workers/{worker}/away/{absence}/back",
            change(Matter::Worker(WorkerPart::Away)),
            away::back,
        )
        .post("/team/{team}/workers/{worker}/leave", change(Matter::Team(TeamPart::Joining)), details::leave)
}
