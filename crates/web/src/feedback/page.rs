//! How it was: one tap, or a sentence; whom to thank; and the way to say that something is wrong.

use super::answers;
use crate::Trouble;
use crate::frame::Area;
use crate::sent::{Body, Id, Text, terms};
use crate::team::{Said, TeamPage, command_field};
use crate::voices;
use crate::week::when::{day, number};
use axum::extract::Path;
use axum::response::Response;
use care::feedback::Felt;
use care::ids::{CommandId, PersonId, TeamId, WorkerId};
use care::time::plus_days;
use design::button::{Weight, button_of, link, row};
use design::card::{figures, section, tag};
use design::form::{self, Field};
use design::notice::Tone;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::feedback::{FEWEST_PEOPLE, FeedbackRecord, FeedbackTold, FeedbackWanted};
use words::count;

/// Over so many days it is summed up.
const SUM_DAYS: i32 = 91;

pub(super) async fn show(here: TeamPage, Path(which): Path<(TeamId, PersonId)>) -> Result<Markup, Trouble> {
    let record = here.service().open_feedback(here.caller(), which).await?;
    let title =
        if record.may_answer { format!("How it is for {}", record.called) } else { "How was it?".to_owned() };
    let to = |page: &str| here.address(&format!("people/{}{page}", record.person));
    Ok(here.frame(Area::People, title).show(&html! {
        @if record.may_say { (form(&here, &record)) }
        (answers::section_of(&here, &record))
        p { (link(&to("/concern"), "Something is wrong, or I am worried", Weight::Quiet)) }
        p.soft { "A worry is followed to its answer. If it is about one of the team, say so there: then it goes to somebody outside the round, and the worker does not see it." }
        (said(&record))
        p { (link(&to(""), &format!("Back to {}", record.called), Weight::Bare)) }
    }))
}

fn form(here: &TeamPage, record: &FeedbackRecord) -> Markup {
    let ids: Vec<String> = record.came.iter().map(|one| one.id.to_string()).collect();
    let came = ids.iter().zip(&record.came).map(|(id, one)| (id.as_str(), one.called.as_str()));
    let came: Vec<(&str, &str)> = std::iter::once(("", "Nobody in particular")).chain(came).collect();
    let taps = Felt::ALL.map(|felt| button_of("felt", label(felt).0, label(felt).1, Weight::Quiet));
    html! {
        form.raise method="post" action=(here.address(&format!("people/{}/feedback", record.person))) {
            (command_field())
            (voices::field("feedback", "Who told you?", &record.voices))
            (form::long(&Field { name: "words", label: "In your own words", hint: "You can leave this blank.", ..Field::default() }))
            @if came.len() > 1 { (form::select(&Field { name: "thanks", label: "Would you like to thank somebody?", ..Field::default() }, &came)) }
            p { strong { "How was it?" } }
            (row(&taps.into_iter().chain([button_of("felt", "", "Just send it", Weight::Bare)]).collect::<Vec<_>>()))
        }
    }
}

/// What stands for it in a form, and the words.
fn label(felt: Felt) -> (&'static str, &'static str) {
    match felt {
        Felt::Good => ("good", "Good"),
        Felt::SoSo => ("so-so", "So-so"),
        Felt::NotGood => ("not-good", "Not good"),
    }
}

fn said(record: &FeedbackRecord) -> Markup {
    section(
        "said",
        "What was said",
        &html! {
            @if record.said.is_empty() { p.soft { "Nothing yet." } }
            ul.concerns { @for one in &record.said { li { (told(one)) } } }
        },
    )
}

fn told(one: &FeedbackTold) -> Markup {
    html! {
        p {
            @if let Some(felt) = one.felt { (tag(label(felt).1, if felt == Felt::Good { Tone::Kept } else { Tone::Wanting })) " " }
            (one.who) ", " (day(one.at.date))
            @if let Some(thanked) = &one.thanks { ". Thanks to " strong { (thanked) } }
            @if let Some(writer) = &one.written_by { ". Told us; written down by " (writer) } "."
        }
        @if !one.words.is_empty() { p.quoted { (one.words) } }
    }
}

/// How it was.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Given {
    command: Id<CommandId>,
    /// How it was, in one word.
    felt: Option<OneWord>,
    /// Whom they thank.
    thanks: Option<Id<WorkerId>>,
    words: Option<Text>,
    /// `person`, or the id of somebody of the circle; the one who sends it where it is left out.
    whose: Option<Text>,
}

terms! {
    /// How it was, in one word.
    OneWord(Felt) |text| Felt::ALL.into_iter().find(|one| label(*one).0 == text),
        "Say how it was: choose one.", { "type": "string", "enum": ["good", "so-so", "not-good"] };
}

pub(super) async fn give(
    here: TeamPage,
    Path(which @ (team, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Given>,
) -> Result<Response, Trouble> {
    let whose = voices::read(sent.whose.as_ref().map(|one| one.0.as_str()), person, here.caller().by(team));
    let wanted = FeedbackWanted {
        whose,
        felt: sent.felt.map(|felt| felt.0),
        thanks: sent.thanks.map(|id| id.0),
        words: sent.words.map(|words| words.0).unwrap_or_default(),
    };
    let done = here.service().give_feedback(here.caller(), which, sent.command.0, wanted).await;
    here.on(&here.address(&format!("people/{person}/feedback")), Said::ThankYou, done)
}

/// On a person's page: how was it, what should be different, what the circle does.
pub(crate) fn about_person(here: &TeamPage, person: PersonId) -> Markup {
    let team_view = here.team_view();
    let own = team_view.me().is_none();
    let to = |page: &str| here.address(&format!("people/{person}/{page}"));
    let waiting = team_view.changes_waiting(person).unwrap_or_default();
    let in_need = team_view.carers_in_need(person).unwrap_or_default();
    html! {
        @if team_view.may_read_feedback(person) {
            (row(&[
                link(&to("feedback"), if own { "How was it? Thanks, wishes, worries" } else { "What they say" }, Weight::Quiet),
                link(&to("circle-care"), if own { "What the circle does" } else { "The circle and carers" }, Weight::Quiet),
            ]))
            @if waiting > 0 { p { (tag(&count(number(waiting), "wish waits", "wishes wait"), Tone::Wanting)) } }
            @if in_need > 0 { p { (tag(&count(number(in_need), "carer needs rest", "carers need rest"), Tone::Wanting)) } }
        }
    }
}

/// On the page of figures: how it was, over everyone. Nothing of so few that somebody could be found in it.
pub(crate) fn sums(here: &TeamPage) -> Markup {
    let team_view = here.team_view();
    let Some(sums) = team_view.felt_since(plus_days(team_view.today(), -SUM_DAYS)) else {
        return html! { p.soft { "How people say it was is shown here once at least " (FEWEST_PEOPLE) " of them said so in three months." } };
    };
    let many = |felt| sums.said.get(&felt).copied().unwrap_or_default().to_string();
    let shown = Felt::ALL.map(|felt| (label(felt).1, many(felt), "times in three months"));
    section(
        "felt",
        "How people say it was",
        &html! {
            (figures(&shown))
            p.soft { "Said by " (count(number(sums.people), "person", "people")) " or their circles." }
        },
    )
}
