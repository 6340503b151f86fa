//! Team meetings: what was talked about and agreed, who came, and the time that is paid.

mod forms;
mod page;
pub(crate) mod sentence;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/meetings", see(Matter::Meetings), page::show)
        .post("/team/{team}/meetings", change(Matter::Meetings), forms::note)
        .post("/team/{team}/meetings/{meeting}/remove", change(Matter::Meetings), forms::remove)
}
