//! Shared roles: whose turn it is at what, and until when.

pub(crate) mod sentence;

use crate::Trouble;
use crate::frame::Place;
use crate::pages::{Pages, change, see};
use crate::sent::{Body, Day, Id, Words};
use crate::team::{Here, Said, command_field, fresh_id};
use axum::extract::Path;
use axum::response::Response;
use care::access::Matter;
use care::ids::{CommandId, TeamId, WorkerId};
use care::roles;
use care::roles::{Role, Turn, Waiting};
use care::team::Command;
use design::button::{Weight, button, deed};
use design::card;
use design::face::{self, Size};
use design::form::{self, Field};
use jiff::civil::Date;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::{Glimpse, Order};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/roles", see(Matter::Roles), show)
        .post("/team/{team}/roles/{role}", change(Matter::Roles), share)
        .post("/team/{team}/roles/{role}/end", change(Matter::Roles), end)
        .post("/team/{team}/roles/{role}/confirm", change(Matter::Roles), confirm)
        .post("/team/{team}/roles/{role}/drop", change(Matter::Roles), drop_proposed)
}

async fn show(here: Here) -> Markup {
    let (glimpse, frame) = (here.glimpse(), here.frame(Place::Roles, "Shared roles"));
    frame.show(&html! {
        p { "Nobody is the boss here. What needs doing goes round; a turn has a beginning and, better, an end." }
        (card::section("turns", "Whose turn it is", &html! { @for role in Role::ALL { (one(glimpse, role)) } }))
    })
}

fn one(glimpse: &Glimpse, role: Role) -> Markup {
    let today = glimpse.today();
    let turns = glimpse.team().roles.get(&role).map(Vec::as_slice).unwrap_or_default();
    let ahead: Vec<&Turn> = turns.iter().filter(|turn| turn.to.is_none_or(|last| today <= last)).collect();
    let workers: Vec<(String, String)> = glimpse
        .team()
        .workers_on(today)
        .map(|(id, _)| (id.to_string(), glimpse.worker(id).to_owned()))
        .collect();
    let options: Vec<(&str, &str)> = workers.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    let action = format!("/team/{}/roles/{}", glimpse.id(), code(role));
    let today_text = today.to_string();
    card::card(
        name(role),
        &html! {
            p.soft { (meaning(role)) }
            @if ahead.is_empty() { p { "Nobody has this role just now." } }
            ul.turns {
                @for turn in &ahead {
                    li {
                        (face::line(&face::worker(glimpse.worker(turn.worker), hue(glimpse, turn.worker), Size::Small), glimpse.worker(turn.worker), None, &html! { (when(turn, today)) }))
                        @if turn.holds(today) {
                            (deed(&format!("{action}/end"), "End this turn", Weight::Bare, &[
                                ("command", &fresh_id(CommandId::new).to_string()), ("worker", &turn.worker.to_string()),
                            ]))
                        }
                    }
                }
            }
            @if let Some(waiting) = glimpse.team().roles_proposed.get(&role) { (proposed(glimpse, &action, waiting)) }
            (card::fold("Give a turn", &html! {
                form method="post" action=(action) {
                    (command_field())
                    (form::select(&Field { name: "worker", within: code(role), label: "Who", ..Field::default() }, &options))
                    (form::date(&Field { name: "from", within: code(role), label: "From", value: &today_text, ..Field::default() }))
                    (form::date(&Field { name: "to", within: code(role), label: "Until", hint: "Leave blank if it goes on until somebody else takes over.", ..Field::default() }))
                    (button("Give the turn", Weight::Quiet))
                }
            }))
        },
    )
}

