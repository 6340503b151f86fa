//! What should be different, and the team's answer; the thanks that a worker got.

use crate::Trouble;
use crate::frame::Area;
use crate::sent::{Body, Id, Text, Words};
use crate::team::{Said, TeamPage, command_field};
use crate::voices;
use crate::week::when::{day, number};
use axum::extract::Path;
use axum::response::Response;
use care::feedback::WantedChangeId;
use care::ids::{CommandId, PersonId, TeamId};
use design::button::{Weight, button, button_of, row};
use design::card::{card, empty, fold, section, tag, words_of};
use design::form::{self, Field};
use design::notice::Tone;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::feedback::{FeedbackRecord, WantedChangeTold};
use words::count;

/// What should be different: the form, what waits, and the answers.
pub(super) fn section_of(here: &TeamPage, record: &FeedbackRecord) -> Markup {
    section(
        "wishes",
        "What should be different",
        &html! {
            @for one in &record.asked { (told(here, record, one)) }
            @if record.may_say { (fold("Ask for a change", &form(here, record))) }
        },
    )
}

fn form(here: &TeamPage, record: &FeedbackRecord) -> Markup {
    html! {
        form method="post" action=(here.address(&format!("people/{}/wish-for", record.person))) {
            (command_field())
            (voices::field("wish-for", "Who asks?", &record.voices))
            (form::long(&Field { name: "words", within: "wish-for", label: "What should be different?", hint: "Such as “half an hour later on Sundays”.", ..Field::default() }))
            (button("Send to the team", Weight::Main))
        }
    }
}

fn told(here: &TeamPage, record: &FeedbackRecord, one: &WantedChangeTold) -> Markup {
    card(
        &one.words,
        &html! {
            p.soft { (one.who) ", " (day(one.at.date)) }
            @match &one.answer {
                Some((who, at, yes, words)) => {
                    p { (tag(if *yes { "yes" } else { "not as asked" }, if *yes { Tone::Kept } else { Tone::Wanting })) }
                    (words_of(&format!("{who}, {}", day(at.date)), words))
                },
                None => {
                    p { (tag("waiting", Tone::Wanting)) }
                    @if record.may_answer { (answer_form(here, record, one)) }
                },
            }
        },
    )
}

fn answer_form(here: &TeamPage, record: &FeedbackRecord, one: &WantedChangeTold) -> Markup {
    let within = one.id.to_string();
    html! {
        form method="post" action=(here.address(&format!("people/{}/wish-for/{}", record.person, one.id))) {
            (command_field())
            (form::long(&Field { name: "words", within: &within, label: "What do you answer?", ..Field::default() }))
            (row(&[
                button_of("answer", "yes", "Yes, we do it", Weight::Main),
                button_of("answer", "no", "Not as asked", Weight::Quiet),
            ]))
        }
    }
}

/// What should be different.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Asked {
    command: Id<CommandId>,
    words: Words,
    /// `person`, or the id of somebody of the circle; the one who sends it where it is left out.
    whose: Option<Text>,
}

/// What the team answers.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Answer {
    command: Id<CommandId>,
    words: Words,
    answer: YesNo,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum YesNo {
    Yes,
    No,
}

pub(super) async fn ask(
    here: TeamPage,
    Path(which @ (team, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Asked>,
) -> Result<Response, Trouble> {
    let whose = voices::read(sent.whose.as_ref().map(|one| one.0.as_str()), person, here.caller().by(team));
    let done =
        here.service().ask_for_change(here.caller(), which, sent.command.0, (whose, sent.words.0)).await;
    here.on(&here.address(&format!("people/{person}/feedback")), Said::WishSent, done)
}

pub(super) async fn answer(
    here: TeamPage,
    Path((team, person, wanted)): Path<(TeamId, PersonId, WantedChangeId)>,
    Body(sent): Body<Answer>,
) -> Result<Response, Trouble> {
    let answer = (wanted, sent.answer == YesNo::Yes, sent.words.0);
    let done =
        here.service().answer_wanted_change(here.caller(), (team, person), sent.command.0, answer).await;
    here.on(&here.address(&format!("people/{person}/feedback")), Said::Saved, done)
}

/// The thanks that the one who looks got lately.
pub(super) async fn thanks(here: TeamPage) -> Markup {
    let thanks = here.team_view().my_thanks();
    here.frame_apart("Thanks for you").show(&html! {
        @if thanks.is_empty() { (empty("Nothing new in the last four weeks", "When somebody thanks you, you read it here.", None)) }
        @for one in &thanks {
            (words_of(&format!("{}, {}", one.who, day(one.on)), if one.words.is_empty() { "Thank you." } else { &one.words }))
        }
    })
}

/// For whom something is asked that waits for an answer.
pub(super) async fn wishes(here: TeamPage) -> Markup {
    let waiting = here.team_view().wishes_waiting();
    here.frame(Area::People, "Wishes that wait for an answer").show(&html! {
        @if waiting.is_empty() { (empty("Nothing waits", "When a person or their circle asks for a change, it is here until somebody answers.", None)) }
        ul {
            @for (person, called, many) in &waiting {
                li { a href=(here.address(&format!("people/{person}/feedback"))) { (called) } ": " (count(number(*many), "wish", "wishes")) }
            }
        }
    })
}
