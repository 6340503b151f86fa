//! Personal budgets: all of it for the one who holds it, and for the council what was agreed.

mod council;
mod forms;
mod page;
pub(crate) mod sentence;
mod words;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/budgets", see(Matter::Price), council::show)
        .get("/team/{team}/people/{person}/budget", see(Matter::Budget), page::show)
        .post("/team/{team}/people/{person}/budget/agree", change(Matter::Budget), forms::agree)
        .post("/team/{team}/people/{person}/budget/spend", change(Matter::Budget), forms::spend)
}
