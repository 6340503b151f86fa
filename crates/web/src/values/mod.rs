//! What the team values in a rota: sentences with a strength.

mod forms;
mod page;
pub(crate) mod sentence;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(super) fn pages() -> Pages {
    Pages::new().get("/team/{team}/values", see(Matter::Values), page::show).post(
        "/team/{team}/values",
        change(Matter::Values),
        forms::set,
    )
}
