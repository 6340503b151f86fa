//! What is done with a draft: each form becomes one command, counted once.

use super::begin::read_picks;
use super::picks::Picking;
use super::{settle, show};
use crate::Trouble;
use crate::board::By;
use crate::team::{Form, Here, Said, fresh_id};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use care::ids::PlanId;
use care::team::picks::Pick;
use care::team::{Begin, Command, Settle};
use care::time::WeekStart;
use care::visit::VisitId;
use service::planning::Effort;
use service::{Order, Wanted};
use std::time::Duration;

/// How long the engine searches when people wait for it; they can stop it sooner.
const SEARCH: Duration = Duration::from_secs(15);

fn page(here: &Here, week: WeekStart) -> String {
    here.address(&format!("draft?week={week}"))
}

/// Carries out one command about a week, and shows the draft.
async fn act(
    here: &Here,
    form: &Form,
    said: Said,
    make: impl FnOnce(WeekStart) -> Command,
) -> Result<Response, Trouble> {
    let week: WeekStart = form.hidden("week")?;
    let order = Order::new(form.command()?, make(week));
    let done = here.service().act(here.caller(), here.team(), order).await;
    here.on(&page(here, week), said, done)
}

pub(super) async fn begin(here: Here, form: Form) -> Result<Response, Trouble> {
    let begin = form.read("like").map_or(Begin::Fresh, Begin::LikeWeek);
    act(&here, &form, Said::DraftBegun, |week| Command::BeginDraft { week, begin }).await
}

pub(super) async fn drop_it(here: Here, form: Form) -> Result<Response, Trouble> {
    act(&here, &form, Said::DraftDropped, |week| Command::DropDraft { week }).await
}

pub(super) async fn open_picks(here: Here, form: Form) -> Result<Response, Trouble> {
    match read_picks(&here, &form) {
        Ok((closes, shown)) => {
            act(&here, &form, Said::PicksOpened, |week| Command::OpenPicks { week, closes, shown }).await
        }
        Err(problems) => {
            let again = show(&here, form.hidden("week")?, (By::default(), None), &problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response())
        }
    }
}

pub(super) async fn close_picks(here: Here, form: Form) -> Result<Response, Trouble> {
    act(&here, &form, Said::PicksClosed, |week| Command::ClosePicks { week }).await
}

/// A pick is answered with its own row where a script asked, so that the list stays where it is.
pub(super) async fn pick(here: Here, form: Form) -> Result<Response, Trouble> {
    let (week, visit): (WeekStart, VisitId) = (form.hidden("week")?, form.hidden("visit")?);
    let pick = match form.text("pick") {
        "mine" => Some(Pick::Mine),
        "not-me" => Some(Pick::NotMe),
        _ => None,
    };
    let worker = here.glimpse().me().ok_or_else(Trouble::not_found)?;
    let order = Order::new(form.command()?, Command::Pick { week, visit, worker, pick });
    let done = here.service().act(here.caller(), here.team(), order).await;
    let list = here.address(&format!("draft/picks?week={week}"));
    if !here.in_part() {
        return here.on(&format!("{list}#pick-{visit}"), Said::Picked, done);
    }
    done?;
    let here = here.again().await?;
    let found = here.glimpse().team().visit(visit).ok_or_else(Trouble::not_found)?;
    let picking = Picking::of(&here, week).ok_or_else(Trouble::not_found)?;
    Ok(picking.row(&found).into_response())
}

pub(super) async fn settle(here: Here, form: Form) -> Result<Response, Trouble> {
    let visit: VisitId = form.hidden("visit")?;
    let way = settle::KEYS.iter().find(|(key, _)| *key == form.text("way")).map(|(_, way)| *way);
    let settle = match way {
        Some(way) => Settle::Fairly { way, seed: form.hidden("seed")? },
        None => {
            let name = format!("chosen-{visit}");
            Settle::Talked { chosen: form.all(&name).filter_map(|worker| worker.parse().ok()).collect() }
        }
    };
    act(&here, &form, Said::Settled, |week| Command::SettlePick { week, visit, settle }).await
}

pub(super) async fn run(here: Here, form: Form) -> Result<Response, Trouble> {
    let week: WeekStart = form.hidden("week")?;
    let wanted = Wanted {
        command: form.command()?,
        plan: fresh_id(PlanId::new),
        effort: Effort::Time(SEARCH),
        seed: fresh_id(|bits| bits.as_u64_pair().0),
    };
    here.service().start_run(here.caller(), here.team(), week, wanted).await?;
    Ok(Redirect::to(&page(&here, week)).into_response())
}

pub(super) async fn stop(here: Here, form: Form) -> Result<Response, Trouble> {
    let week: WeekStart = form.hidden("week")?;
    here.service().stop_run(here.caller(), here.team(), week).await?;
    Ok(Redirect::to(&page(&here, week)).into_response())
}

pub(super) async fn take(here: Here, form: Form) -> Result<Response, Trouble> {
    let plan: PlanId = form.hidden("plan")?;
    let ticked = || form.all("only").filter_map(|visit| visit.parse().ok()).collect();
    let only = (form.text("all") != "yes").then(ticked);
    act(&here, &form, Said::PlanTaken, |week| Command::TakePlan { week, plan, only }).await
}

/// Agreeing is what may publish a week; the checker looks first.
pub(super) async fn agree(here: Here, form: Form) -> Result<Response, Trouble> {
    let week: WeekStart = form.hidden("week")?;
    let make = |verdict| Command::AgreeToDraft { week, verdict };
    let order = Order::of(form.command()?);
    let done = here.service().act_judged(here.caller(), here.team(), order, make).await;
    let here = here.again().await?;
    let is_published = here.glimpse().team().draft(week).is_none();
    here.on(&page(&here, week), if is_published { Said::Published } else { Said::Agreed }, done)
}

pub(super) async fn disagree(here: Here, form: Form) -> Result<Response, Trouble> {
    act(&here, &form, Said::Disagreed, |week| Command::DisagreeWithDraft { week }).await
}
