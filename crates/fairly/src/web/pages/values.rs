//! What the team values in a rota: sentences with a strength.

use crate::web::design::button::{Weight, button};
use crate::web::design::layout::Place;
use crate::web::design::{card, strength};
use crate::web::session::Viewer;
use crate::web::team::{Asked, Form, Frame, Said, command_field, done, open};
use crate::web::{App, Trouble};
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::get;
use care::ids::TeamId;
use care::team::Command;
use care::team::value::{Strength, Value};
use maud::{Markup, html};
use service::planning::Which;
use service::{Glimpse, Order};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/team/{team}/values", get(show).post(set))
}

async fn show(
    State(app): State<App>,
    Path(team): Path<TeamId>,
    Query(asked): Query<Asked>,
    viewer: Viewer,
) -> Result<Markup, Trouble> {
    let (glimpse, frame) = open(&app, &viewer, team, Place::Values, "What we value").await?;
    Ok(page(&frame.after(&asked), &glimpse, &last_rota(&glimpse).await))
}

/// What each value came to in the latest published rota, in words.
async fn last_rota(glimpse: &Glimpse) -> Vec<(Value, String)> {
    let published = glimpse.team().weeks.iter().rev().find(|(_, week)| week.published.is_some());
    let Some((week, _)) = published else { return Vec::new() };
    let Ok(sheet) = glimpse.sheet(*week, Which::Published).await else { return Vec::new() };
    let amount = |rule| sheet.verdict.score.part(rule).amount;
    let said = |value: Value| {
        let amounts: Vec<String> = rules(value)
            .iter()
            .filter(|rule| amount(**rule) > 0)
            .map(|rule| crate::words::weighed(*rule, amount(*rule)))
            .collect();
        (
            value,
            if amounts.is_empty() { "nothing against it".to_owned() } else { crate::words::listed(&amounts) },
        )
    };
    Value::ALL.into_iter().map(said).collect()
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

fn page(frame: &Frame, glimpse: &Glimpse, last: &[(Value, String)]) -> Markup {
    let key = glimpse.id();
    let place = |strength| Strength::ALL.iter().position(|one| *one == strength).unwrap_or(0);
    let said = |value: Value| last.iter().find(|(of, _)| *of == value).map_or("", |(_, words)| words);
    frame.show(&html! {
        p { "The engine weighs what you say here when it completes a draft. It never decides: you look at the difference and agree, or not." }
        form.values method="post" action=(format!("/team/{key}/values")) {
            (command_field())
            @for value in Value::ALL {
                (strength::choose(name(value), value.sentence(), place(glimpse.team().strength(value)), said(value)))
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

async fn set(
    State(app): State<App>,
    Path(team): Path<TeamId>,
    viewer: Viewer,
    form: Form,
) -> Result<Response, Trouble> {
    let chosen = |value| form.read::<usize>(name(value)).and_then(|at| Strength::ALL.get(at).copied());
    let set = |value| Some(Command::SetValue { value, strength: chosen(value)? });
    let commands = Value::ALL.into_iter().filter_map(set).collect();
    let order = Order { commands, ..Order::of(form.command()?) };
    let what = app.service().act(&viewer.caller, team, order).await?;
    Ok(done(&format!("/team/{team}/values"), Said::Saved, what))
}
