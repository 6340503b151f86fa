//! Setting up: the teams of the organisation and the councils it works with, for administrators.

mod list;
mod moves;

use crate::pages::Pages;

pub(super) fn pages() -> Pages {
    Pages::new().and(list::pages()).and(moves::pages())
}
