//! What is done with a draft: each form becomes one command, counted once.

use super::begin::PicksRound;
use super::picks::Picking;
use super::settle::FairWay;
use super::show;
use crate::Trouble;
use crate::answer::again;
use crate::board::By;
use crate::sent::{Body, Id, Sent};
use crate::team::{Said, TeamPage, fresh_id};
use axum::response::{IntoResponse, Redirect, Response};
use care::ids::{CommandId, PersonId, PlanId, WorkerId};
use care::picks::{Pick, Settle};
use care::time::WeekStart;
use care::visit::VisitId;
use design::notice::FieldProblem;
use schemars::JsonSchema;
use serde::Deserialize;
use service::planning::Effort;
use service::{Done, Error, Wanted};
use std::time::Duration;

/// How long the engine searches when people wait for it; they can stop it sooner.
const SEARCH: Duration = Duration::from_secs(15);

fn page(here: &TeamPage, week: WeekStart) -> String {
    here.address(&format!("draft?week={week}"))
}

/// Only a week, named by its Monday.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct OfWeek {
    command: Id<CommandId>,
    week: Id<WeekStart>,
}

/// On to the draft, with what was done.
fn on(
    here: &TeamPage,
    week: Id<WeekStart>,
    said: Said,
    done: Result<Done, Error>,
) -> Result<Response, Trouble> {
    here.on(&page(here, week.0), said, done)
}

/// A draft to begin.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Beginning {
    command: Id<CommandId>,
    week: Id<WeekStart>,
    /// The week it begins like; from scratch where none is named.
    like: Option<Id<WeekStart>>,
}

pub(super) async fn begin(here: TeamPage, Body(sent): Body<Beginning>) -> Result<Response, Trouble> {
    let (of_week, like) = ((sent.command.0, sent.week.0), sent.like.map(|like| like.0));
    let done = here.service().begin_draft(here.caller(), here.team(), of_week, like).await;
    on(&here, sent.week, Said::DraftBegun, done)
}

pub(super) async fn drop_it(here: TeamPage, Body(sent): Body<OfWeek>) -> Result<Response, Trouble> {
    let done = here.service().drop_draft(here.caller(), here.team(), (sent.command.0, sent.week.0)).await;
    on(&here, sent.week, Said::DraftDropped, done)
}

pub(super) async fn open_picks(here: TeamPage, sent: Sent<PicksRound>) -> Result<Response, Trouble> {
    let Sent { fields, body } = sent;
    match body.and_then(|round| round.closes(&here).map(|closes| (round, closes))) {
        Ok((round, closes)) => {
            let (of_week, opens) = ((round.command.0, round.week.0), (closes, round.shown()));
            let done = here.service().open_picks(here.caller(), here.team(), of_week, opens).await;
            on(&here, round.week, Said::PicksOpened, done)
        }
        Err(problems) => {
            let week = fields.text("week").parse().map_err(|_| Trouble::of_problems(&problems))?;
            let page = show(&here, week, (By::default(), None), &problems).await?;
            Ok(again(&problems, |_| page))
        }
    }
}

pub(super) async fn close_picks(here: TeamPage, Body(sent): Body<OfWeek>) -> Result<Response, Trouble> {
    let done = here.service().close_picks(here.caller(), here.team(), (sent.command.0, sent.week.0)).await;
    on(&here, sent.week, Said::PicksClosed, done)
}

/// What somebody says of a visit.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Picked {
    command: Id<CommandId>,
    week: Id<WeekStart>,
    visit: Id<VisitId>,
    /// Nothing takes back what was said.
    pick: Option<PickWord>,
}

/// What somebody can say of a visit.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum PickWord {
    Mine,
    NotMe,
    /// Takes back what was said.
    None,
}

/// A pick is answered with its own row where a script asked, so that the list stays where it is.
pub(super) async fn pick(here: TeamPage, Body(sent): Body<Picked>) -> Result<Response, Trouble> {
    let (week, visit) = (sent.week.0, sent.visit.0);
    let pick = match sent.pick {
        Some(PickWord::Mine) => Some(Pick::Mine),
        Some(PickWord::NotMe) => Some(Pick::NotMe),
        Some(PickWord::None) | None => None,
    };
    let of_week = (sent.command.0, week);
    let done = here.service().say_pick(here.caller(), here.team(), of_week, (visit, pick)).await;
    let list = here.address(&format!("draft/picks?week={week}"));
    if !here.in_part() {
        return here.on(&format!("{list}#pick-{visit}"), Said::Picked, done);
    }
    done?;
    let here = here.again().await?;
    let found = here.team_view().visit(visit).ok_or_else(Trouble::not_found)?;
    let picking = Picking::of(&here, week).ok_or_else(Trouble::not_found)?;
    Ok(picking.row(&found).into_response())
}

