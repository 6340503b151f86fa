//! People: whom the team supports. The list, a person's own page, and the forms on it.

mod circle;
mod coming;
mod details;
mod fridge;
mod list;
mod looks;
mod page;
mod support;
mod ways_in;

use crate::pages::{Pages, change, see};
use care::access::{Matter, TeamPart};
use care::team::person::Section;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/people", see(Matter::Team(TeamPart::Board)), list::show)
        .get("/team/{team}/people/new", change(Matter::Team(TeamPart::Joining)), details::blank)
        .post("/team/{team}/people/new", change(Matter::Team(TeamPart::Joining)), details::join)
        .get("/team/{team}/people/{person}", see(Matter::Person(Section::Times)), page::show)
        .get("/team/{team}/people/{person}/week", see(Matter::Person(Section::Times)), fridge::show)
        .get("/team/{team}/people/{person}/looks", see(Matter::Person(Section::Looks)), looks::show)
        .get("/team/{team}/people/{person}/details", change(Matter::Person(Section::Contact)), details::form)
        .post(
            "/team/{team}/people/{person}/details",
            change(Matter::Person(Section::Contact)),
            details::change,
        )
        .post("/team/{team}/people/{person}/leave", change(Matter::Team(TeamPart::Joining)), details::leave)
        .post("/team/{team}/people/{person}/wish", change(Matter::Person(Section::Faces)), circle::wish)
        .post("/team/{team}/people/{person}/circle", change(Matter::Circle), circle::member)
        .post("/team/{team}/people/{person}/circle/{member}/invite", change(Matter::Circle), ways_in::invite)
        .post(
            "/team/{team}/people/{person}/circle/{member}/withdraw",
            change(Matter::Circle),
            ways_in::withdraw,
        )
        .post("/team/{team}/people/{person}/council", change(Matter::Circle), circle::council)
        .post("/team/{team}/people/{person}/away", change(Matter::Person(Section::Times)), support::away)
        .get("/team/{team}/people/{person}/support", see(Matter::Team(TeamPart::Board)), support::blank)
        .post(
            "/team/{team}/people/{person}/support",
            change(Matter::Person(Section::Support)),
            support::agree,
        )
        .get(
            "/team/{team}/people/{person}/support/{pattern}",
            see(Matter::Person(Section::Support)),
            support::form,
        )
        .post(
            "/team/{team}/people/{person}/support/{pattern}",
            change(Matter::Person(Section::Support)),
            support::change,
        )
        .post(
            "/team/{team}/people/{person}/support/{pattern}/end",
            change(Matter::Person(Section::Support)),
            support::end,
        )
}
