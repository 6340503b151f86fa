//! The words for who sees to a medicine, when it is taken, and what came of an occasion.

use care::medicines::{Help, Outcome, When};
use design::notice::Tone;
use words::{clock, length, listed};

/// Who sees to it, and what stands for it in a form.
pub(super) fn help(help: Help) -> (&'static str, &'static str) {
    match help {
        Help::Given => ("given", "We give it"),
        Help::Prompted => ("prompted", "We remind them"),
        Help::Themselves => ("themselves", "They see to it themselves"),
        Help::Others => ("others", "Family or a nurse gives it"),
    }
}

/// What came of it: what stands for it in a form, the words, and its letter in the record of a month.
pub(super) fn outcome(outcome: Outcome) -> (&'static str, &'static str, &'static str) {
    match outcome {
        Outcome::Given => ("given", "Given", "G"),
        Outcome::Taken => ("taken", "Reminded, seen to take it", "T"),
        Outcome::NotSeen => ("not-seen", "Reminded, not seen to take it", "R"),
        Outcome::ByOthers => ("by-others", "Given by family or a nurse", "F"),
        Outcome::Declined => ("declined", "Offered and declined", "D"),
        Outcome::NotNeeded => ("not-needed", "Not needed", "N"),
        Outcome::NotThere => ("not-there", "There was none", "S"),
        Outcome::Withheld => ("withheld", "Held back on clinical advice", "W"),
        Outcome::NotPossible => ("not-possible", "Asleep, sick, away or in hospital", "A"),
        Outcome::Omitted => ("omitted", "Left out by mistake, found later", "M"),
    }
}

/// What it says about how it went.
pub(super) fn tone(outcome: Outcome) -> Tone {
    match outcome {
        Outcome::Given | Outcome::Taken | Outcome::ByOthers => Tone::Kept,
        Outcome::NotNeeded | Outcome::NotPossible | Outcome::Withheld => Tone::Plain,
        Outcome::NotSeen | Outcome::Declined | Outcome::NotThere => Tone::Wanting,
        Outcome::Omitted => Tone::Harm,
    }
}

/// "At 8am and 8pm, within 15 minutes"; "as needed, at least 4 hours apart, at most 4 in 24 hours".
pub(super) fn when(when: &When) -> String {
    match when {
        When::Daily { times, within, least_gap } => {
            let times: Vec<String> = times.iter().map(|time| clock(i32::from(time.minutes()))).collect();
            let within = within.map(|within| format!(", within {} either way", length(i64::from(within.0))));
            let gap = least_gap.map(|gap| format!(", at least {} apart", length(i64::from(gap.0))));
            format!("At {}{}{}", listed(&times), within.unwrap_or_default(), gap.unwrap_or_default())
        }
        When::AsNeeded { least_gap, most_a_day } => {
            let gap = length(i64::from(least_gap.0));
            format!("As needed, at least {gap} apart, at most {most_a_day} in 24 hours")
        }
    }
}
