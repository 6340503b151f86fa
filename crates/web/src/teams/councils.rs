//! The councils that the organisation works with.

use crate::pages::{Pages, change};
use crate::sent::{Body, Id};
use crate::session::Viewer;
use crate::team::command_field;
use crate::{App, Trouble};
use axum::extract::{Path, State};
use axum::response::Redirect;
use care::access::Matter;
use care::councils;
use care::ids::{CommandId, CouncilId};
use care::organisation::Command;
use design::button::{Weight, button};
use design::form::{self, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;

pub(super) fn pages() -> Pages {
    Pages::new().post("/councils", change(Matter::Provider), note).post(
        "/councils/{council}",
        change(Matter::Provider),
        rename,
    )
}

/// What a council is called.
#[derive(Deserialize, JsonSchema)]
struct Named {
    command: Id<CommandId>,
    #[serde(default)]
    name: String,
}

async fn note(State(app): State<App>, viewer: Viewer, Body(typed): Body<Named>) -> Result<Redirect, Trouble> {
    // The council has the bits of the command, so that a second press of the button notes nothing twice.
    let council = CouncilId::new(typed.command.0.bits());
    let join = Command::from(councils::Join { council, name: typed.name });
    app.service().organise(viewer.caller.account, typed.command.0, &join).await?;
    Ok(Redirect::to("/teams"))
}

async fn rename(
    State(app): State<App>,
    viewer: Viewer,
    Path(council): Path<CouncilId>,
    Body(typed): Body<Named>,
) -> Result<Redirect, Trouble> {
    let rename = Command::from(councils::Rename { council, name: typed.name });
    app.service().organise(viewer.caller.account, typed.command.0, &rename).await?;
    Ok(Redirect::to("/teams"))
}

/// The councils, each with its name to change, and the form for another.
pub(super) async fn section(app: &App) -> Result<Markup, Trouble> {
    let organisation = app.service().organisation().await?;
    Ok(html! {
        h2 { "Councils you work with" }
        @for (id, council) in &organisation.councils {
            (named(&format!("/councils/{id}"), &id.to_string(), &council.name, "Save the name"))
        }
        (named("/councils", "new", "", "Save this council"))
    })
}

fn named(action: &str, within: &str, name: &str, words: &str) -> Markup {
    let label = if name.is_empty() { "Another council" } else { "What it is called" };
    let field = Field { within, name: "name", label, value: name, ..Field::default() };
    html! {
        form method="post" action=(action) {
            (command_field())
            (form::text(&field))
            (button(words, Weight::Quiet))
        }
    }
}
