//! Hitches of the day: a worker is late or cannot come. Said in a tap or two; the team sees it, and mends what it leaves.

mod forms;
mod notices;
mod page;
pub(crate) mod sentence;

pub(crate) use forms::say;
pub(crate) use notices::notices;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(super) fn pages() -> Pages {
    let may_say = || change(Matter::Hitches);
    Pages::new()
        .get("/team/{team}/hitches/{worker}", see(Matter::Hitches), page::look)
        .post("/team/{team}/hitches/{worker}/late", may_say(), forms::late)
        .post("/team/{team}/hitches/{worker}/cannot-come", may_say(), forms::cannot_come)
        .post("/team/{team}/hitches/{worker}/can-come", may_say(), forms::can_come)
}
