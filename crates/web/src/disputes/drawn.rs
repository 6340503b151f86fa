//! A disputed line, as it is drawn wherever it is shown.

use super::forms;
use crate::case;
use crate::team::TeamPage;
use crate::week::when::{clock, moment};
use ::words::length;
use care::Pence;
use care::disputes::Line;
use design::card::{tag, words_of};
use design::history::{Item, timeline};
use design::notice::Tone;
use maud::{Markup, html};
use service::case::Told;
use service::disputes::{LineDispute, What};

/// A disputed line with what was done about it, and what may be done next.
pub(crate) fn card(here: &TeamPage, one: &LineDispute) -> Markup {
    design::card::card(
        &title(one),
        &html! {
            p {
                @if one.is_open { (tag("waits for an answer", Tone::Wanting)) } @else { (tag("answered", Tone::Kept)) }
                " It said " (said(one.line, one.said)) ". " (moment(one.at)) "."
                @if let Some(owner) = one.owner.as_ref().filter(|_| one.is_open) { " " (owner) " looks into it." }
            }
            (words_of(&one.whose, &one.words))
            @if !one.steps.is_empty() { (timeline(&case::days(&one.steps, item))) }
            @if one.may_answer { (forms::to_answer(here, one)) }
            @if one.may_reopen { (forms::to_ask_again(here, one)) }
        },
    )
}

/// What a disputed line is called.
pub(super) fn title(one: &LineDispute) -> String {
    match one.line {
        Line::Bank { number, .. } => format!("Line {number} of the bank of hours of {}", one.called),
        Line::Pay { on, number, .. } => {
            format!("Line {number} of the pay of {} on {}", one.called, on.strftime("%-d %B"))
        }
        Line::Bill { number, .. } => format!("Line {number} of a bill for {}", one.called),
    }
}

/// What a line said: time of a bank, money of pay and of a bill.
pub(super) fn said(line: Line, amount: i64) -> String {
    match line {
        Line::Bank { .. } => length(amount),
        Line::Pay { .. } | Line::Bill { .. } => Pence(amount).to_string(),
    }
}

fn item(told: &Told<What>) -> Item {
    let who = &told.who;
    let (what, why) = match &told.what {
        What::TakenOn => (format!("{who} looks into it."), String::new()),
        What::PutRight(words) => (format!("{who} put it right."), words.clone()),
        What::Stands(words) => (format!("{who} answered: the line stands."), words.clone()),
        What::Reopened(words) => (format!("{who} asked again."), words.clone()),
    };
    Item { when: clock(told.at.clock), what, parts: Vec::new(), why, undo: None, undone: false }
}
