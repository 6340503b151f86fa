//! The part of a person's page that shows what devices measure: what may be a risk first, with its reason.

use super::forms;
use crate::team::TeamPage;
use crate::week::when;
use care::observations::{Measure, Measured, Risk};
use care::time::Date;
use design::card;
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use service::observations::Measurements;
use words::count;

/// What was measured, and the devices. `base` is the page's own address.
pub(crate) fn section(here: &TeamPage, measurements: &Measurements, base: &str) -> Markup {
    let Measurements { risks, latest, devices, may_change } = measurements;
    if devices.is_empty() && latest.is_empty() && !may_change {
        return html! {};
    }
    let facts: Vec<(&str, Markup)> = latest
        .iter()
        .map(|(measured, at)| {
            (called(measured.measure), html! { (amount(measured)) span.soft { ", " (when::moment(*at)) } })
        })
        .collect();
    card::section(
        "measured",
        "What devices measure",
        &html! {
            (flags(risks))
            @if !facts.is_empty() { (card::facts(&facts)) }
            @if devices.is_empty() { p.soft { "No device sends anything." } }
            @for device in devices {
                p { (device.called) ", since " (when::day(device.since)) "." }
                @if *may_change { (forms::taking(base, device)) }
            }
            @if *may_change && !here.viewer().at_tablet() { (card::fold("Give a device a key", &forms::giving(base))) }
        },
    )
}

/// What may be a risk, each with its plain reason.
pub(crate) fn flags(risks: &[Risk]) -> Markup {
    html! {
        @for risk in risks { (notice(&Notice::new(Tone::Wanting, sentence(risk)).more("This comes from numbers alone. You know the person: look, and ask."))) }
    }
}

fn called(measure: Measure) -> &'static str {
    match measure {
        Measure::Pulse => "Pulse",
        Measure::Saturation => "Oxygen",
        Measure::Pressure => "Blood pressure",
        Measure::Temperature => "Temperature",
        Measure::Weight => "Weight",
        Measure::Steps => "Steps",
        Measure::Sleep => "Sleep",
        Measure::Stumbles => "Stumbles",
        Measure::Drinking => "Drunk",
    }
}

fn amount(measured: &Measured) -> String {
    let value = number(measured.value);
    match measured.measure {
        Measure::Pulse => format!("{value} a minute"),
        Measure::Saturation => format!("{value} %"),
        Measure::Pressure => format!("{value} over {}", number(measured.lower.unwrap_or_default())),
        Measure::Temperature => format!("{value} °C"),
        Measure::Weight => format!("{value} kg"),
        Measure::Steps | Measure::Stumbles => value,
        Measure::Sleep => format!("{value} hours"),
        Measure::Drinking => format!("{value} ml"),
    }
}

/// Thousandths as people write them: "36.6", "120".
fn number(thousandths: i64) -> String {
    let tenths = (thousandths + 50) / 100;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

/// "3 stumbles since Sunday, usually none."
fn sentence(risk: &Risk) -> String {
    let since = |date: &Date| date.strftime("%A").to_string();
    match risk {
        Risk::Stumbles { times, since: from, usual } => {
            let usual = if *usual == 0 { "none".to_owned() } else { usual.to_string() };
            format!(
                "Risk of falling: {} since {}, usually {usual}.",
                count(*times, "stumble", "stumbles"),
                since(from)
            )
        }
        Risk::Steps { now, usual } => {
            format!("Risk of falling: {now} steps a day this week, usually {usual}.")
        }
        Risk::Drinking { now, usual: Some(usual) } => {
            format!("Risk of drying out: {now} ml a day this week, usually {usual} ml.")
        }
        Risk::Drinking { now, usual: None } => format!("Risk of drying out: {now} ml a day this week."),
        Risk::Weight { lost, since: from } => {
            format!("Risk of drying out: {} kg less than on {}.", number(*lost), since(from))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_risk_says_its_reason() {
        let since = "2026-11-29".parse().unwrap();
        let stumbles = Risk::Stumbles { times: 3, since, usual: 0 };
        assert_eq!(sentence(&stumbles), "Risk of falling: 3 stumbles since Sunday, usually none.");
        let weight = Risk::Weight { lost: 2_300, since };
        assert_eq!(sentence(&weight), "Risk of drying out: 2.3 kg less than on Sunday.");
    }

    #[test]
    fn amounts_are_written_as_people_do() {
        let of = |measure, value, lower| amount(&Measured { measure, value, lower });
        assert_eq!(of(Measure::Temperature, 36_550, None), "36.6 °C");
        assert_eq!(of(Measure::Pressure, 121_000, Some(79_000)), "121 over 79");
    }
}
