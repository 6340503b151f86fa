//! How it was, thanks, and what should be different: said by the person or their circle, or written down by a worker for them.

mod answers;
mod page;
pub(crate) mod sentence;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(crate) use page::{about_person, sums};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/people/{person}/feedback", see(Matter::Feedback), page::show)
        .post("/team/{team}/people/{person}/feedback", change(Matter::Feedback), page::give)
        .post("/team/{team}/people/{person}/wish-for", change(Matter::Feedback), answers::ask)
        .post("/team/{team}/people/{person}/wish-for/{wanted}", change(Matter::Feedback), answers::answer)
        .get("/team/{team}/thanks", see(Matter::Weeks), answers::thanks)
        .get("/team/{team}/wishes", see(Matter::Weeks), answers::wishes)
}
