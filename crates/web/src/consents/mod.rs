//! What a person consented to, one decision at a time, and who may decide where they cannot.

mod authority;
mod labels;
mod page;
mod record;
pub(crate) mod sentence;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(crate) use page::{about_person, about_plan};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/people/{person}/consents", see(Matter::Consents), page::show)
        .post("/team/{team}/people/{person}/consents", change(Matter::Consents), record::record)
        .post(
            "/team/{team}/people/{person}/consents/{consent}/withdraw",
            change(Matter::Consents),
            record::withdraw,
        )
        .post("/team/{team}/people/{person}/authorities", change(Matter::Consents), authority::enter)
        .post(
            "/team/{team}/people/{person}/authorities/{authority}/take-out",
            change(Matter::Consents),
            authority::take_out,
        )
}
