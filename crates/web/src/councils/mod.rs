//! The councils that the organisation works with: noting one, and the page of each.

mod forms;
mod page;
mod sentence;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(super) use forms::section;

pub(super) fn pages() -> Pages {
    let it = || change(Matter::Councils);
    Pages::new()
        .post("/councils", it(), forms::note)
        .get("/councils/{council}", see(Matter::Councils), page::show)
        .post("/councils/{council}", it(), forms::rename)
        .post("/councils/{council}/teams/{team}", it(), forms::show_team)
        .post("/councils/{council}/invitations", it(), page::invite)
        .post("/councils/{council}/invitations/take-back", it(), page::take_back)
}
