//! What devices measure: by which codes it is known, and in which units. Codes are LOINC's where it has one, and ours.

use care::observations::Measure;

/// LOINC.
pub(super) const LOINC: &str = "http://loinc.org";
/// Ours.
pub(super) const OURS: &str = "urn:fairly:measure";
/// The code of the upper blood pressure, and of the lower.
pub(super) const PARTS_OF_PRESSURE: [&str; 2] = ["8480-6", "8462-4"];

/// What it is called in our own codes.
pub(super) fn code(measure: Measure) -> &'static str {
    measure.name()
}

/// The LOINC codes that mean it.
fn loinc(measure: Measure) -> &'static [&'static str] {
    match measure {
        Measure::Pulse => &["8867-4"],
        Measure::Saturation => &["59408-5", "2708-6"],
        Measure::Pressure => &["85354-9"],
        Measure::Temperature => &["8310-5"],
        Measure::Weight => &["29463-7"],
        Measure::Steps => &["41950-7", "55423-8"],
        Measure::Sleep => &["93832-4"],
        Measure::Stumbles => &[],
        Measure::Drinking => &["9108-2", "8999-5"],
    }
}

/// Which one a code of a system means.
pub(super) fn of(system: &str, text: &str) -> Option<Measure> {
    Measure::ALL.into_iter().find(|one| match system {
        LOINC => loinc(*one).contains(&text),
        OURS => code(*one) == text,
        _ => false,
    })
}

/// A unit: its code, how many thousandths of our own it is, and what is taken off before.
pub(super) type Unit = (&'static str, f64, f64);

/// The units that a measure may come in.
pub(super) fn units(measure: Measure) -> &'static [Unit] {
    match measure {
        Measure::Pulse => &[("/min", 1_000.0, 0.0), ("{beats}/min", 1_000.0, 0.0)],
        Measure::Saturation => &[("%", 1_000.0, 0.0)],
        Measure::Pressure => &[("mm[Hg]", 1_000.0, 0.0)],
        Measure::Temperature => &[("Cel", 1_000.0, 0.0), ("[degF]", 5_000.0 / 9.0, 32.0)],
        Measure::Weight => &[("kg", 1_000.0, 0.0), ("g", 1.0, 0.0), ("[lb_av]", 453.592_37, 0.0)],
        Measure::Steps => &[
            ("1", 1_000.0, 0.0),
            ("{steps}", 1_000.0, 0.0),
            ("/d", 1_000.0, 0.0),
            ("{steps}/d", 1_000.0, 0.0),
        ],
        Measure::Sleep => &[("h", 1_000.0, 0.0), ("min", 1_000.0 / 60.0, 0.0)],
        Measure::Stumbles => &[("1", 1_000.0, 0.0), ("{count}", 1_000.0, 0.0)],
        Measure::Drinking => &[("mL", 1_000.0, 0.0), ("L", 1_000_000.0, 0.0)],
    }
}
