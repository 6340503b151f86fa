//! What a change would mean, in people's words: continuity, hours, rest, travel, fairness, before it is done.

use super::means;
use super::people::{names, title};
use super::when::{clock, day};
use care::weeks::{Assignment, Step};
use design::card::fold;
use design::difference::{self, Change, Consequence as Line};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use rota::Rule;
use service::TeamView;
use service::planning::{Consequence, Shift};
use view::weighed;
use words::length;

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

/// What it would mean, in a line or three that a person would say: who changes, whose time moves, who meets whom. Broken rules come
/// first; hours, travel and every single visit are folded away.
pub(crate) fn show(team_view: &TeamView, consequence: &Consequence) -> Markup {
    let lines = lines(team_view, consequence);
    html! {
        @for broken in &consequence.breaks {
            (notice(&Notice::new(Tone::Harm, format!("Not possible: {}.", broken.what))))
        }
        @if consequence.mends > 0 {
            (notice(&Notice::new(Tone::Kept, "It would mend a rule that is broken now.")))
        }
        (means::show(team_view, &consequence.steps))
        @if consequence.steps.len() > 1 || !lines.is_empty() {
            (fold("Hours, travel and the rest", &html! {
                p { (weight(consequence.extra)) }
                @if consequence.steps.len() > 1 { (difference::list(&changes(team_view, &consequence.steps))) }
                (difference::consequences(&lines))
            }))
        }
    }
}

/// The same in a line, for a list of several: how the week would be, and the dearest reason.
pub(crate) fn brief(consequence: &Consequence) -> String {
    let weight = weight(consequence.extra);
    let dearest = consequence.rules.iter().find(|shift| shift.extra.signum() == consequence.extra.signum());
    match dearest.filter(|_| !(0..=AS_GOOD).contains(&consequence.extra)) {
        Some(shift) => format!("{}: {}.", weight.trim_end_matches('.'), sentence(shift)),
        None => weight.to_owned(),
    }
}

/// What weighs up to this is as good.
const AS_GOOD: rota::Cost = 15;

/// What the engine's weight of a choice comes to in a word.
pub(crate) fn weight(extra: rota::Cost) -> &'static str {
    match extra {
        rota::Cost::MIN..=-1 => "The week would be better for it.",
        0..=AS_GOOD => "The week would be as good.",
        16..=120 => "The week would be a little worse.",
        _ => "The week would be worse.",
    }
}

/// Every visit that changes, with who and when before and after.
fn changes(team_view: &TeamView, steps: &[Step]) -> Vec<Change> {
    let one = |step: &Step| {
        let visit = team_view.visit(step.visit);
        let what = visit.map_or_else(
            || "A visit that is no longer needed".to_owned(),
            |visit| format!("{}, {}", title(team_view, &visit), day(visit.date)),
        );
        let said = |assignment: &Option<Assignment>| {
            let said =
                |one: &Assignment| format!("{}, {}", names(team_view, &one.workers), clock(one.start.clock));
            assignment.as_ref().map(said).unwrap_or_default()
        };
        let (before, after) = (said(&step.before), said(&step.after));
        Change { what, before, after, why: String::new(), worse: step.after.is_none() }
    };
    let mut by_time: Vec<&Step> = steps.iter().collect();
    by_time.sort_by_key(|step| step.after.as_ref().or(step.before.as_ref()).map(|stands| stands.start));
    by_time.into_iter().map(one).collect()
}

fn lines(team_view: &TeamView, consequence: &Consequence) -> Vec<Line> {
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
    lines.push(hours(team_view, consequence));
    lines.retain(|line| !line.words.is_empty());
    lines
}

/// "2 first meetings with someone new (1 now)".
fn sentence(shift: &Shift) -> String {
    let (after, before) = (weighed(shift.rule, shift.after), weighed(shift.rule, shift.before));
    format!("{after} (now: {before})")
}

/// "Amara 27 hours, half an hour more; Tom …".
fn hours(team_view: &TeamView, consequence: &Consequence) -> Line {
    let one = |(worker, before, after): &(_, i64, i64)| {
        let turn = if after > before { "more" } else { "less" };
        format!("{} {}, {} {turn}", team_view.worker(*worker), length(*after), length((after - before).abs()))
    };
    let words: Vec<String> = consequence.paid.iter().map(one).collect();
    Line { of: "Hours".to_owned(), words: words.join("; "), turn: 0 }
}
