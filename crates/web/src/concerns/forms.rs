//! What can be done with a concern: the next thing in sight, the rest folded away.

use super::said::FOUND;
use crate::Trouble;
use crate::sent::{Body, Id, Text};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::By;
use care::concerns::{ConcernId, Found, Stage};
use care::ids::{CommandId, TeamId, WorkerId};
use design::button::{Weight, button, button_of};
use design::card::fold;
use design::form::{self, Choice, Field};
use design::notice::FieldProblem;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::concerns::{FollowUp, Record};

/// What is to be done next, for who may do it.
pub(super) fn next(here: &TeamPage, record: &Record) -> Markup {
    let ended = record.listed.stage == Stage::Ended;
    html! {
        @if record.may_follow_up && !ended { (follow_up_forms(here, record)) }
        @if record.may_follow_up && ended && !record.may_come_back {
            (fold("Open it again", &with_words(here, record, ("reopen", "Why is it not over?", "Open it again", Weight::Quiet))))
        }
        @if record.may_come_back && !record.may_follow_up {
            (fold(
                if ended { "I am not content with this" } else { "Add something" },
                &with_words(here, record, ("come-back", "What would you like to say?", "Send", Weight::Main)),
            ))
        }
        @if record.may_come_back && record.may_follow_up && ended {
            (fold("Open it again", &with_words(here, record, ("come-back", "Why is it not over?", "Open it again", Weight::Quiet))))
        }
    }
}

fn follow_up_forms(here: &TeamPage, record: &Record) -> Markup {
    let answers = record.wants_answer && record.listed.owner.is_some() && !record.wants_check;
    let answer = with_words(here, record, ("answer", "What do you answer?", "Send the answer", Weight::Main));
    html! {
        @if record.wants_check { (check(here, record)) }
        @if record.listed.owner.is_none() { (take_on(here, record)) }
        @if answers { (answer) }
        (fold("Write a note", &with_words(here, record, ("note", "What was done or found out?", "Save the note", Weight::Quiet))))
        @if record.listed.owner.is_some() { (fold("Somebody else follows it up", &give(here, record))) }
        @if !answers && !record.wants_check { (fold("Write an answer", &with_words(here, record, ("answer", "What do you answer?", "Send the answer", Weight::Quiet)))) }
        @match &record.not_ended_because {
            None => (fold("End it", &with_words(here, record, ("close", "What came of it?", "End it", Weight::Quiet)))),
            Some(why) => p.soft { "It cannot end yet. " (why) },
        }
    }
}

/// One tap for oneself, and a list for a colleague.
fn take_on(here: &TeamPage, record: &Record) -> Markup {
    let myself = here.caller().by(here.team());
    let may = record.owners.iter().any(|(by, _)| *by == myself);
    html! {
        @if may {
            form method="post" action=(address(here, record)) {
                (command_field())
                (button_of("deed", "take-on", "I will follow this up", Weight::Main))
            }
        }
        (fold("Ask a colleague to follow it up", &give(here, record)))
    }
}

fn give(here: &TeamPage, record: &Record) -> Markup {
    let codes = record.owners.iter().filter_map(|(by, called)| Some((by.worker()?.to_string(), called)));
    let codes: Vec<(String, &String)> = codes.collect();
    let options: Vec<(&str, &str)> =
        codes.iter().map(|(id, called)| (id.as_str(), called.as_str())).collect();
    form(
        here,
        record,
        "take-on",
        &html! {
            (form::select(&Field { name: "owner", within: "give", label: "Who follows it up?", ..Field::default() }, &options))
            (button("Save", Weight::Quiet))
        },
    )
}

/// How the person was to whom nobody had come.
fn check(here: &TeamPage, record: &Record) -> Markup {
    let choices = FOUND.map(|(_, value, words, meaning)| Choice { value, words, meaning });
    let called = record.listed.person.as_ref().map_or("the person", |(_, called)| called.as_str());
    let label = format!("How is {called}?");
    form(
        here,
        record,
        "check",
        &html! {
            (form::choices(&Field { name: "found", label: &label, hint: "See them or speak to them now. If you cannot reach them and they may be in danger, ring 999.", ..Field::default() }, &choices))
            (form::long(&Field { name: "words", within: "check", label: "Anything else?", ..Field::default() }))
            (button("Save how they are", Weight::Main))
        },
    )
}

