//! What people read of a plan: its view, made from the week's own names and places.

use super::Trouble;
use super::load::Loaded;
use ::rota::{Plan, Unplaced, Verdict};
use view::{Calendar, Made, Source, WeekView, streets};
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
    let source = Source::of_week(&loaded.week, &loaded.compiled, plan, verdict).map_err(zone_is_lost)?;
    let source = Source {
        unplaced,
        shapes: loaded.graph.as_ref().map(streets).unwrap_or_default(),
        attribution: loaded.graph.as_ref().map(|graph| graph.attribution().to_owned()).unwrap_or_default(),
        made: made.map(|made| Made { seed: made.seed, steps: made.steps, threads: u64::from(made.threads) }),
        ..source
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
            could: Vec::new(),
            off: Vec::new(),
            shortage: None,
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
    Calendar::of_week(week).map_err(zone_is_lost)
}

#[expect(clippy::needless_pass_by_value, reason = "it is what map_err gives")]
fn zone_is_lost(why: jiff::Error) -> Trouble {
    Trouble::Bug { what: format!("the week's zone is lost: {why}") }
}
