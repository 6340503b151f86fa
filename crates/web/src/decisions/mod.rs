//! What the team decides by consent: a proposal goes ahead unless somebody has a reason against it.

mod forms;
mod page;
pub(crate) mod sentence;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/decisions", see(Matter::Decisions), page::show)
        .post("/team/{team}/decisions", change(Matter::Decisions), forms::propose)
        .post("/team/{team}/decisions/{proposal}", change(Matter::Decisions), forms::answer)
}
