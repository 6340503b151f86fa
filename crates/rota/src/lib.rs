//! Plans rounds of care visits.
#![forbid(unsafe_code)]

mod check;
pub mod continuity;
mod plan;
pub mod problem;
mod rule;
mod rules;
mod search;
mod units;

pub use check::{Breach, Verdict, check};
pub use plan::{Part, Plan, Rest, Round, Score, Stop};
pub use problem::Problem;
pub use rule::Rule;
pub use search::{
    Aim, Answer, Desk, Offer, Options, Pace, Progress, Proposal, Steps, Unplaced, plan, repair,
};
pub use units::{
    CompetenceIdx, Cost, DayIdx, ModeIdx, PersonIdx, PlaceIdx, Span, Time, VisitIdx, Window, WorkerIdx,
};
