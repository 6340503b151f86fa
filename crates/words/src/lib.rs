//! Plain words for times, lengths, counts and names, the same in a terminal and on a page.
#![forbid(unsafe_code)]

mod count;
mod face;
mod time;

pub use count::{count, count_of_problems, grouped, listed};
pub use face::{HUES, initials};
pub use time::{OnTheClock, clock, clock_figures, length, length_short, span_of_day, span_short};
