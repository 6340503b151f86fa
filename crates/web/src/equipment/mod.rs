//! Equipment in a person's home and when it is examined; and whether a visit by two could be made by one, so that its hours come back.

mod page;
pub(crate) mod sentence;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(crate) use page::about_person;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/people/{person}/equipment", see(Matter::Equipment), page::show)
        .post("/team/{team}/people/{person}/equipment", change(Matter::Equipment), page::set)
        .post("/team/{team}/people/{person}/by-two", change(Matter::Equipment), page::review)
}
