//! A week of the team as the board draws it.

use super::{asking, promise};
use crate::Trouble;
use crate::board::{BoardView, By, Mark, Places, Stage};
use crate::team::TeamPage;
use crate::week::people::what;
use care::time::WeekStart;
use care::visit::VisitId;
use care::weeks::{Assignment, How, Rota};
use rota::{PersonIdx, VisitIdx, WorkerIdx};
use service::planning::{Figures, Sheet, Which};
use service::{Error, ToAsk};
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::task::spawn_blocking;
use view::{Source, WeekView, streets};

/// What of a week is to be drawn, and on which page.
#[derive(Clone, Debug)]
pub(crate) struct ToDraw {
    pub(crate) week: WeekStart,
    pub(crate) which: Which,
    pub(crate) by: By,
    pub(crate) day: Option<usize>,
    pub(crate) page: &'static str,
}

/// A week as people see it, and the sheet it was made from.
pub(crate) struct Seen {
    pub(crate) sheet: Arc<Sheet>,
    pub(crate) view: WeekView,
    figures: Figures,
}

/// Which rota of a week one sees who asks for none in particular: what people were told, or else the draft.
pub(crate) fn usual(here: &TeamPage, week: WeekStart) -> Which {
    if here.team_view().is_published(week) { Which::Published } else { Which::Draft }
}

/// The rota of a week; empty where there is none.
pub(crate) fn rota_of(here: &TeamPage, week: WeekStart, which: Which) -> Rota {
    here.team_view().rota(week, which)
}

/// A week as people see it; with streets beneath where it is to be a map.
///
/// # Errors
/// If the engine can make no sense of what the team said.
pub(crate) async fn see(
    here: &TeamPage,
    week: WeekStart,
    which: Which,
    on_map: bool,
) -> Result<Seen, Trouble> {
    let sheet = here.team_view().sheet(week, which).await?;
    let rota = rota_of(here, week, which);
    let figures = here.team_view().figures(week, which).await?;
    let seen = spawn_blocking(move || {
        let view = view(&sheet, &rota, on_map).map_err(Error::internal)?;
        Ok::<_, Error>(Seen { sheet, view, figures })
    });
    let mut seen = seen.await.map_err(Error::internal)??;
    put_figures(&mut seen);
    Ok(seen)
}

/// The figures as the team defines them, the same on every page.
fn put_figures(seen: &mut Seen) {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let figures = &seen.figures;
    let (sums, all) = (&mut seen.view.sums, figures.all);
    sums.placed = figures.covered;
    (sums.paid, sums.with_people, sums.travel, sums.waiting) =
        (all.paid, all.with_people, all.travel, all.waiting);
    sums.faces_tenths = count(figures.faces_tenths().unwrap_or_default());
    for (at, worker) in seen.view.workers.iter_mut().enumerate() {
        let id = seen.sheet.compiled.worker_id(WorkerIdx::at(at)).and_then(|id| id.as_str().parse().ok());
        let hours = id.and_then(|id| figures.workers.get(&id)).copied().unwrap_or_default();
        (worker.paid, worker.with_people, worker.travel, worker.waiting) =
            (hours.paid, hours.with_people, hours.travel, hours.waiting);
    }
}

impl Seen {
    /// Opens what the visits that are shown are for, to those who may know; the others stay visits.
    pub(crate) fn open_words(&mut self, here: &TeamPage, shown: impl IntoIterator<Item = usize>) {
        for at in shown {
            let id = self.sheet.compiled.visit_id(VisitIdx::at(at)).and_then(|id| id.as_str().parse().ok());
            let known = id.and_then(|id| here.team_view().visit(id));
            if let (Some(known), Some(visit)) = (known, self.view.visits.get_mut(at)) {
                visit.what = what(here.team_view(), &known).to_owned();
            }
        }
    }
}

