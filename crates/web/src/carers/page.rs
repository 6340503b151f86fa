//! The circle's own page: what each did, and how they are.

use crate::Trouble;
use crate::frame::Area;
use crate::sent::{Body, Day, Id, MinutesOfHalfADay, Text, Words, terms};
use crate::team::{Said, TeamPage, command_field};
use crate::week::when::day;
use axum::extract::Path;
use axum::response::Response;
use care::carers::Strain;
use care::ids::{CommandId, MemberId, PersonId, TeamId};
use design::button::{Weight, button, link};
use design::card::{card, empty, fold, section, tag};
use design::form::{self, Choice, Field};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::carers::{CarerTold, CircleCare};
use words::length;

pub(super) async fn show(here: TeamPage, Path(which): Path<(TeamId, PersonId)>) -> Result<Markup, Trouble> {
    let care = here.service().open_circle_care(here.caller(), which).await?;
    let title = format!("What the circle does for {}", care.called);
    let back = here.address(&format!("people/{}", care.person));
    Ok(here.frame(Area::People, title).show(&html! {
        (done(&care))
        @if !care.members.is_empty() { (fold("Write down what was done", &note_form(&here, &care))) }
        (carers(&here, &care))
        p { (link(&back, &format!("Back to {}", care.called), Weight::Bare)) }
    }))
}

fn done(care: &CircleCare) -> Markup {
    html! {
        @if care.done.is_empty() { (empty("Nothing written down in four weeks", "What family, friends and neighbours do counts. Written down here, everybody can see it.", None)) }
        @else {
            @for (who, minutes) in &care.sums { p { strong { (who) } ": " (length(i64::from(minutes.0))) " in four weeks. Thank you." } }
            ul.concerns { @for one in &care.done { li { p { (day(one.on)) ", " (one.who) ", " (length(i64::from(one.minutes.0))) ": " (one.words) } } } }
        }
    }
}

/// Who it is about, where it could be several.
fn member(care: &CircleCare, within: &str) -> Markup {
    let ids: Vec<String> = care.members.iter().map(|(id, _)| id.to_string()).collect();
    let options: Vec<(&str, &str)> =
        ids.iter().zip(&care.members).map(|(id, (_, called))| (id.as_str(), called.as_str())).collect();
    html! {
        @match ids.as_slice() {
            [only] => input type="hidden" name="member" value=(only);,
            _ => (form::select(&Field { name: "member", within, label: "Who?", ..Field::default() }, &options)),
        }
    }
}

fn note_form(here: &TeamPage, care: &CircleCare) -> Markup {
    let today = here.team_view().today().to_string();
    html! {
        form method="post" action=(here.address(&format!("people/{}/circle-care", care.person))) {
            (command_field())
            (member(care, "care"))
            (form::text(&Field { name: "words", within: "care", label: "What was done?", hint: "Such as shopping, or an evening together.", ..Field::default() }))
            (form::short(&Field { name: "minutes", label: "How long, in minutes?", ..Field::default() }))
            (form::date(&Field { name: "on", label: "When?", value: &today, ..Field::default() }))
            (button("Save what was done", Weight::Quiet))
        }
    }
}

/// What stands for it in a form, the words, and how it looks.
fn strain(strain: Strain) -> (&'static str, &'static str, Tone) {
    match strain {
        Strain::Well => ("well", "I am well", Tone::Kept),
        Strain::Managing => ("managing", "I manage", Tone::Plain),
        Strain::WornOut => ("worn-out", "I am worn out", Tone::Wanting),
        Strain::AtTheEnd => ("at-the-end", "I cannot go on like this", Tone::Harm),
    }
}

fn carers(here: &TeamPage, care: &CircleCare) -> Markup {
    html! {
        @if !care.carers.is_empty() || !care.members.is_empty() {
            (section("carers", "How are you?", &html! {
                p { "Those who care for somebody count too. The team reads this, and " (care.called) " does not." }
                @for one in &care.carers { (carer(one)) }
                @if !care.members.is_empty() { (fold("Say how you are", &say_form(here, care))) }
                p.soft { "Carers have a right to an assessment of what they need themselves. Ask the council, or ask us to." }
            }))
        }
    }
}

fn carer(one: &CarerTold) -> Markup {
    card(
        &one.who,
        &html! {
            p { (tag(strain(one.strain).1, strain(one.strain).2)) " " (day(one.at.date)) }
            @if one.wants_break { (notice(&Notice::new(Tone::Wanting, "Asks for a break.").more("Hours kept in the bank can be spent on it; otherwise ask the council about respite."))) }
            @if !one.words.is_empty() { p.quoted { (one.words) } }
        },
    )
}

fn say_form(here: &TeamPage, care: &CircleCare) -> Markup {
    let choices = Strain::ALL.map(|one| Choice { value: strain(one).0, words: strain(one).1, meaning: "" });
    html! {
        form method="post" action=(here.address(&format!("people/{}/carer", care.person))) {
            (command_field())
            (member(care, "carer"))
            (form::choices(&Field { name: "strain", label: "How are you?", ..Field::default() }, &choices))
            (form::check(&Field { name: "break", label: "I would like a break", ..Field::default() }, false))
            (form::long(&Field { name: "words", within: "carer", label: "Anything you want to say", ..Field::default() }))
            (button("Send", Weight::Quiet))
        }
    }
}

/// What somebody of the circle did.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Noted {
    command: Id<CommandId>,
    member: Id<MemberId>,
    words: Words,
    minutes: MinutesOfHalfADay,
    on: Option<Day>,
}

/// How a carer is.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Word {
    command: Id<CommandId>,
    member: Id<MemberId>,
    strain: HowTheyAre,
    /// `yes`: they would like a break.
    r#break: Option<Text>,
    words: Option<Text>,
}

terms! {
    /// How a carer is.
    HowTheyAre(Strain) |text| Strain::ALL.into_iter().find(|one| strain(*one).0 == text),
        "Say how you are: choose one.", { "type": "string" };
}

pub(super) async fn note(
    here: TeamPage,
    Path(which @ (_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Noted>,
) -> Result<Response, Trouble> {
    let noted = (sent.member.0, sent.on.map(|day| day.0), sent.minutes.0, sent.words.0);
    let done = here.service().note_care(here.caller(), which, sent.command.0, noted).await;
    here.on(&here.address(&format!("people/{person}/circle-care")), Said::CareNoted, done)
}

pub(super) async fn say(
    here: TeamPage,
    Path(which @ (_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Word>,
) -> Result<Response, Trouble> {
    let words = sent.words.map(|words| words.0).unwrap_or_default();
    let word = (sent.member.0, sent.strain.0, sent.r#break.is_some(), words);
    let done = here.service().say_how_you_are(here.caller(), which, sent.command.0, word).await;
    here.on(&here.address(&format!("people/{person}/circle-care")), Said::ThankYou, done)
}
