//! What is agreed with a person about arrivals, with the code to print or to read out.

use crate::Trouble;
use crate::account::square;
use crate::frame::Area;
use crate::sent::{Body, Id, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::access::{Action, Matter};
use care::arrivals::{Means, Proof};
use care::ids::{CommandId, PersonId, TeamId};
use design::button::{Weight, button, link};
use design::card::section;
use design::form::{self, Choice, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::arrivals::ArrivalWay;

pub(super) async fn show(here: TeamPage, Path(which): Path<(TeamId, PersonId)>) -> Result<Markup, Trouble> {
    let way = here.service().open_arrival_way(here.caller(), which).await?;
    let back = here.address(&format!("people/{}", way.person));
    Ok(here.frame(Area::People, format!("Arriving at {}", way.called)).show(&html! {
        p { "Workers say themselves when they arrive. If " (way.called) " and the team want more, a code can go with it. Where somebody’s phone is, is never looked at." }
        (section("now", "What is agreed", &agreed(&way)))
        @if way.may_change { (section("change", "Agree something else", &change(&here, &way))) }
        p { (link(&back, &format!("Back to {}", way.called), Weight::Bare)) }
    }))
}

fn agreed(way: &ArrivalWay) -> Markup {
    match &way.agreed {
        None => html! { p { "Nothing is proved. “I have arrived” is enough." } },
        Some((Means::Door, code)) if way.may_change => html! {
            p { "This hangs beside the door. The worker scans it with the phone’s camera, or types the letters." }
            (square::draw(&ArrivalWay::square(code)))
            p.large { code { (grouped(code)) } }
        },
        Some((Means::Door, _)) => {
            html! { p { "The worker scans the code beside the door, or types its letters." } }
        }
        Some((Means::Spoken, code)) if way.may_change => html! {
            p { (way.called) " reads this out to the worker who comes:" }
            p.large { code { (code) } }
        },
        Some((Means::Spoken, _)) => html! { p { (way.called) " reads out a code to the worker who comes." } },
    }
}

/// "7K2M 9QXA".
fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn change(here: &TeamPage, way: &ArrivalWay) -> Markup {
    let value = way.agreed.as_ref().map_or("nothing", |(means, _)| means.name());
    html! {
        form method="post" action=(here.address(&format!("people/{}/arrivals", way.person))) {
            (command_field())
            (form::choices(&Field { name: "way", label: "How is an arrival proved?", value, ..Field::default() }, &[
                Choice { value: "nothing", words: "Not at all", meaning: "The worker’s word is enough." },
                Choice { value: "door", words: "By a printed code beside the door", meaning: "It is made new each time you save this." },
                Choice { value: "spoken", words: "By a code that the person reads out", meaning: "Four digits, made new each time you save this." },
            ]))
            (button("Save", Weight::Quiet))
        }
    }
}

terms! {
    /// How an arrival is proved, or that it is not.
    WayAgreed(Option<Means>) |text| match text {
            "nothing" => Some(None),
            text => Means::ALL.into_iter().find(|means| means.name() == text).map(Some),
        }, "Say how an arrival is proved: choose one.", { "type": "string", "enum": ["nothing", "door", "spoken"] };
}

/// What is to be agreed.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Agreeing {
    command: Id<CommandId>,
    way: WayAgreed,
}

pub(super) async fn agree(
    here: TeamPage,
    Path(whose @ (_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Agreeing>,
) -> Result<Response, Trouble> {
    let done = here.service().agree_arrivals(here.caller(), whose, (sent.command.0, sent.way.0)).await;
    here.on(&here.address(&format!("people/{person}/arrivals")), Said::Saved, done)
}

/// What was proved of an arrival, beside it; nothing where nothing was.
pub(crate) fn proof(proof: Option<Proof>) -> &'static str {
    match proof {
        Some(Proof::Door) => ", with the code at the door",
        Some(Proof::Spoken) => ", with the code that they read out",
        Some(Proof::OutTogether) => ", met outside: out together",
        Some(Proof::WrongCode) => ", with a code that is not theirs",
        None => "",
    }
}

/// On a person's page: the way to what is agreed about arrivals, for those who may see it.
pub(crate) fn about_person(here: &TeamPage, person: PersonId) -> Markup {
    let team_view = here.team_view();
    let may = team_view.judge(Action::See, &Matter::Arrivals.of_person(team_view.id(), person)).allowed;
    html! { @if may { p { (link(&here.address(&format!("people/{person}/arrivals")), "How arrivals are proved", Weight::Bare)) } } }
}
