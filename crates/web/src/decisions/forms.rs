//! The forms of decisions: what each takes in, and how it is drawn.

use crate::Trouble;
use crate::sent::{Body, Day, Id, Words};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::ids::{CommandId, ProposalId, TeamId};
use design::button::{self, Weight, button};
use design::card;
use design::form::{self, Field};
use design::notice::FieldProblem;
use jiff::civil::Date;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::decisions::{self, Decided, OpenProposal};

/// The form for a new proposal.
pub(super) fn new_proposal(here: &TeamPage, answer_by: Date) -> Markup {
    html! {
        form method="post" action=(here.address("decisions")) {
            (command_field())
            (form::long(&Field { name: "words", label: "What do you propose?", hint: "One thing, so that people can say yes or why not.", ..Field::default() }))
            (form::date(&Field { name: "answer-by", label: "Answers by", value: &answer_by.to_string(), ..Field::default() }))
            (button("Propose this", Weight::Quiet))
        }
    }
}

/// Everything that can be answered to a proposal.
pub(super) fn answers(here: &TeamPage, proposal: &OpenProposal, (answer_by, review): (Date, Date)) -> Markup {
    let within = proposal.id.to_string();
    let one = |answer, inner: Markup| one_answer(here, proposal.id, answer, &inner);
    html! {
        form.answer method="post" action=(address(here, proposal.id)) {
            (command_field())
            (button::row(&[button::button_of("answer", "consent", "I can live with it", Weight::Main)]))
        }
        (card::fold("I have an objection", &one("object", html! {
            (form::long(&Field { name: "reason", within: &within, label: "What would go wrong?", ..Field::default() }))
            (button("Tell the team", Weight::Quiet))
        })))
        (card::fold("Suggest a change", &one("amend", html! {
            (form::long(&Field { name: "words", within: &within, label: "What do you propose instead?", ..Field::default() }))
            (form::date(&Field { name: "answer-by", within: &within, label: "Answers by", value: &answer_by.to_string(), ..Field::default() }))
            (button("Propose this instead", Weight::Quiet))
        })))
        @if proposal.can_be_decided {
            (card::fold("Record the decision", &one("decide", html! {
                (form::date(&Field { name: "review", within: &within, label: "Review it on", value: &review.to_string(), ..Field::default() }))
                (button("It is decided", Weight::Quiet))
            })))
        } @else {
            p.soft { "It can be decided once everyone has answered or the time is up, and nobody objects." }
        }
        @if proposal.may_withdraw { (one("withdraw", button("Withdraw this proposal", Weight::Bare))) }
    }
}

/// The form that brings up again what was decided.
pub(super) fn again(here: &TeamPage, decided: &Decided, answer_by: Date) -> Markup {
    let within = decided.id.to_string();
    one_answer(
        here,
        decided.id,
        "amend",
        &html! {
            (form::long(&Field { name: "words", within: &within, label: "What do you propose now?", value: &decided.words, ..Field::default() }))
            (form::date(&Field { name: "answer-by", within: &within, label: "Answers by", value: &answer_by.to_string(), ..Field::default() }))
            (button("Propose this", Weight::Quiet))
        },
    )
}

fn one_answer(here: &TeamPage, proposal: ProposalId, answer: &str, inner: &Markup) -> Markup {
    html! {
        form method="post" action=(address(here, proposal)) {
            (command_field())
            input type="hidden" name="answer" value=(answer);
            (inner)
        }
    }
}

fn address(here: &TeamPage, proposal: ProposalId) -> String {
    here.address(&format!("decisions/{proposal}"))
}

/// A proposal to the team.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct NewProposal {
    command: Id<CommandId>,
    /// One thing, so that people can say yes or why not.
    words: Words,
    /// Until when answers are waited for; a week where nothing is said.
    answer_by: Option<Day>,
}

/// What somebody answers to a proposal.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Reply {
    command: Id<CommandId>,
    answer: Answer,
    /// What would go wrong, for an objection.
    reason: Option<Words>,
    /// What is proposed instead, for an amendment.
    words: Option<Words>,
    /// Until when answers to an amendment are waited for.
    answer_by: Option<Day>,
    /// When what is decided is reviewed.
    review: Option<Day>,
}

/// What can be done with a proposal.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Answer {
    /// There is no reason against it.
    Consent,
    /// There is one.
    Object,
    /// Something else is proposed instead.
    Amend,
    /// It is decided.
    Decide,
    /// It is no longer proposed.
    Withdraw,
}

impl Reply {
    /// What is wanted, and what the page says when it is done.
    fn wanted(self) -> Result<(decisions::Answer, Said), Trouble> {
        Ok(match self.answer {
            Answer::Consent => (decisions::Answer::Consent, Said::Consented),
            Answer::Object => (decisions::Answer::Object(needed(self.reason, "reason")?), Said::Objected),
            Answer::Amend => {
                let words = needed(self.words, "words")?;
                let answer_by = self.answer_by.map(|day| day.0);
                (decisions::Answer::Amend(decisions::Propose { words, answer_by }), Said::Proposed)
            }
            Answer::Decide => (decisions::Answer::Decide(self.review.map(|day| day.0)), Said::Decided),
            Answer::Withdraw => (decisions::Answer::Withdraw, Said::Withdrawn),
        })
    }
}

/// Words that an answer cannot do without.
fn needed(words: Option<Words>, field: &str) -> Result<String, Trouble> {
    let missing =
        || Trouble::of_problems(&[FieldProblem::new(field, "There are no words yet. Write a sentence.")]);
    words.map(|words| words.0).ok_or_else(missing)
}

pub(super) async fn propose(here: TeamPage, Body(sent): Body<NewProposal>) -> Result<Response, Trouble> {
    let wanted = decisions::Propose { words: sent.words.0, answer_by: sent.answer_by.map(|day| day.0) };
    let done = here.service().propose(here.caller(), here.team(), sent.command.0, wanted).await;
    here.on(&here.address("decisions"), Said::Proposed, done)
}

pub(super) async fn answer(
    here: TeamPage,
    Path(which): Path<(TeamId, ProposalId)>,
    Body(sent): Body<Reply>,
) -> Result<Response, Trouble> {
    let id = sent.command.0;
    let (wanted, said) = sent.wanted()?;
    let done = here.service().answer_proposal(here.caller(), which, id, wanted).await;
    here.on(&here.address("decisions"), said, done)
}
