//! The page of notices: what is not read first.

use super::{head, words};
use crate::frame::page;
use crate::sent::{Body, terms};
use crate::session::Viewer;
use crate::{App, Trouble};
use axum::extract::State;
use axum::response::Redirect;
use design::button::{Weight, button, link};
use design::card;
use jiff::Timestamp;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::notices::Given;

terms! {
    /// A moment.
    Until(Timestamp) |text| text.parse().ok(), "Open the page again and use its own button.",
        { "type": "string", "format": "date-time" };
}

/// Everything up to a moment has been read.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Read {
    until: Until,
}

pub(super) async fn show(State(app): State<App>, viewer: Viewer) -> Result<Markup, Trouble> {
    let head = head(&app, &viewer, "Notices").await?;
    let given = app.service().notices(&viewer.caller).await?;
    let (new, read): (Vec<_>, Vec<_>) = given.iter().partition(|one| !one.read);
    let latest = new.iter().map(|one| one.at).max();
    Ok(page(
        &head,
        &html! {
            @if given.is_empty() {
                (card::empty("Nothing yet", "When a week is published, or something of yours changes, you read it here.", None))
            }
            @if let Some(latest) = latest {
                (card::section("new", "New", &html! {
                    (list(&new))
                    form method="post" action="/notices/read" {
                        input type="hidden" name="until" value=(latest);
                        (button("I have read these", Weight::Quiet))
                    }
                }))
            }
            @if !read.is_empty() { (card::section("read", "Read", &list(&read))) }
            p { (link("/notices/settings", "What you are told, and how", Weight::Quiet)) }
        },
    ))
}

fn list(given: &[&Given]) -> Markup {
    html! { ul.entries { @for one in given { (entry(one)) } } }
}

fn entry(given: &Given) -> Markup {
    let today = given.today;
    html! {
        li {
            div {
                a href=(words::address(&given.notice)) { (words::sentence(&given.notice, today)) }
                p.soft { (given.team) ", " (words::when(given.at, &given.zone, today)) }
            }
        }
    }
}

pub(super) async fn read(
    State(app): State<App>,
    viewer: Viewer,
    Body(sent): Body<Read>,
) -> Result<Redirect, Trouble> {
    if viewer.at_tablet() {
        return Err(Trouble::not_found());
    }
    app.service().read_notices(viewer.caller.account, sent.until.0).await?;
    Ok(Redirect::to("/notices"))
}
