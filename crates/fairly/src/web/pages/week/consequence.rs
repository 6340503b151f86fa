//! What a change would mean, in people's words: continuity, hours, rest, travel, fairness, before it is done.

use crate::web::design::difference::{self, Consequence as Line};
use crate::web::design::notice::{Notice, Tone, notice};
use crate::words::{length, weighed};
use maud::{Markup, html};
use rota::Rule;
use service::Glimpse;
use service::planning::{Consequence, Shift};

/// What a consequence is about, as people ask for it.
const SUBJECTS: [(&str, &[Rule]); 6] = [
    ("Visits", &[Rule::Unplaced]),
    ("Continuity", &[Rule::Stranger, Rule::Faces, Rule::PersonWishes, Rule::Changed]),
    ("Times", &[Rule::Late, Rule::WorstLate, Rule::Early, Rule::Shortened]),
    ("Rest", &[Rule::MissedBreak, Rule::Overtime, Rule::SplitDay]),
    ("Travel", &[Rule::Travel, Rule::Waiting, Rule::LongestIdle]),
    (
        "Fairness",
        &[
            Rule::FairEvenings,
            Rule::FairWeekends,
            Rule::Balance,
            Rule::WorkerWishes,
            Rule::GuaranteedHours,
            Rule::BeyondGuaranteed,
        ],
    ),
];

/// Everything that would be different, the broken rules first.
pub(in crate::web) fn show(glimpse: &Glimpse, consequence: &Consequence) -> Markup {
    let lines = lines(glimpse, consequence);
    html! {
        @for broken in &consequence.breaks {
            (notice(&Notice::new(Tone::Harm, format!("This must not be: {}.", broken.what))))
        }
        @if consequence.mends > 0 {
            (notice(&Notice::new(Tone::Kept, "It would mend a rule that is broken now.")))
        }
        @if lines.is_empty() { p { "Nothing else would be different: continuity, hours, rest, travel and fairness stay as they are." } }
        @else { (difference::consequences(&lines)) }
    }
}

fn lines(glimpse: &Glimpse, consequence: &Consequence) -> Vec<Line> {
    let mut lines = Vec::new();
    for (of, rules) in SUBJECTS {
        let of_it: Vec<&Shift> =
            consequence.rules.iter().filter(|shift| rules.contains(&shift.rule)).collect();
        let said: Vec<String> = of_it.iter().map(|shift| sentence(shift)).collect();
        let extra: i64 = of_it.iter().map(|shift| shift.extra).sum();
        let turn = i8::try_from(-extra.signum()).unwrap_or(0);
        if !said.is_empty() {
            lines.push(Line { of: of.to_owned(), words: said.join("; "), turn });
        }
    }
    lines.push(hours(glimpse, consequence));
    lines.retain(|line| !line.words.is_empty());
    lines
}

/// "2 first meetings with someone new (1 now)".
fn sentence(shift: &Shift) -> String {
    let (after, before) = (weighed(shift.rule, shift.after), weighed(shift.rule, shift.before));
    format!("{after} (now: {before})")
}

/// "Amara 27 hours, half an hour more; Tom …".
fn hours(glimpse: &Glimpse, consequence: &Consequence) -> Line {
    let one = |(worker, before, after): &(_, i64, i64)| {
        let turn = if after > before { "more" } else { "less" };
        format!("{} {}, {} {turn}", glimpse.worker(*worker), length(*after), length((after - before).abs()))
    };
    let words: Vec<String> = consequence.paid.iter().map(one).collect();
    Line { of: "Hours".to_owned(), words: words.join("; "), turn: 0 }
}
