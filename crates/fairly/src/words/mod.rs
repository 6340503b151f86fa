//! Plain words for times, lengths, counts, names and rules, the same in a terminal and on a page.

mod count;
mod name;
mod rule;
mod time;

pub use count::{count, count_of_problems, grouped, listed};
pub use name::initials;
pub use rule::{meaning, weighed};
pub use time::{OnTheClock, clock, clock_figures, length, length_short, span_of_day, span_short};
