//! The words for signs, measurements, scores and where it goes from here.

use care::triage::news2::{Breathes, Consciousness, Observations, Part, Risk, Scale};
use care::triage::{Route, Sign};

/// What must never wait for a form.
pub(super) const EMERGENCY: &str = "Chest pain, signs of a stroke, not breathing well, will not wake, bleeding that does not stop, a long fit: ring 999 now.";

/// What the page is for, and what it is not.
pub(super) const SUPPORTS: &str = "This page helps you to say what you see. It supports you and does not decide: if you are worried, that is enough to ring.";

/// A sign, as somebody says it who knows the person, and what stands for it in a form.
pub(super) fn sign(sign: Sign) -> (&'static str, &'static str) {
    match sign {
        Sign::Muddled => ("muddled", "More muddled than usual"),
        Sign::Withdrawn => ("withdrawn", "Quieter, keeps to themselves"),
        Sign::Restless => ("restless", "Cannot settle"),
        Sign::Upset => ("upset", "Upset, frightened or cross"),
        Sign::NotInterested => ("not-interested", "Not interested in what they like"),
        Sign::Breathless => ("breathless", "Short of breath"),
        Sign::Sleepy => ("sleepy", "Sleepier, or hard to wake"),
        Sign::Pain => ("pain", "In pain, or holds a part of the body"),
        Sign::HotOrCold => ("hot-or-cold", "Hot, cold, sweaty or shivering"),
        Sign::Colour => ("colour", "Pale, grey, blue or blotchy"),
        Sign::Toilet => ("toilet", "The toilet: more, less or different"),
        Sign::Unsteady => ("unsteady", "Unsteady, or has fallen"),
        Sign::MovesLess => ("moves-less", "Moves less than they can"),
        Sign::EatsLess => ("eats-less", "Eats less"),
        Sign::DrinksLess => ("drinks-less", "Drinks less"),
        Sign::SleepsBadly => ("sleeps-badly", "Sleeps badly"),
        Sign::NotThemselves => ("not-themselves", "Not themselves; hard to say why"),
    }
}

/// Where it goes from here, and what stands for it in a form.
pub(super) fn route(route: Route) -> (&'static str, &'static str) {
    match route {
        Route::AtHome => ("at-home", "Stays at home, looked after there"),
        Route::Pharmacist => ("pharmacist", "Pharmacist"),
        Route::Gp => ("gp", "GP"),
        Route::CommunityTeam => ("community-team", "Community nurses or response team"),
        Route::Nhs111 => ("111", "NHS 111"),
        Route::Emergency => ("999", "999: ambulance or emergency department"),
    }
}

/// What is measured, with its unit.
pub(super) fn part(part: Part) -> &'static str {
    match part {
        Part::Respiration => "Breaths a minute",
        Part::Saturation => "Oxygen saturation",
        Part::Oxygen => "Air or oxygen",
        Part::Systolic => "Blood pressure, the higher figure",
        Part::Pulse => "Pulse",
        Part::Consciousness => "How awake",
        Part::Temperature => "Temperature",
    }
}

/// A part's value, as measured.
pub(super) fn value(observations: &Observations, part: Part) -> String {
    let number =
        |value: Option<u16>, unit: &str| value.map_or_else(missing, |value| format!("{value}{unit}"));
    match part {
        Part::Respiration => number(observations.respiration, ""),
        Part::Saturation => {
            let scale = match observations.scale {
                Scale::One => "",
                Scale::Two => ", scale 2",
            };
            number(observations.saturation, &format!(" %{scale}"))
        }
        Part::Oxygen => observations.breathes.map_or_else(missing, |breathes| {
            match breathes {
                Breathes::Air => "air",
                Breathes::Oxygen => "oxygen",
            }
            .to_owned()
        }),
        Part::Systolic => number(observations.systolic, " mmHg"),
        Part::Pulse => number(observations.pulse, ""),
        Part::Consciousness => observations.consciousness.map_or_else(missing, |how| awake(how).1.to_owned()),
        Part::Temperature => observations
            .temperature
            .map_or_else(missing, |tenths| format!("{}.{} °C", tenths / 10, tenths % 10)),
    }
}

fn missing() -> String {
    "not measured".to_owned()
}

/// How awake somebody is, and what stands for it in a form.
pub(super) fn awake(how: Consciousness) -> (&'static str, &'static str) {
    match how {
        Consciousness::Alert => ("alert", "awake and clear as always"),
        Consciousness::Confused => ("confused", "newly confused"),
        Consciousness::Voice => ("voice", "answers only when spoken to"),
        Consciousness::Pain => ("pain", "answers only to pain"),
        Consciousness::Unresponsive => ("unresponsive", "does not answer"),
    }
}

/// What a score means by the thresholds of the Royal College of Physicians.
pub(super) fn risk(risk: Risk) -> &'static str {
    match risk {
        Risk::Low => "Low. Do what the plan says, and look again.",
        Risk::LowMedium => {
            "One part alone scores 3. Somebody clinical should hear of that soon, whatever the sum."
        }
        Risk::Medium => "5 or 6 is the threshold for an urgent response. Ring now.",
        Risk::High => "7 or more is the threshold for an emergency response. Ring 999.",
    }
}
