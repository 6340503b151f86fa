//! What a proposal would make of the week, beside the week before: the figures people ask for, and everyone's hours.

use super::worse::Beside;
use crate::Trouble;
use crate::team::TeamPage;
use crate::week::drawn::see;
use care::ids::WorkerId;
use care::weeks::Rota;
use design::face::{self, Size};
use design::notice::{Notice, Tone, notice};
use design::{hours, table};
use maud::{Markup, html};
use rota::WorkerIdx;
use service::Error;
use service::drafts::DraftView;
use service::planning::Which;
use std::collections::BTreeMap;
use tokio::task::spawn_blocking;
use view::{Source, WeekView};
use words::length;

/// The week with this rota, beside the one before as people were told it.
///
/// # Errors
/// If the week makes no sense to the engine.
pub(super) async fn last_week(here: &TeamPage, making: &DraftView, rota: &Rota) -> Result<Markup, Trouble> {
    let (week, paid) = imagine(here, making, rota).await?;
    let last = making.week.previous();
    let told = here.team_view().is_published(last).then(|| here.team_view().rota(last, Which::Published));
    let (before, worse) = match &told {
        Some(before) => {
            let figures = here.team_view().figures(last, Which::Published).await?;
            let beside = Beside { here, making, rota, paid, before, figures };
            (Some(see(here, last, Which::Published, false).await?.view), beside.show())
        }
        None => (None, html! {}),
    };
    Ok(html! {
        @for broken in &week.broken { (notice(&Notice::new(Tone::Harm, format!("Not possible: {broken}.")))) }
        (worse)
        (figures(&week, before.as_ref()))
        section.hours-beside aria-labelledby="hours-beside" {
            h3 #hours-beside { "Everyone’s hours" }
            ul { @for worker in &week.workers {
                li class=(design::measure::hue(worker.hue)) {
                    (face::worker(&worker.name, worker.hue, Size::Small))
                    div { strong { (worker.first) } (hours::bar(worker.paid, worker.guaranteed)) }
                }
            } }
        }
    })
}

/// The draft's week as it would be, and everyone's paid minutes in it.
async fn imagine(
    here: &TeamPage,
    making: &DraftView,
    rota: &Rota,
) -> Result<(WeekView, BTreeMap<WorkerId, i64>), Trouble> {
    let sheet = here.team_view().sheet(making.week, Which::Draft).await?;
    let rota = rota.clone();
    let view = spawn_blocking(move || {
        let (plan, verdict) = sheet.imagine(&rota);
        let source =
            Source::of_week(&sheet.week, &sheet.compiled, &plan, &verdict).map_err(Error::internal)?;
        let view = WeekView::new(&source);
        let id = |at: usize| sheet.compiled.worker_id(WorkerIdx::at(at))?.as_str().parse::<WorkerId>().ok();
        let paid = view.workers.iter().enumerate().filter_map(|(at, worker)| Some((id(at)?, worker.paid)));
        let paid: BTreeMap<WorkerId, i64> = paid.collect();
        Ok::<_, Error>((view, paid))
    });
    Ok(view.await.map_err(Error::internal)??)
}

/// What people ask of a week first, as columns: the week proposed, the week before.
fn figures(week: &WeekView, before: Option<&WeekView>) -> Markup {
    let row = |name: &str, said: fn(&WeekView) -> String| {
        let mut cells = vec![html! { (name) }, html! { strong { (said(week)) } }];
        cells.extend(before.map(|before| html! { (said(before)) }));
        cells
    };
    let head: &[&str] = match before {
        Some(_) => &["The week", "As proposed", "The week before"],
        None => &["The week", "As proposed"],
    };
    table::table(
        "What the week would be like",
        head,
        &[
            row("Visits with someone", |view| format!("{} of {}", view.sums.placed, view.visits.len())),
            row("Different faces a person sees, on average", |view| tenths(view.sums.faces_tenths)),
            row("Visits by the worker who comes most", |view| format!("{} of 100", view.sums.usual_percent)),
            row("First meetings with someone new", |view| view.sums.new_faces.to_string()),
            row("On the way", |view| length(view.sums.travel)),
            row("Waiting between visits", |view| length(view.sums.waiting)),
        ],
    )
}

fn tenths(value: i64) -> String {
    format!("{}.{}", value / 10, value % 10)
}
