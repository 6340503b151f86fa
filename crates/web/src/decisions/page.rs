//! The page of decisions: open proposals with what everyone says, and what was decided.

use super::forms;
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::day;
use design::card;
use design::consent::{Spoken, Voice, proposal};
use design::face;
use maud::{Markup, html};
use service::Colleague;
use service::decisions::{self, Decided, Decisions, OpenProposal};

pub(super) async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let decisions = here.team_view().decisions()?;
    Ok(here.frame(Area::Decisions, "Decisions").show(&html! {
        p { "We decide by consent: a proposal goes ahead when nobody has a reason against it, not only when everyone is for it. Objections help: we change the proposal to meet them." }
        @if decisions.open.is_empty() {
            (card::empty("No open proposals", "When something should be different, propose it in a few words.", None))
        } @else {
            (card::section("waiting", "Open proposals", &html! {
                @for one in &decisions.open { (open(&here, &decisions, one)) }
            }))
        }
        @if decisions.may_take_part {
            (card::section("bring-up", "Make a proposal", &forms::new_proposal(&here, decisions.usual_answer_by)))
        }
        @if !decisions.decided.is_empty() {
            (card::section("decided", "What we decided", &html! {
                @for one in &decisions.decided { (decided(&here, &decisions, one)) }
            }))
        }
    }))
}

fn open(here: &TeamPage, decisions: &Decisions, one: &OpenProposal) -> Markup {
    let title = format!("{} proposes", one.by.called);
    let changed = match one.changes {
        0 => String::new(),
        1 => "Changed once since, to meet objections. ".to_owned(),
        times => format!("Changed {times} times since, to meet objections. "),
    };
    let stands = format!("{changed}Please answer by {}.", day(one.answer_by));
    let usual = (decisions.usual_answer_by, decisions.usual_review);
    let answers = decisions.may_take_part.then(|| forms::answers(here, one, usual));
    let voices: Vec<Spoken> = one.voices.iter().map(spoken).collect();
    proposal(&title, &one.words, &stands, &voices, answers.as_ref())
}

fn spoken((who, voice): &(Colleague, decisions::Voice)) -> Spoken {
    let voice = match voice {
        decisions::Voice::Silent => Voice::Silent,
        decisions::Voice::Consents => Voice::Consents,
        decisions::Voice::Objects(reason) => Voice::Objects(reason.clone()),
    };
    Spoken { name: who.called.clone(), hue: face::hue_of(who.place), voice }
}

fn decided(here: &TeamPage, decisions: &Decisions, one: &Decided) -> Markup {
    card::card(
        &one.words,
        &html! {
            p.soft {
                "Decided on " (day(one.on)) ". "
                @if one.is_due { strong { "It was due for review on " (day(one.review)) "." } } @else { "We review it on " (day(one.review)) "." }
            }
            @if decisions.may_take_part {
                (card::fold("Propose something different", &forms::again(here, one, decisions.usual_answer_by)))
            }
        },
    )
}
