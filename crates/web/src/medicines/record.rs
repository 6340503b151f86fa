//! What came of an occasion, and what is left.

use super::labels::outcome;
use crate::Trouble;
use crate::sent::{Body, Day, Id, Text, Words, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::ids::{CommandId, PersonId, TeamId, WorkerId};
use care::medicines::{DoseId, Help, MedicineId, Outcome};
use care::time::Moment;
use design::button::{Weight, button, button_of};
use design::card::fold;
use design::form::{self, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::medicines::{DayOfMedicines, EffectAsked, MedicineTold, Recorded};

/// One tap for what is usual, and everything else with its reason behind a fold.
pub(super) fn outcomes(
    here: &TeamPage,
    sheet: &DayOfMedicines,
    one: &MedicineTold,
    due: Option<Moment>,
) -> Markup {
    let usual = match one.agreed.help {
        Help::Given => Outcome::Given,
        Help::Prompted | Help::Themselves => Outcome::Taken,
        Help::Others => Outcome::ByOthers,
    };
    let quick = due.is_some() && !one.agreed.witnessed && !usual.wants_reason();
    let action = here.address(&format!("people/{}/medicines/{}/dose", sheet.person, one.id));
    let within = format!("{}-{}", one.id, due.map(|due| due.clock.minutes()).unwrap_or_default());
    let options = Outcome::ALL.map(|one| {
        let (code, words, _) = outcome(one);
        (code, words)
    });
    let everything = html! {
        form method="post" action=(action) {
            (command_field())
            @if let Some(due) = due { input type="hidden" name="due" value=(due); }
            (form::select(&Field { name: "outcome", within: &within, label: "What came of it?", value: outcome(usual).0, ..Field::default() }, &options))
            (form::long(&Field { name: "words", within: &within, label: "Why?", ..Field::default() }))
            @if one.agreed.witnessed { (witness(sheet, &within)) }
            (button("Save", Weight::Main))
        }
    };
    html! {
        @if quick {
            form method="post" action=(action) {
                (command_field())
                @if let Some(due) = due { input type="hidden" name="due" value=(due); }
                (button_of("outcome", outcome(usual).0, outcome(usual).1, Weight::Main))
            }
            (fold("Something else", &everything))
        } @else { (everything) }
    }
}

/// Too soon or too often: what is a fact is recorded all the same, and looked into.
pub(super) fn had_all_the_same(
    here: &TeamPage,
    sheet: &DayOfMedicines,
    one: &MedicineTold,
    due: Option<Moment>,
) -> Markup {
    let within = format!("{}-same-{}", one.id, due.map(|due| due.clock.minutes()).unwrap_or_default());
    let usual = if one.agreed.help == Help::Given { Outcome::Given } else { Outcome::Taken };
    fold(
        "They have had it already",
        &html! {
            form method="post" action=(here.address(&format!("people/{}/medicines/{}/dose", sheet.person, one.id))) {
                (command_field())
                @if let Some(due) = due { input type="hidden" name="due" value=(due); }
                input type="hidden" name="outcome" value=(outcome(usual).0);
                input type="hidden" name="all-the-same" value="yes";
                p { "It is recorded as it was, and somebody looks into it. Ring the pharmacist, the GP or 111 now." }
                (form::long(&Field { name: "words", within: &within, label: "How did it come about?", ..Field::default() }))
                @if one.agreed.witnessed { (witness(sheet, &within)) }
                (button("Record it", Weight::Grave))
            }
        },
    )
}

/// What the last dose as needed did.
pub(super) fn effect_form(here: &TeamPage, sheet: &DayOfMedicines, one: &EffectAsked) -> Markup {
    let within = one.dose.to_string();
    let action = format!("people/{}/medicines/{}/dose/{}/effect", sheet.person, one.medicine, one.dose);
    html! {
        form method="post" action=(here.address(&action)) {
            (command_field())
            input type="hidden" name="on" value=(one.on);
            (form::text(&Field { name: "words", within: &within, label: "Did it help?", ..Field::default() }))
            (button("Save", Weight::Quiet))
        }
    }
}

fn witness(sheet: &DayOfMedicines, within: &str) -> Markup {
    let ids: Vec<(String, &str)> =
        sheet.witnesses.iter().map(|one| (one.id.to_string(), one.called.as_str())).collect();
    let options = ids.iter().map(|(id, called)| (id.as_str(), *called));
    let options: Vec<(&str, &str)> = std::iter::once(("", "Nobody")).chain(options).collect();
    form::select(&Field { name: "witness", within, label: "Who saw it given?", ..Field::default() }, &options)
}

/// How much is left, and when to order again.
pub(super) fn stock(here: &TeamPage, sheet: &DayOfMedicines, one: &MedicineTold) -> Markup {
    let within = one.id.to_string();
    html! {
        form method="post" action=(here.address(&format!("people/{}/medicines/{}/stock", sheet.person, one.id))) {
            (command_field())
            (form::short(&Field { name: "counted", within: &within, label: "How many are there?", ..Field::default() }))
            (form::short(&Field { name: "order-at", within: &within, label: "Reorder when so many are left", value: "14", ..Field::default() }))
            (button("Save the count", Weight::Quiet))
        }
    }
}

/// What came of an occasion.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Record {
    command: Id<CommandId>,
    /// For which time it was due; as needed where that is left out.
    due: Option<Id<Moment>>,
    outcome: Came,
    /// Why, or to what effect.
    words: Option<Text>,
    /// Who saw it given.
    witness: Option<Text>,
    /// Whether it was had although it was too soon.
    all_the_same: Option<Text>,
}

/// What a dose as needed did.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Effect {
    command: Id<CommandId>,
    /// On which date the dose counts.
    on: Day,
    words: Words,
}

