//! The form of what the team values: what it takes in.

use crate::Trouble;
use crate::sent::{Fields, Id, Sent, terms};
use crate::team::{Said, TeamPage};
use axum::response::Response;
use care::ids::CommandId;
use care::values::{Strength, Value};
use schemars::JsonSchema;
use serde::Deserialize;
use service::values::Values;

/// The field of a value.
pub(super) fn name(value: Value) -> &'static str {
    match value {
        Value::FewFaces => "few-faces",
        Value::NoStrangers => "no-strangers",
        Value::PeoplesWishes => "peoples-wishes",
        Value::AgreedTimes => "agreed-times",
        Value::FullLength => "full-length",
        Value::ShortTravel => "short-travel",
        Value::GuaranteedHours => "guaranteed-hours",
        Value::WholeDays => "whole-days",
        Value::FairEvenings => "fair-evenings",
        Value::WorkersWishes => "workers-wishes",
        Value::EvenWork => "even-work",
        Value::LittleChange => "little-change",
    }
}

terms! {
    /// How much something matters, from the least.
    Strong(Strength) |text| text.parse::<usize>().ok().and_then(|at| Strength::ALL.get(at).copied()),
        "Choose from 0, not at all, to 4, above all.", { "type": "integer", "minimum": 0, "maximum": 4 };
}

/// How much each value matters from now on; what is left out stays as it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Chosen {
    command: Id<CommandId>,
    few_faces: Option<Strong>,
    no_strangers: Option<Strong>,
    peoples_wishes: Option<Strong>,
    agreed_times: Option<Strong>,
    full_length: Option<Strong>,
    short_travel: Option<Strong>,
    guaranteed_hours: Option<Strong>,
    whole_days: Option<Strong>,
    fair_evenings: Option<Strong>,
    workers_wishes: Option<Strong>,
    even_work: Option<Strong>,
    little_change: Option<Strong>,
}

impl Chosen {
    fn of(&self, value: Value) -> Option<Strength> {
        let chosen = match value {
            Value::FewFaces => &self.few_faces,
            Value::NoStrangers => &self.no_strangers,
            Value::PeoplesWishes => &self.peoples_wishes,
            Value::AgreedTimes => &self.agreed_times,
            Value::FullLength => &self.full_length,
            Value::ShortTravel => &self.short_travel,
            Value::GuaranteedHours => &self.guaranteed_hours,
            Value::WholeDays => &self.whole_days,
            Value::FairEvenings => &self.fair_evenings,
            Value::WorkersWishes => &self.workers_wishes,
            Value::EvenWork => &self.even_work,
            Value::LittleChange => &self.little_change,
        };
        chosen.as_ref().map(|strong| strong.0)
    }
}

/// How much each value matters, as the form's fields.
pub(super) fn known(values: &Values) -> Fields {
    let at = |strength| Strength::ALL.iter().position(|one| *one == strength).unwrap_or_default();
    let all = values.all.iter().map(|one| (name(one.value).to_owned(), at(one.strength).to_string()));
    Fields::of(all)
}

pub(super) async fn set(here: TeamPage, sent: Sent<Chosen>) -> Result<Response, Trouble> {
    let values = here.team_view().values().await?;
    let sent = sent.upon(&known(&values)).body.map_err(|problems| Trouble::of_problems(&problems))?;
    let strengths = Value::ALL.into_iter().filter_map(|value| Some((value, sent.of(value)?))).collect();
    let done = here.service().set_values(here.caller(), here.team(), sent.command.0, &strengths).await;
    here.on(&here.address("values"), Said::Saved, done)
}
