//! What a person's circle does, counted and thanked; how carers are, and whether they need a break.

mod page;
pub(crate) mod sentence;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/people/{person}/circle-care", see(Matter::Carers), page::show)
        .post("/team/{team}/people/{person}/circle-care", change(Matter::Carers), page::note)
        .post("/team/{team}/people/{person}/carer", change(Matter::Carers), page::say)
}
