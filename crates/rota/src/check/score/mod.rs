//! What a plan weighs: the weighed rules, each by its words in `Weights`.

mod people;
mod rounds;
mod visits;
mod workers;

use super::reading::Reading;
use crate::plan::{Part, Score};
use crate::rule::Rule;
use crate::units::Cost;

/// The score of a plan.
pub(super) fn of(reading: &Reading<'_>) -> Score {
    let parts: Vec<(Rule, Part)> = Rule::WEIGHED.iter().map(|&rule| (rule, part(reading, rule))).collect();
    let total = parts.iter().fold(0, |total: Cost, (_, part)| total.saturating_add(part.cost));
    Score { total, parts }
}

fn part(reading: &Reading<'_>, rule: Rule) -> Part {
    let weights = &reading.problem.weights;
    match rule {
        Rule::Unplaced => visits::unplaced(reading),
        Rule::Late => at(visits::late(reading), weights.late),
        Rule::WorstLate => at(visits::worst_late(reading), weights.worst_late),
        Rule::Early => at(visits::early(reading), weights.early),
        Rule::Shortened => at(visits::shortened(reading), weights.shortened),
        Rule::Travel => at(rounds::travel(reading), weights.travel),
        Rule::Waiting => at(rounds::waiting(reading), weights.waiting),
        Rule::Overtime => at(rounds::overtime(reading), weights.overtime),
        Rule::LongestIdle if weights.longest_idle == 0 => Part::default(),
        Rule::LongestIdle => at(rounds::longest_idle(reading), weights.longest_idle),
        Rule::MissedBreak => rounds::missed_breaks(reading),
        Rule::GuaranteedHours => at(workers::guaranteed_unfilled(reading), weights.guaranteed_unfilled),
        Rule::BeyondGuaranteed => at(workers::beyond_guaranteed(reading), weights.beyond_guaranteed),
        Rule::Stranger => at(people::strangers(reading), weights.stranger),
        Rule::Faces => at(people::faces(reading), weights.face),
        Rule::PersonWishes => people::wishes(reading),
        Rule::WorkerWishes => workers::wishes(reading),
        Rule::SplitDay => at(rounds::split_days(reading), weights.split_day),
        Rule::FairEvenings => at(workers::unfair_evenings(reading), weights.unfair_evenings),
        Rule::FairWeekends => at(workers::unfair_weekends(reading), weights.unfair_weekends),
        Rule::Balance => at(workers::imbalance(reading), weights.imbalance),
        Rule::Changed => visits::changed(reading),
        // Never broken rather than weighed.
        _ => Part::default(),
    }
}

/// An amount at a price for each of it.
fn at(amount: i64, weight: Cost) -> Part {
    Part { amount, cost: amount.saturating_mul(weight) }
}

/// Cases with a price of their own each.
fn cases(costs: impl Iterator<Item = Cost>) -> Part {
    costs.fold(Part::default(), |part, cost| Part {
        amount: part.amount + 1,
        cost: part.cost.saturating_add(cost),
    })
}
