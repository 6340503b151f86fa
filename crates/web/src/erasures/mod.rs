//! Erasing somebody for ever: finding them, seeing what it comes to, typing their name, and the receipts that are kept.

mod page;

use crate::account::{NotYet, freshly};
use crate::answer::again;
use crate::door::problem;
use crate::frame::{PageHead, page as whole};
use crate::pages::{Pages, change, see};
use crate::sent::{Body, Id, Sent};
use crate::session::Viewer;
use crate::team::fresh_id;
use crate::{App, Trouble, escaped, personal};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use care::access::Matter;
use care::erasures::Whom;
use care::ids::CommandId;
use design::notice::FieldProblem;
use maud::Markup;
use schemars::JsonSchema;
use serde::Deserialize;
use service::{Error, Kind};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/erasures", see(Matter::Erasures), list)
        .get("/erasures/before", change(Matter::Erasures), before)
        .get("/erasures/receipt", see(Matter::Erasures), receipt)
        .post("/erasures", change(Matter::Erasures), erase)
        .post("/erasures/backups", change(Matter::Erasures), keep_backups)
}

/// Letters of a name that is looked for.
#[derive(Deserialize)]
struct Look {
    #[serde(default)]
    q: String,
}

/// Who is meant: `person/`, `worker/` or `account/` and an id.
#[derive(Deserialize)]
struct About {
    #[serde(default)]
    whom: String,
}

/// Which receipt.
#[derive(Deserialize)]
struct Numbered {
    #[serde(default)]
    number: usize,
}

/// Whom to erase, with their name typed by the person who decides.
#[derive(Deserialize, JsonSchema)]
struct Decided {
    /// Who, such as `person/01arz3ndektsv4rrffq69g5fav`.
    whom: Id<Whom>,
    /// What they are called.
    #[serde(default)]
    name: String,
}

/// For how long backups are kept.
#[derive(Deserialize, JsonSchema)]
struct Backups {
    /// Days, from 1 to 3660; empty: it is not known.
    #[serde(default)]
    days: String,
}

async fn list(State(app): State<App>, viewer: Viewer, Query(look): Query<Look>) -> Result<Markup, Trouble> {
    listed(&app, &viewer, &look.q, ("", &[])).await
}

async fn listed(
    app: &App,
    viewer: &Viewer,
    letters: &str,
    days: (&str, &[FieldProblem]),
) -> Result<Markup, Trouble> {
    let found = app.service().erasable(app.accounts(), &viewer.caller, letters).await?;
    let receipts = app.service().receipts(&viewer.caller).await?;
    Ok(whole(&head(app, viewer, "Erase somebody"), &page::list((letters, &found), &receipts, days)))
}

async fn before(
    State(app): State<App>,
    viewer: Viewer,
    Query(about): Query<About>,
) -> Result<Response, NotYet> {
    let Ok(whom) = about.whom.parse::<Whom>() else { return Err(names_nobody(&app, &viewer).await.into()) };
    freshly(&app, &viewer, &format!("/erasures/before?whom={whom}"))?;
    Ok(foreseen(&app, &viewer, whom, &[]).await?.into_response())
}

async fn foreseen(
    app: &App,
    viewer: &Viewer,
    whom: Whom,
    problems: &[FieldProblem],
) -> Result<Markup, Trouble> {
    let before = app.service().before_erasing(app.accounts(), &viewer.caller, whom).await?;
    let title = format!("Before {} is erased", before.whom.name);
    Ok(whole(&head(app, viewer, &title), &page::before(&before, problems)))
}

async fn erase(
    State(app): State<App>,
    viewer: Viewer,
    Body(decided): Body<Decided>,
) -> Result<Response, NotYet> {
    let whom = decided.whom.0;
    freshly(&app, &viewer, &format!("/erasures/before?whom={}", escaped(&whom.to_string())))?;
    let decision = (whom, decided.name.as_str());
    match app.service().erase(app.accounts(), &viewer.caller, decision).await {
        Ok((number, _)) => Ok(Redirect::to(&format!("/erasures/receipt?number={number}")).into_response()),
        Err(error) if error.kind == Kind::Invalid => {
            let problems = problem("name", error)?;
            let page = foreseen(&app, &viewer, whom, &problems).await?;
            Ok(again(&problems, |_| page))
        }
        Err(error) => Err(error.into()),
    }
}

async fn receipt(
    State(app): State<App>,
    viewer: Viewer,
    Query(asked): Query<Numbered>,
) -> Result<Markup, Trouble> {
    if asked.number == 0 {
        return Err(names_nobody(&app, &viewer).await);
    }
    let receipt = app.service().receipt(&viewer.caller, asked.number).await?;
    let title = format!("Receipt {}: erased for ever", asked.number);
    Ok(whole(&head(&app, &viewer, &title), &page::receipt(&receipt)))
}

async fn keep_backups(
    State(app): State<App>,
    viewer: Viewer,
    sent: Sent<Backups>,
) -> Result<Response, Trouble> {
    let typed = sent.fields.text("days").to_owned();
    let kept = match sent.body {
        Ok(backups) => keep(&app, &viewer, &backups).await,
        Err(problems) => return Err(Trouble::of_problems(&problems)),
    };
    match kept {
        Ok(()) => Ok(Redirect::to("/erasures").into_response()),
        Err(error) => {
            let problems = problem("days", error)?;
            let page = listed(&app, &viewer, "", (&typed, &problems)).await?;
            Ok(again(&problems, |_| page))
        }
    }
}

async fn keep(app: &App, viewer: &Viewer, backups: &Backups) -> Result<(), Error> {
    let days = match backups.days.trim() {
        "" => None,
        days => Some(
            days.parse()
                .map_err(|_| Error::new(Kind::Invalid, care::erasures::Problem::NoSuchTime.to_string()))?,
        ),
    };
    app.service().keep_backups(&viewer.caller, fresh_id(CommandId::new), days).await.map(drop)
}

/// An address that was not made by one of our pages; said to those alone who may erase.
async fn names_nobody(app: &App, viewer: &Viewer) -> Trouble {
    match app.service().receipts(&viewer.caller).await {
        Ok(_) => Trouble::new(StatusCode::BAD_REQUEST, "This address names nobody.")
            .way("/erasures", "Find somebody"),
        Err(error) => error.into(),
    }
}

fn head(app: &App, viewer: &Viewer, title: &str) -> PageHead {
    personal::head(app, viewer, title, ("Your account", "administrator"))
}