/// Several visits to pick at once.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct ManyPicked {
    command: Id<CommandId>,
    week: Id<WeekStart>,
    /// Whose visits, as far as they suit; where nobody is named, those of the week before.
    person: Option<Id<PersonId>>,
}

/// Picks what suits of a person's visits, or what is as in the week before.
pub(super) async fn pick_many(here: TeamPage, Body(sent): Body<ManyPicked>) -> Result<Response, Trouble> {
    let week = sent.week.0;
    let me = here.team_view().me().ok_or_else(Trouble::not_found)?;
    let visits = match sent.person {
        Some(Id(person)) => {
            Picking::of(&here, week).map(|picking| picking.suiting(person)).unwrap_or_default()
        }
        None => here.team_view().as_the_week_before(week, me),
    };
    let done = here.service().pick_each(here.caller(), here.team(), sent.command.0, (week, &visits)).await;
    here.on(&here.address(&format!("draft/picks?week={week}")), Said::PickedMany, done)
}

/// Who makes a visit that several picked.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Settled {
    command: Id<CommandId>,
    week: Id<WeekStart>,
    visit: Id<VisitId>,
    /// One of the fair ways out; left out where the team talked about it.
    way: Option<FairWay>,
    /// What chance is drawn from, for a fair way out.
    seed: Option<u64>,
    /// Whom the team chose, where it talked about it.
    #[serde(default)]
    chosen: Vec<Id<WorkerId>>,
}

pub(super) async fn settle(here: TeamPage, Body(sent): Body<Settled>) -> Result<Response, Trouble> {
    let visit = sent.visit.0;
    let settle = match (sent.way, sent.seed) {
        (Some(FairWay(way)), Some(seed)) => Settle::Fairly { way, seed },
        (Some(_), None) => {
            let problem = FieldProblem::new("seed", "Say what chance is drawn from: any whole number.");
            return Err(Trouble::of_problems(&[problem]));
        }
        (None, _) => Settle::Talked { chosen: sent.chosen.iter().map(|worker| worker.0).collect() },
    };
    let of_week = (sent.command.0, sent.week.0);
    let done = here.service().settle_pick(here.caller(), here.team(), of_week, (visit, settle)).await;
    on(&here, sent.week, Said::Settled, done)
}

/// Asks the engine.
pub(super) async fn run(here: TeamPage, Body(sent): Body<OfWeek>) -> Result<Response, Trouble> {
    let week = sent.week.0;
    let wanted = Wanted {
        command: sent.command.0,
        plan: fresh_id(PlanId::new),
        effort: Effort::Time(SEARCH),
        seed: fresh_id(|bits| bits.as_u64_pair().0),
    };
    here.service().start_run(here.caller(), here.team(), week, wanted).await?;
    Ok(Redirect::to(&page(&here, week)).into_response())
}

/// A search to stop.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Stopped {
    week: Id<WeekStart>,
}

pub(super) async fn stop(here: TeamPage, Body(sent): Body<Stopped>) -> Result<Response, Trouble> {
    here.service().stop_run(here.caller(), here.team(), sent.week.0).await?;
    Ok(Redirect::to(&page(&here, sent.week.0)).into_response())
}

/// A proposal of the engine's to take in.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct TakenPlan {
    command: Id<CommandId>,
    week: Id<WeekStart>,
    plan: Id<PlanId>,
    /// All of it; otherwise `only` some visits.
    all: bool,
    #[serde(default)]
    only: Vec<Id<VisitId>>,
}

pub(super) async fn take(here: TeamPage, Body(sent): Body<TakenPlan>) -> Result<Response, Trouble> {
    let only = (!sent.all).then(|| sent.only.iter().map(|visit| visit.0).collect());
    let of_week = (sent.command.0, sent.week.0);
    let done = here.service().take_plan(here.caller(), here.team(), of_week, (sent.plan.0, only)).await;
    on(&here, sent.week, Said::PlanTaken, done)
}

/// Agreeing is what may publish a week; the checker looks first.
pub(super) async fn agree(here: TeamPage, Body(sent): Body<OfWeek>) -> Result<Response, Trouble> {
    let of_week = (sent.command.0, sent.week.0);
    let agreed = here.service().agree_to_draft(here.caller(), here.team(), of_week).await;
    let is_published = agreed.as_ref().is_ok_and(|agreed| agreed.is_published);
    let said = if is_published { Said::Published } else { Said::Agreed };
    on(&here, sent.week, said, agreed.map(|agreed| agreed.done))
}

pub(super) async fn disagree(here: TeamPage, Body(sent): Body<OfWeek>) -> Result<Response, Trouble> {
    let of_week = (sent.command.0, sent.week.0);
    let done = here.service().disagree_with_draft(here.caller(), here.team(), of_week).await;
    on(&here, sent.week, Said::Disagreed, done)
}
