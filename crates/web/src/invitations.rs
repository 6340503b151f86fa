//! Whom a team still waits for: links that let people in, for those who set up accounts.

use super::account::{NotYet, freshly};
use super::door::fresh_link;
use crate::answer::again;
use crate::frame::{Width, page};
use crate::pages::{Pages, change};
use crate::sent::{Body, Key};
use crate::session::Viewer;
use crate::{App, Trouble, personal};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use care::access::Matter;
use care::ids::TeamId;
use care::organisation::Membership;
use design::button::{Weight, button, deed};
use design::card::tag;
use design::form::{self, Choice, Field};
use design::notice::{FieldProblem, Tone, error_summary};
use jiff::Timestamp;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::WaitingRoom;
use service::accounts::{InvitationLink, Invited, LinkState, ListedInvitation};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/invitations", change(Matter::Accounts), show)
        .post("/team/{team}/invitations", change(Matter::Accounts), invite)
        .post("/team/{team}/invitations/take-back", change(Matter::Accounts), take_back)
}

#[derive(Default, Deserialize, JsonSchema)]
struct Typed {
    /// A worker's id, a council's id, or `administrator`.
    #[serde(default)]
    whom: String,
    #[serde(default)]
    known_as: String,
}

#[derive(Deserialize, JsonSchema)]
struct Wanted {
    id: Key,
}

/// A link that was just made, and whom it is for.
struct Fresh {
    link: InvitationLink,
    known_as: String,
}

async fn show(State(app): State<App>, viewer: Viewer, Path(team): Path<TeamId>) -> Result<Markup, Trouble> {
    let room = app.service().waiting_room(app.accounts(), &viewer.caller, team).await?;
    Ok(waiting_page((&app, &viewer), team, &room, &Typed::default(), (&[], None)))
}

async fn invite(
    State(app): State<App>,
    viewer: Viewer,
    Path(team): Path<TeamId>,
    Body(typed): Body<Typed>,
) -> Result<Response, NotYet> {
    freshly(&app, &viewer, &format!("/team/{team}/invitations"))?;
    let room = app.service().waiting_room(app.accounts(), &viewer.caller, team).await?;
    let (membership, known_as) = match whom(team, &room, &typed) {
        Ok(somebody) => somebody,
        Err(problem) => {
            return Ok(again(&[problem], |wrong| {
                waiting_page((&app, &viewer), team, &room, &typed, (wrong, None))
            }));
        }
    };
    let link = app.service().invite(app.accounts(), &viewer.caller, membership, &known_as).await?;
    let fresh = Fresh { link, known_as };
    let room = app.service().waiting_room(app.accounts(), &viewer.caller, team).await?;
    Ok(waiting_page((&app, &viewer), team, &room, &Typed::default(), (&[], Some(&fresh))).into_response())
}

async fn take_back(
    State(app): State<App>,
    viewer: Viewer,
    Path(team): Path<TeamId>,
    Body(wanted): Body<Wanted>,
) -> Result<Redirect, Trouble> {
    app.service().take_back_invitation(app.accounts(), &viewer.caller, &wanted.id.0).await?;
    Ok(Redirect::to(&format!("/team/{team}/invitations")))
}

/// Who is meant, and what they are called.
fn whom(team: TeamId, room: &WaitingRoom, typed: &Typed) -> Result<(Membership, String), FieldProblem> {
    let name = typed.known_as.trim();
    let named = |membership| {
        let nameless =
            FieldProblem::new("known_as", "Write what they are called, so that the link can greet them.");
        if name.is_empty() { Err(nameless) } else { Ok((membership, name.to_owned())) }
    };
    match typed.whom.as_str() {
        id if room.councils.iter().any(|(council, _)| council.to_string() == id) => {
            let council = id.parse().map_err(|_| FieldProblem::new("whom", "Say whom you invite."))?;
            named(Membership::CouncilOfficer { council })
        }
        "administrator" => named(Membership::Administrator),
        id => {
            let face = room.without_account.iter().find(|face| face.worker.to_string() == id);
            let face = face.ok_or_else(|| FieldProblem::new("whom", "Say whom you invite."))?;
            Ok((Membership::Worker { team, worker: face.worker }, face.name.clone()))
        }
    }
}

