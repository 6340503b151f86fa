//! Things to do besides visits: the list, what is for today, what there is for a person.

mod forms;
mod page;
pub(crate) mod sentence;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(crate) use page::{about_person, today};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/tasks", see(Matter::Weeks), page::show)
        .get("/team/{team}/tasks/print", see(Matter::Weeks), page::paper)
        .post("/team/{team}/tasks", change(Matter::Weeks), forms::add)
        .post("/team/{team}/tasks/{task}", change(Matter::Weeks), forms::change)
        .post("/team/{team}/people/{person}/tasks", change(Matter::Tasks), forms::add_for_person)
}
