//! What is done when support ends or moves.

use crate::Trouble;
use crate::frame::Area;
use crate::sent::{Body, Id, terms};
use crate::team::{Said, TeamPage, command_field};
use crate::week::when::{day, number};
use axum::extract::Path;
use axum::response::Response;
use care::farewells::FarewellStep;
use care::ids::{CommandId, PersonId, TeamId};
use design::button::{Weight, button, link, row};
use design::card::tag;
use design::notice::Tone;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::farewells::Farewell;
use words::count;

/// What stands for a step in a form, and the words.
pub(super) fn label(step: FarewellStep) -> (&'static str, &'static str) {
    match step {
        FarewellStep::TakenAlong => ("taken-along", "They have everything that is known about them"),
        FarewellStep::HandedOver => ("handed-over", "Who supports them next knows what they need to know"),
        FarewellStep::KeysReturned => ("keys-returned", "Keys are returned, and codes are forgotten"),
        FarewellStep::LastStatement => ("last-statement", "The last statement of hours and money is settled"),
        FarewellStep::Goodbye => ("goodbye", "Somebody asked how it was, and said goodbye"),
    }
}

pub(super) async fn show(here: TeamPage, Path(which): Path<(TeamId, PersonId)>) -> Result<Markup, Trouble> {
    let farewell = here.service().open_farewell(here.caller(), which).await?;
    let to = |page: &str| here.address(&format!("people/{}{page}", farewell.person));
    Ok(here.frame(Area::People, format!("Ending well, for {}", farewell.called)).show(&html! {
        @match farewell.last {
            Some(last) => p { "The last day of support is " strong { (day(last)) } "." },
            None => p { "No last day is agreed. Everything here can be taken along at any time." },
        }
        (row(&[
            link(&to("/take-along"), "Everything, to read and print", Weight::Quiet),
            link(&to("/take-along.json"), "Everything, as data", Weight::Quiet),
            link(&to("/handover"), "A page for who supports them next", Weight::Quiet),
            link(&to("/bank"), "The last statement", Weight::Quiet),
        ]))
        @if farewell.last.is_some() { ul.agreed { @for (one, done) in &farewell.steps { li { (step(&here, &farewell, *one, done.as_ref())) } } } }
        p { (link(&to(""), &format!("Back to {}", farewell.called), Weight::Bare)) }
    }))
}

fn step(
    here: &TeamPage,
    farewell: &Farewell,
    step: FarewellStep,
    done: Option<&(String, care::time::Date)>,
) -> Markup {
    html! {
        div {
            strong { (label(step).1) } " "
            @match done { Some((who, on)) => (tag(&format!("{who}, {}", day(*on)), Tone::Kept)), None => (tag("to be done", Tone::Wanting)) }
        }
        @if farewell.may_tick {
            form.deed method="post" action=(here.address(&format!("people/{}/farewell", farewell.person))) {
                (command_field())
                input type="hidden" name="step" value=(label(step).0);
                input type="hidden" name="done" value=(if done.is_some() { "no" } else { "yes" });
                (button(if done.is_some() { "Not done after all" } else { "Done" }, Weight::Quiet))
            }
        }
    }
}

/// That something is done.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Tick {
    command: Id<CommandId>,
    step: Which,
    done: bool,
}

terms! {
    /// What is done.
    Which(FarewellStep) |text| FarewellStep::ALL.into_iter().find(|one| label(*one).0 == text),
        "Say what is done: choose one.", { "type": "string" };
}

pub(super) async fn tick(
    here: TeamPage,
    Path(which @ (_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Tick>,
) -> Result<Response, Trouble> {
    let done =
        here.service().tick_farewell(here.caller(), which, sent.command.0, (sent.step.0, sent.done)).await;
    here.on(&here.address(&format!("people/{person}/farewell")), Said::Saved, done)
}

/// On a person's page: what they can take along, and what is still to be done where their support ends.
pub(crate) fn about_person(here: &TeamPage, person: PersonId) -> Markup {
    let team_view = here.team_view();
    let open = team_view.farewell_open(person);
    let own = team_view.caller().person(here.team()) == Some(person);
    html! {
        @if own || open.is_some() {
            p {
                (link(&here.address(&format!("people/{person}/farewell")), if own { "Take everything along" } else { "Ending well" }, Weight::Quiet))
                @if let Some(open) = open.filter(|open| *open > 0) { " " (tag(&count(number(open), "thing to do", "things to do"), Tone::Wanting)) }
            }
        }
    }
}
