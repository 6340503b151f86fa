//! What is wished for, and why it may be refused.

use roads::BuildError;
use thiserror::Error;
use week::Date;

/// What to invent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// How many people are visited; at most 1,000 in one town.
    pub people: u32,
    /// How many workers; at most 1,000 in one town.
    pub workers: u32,
    /// Decides everything drawn by chance.
    pub seed: u64,
    /// The first day of the horizon.
    pub first_day: Date,
    /// The days of the horizon, 1 to 28.
    pub days: u8,
    /// For how many days before the horizon it is said who came; at most 28.
    pub history_days: u8,
    /// Which team of a region it is; decides where its town lies.
    pub team: u32,
}

impl Wish {
    /// A week, with a fortnight of history.
    #[must_use]
    pub fn new(people: u32, workers: u32, seed: u64, first_day: Date) -> Self {
        Self { people, workers, seed, first_day, days: 7, history_days: 14, team: 0 }
    }

    /// The most people or workers in one town.
    pub const MOST_IN_A_TOWN: u32 = 1_000;

    pub(crate) fn check(&self) -> Result<(), Refusal> {
        if !(1..=28).contains(&self.days) {
            return Err(Refusal::Days(self.days));
        }
        if self.history_days > 28 {
            return Err(Refusal::HistoryDays(self.history_days));
        }
        for count in [self.people, self.workers] {
            if count > Self::MOST_IN_A_TOWN {
                return Err(Refusal::TooMany(count));
            }
        }
        Ok(())
    }
}

/// Why a wish cannot be met.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The horizon has no day or too many.
    #[error("a horizon of {0} days: a week file holds 1 to 28")]
    Days(u8),
    /// Too much history.
    #[error("{0} days of history: at most 28")]
    HistoryDays(u8),
    /// More people or workers than one town can hold.
    #[error("{0} in one town: at most 1,000; split the region into teams")]
    TooMany(u32),
    /// Real streets without an address to live at.
    #[error("no address to live at: give a map or a list with addresses that streets lead to")]
    NoAddress,
    /// The streets make no graph.
    #[error("the invented streets make no road graph")]
    Roads(#[from] BuildError),
}