/// A form that asks for words: its deed, the question, the button.
fn with_words(
    here: &TeamPage,
    record: &Record,
    (deed, label, send, weight): (&str, &str, &str, Weight),
) -> Markup {
    form(
        here,
        record,
        deed,
        &html! {
            (form::long(&Field { name: "words", within: deed, label, ..Field::default() }))
            (button(send, weight))
        },
    )
}

fn form(here: &TeamPage, record: &Record, deed: &str, inner: &Markup) -> Markup {
    html! {
        form method="post" action=(address(here, record)) {
            (command_field())
            input type="hidden" name="deed" value=(deed);
            (inner)
        }
    }
}

fn address(here: &TeamPage, record: &Record) -> String {
    here.address(&format!("concerns/{}", record.listed.id))
}

/// What somebody wants of a concern.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Wanted {
    command: Id<CommandId>,
    deed: Deed,
    /// What is noted, answered or said.
    words: Option<Text>,
    /// Who follows it up from now on; they themselves where nothing is said.
    owner: Option<Id<WorkerId>>,
    /// How the person was to whom nobody had come.
    found: Option<HowTheyWere>,
}

/// What can be done.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Deed {
    /// Somebody follows it up.
    TakeOn,
    /// A note.
    Note,
    /// How the person was.
    Check,
    /// The answer.
    Answer,
    /// It is over.
    Close,
    /// It is not over.
    Reopen,
    /// The one whose concern it is adds something.
    ComeBack,
}

/// How the person was.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum HowTheyWere {
    /// Well.
    Well,
    /// They had gone without something, and were helped.
    Helped,
    /// Hurt or ill.
    Harmed,
    /// Not at home, and somebody knows where.
    Away,
}

impl From<HowTheyWere> for Found {
    fn from(how: HowTheyWere) -> Self {
        match how {
            HowTheyWere::Well => Self::Well,
            HowTheyWere::Helped => Self::Helped,
            HowTheyWere::Harmed => Self::Harmed,
            HowTheyWere::Away => Self::Away,
        }
    }
}

impl Wanted {
    /// What is wanted, and what the page says when it is done.
    fn wanted(self) -> Result<(FollowUp, Said), Trouble> {
        let words = |words: Option<Text>| {
            let missing = || missing("words", "There are no words yet. Write a sentence.");
            words.map(|words| words.0).filter(|words| !words.is_empty()).ok_or_else(missing)
        };
        Ok(match self.deed {
            Deed::TakeOn => (FollowUp::TakeOn(self.owner.map(|owner| By::Worker(owner.0))), Said::TakenOn),
            Deed::Note => (FollowUp::Note(words(self.words)?), Said::Saved),
            Deed::Check => {
                let found = self.found.ok_or_else(|| missing("found", "Say how they are: choose one."))?;
                (
                    FollowUp::Check(found.into(), self.words.map(|words| words.0).unwrap_or_default()),
                    Said::Saved,
                )
            }
            Deed::Answer => (FollowUp::Answer(words(self.words)?), Said::AnswerGiven),
            Deed::Close => (FollowUp::Close(words(self.words)?), Said::Ended),
            Deed::Reopen => (FollowUp::Reopen(words(self.words)?), Said::Reopened),
            Deed::ComeBack => (FollowUp::ComeBack(words(self.words)?), Said::Heard),
        })
    }
}

fn missing(field: &str, words: &str) -> Trouble {
    Trouble::of_problems(&[FieldProblem::new(field, words)])
}

pub(super) async fn follow_up(
    here: TeamPage,
    Path(which): Path<(TeamId, ConcernId)>,
    Body(sent): Body<Wanted>,
) -> Result<Response, Trouble> {
    let id = sent.command.0;
    let (wanted, said) = sent.wanted()?;
    let done = here.service().follow_up(here.caller(), which, id, wanted).await;
    here.on(&here.address(&format!("concerns/{}", which.1)), said, done)
}
