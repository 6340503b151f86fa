//! Shared roles: whose turn it is at what, and until when.

pub(crate) mod sentence;

use crate::Trouble;
use crate::frame::Area;
use crate::pages::{Pages, change, see};
use crate::sent::{Body, Day, Id, Words};
use crate::team::{Said, TeamPage, command_field, fresh_id};
use axum::extract::Path;
use axum::response::Response;
use care::access::Matter;
use care::ids::{CommandId, TeamId, WorkerId};
use care::roles::{Role, Turn};
use design::button::{Weight, button, deed};
use design::card;
use design::face::{self, Size};
use design::form::{self, Field};
use jiff::civil::Date;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::roles::{GiveTurn, ProposedTurns, SharedRole, TurnOf};
use service::{Error, NeedsTwo};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/roles", see(Matter::Roles), show)
        .post("/team/{team}/roles/{role}", change(Matter::Roles), share)
        .post("/team/{team}/roles/{role}/end", change(Matter::Roles), end)
        .post("/team/{team}/roles/{role}/confirm", change(Matter::Roles), confirm)
        .post("/team/{team}/roles/{role}/drop", change(Matter::Roles), drop_proposed)
}

async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let roles = here.team_view().roles()?;
    let colleagues: Vec<(String, &str)> =
        roles.colleagues.iter().map(|one| (one.id.to_string(), one.called.as_str())).collect();
    let options: Vec<(&str, &str)> = colleagues.iter().map(|(id, name)| (id.as_str(), *name)).collect();
    Ok(here.frame(Area::Roles, "Shared roles").show(&html! {
        p { "Nobody is the boss here. Jobs go round, and each turn has a start and, if you can say, an end." }
        (card::section("turns", "Whose turn it is", &html! { @for role in &roles.roles { (one(&here, role, &options)) } }))
    }))
}

fn one(here: &TeamPage, shared: &SharedRole, colleagues: &[(&str, &str)]) -> Markup {
    let action = here.address(&format!("roles/{}", code(shared.role)));
    card::card(
        name(shared.role),
        &html! {
            p.soft { (meaning(shared.role)) }
            @if shared.turns.is_empty() { p { "Nobody has this role just now." } }
            ul.turns {
                @for turn in &shared.turns {
                    li {
                        (face::line(&face::worker(&turn.who.called, face::hue_of(turn.who.place), Size::Small), &turn.who.called, None, &html! { (when(turn)) }))
                        @if turn.is_now {
                            (deed(&format!("{action}/end"), "End this turn", Weight::Bare, &[
                                ("command", &fresh_id(CommandId::new).to_string()), ("worker", &turn.who.id.to_string()),
                            ]))
                        }
                    }
                }
            }
            @if let Some(waiting) = &shared.proposed { (proposed(&action, waiting)) }
            (card::fold("Give a turn", &turn_form(&action, shared.role, (colleagues, here.team_view().today()))))
        },
    )
}

/// The form that gives somebody a turn.
fn turn_form(action: &str, role: Role, (colleagues, today): (&[(&str, &str)], Date)) -> Markup {
    let (within, today) = (code(role), today.to_string());
    html! {
        form method="post" action=(action) {
            (command_field())
            (form::select(&Field { name: "worker", within, label: "Who", ..Field::default() }, colleagues))
            (form::date(&Field { name: "from", within, label: "From", value: &today, ..Field::default() }))
            (form::date(&Field { name: "to", within, label: "Until", hint: "Leave blank if it goes on until somebody else takes over.", ..Field::default() }))
            (button("Give the turn", Weight::Quiet))
        }
    }
}

/// Turns that wait for a second worker to say yes, and the button to say it.
fn proposed(action: &str, waiting: &ProposedTurns) -> Markup {
    let turn = |turn: &TurnOf| format!("{} {}", turn.who.called, when(turn));
    let said = words::listed(&waiting.ahead.iter().map(turn).collect::<Vec<_>>());
    let said = if said.is_empty() { "nobody’s turn".to_owned() } else { said };
    let turns = serde_json::to_string(&waiting.exactly).unwrap_or_default();
    html! {
        p { strong { "Proposed by " (waiting.by.called) ":" } " " (said) "." }
        p.soft { @if waiting.is_mine { "It takes effect when a colleague says yes." } @else { "It takes effect when you say yes." } }
        @if !waiting.is_mine {
            (deed(&format!("{action}/confirm"), "Say yes to this", Weight::Quiet, &[
                ("command", &fresh_id(CommandId::new).to_string()), ("turns", &turns),
            ]))
        }
        (deed(&format!("{action}/drop"), "Drop this", Weight::Bare, &[("command", &fresh_id(CommandId::new).to_string())]))
    }
}

fn when(turn: &TurnOf) -> String {
    let said = |date: Date| date.strftime("%-d %B").to_string();
    let until = turn.last.map_or(String::new(), |last| format!(" until {}", said(last)));
    let since = if turn.is_now { "since" } else { "from" };
    format!("{since} {}{until}", said(turn.from))
}

