//! The price of care: what an hour costs, part by part, beside what is paid for it.

mod forms;
mod page;
pub(crate) mod sentence;
mod words;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(crate) use words::counts;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/price", see(Matter::Price), page::show)
        .post("/team/{team}/price/assume", change(Matter::Price), forms::assume)
        .post("/team/{team}/price/fee", change(Matter::Price), forms::agree)
}
