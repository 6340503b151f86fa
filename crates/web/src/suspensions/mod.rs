//! When a person is away: said on their own page, with what it means for each visit; coming back the same way.

mod forms;
mod page;
pub(crate) mod sentence;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(crate) use page::{about_person, first_visit, line, now};

pub(super) fn pages() -> Pages {
    let may_say = || change(Matter::Times);
    Pages::new()
        .get("/team/{team}/people/{person}/away", see(Matter::Times), page::show)
        .post("/team/{team}/people/{person}/away", may_say(), forms::away)
        .post("/team/{team}/people/{person}/away/{suspension}/back", may_say(), forms::back)
        .post("/team/{team}/people/{person}/away/{suspension}/remove", may_say(), forms::remove)
        .post("/team/{team}/people/{person}/away/{suspension}/count", may_say(), forms::count)
}