/// What was counted.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Count {
    command: Id<CommandId>,
    counted: Many,
    /// It is ordered again when so many are left.
    order_at: Many,
}

terms! {
    /// What came of it.
    Came(Outcome) |text| Outcome::ALL.into_iter().find(|one| outcome(*one).0 == text),
        "Say what came of it: choose one.", { "type": "string" };
    /// How many there are.
    Many(u32) |text| text.parse().ok(), "Write a whole number, such as 28.", { "type": "string", "examples": ["28"] };
}

pub(super) async fn record(
    here: TeamPage,
    Path((team, person, medicine)): Path<(TeamId, PersonId, MedicineId)>,
    Body(sent): Body<Record>,
) -> Result<Response, Trouble> {
    let recorded = Recorded {
        medicine,
        due: sent.due.map(|due| due.0),
        outcome: sent.outcome.0,
        words: sent.words.map(|words| words.0).unwrap_or_default(),
        witness: sent.witness.and_then(|witness| witness.0.parse::<WorkerId>().ok()),
        all_the_same: sent.all_the_same.is_some(),
    };
    let done = here.service().record_dose(here.caller(), (team, person), sent.command.0, recorded).await;
    here.on(&here.address(&format!("people/{person}/medicines")), Said::Saved, done)
}

pub(super) async fn effect(
    here: TeamPage,
    Path((team, person, medicine, dose)): Path<(TeamId, PersonId, MedicineId, DoseId)>,
    Body(sent): Body<Effect>,
) -> Result<Response, Trouble> {
    let said = (medicine, dose, sent.on.0, sent.words.0);
    let done = here.service().say_effect(here.caller(), (team, person), sent.command.0, said).await;
    here.on(&here.address(&format!("people/{person}/medicines")), Said::Saved, done)
}

pub(super) async fn count(
    here: TeamPage,
    Path((team, person, medicine)): Path<(TeamId, PersonId, MedicineId)>,
    Body(sent): Body<Count>,
) -> Result<Response, Trouble> {
    let counted = (medicine, sent.counted.0, sent.order_at.0);
    let done = here.service().count_stock(here.caller(), (team, person), sent.command.0, counted).await;
    here.on(&here.address(&format!("people/{person}/medicines")), Said::Saved, done)
}
