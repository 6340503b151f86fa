//! The formats of the literature.

use rota::{Plan, Steps, check};

use crate::files;
use crate::formats::{Format, Objective, read};

/// Reads an instance and a solution of it; what can be read is judged and written.
fn instance(format: Format, bytes: &[u8]) {
    let [instance, solution] = files(bytes);
    for objective in [Objective::Travel, Objective::Preference] {
        let Ok(instance) = read(format, objective, instance) else { return };
        for plan in instance.plan(solution).into_iter().chain([Plan::default()]) {
            let verdict = check(instance.problem(), &plan);
            let _ = instance.cost(&verdict.score);
            let written = instance.write(&plan);
            let _ = instance.plan(written.as_bytes());
        }
    }
}

/// `hhcrsp`: daily home care with double visits.
pub fn hhcrsp(bytes: &[u8]) {
    instance(Format::Hhcrsp, bytes);
}

/// `uhhc`: daily home care with all its trimmings.
pub fn uhhc(bytes: &[u8]) {
    instance(Format::Uhhc, bytes);
}

/// `vrptw`: routes with time windows.
pub fn vrptw(bytes: &[u8]) {
    instance(Format::Vrptw, bytes);
}

/// `vrptwsyn`: home care with synchronised pairs.
pub fn vrptwsyn(bytes: &[u8]) {
    instance(Format::Vrptwsyn, bytes);
}

/// `day`: a home-care day.
pub fn day(bytes: &[u8]) {
    instance(Format::Day, bytes);
}

/// `weekly`: weeks with one worker a patient, and a few steps of their search.
pub fn weekly(bytes: &[u8]) {
    let text = crate::formats::read::unpack(bytes);
    if let Ok(week) = text.and_then(|text| crate::weekly::read(&text)) {
        let _ = week.write(&crate::weekly::search(&week, 1, 1, &Steps(2)));
    }
}
