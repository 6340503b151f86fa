//! Delegated health tasks: what a nurse hands to workers for a person, whom they signed off, and until when that holds.

mod forms;
mod page;
pub(crate) mod sentence;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(crate) use page::{about_person, on_board};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/people/{person}/health-tasks", see(Matter::Delegated), page::show)
        .post("/team/{team}/people/{person}/health-tasks", change(Matter::Delegated), forms::delegate)
        .post("/team/{team}/people/{person}/health-tasks/{task}", change(Matter::Delegated), forms::change_it)
        .post("/team/{team}/people/{person}/health-tasks/{task}/end", change(Matter::Delegated), forms::end)
        .post("/team/{team}/people/{person}/health-tasks/{task}/sign", change(Matter::Delegated), forms::sign)
        .post(
            "/team/{team}/people/{person}/health-tasks/{task}/withdraw",
            change(Matter::Delegated),
            forms::withdraw,
        )
}
