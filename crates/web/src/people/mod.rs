//! People: whom the team supports. The list, a person's own page, and the forms on it.

mod agreed;
mod circle;
mod coming;
mod details;
pub(crate) mod fridge;
mod list;
mod looks;
mod page;
pub(crate) mod sentence;
mod support;
mod ways_in;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(crate) use page::For;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/people", see(Matter::Weeks), list::show)
        .get("/team/{team}/people/new", change(Matter::PeopleJoining), details::blank)
        .post("/team/{team}/people/new", change(Matter::PeopleJoining), details::join)
        .get("/team/{team}/people/{person}", see(Matter::Times), page::show)
        .get("/team/{team}/people/{person}/week", see(Matter::Times), fridge::show)
        .get("/team/{team}/people/{person}/looks", see(Matter::Looks), looks::show)
        .get("/team/{team}/people/{person}/details", change(Matter::Contact), details::form)
        .post("/team/{team}/people/{person}/details", change(Matter::Contact), details::change)
        .post("/team/{team}/people/{person}/leave", change(Matter::PeopleJoining), details::leave)
        .post("/team/{team}/people/{person}/wish", change(Matter::Faces), circle::wish)
        .post("/team/{team}/people/{person}/circle", change(Matter::Circle), circle::member)
        .post("/team/{team}/people/{person}/circle/{member}/invite", change(Matter::Circle), ways_in::invite)
        .post(
            "/team/{team}/people/{person}/circle/{member}/withdraw",
            change(Matter::Circle),
            ways_in::withdraw,
        )
        .post("/team/{team}/people/{person}/circle/{member}/cut-off", change(Matter::Circle), circle::cut_off)
        .post("/team/{team}/people/{person}/council", change(Matter::Circle), circle::council)
        .get("/team/{team}/people/{person}/support", see(Matter::Weeks), support::blank)
        .post("/team/{team}/people/{person}/support", change(Matter::Support), support::agree)
        .get("/team/{team}/people/{person}/support/{pattern}", see(Matter::Support), support::form)
        .post("/team/{team}/people/{person}/support/{pattern}", change(Matter::Support), support::change)
        .post("/team/{team}/people/{person}/support/{pattern}/end", change(Matter::Support), support::end)
}
