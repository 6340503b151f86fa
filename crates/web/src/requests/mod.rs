//! What workers ask of one another, and changes to a published week that wait for somebody's word.

mod forms;
mod page;
pub(crate) mod sentence;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/requests", see(Matter::Weeks), page::look)
        .post("/team/{team}/requests/{request}", change(Matter::Weeks), forms::answer)
        .post("/team/{team}/repairs/{repair}", change(Matter::Weeks), forms::decide)
}
