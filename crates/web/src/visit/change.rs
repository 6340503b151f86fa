//! Changing who makes a visit, and when: what it would mean first, then the deed. What a drag does, as a form.

use super::subject::VisitInRota;
use super::wish::{Moved, NOBODY, Wish};
use crate::Trouble;
use crate::frame::Area;
use crate::sent::{Body, Id, Text};
use crate::team::{Said, TeamPage, command_field};
use crate::week::consequence;
use crate::week::people::{Known, names, title};
use crate::week::when::clock;
use axum::extract::{Path, Query};
use axum::response::Response;
use care::ids::{CommandId, TeamId, WorkerId};
use care::repairs::Why;
use care::time::Moment;
use care::visit::VisitId;
use care::weeks::Move;
use design::button::{Weight, button};
use design::form::{self, Choice, Field};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::planning::{Candidate, Which};
use service::{Done, Error, TeamView};

pub(super) async fn look(
    here: TeamPage,
    Path((_, visit)): Path<(TeamId, VisitId)>,
    Query(wish): Query<Wish>,
) -> Result<Markup, Trouble> {
    let subject = VisitInRota::find(&here, visit, &wish.on)?;
    let candidates = here.team_view().candidates(subject.week, subject.which, visit).await?;
    let action = subject.address(&here, "/move");
    let preview = preview(&here, &subject, &wish, &candidates).await?;
    Ok(here.frame(Area::Board, format!("Move {}", title(here.team_view(), &subject.visit))).show(&html! {
        p { (now(&here, &subject)) }
        (another_day(&here, &subject, &wish))
        (preview)
        form action=(action) hx-get=(action) hx-target="#preview" hx-select="#preview" hx-swap="outerHTML" {
            input type="hidden" name="on" value=(subject.on());
            (who(&here, &subject, &wish, &candidates))
            (form::short(&Field { name: "start", label: "At another time?", hint: "Such as 8.15am. Leave it blank for the time beside the name.", value: &start(&wish), ..Field::default() }))
            (button("See what it would mean", Weight::Main))
        }
        p { a href=(subject.address(&here, "")) { "Back to the visit" } }
    }))
}

/// The time that was asked for, as one writes it.
fn start(wish: &Wish) -> String {
    let moment = wish.start.parse::<Moment>().ok();
    moment.map_or_else(|| wish.start.clone(), |moment| clock(moment.clock))
}

/// "Amara has it now, at 7.45am."
fn now(here: &TeamPage, subject: &VisitInRota) -> String {
    let who = names(here.team_view(), &subject.workers());
    let who = if who.is_empty() { "Nobody".to_owned() } else { who };
    format!("{who} has it now, at {}.", clock(subject.start()))
}

/// Where it was dropped on another day.
fn another_day(here: &TeamPage, subject: &VisitInRota, wish: &Wish) -> Markup {
    html! {
        @if let Some(date) = wish.other_day(subject) {
            (notice(&Notice::new(Tone::Plain, "This visit is agreed for another day.")
                .more("Moving it to another day is a change for the person: agree it with them, then note it.")
                .action(html! { a.button href={ (subject.address(here, "/once")) "&date=" (date) } { "Change it for once" } })))
        }
    }
}

/// Everyone who could come, the best first, with what is known of them.
fn who(here: &TeamPage, subject: &VisitInRota, wish: &Wish, candidates: &[Candidate]) -> Markup {
    let team_view = here.team_view();
    let known = Known::count(team_view);
    let joined = |workers: &[WorkerId]| workers.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let current: Vec<WorkerId> = subject.workers().into_iter().collect();
    let mut choices: Vec<(String, String, String)> = Vec::new();
    if !current.is_empty() {
        choices.push((joined(&current), names(team_view, &current), "Has it now.".to_owned()));
    }
    for candidate in candidates {
        if let Candidate::Could { workers, start, extra, moved } = candidate {
            let said: Vec<String> = workers
                .iter()
                .map(|worker| known.sentence(team_view, subject.visit.person, *worker))
                .collect();
            let start = clock(start.clock);
            let also = others(team_view, moved);
            let words = format!("At {start}. {}. {}{also}", said.join(", "), consequence::weight(*extra));
            choices.push((joined(workers), names(team_view, workers), words));
        }
    }
    if !current.is_empty() {
        let words = "It stays on top of the board until somebody has it.".to_owned();
        choices.push((NOBODY.to_owned(), "Nobody yet".to_owned(), words));
    }
    choices.dedup_by(|one, other| one.0 == other.0);
    let chosen =
        if wish.workers().is_empty() && wish.to != NOBODY { joined(&current) } else { wish.to.clone() };
    if !choices.iter().any(|(value, ..)| *value == chosen) && !chosen.is_empty() {
        choices.push((
            chosen.clone(),
            names(team_view, &wish.workers()),
            "Can’t come as the week is now.".to_owned(),
        ));
    }
    let choices: Vec<Choice<'_>> =
        choices.iter().map(|(value, words, meaning)| Choice { value, words, meaning }).collect();
    form::choices(
        &Field { name: "to", label: "Who should come?", value: &chosen, ..Field::default() },
        &choices,
    )
}

/// What else would have to move for it.
pub(crate) fn others(team_view: &TeamView, moved: &[(VisitId, Moment)]) -> String {
    let one = |(visit, start): &(VisitId, Moment)| {
        let what = team_view.visit(*visit).map(|visit| title(team_view, &visit)).unwrap_or_default();
        format!("{what}, to {}", clock(start.clock))
    };
    let all: Vec<String> = moved.iter().map(one).collect();
    if all.is_empty() { String::new() } else { format!(" It would also move {}.", all.join("; ")) }
}

