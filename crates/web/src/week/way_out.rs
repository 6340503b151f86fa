//! A week that cannot be drawn: why, and every way out of it.

use crate::Trouble;
use crate::frame::Area;
use crate::team::{TeamPage, command_field};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use care::time::WeekStart;
use design::button::{self, Weight, button};
use maud::html;

/// The page instead of the board: what is wrong, and what can be done all the same.
pub(crate) fn way_out(here: &TeamPage, week: WeekStart, why: &Trouble) -> Response {
    let has_draft = here.may_change() && here.team_view().has_draft(week);
    let body = html! {
        @for sentence in why.words() { p { (sentence) } }
        p { "Nothing is lost. Correct what is named above, undo the last change, or start the draft again." }
        (button::row(&[
            button::link(&here.address("history"), "Undo something in the history", Weight::Main),
            button::link(&here.address("people"), "Open the people", Weight::Quiet),
            button::link(&here.address("workers"), "Open the workers", Weight::Quiet),
            button::link(&here.address("settings"), "Open the settings", Weight::Quiet),
        ]))
        @if has_draft {
            form method="post" action=(here.address("draft/drop")) {
                (command_field())
                input type="hidden" name="week" value=(week);
                (button("Drop this draft", Weight::Grave))
            }
        }
    };
    let frame = here.frame(Area::Board, "This week can’t be drawn");
    (StatusCode::UNPROCESSABLE_ENTITY, frame.show(&body)).into_response()
}