fn waiting_page(
    (app, viewer): (&App, &Viewer),
    team: TeamId,
    room: &WaitingRoom,
    typed: &Typed,
    (problems, fresh): (&[FieldProblem], Option<&Fresh>),
) -> Markup {
    let title = format!("Invitations to {}", room.team);
    let head = personal::head(app, viewer, &title, ("Your account", "")).width(Width::Reading);
    let (now, take_back) = (app.service().now(), format!("/team/{team}/invitations/take-back"));
    let body = html! {
        (error_summary(problems))
        @if let Some(Fresh { link, known_as }) = fresh { (fresh_link(app, link, known_as, "a week")) }
        (invite_form(team, room, typed, problems))
        @if !room.invitations.is_empty() {
            h2 { "Links so far" }
            ul.entries { @for listed in &room.invitations { (entry(&take_back, listed, now)) } }
        }
        p { a href={"/team/" (team) "/board"} { "To the board" } }
    };
    page(&head, &body)
}

fn invite_form(team: TeamId, room: &WaitingRoom, typed: &Typed, problems: &[FieldProblem]) -> Markup {
    let workers: Vec<(String, &str)> =
        room.without_account.iter().map(|face| (face.worker.to_string(), face.name.as_str())).collect();
    let workers = workers.iter().map(|(id, name)| Choice {
        value: id,
        words: name,
        meaning: "of this team, without an account",
    });
    let others = others(room);
    let others = others.iter().map(|(value, words)| Choice { value, words, meaning: "" });
    let choices: Vec<Choice<'_>> = workers.chain(others).collect();
    let whom = Field {
        name: "whom",
        label: "Whom do you invite?",
        value: &typed.whom,
        problems,
        ..Field::default()
    };
    let called = Field {
        name: "known_as",
        label: "What are they called?",
        hint: "Workers are called as the team calls them.",
        value: &typed.known_as,
        problems,
        ..Field::default()
    };
    html! {
        form method="post" action={"/team/" (team) "/invitations"} {
            (form::choices(&whom, &choices))
            (form::text(&called))
            (button("Make a link", Weight::Main))
        }
    }
}

/// Whom one can invite who is no worker: somebody of each council, and those who set up teams.
fn others(room: &WaitingRoom) -> Vec<(String, String)> {
    let named = room.councils.iter();
    let mut others: Vec<(String, String)> =
        named.map(|(council, name)| (council.to_string(), format!("Somebody of {name}"))).collect();
    others.push(("administrator".to_owned(), "Somebody who sets up teams and accounts".to_owned()));
    others
}

/// One invitation, with the button that takes it back at `take_back` while it waits.
pub(crate) fn entry(take_back: &str, listed: &ListedInvitation, now: Timestamp) -> Markup {
    let what = match listed.invitation.to {
        Invited::To(Membership::Worker { .. }) => "worker",
        Invited::To(Membership::Person { .. }) => "a person you support",
        Invited::To(Membership::Member { .. }) => "in somebody's circle",
        Invited::To(Membership::Council | Membership::CouncilOfficer { .. }) => "council",
        Invited::To(Membership::Administrator) => "sets up teams and accounts",
        Invited::Founder | Invited::BackIn(_) => "back in",
    };
    let state = listed.state(now);
    html! {
        li {
            div {
                strong { (listed.invitation.known_as) } " "
                @match state {
                    LinkState::Waiting => {}
                    LinkState::Accepted => { (tag("accepted", Tone::Kept)) }
                    LinkState::TakenBack => { (tag("taken back", Tone::Plain)) }
                    LinkState::TooOld => { (tag("too old", Tone::Plain)) }
                }
                p.soft { (what) }
            }
            @if state == LinkState::Waiting { (deed(take_back, "Take back", Weight::Bare, &[("id", &listed.id)])) }
        }
    }
}