/// A week ready for the board.
///
/// # Errors
/// As for [`see`].
pub(crate) async fn draw(here: &TeamPage, asked: &ToDraw) -> Result<BoardView, Trouble> {
    let mut seen = see(here, asked.week, asked.which, asked.by == By::Map).await?;
    if asked.by != By::Map {
        seen.open_words(here, 0..seen.view.visits.len());
    }
    let Seen { sheet, view, figures } = seen;
    let asks = here.team_view().whom_to_ask(&sheet, &figures);
    let rota = rota_of(here, asked.week, asked.which);
    let over = asked.week.sunday() < here.team_view().today();
    Ok(BoardView {
        places: places(here, &sheet, asked),
        stage: if asked.which == Which::Draft { Stage::Draft } else { Stage::Published },
        by: asked.by,
        day: asked.day.filter(|day| *day < view.days.len()),
        marks: (0..view.visits.len()).map(|at| mark(here, &sheet, &rota, (&view, &asks, at))).collect(),
        may_change: here.may_change() && !over,
        news: None,
        week: view,
    })
}

fn view(sheet: &Sheet, rota: &Rota, on_map: bool) -> Result<WeekView, jiff::Error> {
    let source = Source::of_week(&sheet.week, &sheet.compiled, &sheet.plan, &sheet.verdict)?;
    let graph = sheet.streets.as_ref().filter(|_| on_map).map(|streets| streets.graph());
    let source = Source {
        unplaced: sheet.unplaced(),
        shapes: graph.map(streets).unwrap_or_default(),
        attribution: graph.map(|graph| graph.attribution().to_owned()).unwrap_or_default(),
        ..source
    };
    let mut view = WeekView::new(&source);
    for (at, visit) in view.visits.iter_mut().enumerate() {
        visit.pinned = assignment(sheet, rota, at).is_some_and(|assignment| assignment.pinned);
    }
    Ok(view)
}

/// Who makes a visit of the engine's, as the team noted it.
fn assignment<'a>(sheet: &Sheet, rota: &'a Rota, at: usize) -> Option<&'a Assignment> {
    rota.get(&sheet.compiled.visit_id(VisitIdx::at(at))?.as_str().parse().ok()?)
}

fn mark(
    here: &TeamPage,
    sheet: &Sheet,
    rota: &Rota,
    (view, asks, at): (&WeekView, &BTreeMap<VisitId, ToAsk>, usize),
) -> Mark {
    let assignment = assignment(sheet, rota, at);
    let promised = assignment.map(|assignment| assignment.start);
    let picked = assignment.filter(|assignment| assignment.how == How::Picked);
    let picker = picked.and_then(|assignment| assignment.workers.first()).copied();
    let picked_by = picker.and_then(|worker| sheet.compiled.worker(&worker.to_string().into()));
    Mark {
        key: view.visits[at].id.clone(),
        picked_by: picked_by.map(WorkerIdx::index),
        news: None,
        late: late(here, &view.visits[at].id, assignment),
        agreed: promise::agreed_for_named(here.team_view(), &view.visits[at].id, promised),
        differs: view.visits[at].changed,
        ask: view.visits[at].id.parse().ok().and_then(|id| asks.get(&id)).map(asking::about_visit),
    }
}

/// "20 minutes", where the worker who makes a visit said so today and it is not over.
fn late(here: &TeamPage, visit: &str, assignment: Option<&Assignment>) -> Option<String> {
    let (team_view, start) = (here.team_view(), assignment?.start);
    if start.date < team_view.today() {
        return None;
    }
    let delay = team_view.delay(visit.parse().ok()?)?;
    let over = team_view.zone().later(start, assignment?.minutes.0 + delay.0) <= team_view.moment();
    (!over).then(|| words::length(i64::from(delay.0)))
}

fn places(here: &TeamPage, sheet: &Sheet, asked: &ToDraw) -> Places {
    let problem = &sheet.compiled.problem;
    let worker = |at| sheet.compiled.worker_id(WorkerIdx::at(at)).map(ToString::to_string);
    let person = |at| sheet.compiled.person_id(PersonIdx::at(at)).map(ToString::to_string);
    Places {
        base: format!("/team/{}", here.team()),
        page: asked.page.to_owned(),
        week: asked.week.to_string(),
        workers: (0..problem.workers.len()).map(|at| worker(at).unwrap_or_default()).collect(),
        people: (0..problem.people.len()).map(|at| person(at).unwrap_or_default()).collect(),
        dates: asked.week.dates().map(|date| date.to_string()).collect(),
        today: here.team_view().today().to_string(),
    }
}
