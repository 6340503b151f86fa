//! Plans rounds of care visits: who goes where and when, what cannot be placed and why, and what it all weighs.
//!
//! ```
//! use rota::problem::{Appointment, Day, Person, Shift, TravelTable, Visit, Weights, Worker};
//! use rota::{DayIdx, Options, PersonIdx, PlaceIdx, Problem, Span, Steps, Time, Window, plan};
//!
//! // Two workers, three visits to Mrs Hill, four places ten minutes apart; one tick is a minute.
//! let (today, office) = (DayIdx(0), PlaceIdx(0));
//! let worker = |name: &str, from: i32, to: i32| {
//!     let shift = Shift::new(today, Window::new(from, to), office);
//!     Worker { shifts: vec![shift], ..Worker::new(name) }
//! };
//! let visit = |name: &str, door: u32, hour: i32| {
//!     let at = Appointment::hard(today, Window::new(hour * 60 - 30, hour * 60 + 30));
//!     Visit::new(name, PersonIdx(0), PlaceIdx(door), Span(45), at)
//! };
//! let problem = Problem {
//!     days: vec![Day { from: Time(0), to: Time(1440), weekend: false, evening: Time(1080) }],
//!     places: 4,
//!     travel: vec![TravelTable::from_fn(4, |from, to| Span(if from == to { 0 } else { 10 }))],
//!     workers: vec![worker("Asha", 420, 840), worker("Ben", 780, 1260)],
//!     people: vec![Person { name: "Mrs Hill".into(), ..Person::default() }],
//!     visits: vec![visit("breakfast", 1, 8), visit("lunch", 2, 12), visit("supper", 3, 18)],
//!     weights: Weights { travel: 1, face: 20, ..Weights::default() },
//!     ..Problem::default()
//! };
//! assert!(problem.faults().is_empty());
//!
//! let proposal = plan(&problem, None, &Options::default(), &Steps(10_000), &mut |_| {});
//!
//! for round in &proposal.plan.rounds {
//!     for stop in &round.stops {
//!         let (start, who) = (stop.start.0, &problem.worker(round.worker).name);
//!         println!("{:02}:{:02} {who}: {}", start / 60, start % 60, problem.visit(stop.visit).name);
//!     }
//! }
//! assert!(proposal.verdict.holds() && proposal.unplaced.is_empty());
//! ```
//!
//! A [`Problem`] is plain data: days, workers with shifts, people, visits, travel tables, what each rule weighs. Time
//! is counted in ticks from the start of the horizon, and a problem decides what a tick is. [`Problem::faults`] lists
//! what is wrong with it.
//!
//! Three speeds, one model:
//! - [`plan`] makes a week in seconds, from nothing or from another plan;
//! - [`repair`] mends a published plan with few changes, several ways;
//! - a [`Explainer`] answers in milliseconds who could make a visit, what that would cost, and which rule stops the rest.
//!
//! [`check`] judges any plan, by whomever it was made, against every [`Rule`]; it shares no code with the search, and
//! every [`Proposal`] carries its [`Verdict`].
//!
//! The crate reads no clock, file, environment or network, and no chance but the seed in [`Options`]. How long to
//! search is told from outside by a [`Pace`]: with [`Steps`] the same problem, seed and threads give the same plan,
//! byte for byte.
#![forbid(unsafe_code)]

mod by_hand;
mod check;
pub mod continuity;
mod plan;
pub mod problem;
mod rule;
mod rules;
mod search;
mod shortage;
mod units;

pub use by_hand::{Booking, by_hand};
pub use check::{Breach, Verdict, check};
pub use plan::{Part, Plan, Rest, Round, Score, Stop};
pub use problem::Problem;
pub use rule::Rule;
pub use search::{
    Aim, Answer, Explainer, Offer, Options, Pace, Progress, Proposal, Steps, Unplaced, plan, repair,
};
pub use shortage::{Shortage, shortage};
pub use units::{
    CompetenceIdx, Cost, DayIdx, ModeIdx, PersonIdx, PlaceIdx, Span, Time, VisitIdx, Window, WorkerIdx,
};
