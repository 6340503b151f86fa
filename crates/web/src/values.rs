//! What the team values in a rota: sentences with a strength.

use super::week::when;
use crate::Trouble;
use crate::frame::Place;
use crate::pages::{Pages, change, see};
use crate::sent::{Body, Id, terms};
use crate::team::{Here, Said, command_field};
use axum::response::Response;
use care::access::Matter;
use care::ids::CommandId;
use care::team::Command;
use care::time::WeekStart;
use care::values;
use care::values::{Strength, Value};
use design::button::{Weight, button};
use design::{card, strength};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::planning::{Sheet, Which, in_minutes};
use service::{Glimpse, Order};
use std::sync::Arc;
use view::weighed;
use words::{length, listed};

pub(super) fn pages() -> Pages {
    Pages::new().get("/team/{team}/values", see(Matter::Values), show).post(
        "/team/{team}/values",
        change(Matter::Values),
        set,
    )
}

async fn show(here: Here) -> Markup {
    let last = last_rota(here.glimpse()).await;
    page(&here, last.as_ref())
}

/// What each value came to in the latest rota that people were told.
struct LastRota {
    week: WeekStart,
    sheet: Arc<Sheet>,
}

async fn last_rota(glimpse: &Glimpse) -> Option<LastRota> {
    let (week, _) = glimpse.team().weeks.iter().rev().find(|(_, week)| week.published.is_some())?;
    let sheet = glimpse.sheet(*week, Which::Published).await.ok()?;
    Some(LastRota { week: *week, sheet })
}

impl LastRota {
    /// What a value came to, in visits and minutes, and what it counted beside a minute of paid time.
    fn said(&self, value: Value, strength: Strength) -> String {
        if strength == Strength::NotAtAll {
            return "it did not count, so nobody looked".to_owned();
        }
        let score = &self.sheet.verdict.score;
        let parts: Vec<_> = rules(value).iter().map(|rule| (*rule, score.part(*rule))).collect();
        let amounts: Vec<String> = parts
            .iter()
            .filter(|(_, part)| part.amount > 0)
            .map(|(rule, part)| weighed(*rule, part.amount))
            .collect();
        let minutes = in_minutes(parts.iter().map(|(_, part)| part.cost).sum());
        match (amounts.is_empty(), minutes) {
            (true, _) => "nothing against it".to_owned(),
            (false, 0) => listed(&amounts),
            (false, minutes) => {
                format!("{}; it counted as much as {} at work", listed(&amounts), length(minutes))
            }
        }
    }
}

/// The rules of the engine that a value is about.
fn rules(value: Value) -> &'static [rota::Rule] {
    use rota::Rule;
    match value {
        Value::FewFaces => &[Rule::Faces],
        Value::NoStrangers => &[Rule::Stranger],
        Value::PeoplesWishes => &[Rule::PersonWishes],
        Value::AgreedTimes => &[Rule::Late, Rule::Early],
        Value::FullLength => &[Rule::Shortened],
        Value::ShortTravel => &[Rule::Travel],
        Value::GuaranteedHours => &[Rule::GuaranteedHours, Rule::BeyondGuaranteed],
        Value::WholeDays => &[Rule::SplitDay],
        Value::FairEvenings => &[Rule::FairEvenings, Rule::FairWeekends],
        Value::WorkersWishes => &[Rule::WorkerWishes],
        Value::EvenWork => &[Rule::Balance],
        Value::LittleChange => &[Rule::Changed],
    }
}

fn page(here: &Here, last: Option<&LastRota>) -> Markup {
    let place = |strength| Strength::ALL.iter().position(|one| *one == strength).unwrap_or(0);
    let strength_of = |value| here.glimpse().team().strength(value);
    let said = |value| last.map(|last| last.said(value, strength_of(value))).unwrap_or_default();
    here.frame(Place::Values, "What we value").show(&html! {
        p { "The engine weighs what you say here when it completes a draft. It never decides: you look at the difference and agree, or not." }
        @match last {
            Some(last) => p { "Under each sentence stands what it came to in the last rota that people were told, " (when::week(last.week)) "." },
            None => p { "Once a week is published, what each came to in it stands here." },
        }
        form.values method="post" action=(here.address("values")) {
            (command_field())
            @for value in Value::ALL {
                (strength::choose(name(value), value.sentence(), &Strength::ALL.map(Strength::words), place(strength_of(value)), &said(value)))
            }
            (card::empty("Worth talking about together", "A change here changes every rota from now on. Teams that bring it up as a decision tend to keep it.", None))
            (button("Keep this", Weight::Main))
        }
    })
}

fn name(value: Value) -> &'static str {
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
struct Chosen {
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

async fn set(here: Here, Body(sent): Body<Chosen>) -> Result<Response, Trouble> {
    let set = |value| Some(Command::from(values::SetValue { value, strength: sent.of(value)? }));
    let commands = Value::ALL.into_iter().filter_map(set).collect();
    let order = Order { commands, ..Order::of(sent.command.0) };
    let done = here.service().act(here.caller(), here.team(), order).await;
    here.on(&here.address("values"), Said::Saved, done)
}