/// Turns that wait for a second voice, and the voice.
fn proposed(glimpse: &Glimpse, action: &str, waiting: &Waiting) -> Markup {
    let today = glimpse.today();
    let turn = |turn: &Turn| format!("{} {}", glimpse.worker(turn.worker), when(turn, today));
    let ahead = waiting.turns.after.iter().filter(|turn| turn.to.is_none_or(|last| today <= last));
    let said = words::listed(&ahead.map(turn).collect::<Vec<_>>());
    let said = if said.is_empty() { "nobody’s turn".to_owned() } else { said };
    let mine = glimpse.me() == Some(waiting.by);
    let turns = serde_json::to_string(&waiting.turns.after).unwrap_or_default();
    html! {
        p { strong { "Proposed by " (glimpse.worker(waiting.by)) ":" } " " (said) "." }
        p.soft { @if mine { "It takes effect when a colleague says yes." } @else { "It takes effect when you say yes." } }
        @if !mine {
            (deed(&format!("{action}/confirm"), "Say yes to this", Weight::Quiet, &[
                ("command", &fresh_id(CommandId::new).to_string()), ("turns", &turns),
            ]))
        }
        (deed(&format!("{action}/drop"), "Drop this", Weight::Bare, &[("command", &fresh_id(CommandId::new).to_string())]))
    }
}

/// The hue of a worker: by place in the team's list.
fn hue(glimpse: &Glimpse, worker: WorkerId) -> u16 {
    face::hue_of(glimpse.team().workers.keys().position(|one| *one == worker).unwrap_or(0))
}

fn when(turn: &Turn, today: Date) -> String {
    let said = |date: Date| date.strftime("%-d %B").to_string();
    let until = turn.to.map_or(String::new(), |last| format!(" until {}", said(last)));
    if turn.holds(today) {
        format!("since {}{until}", said(turn.from))
    } else {
        format!("from {}{until}", said(turn.from))
    }
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

/// Whose turns there are at a role by now.
fn turns(here: &Here, role: Role) -> Vec<Turn> {
    here.glimpse().team().roles.get(&role).cloned().unwrap_or_default()
}

async fn share(
    here: Here,
    Path((_, code)): Path<(TeamId, String)>,
    Body(sent): Body<GivenTurn>,
) -> Result<Response, Trouble> {
    let role = role(&code)?;
    let mut turns = turns(&here, role);
    let from = sent.from.map_or_else(|| here.glimpse().today(), |day| day.0);
    turns.push(Turn { worker: sent.worker.0, from, to: sent.to.map(|day| day.0) });
    keep(&here, sent.command, (role, roles::ShareRole { role, turns }.into())).await
}

async fn end(
    here: Here,
    Path((_, code)): Path<(TeamId, String)>,
    Body(sent): Body<EndedTurn>,
) -> Result<Response, Trouble> {
    let role = role(&code)?;
    let (mut turns, today) = (turns(&here, role), here.glimpse().today());
    for turn in turns.iter_mut().filter(|turn| turn.worker == sent.worker.0 && turn.holds(today)) {
        turn.to = Some(today);
    }
    keep(&here, sent.command, (role, roles::ShareRole { role, turns }.into())).await
}

async fn confirm(
    here: Here,
    Path((_, code)): Path<(TeamId, String)>,
    Body(sent): Body<ConfirmedTurns>,
) -> Result<Response, Trouble> {
    let role = role(&code)?;
    let turns: Vec<Turn> = serde_json::from_str(&sent.turns.0).map_err(|_| Trouble::not_found())?;
    keep(&here, sent.command, (role, roles::ConfirmRole { role, turns }.into())).await
}

async fn drop_proposed(
    here: Here,
    Path((_, code)): Path<(TeamId, String)>,
    Body(sent): Body<DroppedTurns>,
) -> Result<Response, Trouble> {
    let order = Order::new(sent.command.0, roles::DropRole { role: role(&code)? }.into());
    let done = here.service().act(here.caller(), here.team(), order).await;
    here.on(&here.address("roles"), Said::Dropped, done)
}

/// Does it, and says whether it waits for a second voice.
async fn keep(here: &Here, id: Id<CommandId>, (role, command): (Role, Command)) -> Result<Response, Trouble> {
    let done = here.service().act(here.caller(), here.team(), Order::new(id.0, command)).await;
    let now = here.service().glance(here.caller(), here.team()).await?;
    let waits = done.is_ok() && now.team().roles_proposed.contains_key(&role);
    here.on(&here.address("roles"), if waits { Said::Waits } else { Said::Saved }, done)
}
