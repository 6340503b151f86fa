//! The forms of disputed lines: what each takes in, and how it is drawn.

use super::{drawn, key, line};
use crate::Trouble;
use crate::sent::{Body, Id, Words, pounds, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::{Path, Query};
use axum::response::Response;
use care::bank::Whose;
use care::disputes::{DisputeId, Line};
use care::ids::{CommandId, TeamId};
use design::button::{Weight, button};
use design::form::{self, Field};
use design::notice::FieldProblem;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::disputes::{LineDispute, Right};

terms! {
    /// A line.
    Which(Line) line, "This names no line of ours. Open the statement again and choose the line there.", { "type": "string" };
    /// How much a line said, in minutes or pence.
    Said_(i64) |text| text.parse().ok(), "Write a whole number.", { "type": "integer" };
}

/// Which line is asked about.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    line: String,
    amount: i64,
}

/// The page on which somebody says that a line is not right.
pub(super) async fn new(here: TeamPage, Query(asked): Query<Asked>) -> Result<Markup, Trouble> {
    let which = line(&asked.line).ok_or_else(Trouble::not_found)?;
    here.team_view().may_dispute_line(which)?;
    let called = here.team_view().disputed(which);
    let what = match which {
        Line::Bank { number, .. } => format!("line {number} of the bank of hours of {called}"),
        Line::Pay { number, on, .. } => {
            format!("line {number} of the pay of {called} on {}", on.strftime("%-d %B"))
        }
        Line::Bill { number, .. } => format!("line {number} of a bill for {called}"),
    };
    Ok(here.frame_apart("A line is not right").show(&html! {
        p { "About " strong { (what) } ". It says " (drawn::said(which, asked.amount)) "." }
        form method="post" action=(here.address("disputes/new")) {
            (command_field())
            input type="hidden" name="line" value=(key(which));
            input type="hidden" name="amount" value=(asked.amount);
            (form::long(&Field { name: "words", label: "What is not right?", hint: "Somebody else than you looks into it, and answers here.", ..Field::default() }))
            (button("Ask about this line", Weight::Main))
        }
    }))
}

/// The forms for those who may answer.
pub(super) fn to_answer(here: &TeamPage, one: &LineDispute) -> Markup {
    let base = here.address(&format!("disputes/{}", one.id));
    let within = one.id.to_string();
    let hint = match one.line {
        Line::Bank { .. } => {
            "Minutes that go into the bank, such as 15; with a minus, such as -15, out of it."
        }
        Line::Pay { .. } => {
            "Minutes that are paid more, such as 15; or pounds to be paid back, such as £6.50."
        }
        Line::Bill { .. } => "Pounds that are credited, such as 6.50.",
    };
    html! {
        @if one.owner.is_none() {
            form method="post" action=(format!("{base}/look")) { (command_field()) (button("I will look into it", Weight::Quiet)) }
        }
        form method="post" action=(format!("{base}/answer")) {
            (command_field())
            (form::select(&Field { name: "outcome", within: &within, label: "Is it right?", value: "stands", ..Field::default() }, &[("stands", "The line is right and stays"), ("put-right", "It was wrong: put it right")]))
            (form::short(&Field { name: "by", within: &within, label: "If it was wrong: by how much?", hint, ..Field::default() }))
            (form::long(&Field { name: "words", within: &within, label: "Your answer", ..Field::default() }))
            (button("Answer", Weight::Main))
        }
    }
}

/// The form for the one who asked, where the answer was not enough.
pub(super) fn to_ask_again(here: &TeamPage, one: &LineDispute) -> Markup {
    let within = format!("again-{}", one.id);
    html! {
        form method="post" action=(here.address(&format!("disputes/{}/again", one.id))) {
            (command_field())
            (form::long(&Field { name: "words", within: &within, label: "What is still not right?", ..Field::default() }))
            (button("Ask again", Weight::Bare))
        }
    }
}

