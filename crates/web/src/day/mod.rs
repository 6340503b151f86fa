//! The day: how it goes, live, on today's page; and a page for each visit, where what was said of it is read, corrected, said on
//! somebody's behalf, and settled.

mod forms;
mod live;
mod page;
mod person;
pub(crate) mod sentence;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(crate) use live::{is_told, section as live};
pub(crate) use person::{handover, section as of_person};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/day/{visit}", see(Matter::Day), page::show)
        .post("/team/{team}/day/{visit}/say", change(Matter::Day), forms::say)
        .post("/team/{team}/day/{visit}/settle", change(Matter::Day), forms::settle)
        .post("/team/{team}/day/{visit}/record", change(Matter::Day), forms::write)
}
