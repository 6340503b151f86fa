//! What people read of a plan: its view, made from the week's own names and places.

use super::load::Loaded;
use super::{Trouble, roads};
use crate::view::{Calendar, Label, Made, Point, Source, WeekView};
use ::rota::{Plan, Unplaced, Verdict, VisitIdx};
use week::{MadeBy, RotaFile, Week};

/// The view of a plan of a loaded week.
///
/// # Errors
/// When the week's zone is not known, which reading it should have said.
pub(super) fn view(
    loaded: &Loaded,
    plan: &Plan,
    verdict: &Verdict,
    unplaced: &[Unplaced],
    made: Option<&MadeBy>,
) -> Result<WeekView, Trouble> {
    let source = Source {
        problem: &loaded.compiled.problem,
        plan,
        verdict,
        unplaced,
        calendar: calendar(&loaded.week)?,
        labels: labels(loaded),
        places: places(&loaded.week),
        shapes: loaded.graph.as_ref().map(roads::shapes).unwrap_or_default(),
        attribution: loaded.graph.as_ref().map(|graph| graph.attribution().to_owned()).unwrap_or_default(),
        made: made.map(|made| Made { seed: made.seed, steps: made.steps, threads: u64::from(made.threads) }),
    };
    Ok(WeekView::new(&source))
}

/// The reasons a rota file gives for the visits it leaves out.
pub(super) fn reasons(loaded: &Loaded, file: &RotaFile) -> Vec<Unplaced> {
    let reason = |unplaced: &week::RotaUnplaced| {
        Some(Unplaced {
            visit: loaded.compiled.visit(&unplaced.visit)?,
            stopped_by: Vec::new(),
            why: sentence(&unplaced.why),
            help: sentence(&unplaced.help),
        })
    };
    file.unplaced.iter().filter_map(reason).collect()
}

/// With a capital letter and a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.trim().chars();
    let Some(first) = letters.next() else { return String::new() };
    let stop = if text.trim().ends_with(['.', '?']) { "" } else { "." };
    format!("{}{}{stop}", first.to_uppercase(), letters.as_str())
}

/// The clock on the wall of a week.
///
/// # Errors
/// When its zone is not known, which reading it should have said.
pub(super) fn calendar(week: &Week) -> Result<Calendar, Trouble> {
    let zone = jiff::tz::TimeZone::get(&week.horizon.zone);
    let (year, month, day) = week.horizon.from.parts();
    let start = zone.and_then(|zone| jiff::civil::Date::new(year, month, day)?.to_zoned(zone));
    start.map(Calendar::new).map_err(|why| Trouble::Bug { what: format!("the week's zone is lost: {why}") })
}

fn labels(loaded: &Loaded) -> Vec<Label> {
    let named: std::collections::BTreeMap<_, _> =
        loaded.week.visits.iter().map(|visit| (&visit.id, &visit.name)).collect();
    let label = |at: usize| {
        let id = loaded.compiled.visit_id(VisitIdx::at(at));
        Label {
            id: id.map(ToString::to_string).unwrap_or_default(),
            what: id.and_then(|id| named.get(id)).map(|name| (*name).clone()).unwrap_or_default(),
        }
    };
    (0..loaded.compiled.problem.visits.len()).map(label).collect()
}

fn places(week: &Week) -> Vec<Option<Point>> {
    let point =
        |place: &week::Place| place.point().map(|point| Point { latitude: point.lat, longitude: point.lon });
    week.places.iter().map(point).collect()
}
