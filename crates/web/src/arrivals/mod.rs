//! How arrivals are proved: agreed with each person, and never by where a phone is.

mod page;
pub(crate) mod sentence;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(crate) use page::{about_person, proof};

pub(super) fn pages() -> Pages {
    Pages::new().get("/team/{team}/people/{person}/arrivals", see(Matter::Arrivals), page::show).post(
        "/team/{team}/people/{person}/arrivals",
        change(Matter::Arrivals),
        page::agree,
    )
}
