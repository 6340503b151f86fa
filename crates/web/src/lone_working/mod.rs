//! Working alone: by when one is back, who is awaited, what to do where somebody is not back, and that they are.

mod page;
pub(crate) mod sentence;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(crate) use page::section;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/lone-working", see(Matter::Weeks), page::show)
        .post("/team/{team}/lone-working", change(Matter::LoneWorking), page::say)
        .post("/team/{team}/workers/{worker}/back", change(Matter::LoneWorking), page::back)
}