fn code(role: Role) -> &'static str {
    match role {
        Role::Planner => "planner",
        Role::Welcomer => "welcomer",
        Role::Mentor => "mentor",
        Role::Bookkeeper => "bookkeeper",
        Role::Quality => "quality",
        Role::Trainer => "trainer",
        Role::Spokesperson => "spokesperson",
        Role::Safeguarding => "safeguarding",
    }
}

pub(super) fn name(role: Role) -> &'static str {
    match role {
        Role::Planner => "Planner",
        Role::Welcomer => "Welcomer",
        Role::Mentor => "Mentor",
        Role::Bookkeeper => "Bookkeeper",
        Role::Quality => "Quality",
        Role::Trainer => "Trainer",
        Role::Spokesperson => "Spokesperson",
        Role::Safeguarding => "Safeguarding lead",
    }
}

fn meaning(role: Role) -> &'static str {
    match role {
        Role::Planner => {
            "Opens the round of picks, lets Fairly fill in the rest, brings the draft to the team."
        }
        Role::Welcomer => "First to meet a new person; agrees what a good week is with them.",
        Role::Mentor => "There for new colleagues, and for anyone after a hard day.",
        Role::Bookkeeper => "Keeps an eye on hours, pay and what the council agreed to.",
        Role::Quality => "Listens to people and their circles; brings to the team what they say.",
        Role::Trainer => "Knows whose proof runs out when, and what we could learn next.",
        Role::Spokesperson => "Speaks for the team to the council, the GP and the neighbourhood.",
        Role::Safeguarding => {
            "Follows up what may harm somebody, also where it is about one of us; nobody else sees that."
        }
    }
}

fn role(code: &str) -> Result<Role, Trouble> {
    Role::ALL.into_iter().find(|role| self::code(*role) == code).ok_or_else(Trouble::not_found)
}

/// A turn that somebody is given.
#[derive(Debug, Deserialize, JsonSchema)]
struct GivenTurn {
    command: Id<CommandId>,
    worker: Id<WorkerId>,
    /// Its first day; today where nothing is said.
    from: Option<Day>,
    /// Its last day; until somebody else takes over where nothing is said.
    to: Option<Day>,
}

/// A turn that ends today.
#[derive(Debug, Deserialize, JsonSchema)]
struct EndedTurn {
    command: Id<CommandId>,
    worker: Id<WorkerId>,
}

/// Turns that were proposed, as the page showed them.
#[derive(Debug, Deserialize, JsonSchema)]
struct ConfirmedTurns {
    command: Id<CommandId>,
    /// All turns of the role as JSON, as they were proposed.
    turns: Words,
}

/// Turns that are no longer proposed.
#[derive(Debug, Deserialize, JsonSchema)]
struct DroppedTurns {
    command: Id<CommandId>,
}

async fn share(
    here: TeamPage,
    Path((_, code)): Path<(TeamId, String)>,
    Body(sent): Body<GivenTurn>,
) -> Result<Response, Trouble> {
    let (from, last) = (sent.from.map(|day| day.0), sent.to.map(|day| day.0));
    let give = GiveTurn { role: role(&code)?, worker: sent.worker.0, from, last };
    let done = here.service().give_turn(here.caller(), here.team(), sent.command.0, give).await;
    saved_or_waits(&here, done)
}

async fn end(
    here: TeamPage,
    Path((_, code)): Path<(TeamId, String)>,
    Body(sent): Body<EndedTurn>,
) -> Result<Response, Trouble> {
    let whose = (role(&code)?, sent.worker.0);
    let done = here.service().end_turn(here.caller(), here.team(), sent.command.0, whose).await;
    saved_or_waits(&here, done)
}

async fn confirm(
    here: TeamPage,
    Path((_, code)): Path<(TeamId, String)>,
    Body(sent): Body<ConfirmedTurns>,
) -> Result<Response, Trouble> {
    let role = role(&code)?;
    let turns: Vec<Turn> = serde_json::from_str(&sent.turns.0).map_err(|_| Trouble::not_found())?;
    let done = here.service().confirm_turns(here.caller(), here.team(), sent.command.0, (role, turns)).await;
    here.on(&here.address("roles"), Said::Saved, done)
}

async fn drop_proposed(
    here: TeamPage,
    Path((_, code)): Path<(TeamId, String)>,
    Body(sent): Body<DroppedTurns>,
) -> Result<Response, Trouble> {
    let role = role(&code)?;
    let done = here.service().drop_turns(here.caller(), here.team(), sent.command.0, role).await;
    here.on(&here.address("roles"), Said::Dropped, done)
}

/// On to the roles, with whether it waits for a second worker to say yes.
fn saved_or_waits(here: &TeamPage, done: Result<NeedsTwo, Error>) -> Result<Response, Trouble> {
    let said = if done.as_ref().is_ok_and(|done| done.waits) { Said::Waits } else { Said::Saved };
    here.on(&here.address("roles"), said, done.map(|done| done.done))
}
