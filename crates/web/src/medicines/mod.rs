//! Medicines: what is due today and what came of it, what is agreed, what is left, and the record of a month on paper.

mod agree;
mod day;
mod labels;
mod month;
mod record;
pub(crate) mod sentence;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(crate) use day::about_person;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/people/{person}/medicines", see(Matter::Medicines), day::show)
        .post("/team/{team}/people/{person}/medicines", change(Matter::Medicines), agree::add)
        .get("/team/{team}/people/{person}/medicines/month", see(Matter::Medicines), month::show)
        .post(
            "/team/{team}/people/{person}/medicines/{medicine}",
            change(Matter::Medicines),
            agree::change_it,
        )
        .post(
            "/team/{team}/people/{person}/medicines/{medicine}/dose",
            change(Matter::Medicines),
            record::record,
        )
        .post(
            "/team/{team}/people/{person}/medicines/{medicine}/dose/{dose}/effect",
            change(Matter::Medicines),
            record::effect,
        )
        .post(
            "/team/{team}/people/{person}/medicines/{medicine}/stock",
            change(Matter::Medicines),
            record::count,
        )
}