/// Something that is not right.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Raised {
    command: Id<CommandId>,
    line: Which,
    amount: Said_,
    words: Words,
}

/// Only that it is wanted; nothing else is asked.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Looked {
    command: Id<CommandId>,
}

/// An answer.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Answered {
    command: Id<CommandId>,
    /// `stands` or `put-right`.
    outcome: String,
    /// By how much it is put right: minutes, or pounds.
    by: Option<String>,
    words: Words,
}

/// Why the answer was not enough.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct AskedAgain {
    command: Id<CommandId>,
    words: Words,
}

/// Where a line is read.
fn page_of(here: &TeamPage, which: Line) -> String {
    match which {
        Line::Bill { bill, .. } => here.address(&format!("bills/{bill}")),
        Line::Pay { worker, on, .. } => here.address(&format!("workers/{worker}/pay?on={on}")),
        Line::Bank { block, .. } => {
            let own = here.caller().person(here.team()).is_some();
            match here.team_view().block_of(block).map(|block| block.whose) {
                Some(Whose::Person(person)) if own => here.address(&format!("people/{person}/bank")),
                Some(Whose::Person(_) | Whose::Team) | None => here.address(&format!("bank/{block}")),
            }
        }
    }
}

pub(super) async fn raise(here: TeamPage, Body(sent): Body<Raised>) -> Result<Response, Trouble> {
    let asked = (sent.line.0, sent.amount.0, sent.words.0);
    let to = page_of(&here, asked.0);
    let done = here.service().dispute_line(here.caller(), here.team(), sent.command.0, asked).await;
    here.on(&to, Said::LineAsked, done)
}

/// The page of the line of a dispute.
fn back(here: &TeamPage, dispute: DisputeId) -> String {
    let known = here.team_view().line_of(dispute);
    known.map_or_else(|| here.address("disputes"), |which| page_of(here, which))
}

pub(super) async fn look(
    here: TeamPage,
    Path((team, dispute)): Path<(TeamId, DisputeId)>,
    Body(sent): Body<Looked>,
) -> Result<Response, Trouble> {
    let done = here.service().take_on_dispute(here.caller(), team, sent.command.0, dispute).await;
    here.on(&here.address("disputes"), Said::TakenOn, done)
}

pub(super) async fn answer(
    here: TeamPage,
    Path((team, dispute)): Path<(TeamId, DisputeId)>,
    Body(sent): Body<Answered>,
) -> Result<Response, Trouble> {
    let by = sent.by.as_deref().unwrap_or_default().trim();
    let right = match (sent.outcome.as_str(), here.team_view().line_of(dispute)) {
        ("put-right", Some(which)) => put_right(which, by).ok_or_else(|| {
            let words = "Write by how much it is put right: minutes, such as 15, or pounds, such as 6.50.";
            Trouble::of_problems(&[FieldProblem::new("by", words)])
        })?,
        _ => Right::Stands,
    };
    let answered = (dispute, right, sent.words.0);
    let done = here.service().answer_dispute(here.caller(), team, sent.command.0, answered).await;
    here.on(&back(&here, dispute), Said::Answered, done)
}

/// By how much a line is put right.
fn put_right(which: Line, by: &str) -> Option<Right> {
    match which {
        Line::Bank { .. } => by.parse().ok().map(Right::Minutes),
        Line::Bill { .. } => pounds(by).map(Right::Money),
        Line::Pay { .. } => match by.parse() {
            Ok(minutes) => Some(Right::Minutes(minutes)),
            Err(_) => pounds(by).map(Right::Money),
        },
    }
}

pub(super) async fn again(
    here: TeamPage,
    Path((team, dispute)): Path<(TeamId, DisputeId)>,
    Body(sent): Body<AskedAgain>,
) -> Result<Response, Trouble> {
    let asked = (dispute, sent.words.0);
    let done = here.service().reopen_dispute(here.caller(), team, sent.command.0, asked).await;
    here.on(&back(&here, dispute), Said::LineAsked, done)
}
