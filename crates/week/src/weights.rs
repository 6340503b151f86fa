//! What the team minds, in minutes of paid time or what it holds to be worth one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The price of each rule that is weighed rather than kept. 1 is one paid minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Weights {
    /// An essential visit that nobody makes, for each worker it takes.
    pub unplaced_essential: u32,
    /// An important visit that nobody makes, for each worker it takes.
    pub unplaced_important: u32,
    /// A flexible visit that nobody makes, for each worker it takes.
    pub unplaced_flexible: u32,
    /// Each minute a visit starts later than is fine.
    pub late: u32,
    /// Each minute a visit starts earlier than is fine.
    pub early: u32,
    /// Each minute of the latest start of all.
    pub worst_late: u32,
    /// Each minute cut from a visit.
    pub shortened: u32,
    /// Each minute of travel: more than one, as a minute on the way that guaranteed time pays anyway is better spent with
    /// people.
    pub travel: u32,
    /// Each minute a worker waits between visits: more than one, as an hour that guaranteed time pays anyway is better
    /// free at home.
    pub waiting: u32,
    /// Each minute of the longest idle time.
    pub longest_idle: u32,
    /// Each minute of guaranteed time that is not filled.
    pub guaranteed_unfilled: u32,
    /// Each minute worked beyond the guaranteed time.
    pub beyond_guaranteed: u32,
    /// Each pair of a person and a worker new to them.
    pub stranger: u32,
    /// Each further face a person sees.
    pub face: u32,
    /// Each visit by someone the person did not ask for, where they asked for someone.
    pub not_liked: u32,
    /// Each visit by a worker who is not of the gender, or does not speak the language, the person wishes for.
    pub person_wish: u32,
    /// Each visit at a time the worker would rather not work.
    pub worker_wish: u32,
    /// Each further round of a day.
    pub split_day: u32,
    /// Each evening visit that would have to change hands for fair shares, among those who have shifts in the evening.
    pub unfair_evenings: u32,
    /// Each weekend visit that would have to change hands for fair shares, among those who have shifts at weekends.
    pub unfair_weekends: u32,
    /// Each minute that a worker's work differs from the mean.
    pub imbalance: u32,
    /// Another worker than was published; twice that within three days of `now`, four times within one.
    pub changed_worker: u32,
    /// Each minute a start differs from what was published; dearer near `now` likewise.
    pub changed_minute: u32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            unplaced_essential: 5_000,
            unplaced_important: 2_000,
            unplaced_flexible: 600,
            late: 2,
            early: 1,
            worst_late: 0,
            shortened: 4,
            travel: 2,
            waiting: 2,
            longest_idle: 0,
            guaranteed_unfilled: 1,
            beyond_guaranteed: 1,
            stranger: 45,
            face: 20,
            not_liked: 10,
            person_wish: 30,
            worker_wish: 30,
            split_day: 30,
            unfair_evenings: 15,
            unfair_weekends: 15,
            imbalance: 0,
            changed_worker: 15,
            changed_minute: 1,
        }
    }
}
