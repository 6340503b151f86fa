//! The page of a council: the teams it sees, who is of it, invitations to it, and what was changed about it.

use super::{forms, sentence};
use crate::account::{NotYet, freshly};
use crate::door::fresh_link;
use crate::frame::{Width, page};
use crate::invitations::entry;
use crate::sent::{Body, Key};
use crate::session::Viewer;
use crate::{App, Trouble, personal};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use care::ids::CouncilId;
use care::organisation::Membership;
use design::button::{Weight, button, link};
use design::form::{self, Field};
use design::notice::{FieldProblem, error_summary};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::accounts::InvitationLink;
use service::councils::CouncilView;

/// Whom to invite to a council.
#[derive(Deserialize, JsonSchema)]
pub(super) struct Invited {
    /// What they are called.
    #[serde(default)]
    known_as: String,
}

/// Which invitation to take back.
#[derive(Deserialize, JsonSchema)]
pub(super) struct TakenBack {
    id: Key,
}

pub(super) async fn show(
    State(app): State<App>,
    viewer: Viewer,
    Path(council): Path<CouncilId>,
) -> Result<Markup, Trouble> {
    let council = app.service().council(app.accounts(), &viewer.caller, council).await?;
    Ok(council_page(&app, &viewer, &council, (&[], &html! {})))
}

pub(super) async fn invite(
    State(app): State<App>,
    viewer: Viewer,
    Path(council): Path<CouncilId>,
    Body(typed): Body<Invited>,
) -> Result<Response, NotYet> {
    freshly(&app, &viewer, &format!("/councils/{council}"))?;
    let (service, accounts, known_as) = (app.service(), app.accounts(), typed.known_as.trim());
    let view = service.council(accounts, &viewer.caller, council).await?;
    if known_as.is_empty() {
        let words = "Write what they are called, so that the link can greet them.";
        let problems = [FieldProblem::new("known_as", words)];
        return Ok(crate::answer::again(&problems, |wrong| {
            council_page(&app, &viewer, &view, (wrong, &html! {}))
        }));
    }
    let membership = Membership::CouncilOfficer { council };
    let link: InvitationLink = service.invite(accounts, &viewer.caller, membership, known_as).await?;
    let view = service.council(accounts, &viewer.caller, council).await?;
    let fresh = fresh_link(&app, &link, known_as, "a week");
    Ok(council_page(&app, &viewer, &view, (&[], &fresh)).into_response())
}

pub(super) async fn take_back(
    State(app): State<App>,
    viewer: Viewer,
    Path(council): Path<CouncilId>,
    Body(sent): Body<TakenBack>,
) -> Result<Redirect, Trouble> {
    app.service().take_back_invitation(app.accounts(), &viewer.caller, &sent.id.0).await?;
    Ok(Redirect::to(&format!("/councils/{council}")))
}

fn council_page(
    app: &App,
    viewer: &Viewer,
    council: &CouncilView,
    (problems, fresh): (&[FieldProblem], &Markup),
) -> Markup {
    let role = if council.may_change { "administrator" } else { "council" };
    let head = personal::head(app, viewer, &council.name, ("Your account", role)).width(Width::Reading);
    let back =
        if council.may_change { ("/teams", "Back to teams and councils") } else { ("/", "To your teams") };
    let body = html! {
        (error_summary(problems))
        (fresh)
        h2 { "Teams it sees" }
        p {
            "A council sees totals, without names, of the teams it is shown: those whose support it commissions. Of a person’s record \
             it sees only what that person shares with it."
        }
        (forms::teams(council))
        (members(council))
        @if council.may_change { (invitations(app, council, problems)) }
        @if council.may_change {
            h2 { "Its name" }
            (forms::named(&format!("/councils/{}", council.id), "name", &council.name, "Save the name"))
        }
        (happened(council))
        p { (link(back.0, back.1, Weight::Bare)) }
    };
    page(&head, &body)
}

fn members(council: &CouncilView) -> Markup {
    html! {
        h2 { "Who is of it" }
        @if council.members.is_empty() { p { "Nobody has an account yet." } }
        ul.entries { @for (_, known_as) in &council.members { li { strong { (known_as) } } } }
    }
}

fn invitations(app: &App, council: &CouncilView, problems: &[FieldProblem]) -> Markup {
    let action = format!("/councils/{}/invitations", council.id);
    let (take_back, now) = (format!("{action}/take-back"), app.service().now());
    let field = Field { name: "known_as", label: "What are they called?", problems, ..Field::default() };
    html! {
        h2 { "Invite somebody of it" }
        form method="post" action=(action) {
            (form::text(&field))
            (button("Make a link", Weight::Quiet))
        }
        @if !council.invitations.is_empty() {
            ul.entries { @for listed in &council.invitations { (entry(&take_back, listed, now)) } }
        }
    }
}

fn happened(council: &CouncilView) -> Markup {
    let name = |team| {
        let known = council.teams.iter().find(|one| one.team == team);
        known.map_or("a team", |known| known.name.as_str())
    };
    html! {
        @if !council.happened.is_empty() {
            h2 { "What was changed" }
            ul.entries {
                @for (at, event) in &council.happened {
                    li { div { (sentence::of(event, name)) " " span.soft { (at.strftime("%-d %B %Y").to_string()) } } }
                }
            }
        }
    }
}