/// What the wish would mean, and the button that does it. Empty as long as nothing is chosen.
async fn preview(
    here: &TeamPage,
    subject: &VisitInRota,
    wish: &Wish,
    candidates: &[Candidate],
) -> Result<Markup, Trouble> {
    let moves = wish.moves(here, subject, candidates);
    let Some(change) = moves.first() else { return Ok(html! { section #preview {} }) };
    let judged = here.team_view().consequence(subject.week, subject.which, &moves).await;
    Ok(html! {
        section.section #preview aria-live="polite" {
            h2 { (sentence(here, subject, change)) }
            @match judged {
                Ok(consequence) => {
                    (consequence::show(here.team_view(), &consequence))
                    @if !consequence.breaks.is_empty() { (instead(here, subject, wish, candidates)) }
                    @if consequence.breaks.is_empty() || subject.which == Which::Draft { (do_it(here, subject, &wish.exactly(&moves))) }
                    @else { p { "It can’t be done as the week is now. People were told this rota, so it has to be one that can be worked." } }
                }
                Err(error) => { @for sentence in &error.sentences { (notice(&Notice::new(Tone::Wanting, sentence.as_str()))) } }
            }
        }
    })
}

/// When the same workers could come, where they cannot come at the time that was asked for.
fn instead(here: &TeamPage, subject: &VisitInRota, wish: &Wish, candidates: &[Candidate]) -> Markup {
    let could = wish.candidate(candidates).filter(|_| wish.says_when());
    html! {
        @if let Some(Candidate::Could { workers, start, moved, .. }) = could {
            p {
                (names(here.team_view(), workers)) " could come at " (clock(start.clock)) "." (others(here.team_view(), moved)) " "
                a href={ (subject.address(here, "/move")) "&to=" (wish.to) } { "See what that would mean" }
            }
        }
    }
}

fn sentence(here: &TeamPage, subject: &VisitInRota, change: &Move) -> String {
    let team_view = here.team_view();
    let at =
        |start: &Option<Moment>| start.map(|start| format!(" at {}", clock(start.clock))).unwrap_or_default();
    match change {
        Move::Assign { workers, start, .. } => {
            format!("If {} came instead{}", names(team_view, workers), at(start))
        }
        Move::TakeOff { .. } => "If nobody had it for now".to_owned(),
        Move::Shift { start, .. } => format!("If it started{}", at(&Some(*start))),
        Move::Swap { second, .. } => {
            let other = team_view.visit(*second).map(|visit| title(team_view, &visit)).unwrap_or_default();
            format!("If it were swapped with {other}")
        }
        Move::Pin { .. } | Move::Unpin { .. } => title(team_view, &subject.visit),
    }
}

fn do_it(here: &TeamPage, subject: &VisitInRota, wish: &Wish) -> Markup {
    html! {
        form.deed method="post" action=(subject.address(here, "/move")) {
            (command_field())
            input type="hidden" name="on" value=(subject.on());
            input type="hidden" name="to" value=(wish.to);
            input type="hidden" name="start" value=(wish.start);
            input type="hidden" name="with" value=(wish.with);
            input type="hidden" name="also" value=(wish.also);
            (button(if subject.which == Which::Draft { "Do it in the draft" } else { "Do it" }, Weight::Main))
        }
    }
}

pub(super) async fn act(
    here: TeamPage,
    Path((_, visit)): Path<(TeamId, VisitId)>,
    Body(sent): Body<Moved>,
) -> Result<Response, Trouble> {
    let (id, instead_of, wish) = (sent.command, sent.instead_of.map(|worker| worker.0), Wish::from(sent));
    let subject = VisitInRota::find(&here, visit, &wish.on)?;
    // What was shown says its time, so that nothing else is done than that.
    let moves = wish.moves(&here, &subject, &[]);
    if moves.is_empty() {
        return Err(nothing_chosen().way(subject.address(&here, "/move"), "Choose again"));
    }
    let why = if instead_of.is_some() { Why::WorkerAway } else { Why::Other };
    let done = make(&here, &subject, id, (moves, why)).await;
    let next = instead_of.map(|worker| here.address(&format!("hitches/{worker}")));
    here.on(&next.unwrap_or_else(|| subject.board(&here)), Said::Moved, done)
}

fn nothing_chosen() -> Trouble {
    Error::new(service::Kind::Invalid, "Nothing would be different. Choose who comes, or when.").into()
}

/// A visit to pin, or to take the pin out of.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Pinned {
    command: Id<CommandId>,
    /// `draft` for the draft; otherwise what people were told.
    on: Text,
}

/// Pins a visit, or takes the pin out.
pub(super) async fn pin(
    here: TeamPage,
    Path((_, visit)): Path<(TeamId, VisitId)>,
    Body(sent): Body<Pinned>,
) -> Result<Response, Trouble> {
    let subject = VisitInRota::find(&here, visit, &sent.on.0)?;
    let pinned = subject.assignment.as_ref().is_some_and(|assignment| assignment.pinned);
    let change = if pinned { Move::Unpin { visit } } else { Move::Pin { visit } };
    let done = make(&here, &subject, sent.command, (vec![change], Why::Other)).await;
    here.on(&subject.address(&here, ""), Said::Moved, done)
}

/// In a draft a change is made; in what people were told it is a repair, which the checker sees first and the team's rule
/// decides on.
async fn make(
    here: &TeamPage,
    subject: &VisitInRota,
    Id(command): Id<CommandId>,
    (moves, why): (Vec<Move>, Why),
) -> Result<Done, Error> {
    let (service, caller, team, week) = (here.service(), here.caller(), here.team(), subject.week);
    if subject.which == Which::Draft {
        return service.change_draft(caller, team, (command, week), moves).await;
    }
    service.change_published(caller, team, (command, week), (moves, why)).await
}
