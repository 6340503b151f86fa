//! Who could make a visit, in words and as JSON: what `fit` and `explain` share.

use super::load::Loaded;
use rota::{Answer, Offer, Rule, WorkerIdx};
use serde_json::{Value, json};
use view::Calendar;
use words::{clock, count, grouped, listed};

/// "1. Grace Lee, Tue 3 at 7.45am: 12 more, moves 2 other visits", the best first.
pub(super) fn ranked(loaded: &Loaded, calendar: &Calendar, answer: &Answer) -> String {
    let mut text = String::new();
    for (at, offer) in answer.offers.iter().enumerate() {
        text += &format!("{:>3}. {}\n", at + 1, sentence(loaded, calendar, offer));
    }
    text
}

fn sentence(loaded: &Loaded, calendar: &Calendar, offer: &Offer) -> String {
    let moves = match offer.moved.len() {
        0 => String::new(),
        moved => {
            format!(", moves {}", count(i64::try_from(moved).unwrap_or(0), "other visit", "other visits"))
        }
    };
    format!(
        "{}, {}: {}{moves}",
        names(loaded, &offer.workers),
        when(loaded, calendar, offer),
        extra(offer.extra)
    )
}

/// "Tue 3 at 7.45am".
pub(super) fn when(loaded: &Loaded, calendar: &Calendar, offer: &Offer) -> String {
    let problem = &loaded.compiled.problem;
    let day = calendar.civil(offer.start).strftime("%a %-d").to_string();
    format!("{day} at {}", clock(calendar.happens(problem, offer.start).1))
}

/// What an offer would cost, in words: "12 more", "5 less", "the same".
pub(super) fn extra(cost: i64) -> String {
    match cost {
        0 => "weighs the same".to_owned(),
        more if more > 0 => format!("weighs {} more", grouped(more)),
        less => format!("weighs {} less", grouped(-less)),
    }
}

/// "Grace Lee and Tom Birch".
pub(super) fn names(loaded: &Loaded, workers: &[WorkerIdx]) -> String {
    let names: Vec<&str> =
        workers.iter().map(|worker| loaded.compiled.problem.worker(*worker).name.as_str()).collect();
    listed(&names)
}

/// Those who cannot, under the rule that stops them: "not this worker: Amara, Tom".
pub(super) fn refused(loaded: &Loaded, answer: &Answer) -> String {
    let mut rules: Vec<Rule> = answer.refused.iter().map(|(_, rule)| *rule).collect();
    rules.sort_unstable();
    rules.dedup();
    let mut text = String::new();
    for rule in rules {
        let stopped = answer.refused.iter().filter(|(_, by)| *by == rule).map(|(worker, _)| *worker);
        let stopped: Vec<WorkerIdx> = stopped.collect();
        text += &format!("  {}: {}\n", rule.name(), names(loaded, &stopped));
    }
    text
}

/// The same for a program to read.
pub(super) fn as_json(loaded: &Loaded, answer: &Answer) -> Value {
    let id = |worker: &WorkerIdx| loaded.compiled.worker_id(*worker).map(ToString::to_string);
    let offer = |offer: &Offer| {
        json!({
            "workers": offer.workers.iter().map(id).collect::<Vec<_>>(),
            "start": loaded.compiled.clock.stamp(offer.start),
            "extra": offer.extra,
            "moved": offer.moved.len(),
        })
    };
    let refusal = |(worker, rule): &(WorkerIdx, Rule)| json!({ "worker": id(worker), "rule": rule.name() });
    json!({
        "offers": answer.offers.iter().map(offer).collect::<Vec<_>>(),
        "refused": answer.refused.iter().map(refusal).collect::<Vec<_>>(),
    })
}
