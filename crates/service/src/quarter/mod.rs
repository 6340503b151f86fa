//! A quarter of a team, for those who pay, the organisation and the team itself: the charter clause by clause, punctuality, continuity,
//! missed visits, hours and price. Nothing that is told is below the disclosure limit, and no difference of two sums tells more.

mod charter;
mod table;

use care::access::{Action, Matter};
use care::figures::{Disclosed, Quarter, quarter};
use care::ids::TeamId;
use care::pay::Days;
use care::time::{WeekStart, plus_days};

use crate::bank::Stand;
use crate::price::PriceOfCare;
use crate::{Caller, Error, Service};

pub use charter::{Clause, Figure};
pub use table::table;

/// How many whole weeks a quarter has.
pub const WEEKS: i32 = 13;

/// A quarter, beside the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuarterSeen {
    /// What the team is called.
    pub called: String,
    /// The days of this quarter.
    pub days: Days,
    /// What was counted in it, as it may be told.
    pub figures: Vec<Counted>,
    /// The charter, clause by clause.
    pub charter: Vec<Clause>,
    /// What all blocks of hours come to.
    pub hours: Stand,
    /// What an hour costs, beside what is paid for it.
    pub price: PriceOfCare,
}

/// Something that was counted, beside the quarter before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// What.
    pub what: What,
    /// In this quarter.
    pub now: Disclosed,
    /// In the one before.
    pub before: Disclosed,
}

/// What was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Visits of which people were told and that were not cancelled.
    Visits,
    /// People who had visits.
    People,
    /// Visits for which somebody said when they came.
    Told,
    /// Of these, more than a quarter of an hour after the promised time.
    Late,
    /// Visits for which somebody said when they came and left.
    Measured,
    /// Of these, cut short.
    CutShort,
    /// Visits that were missed.
    Missed,
    /// Visits by the worker who comes to a person most.
    ByTheUsual,
    /// Concerns that were raised.
    Concerns,
    /// Of these, answered by now.
    Answered,
}

impl What {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Visits,
        Self::People,
        Self::Told,
        Self::Late,
        Self::Measured,
        Self::CutShort,
        Self::Missed,
        Self::ByTheUsual,
        Self::Concerns,
        Self::Answered,
    ];

    fn of(self, quarter: &Quarter) -> Disclosed {
        Disclosed::of(match self {
            Self::Visits => quarter.visits,
            Self::People => quarter.people,
            Self::Told => quarter.told,
            Self::Late => quarter.late,
            Self::Measured => quarter.measured,
            Self::CutShort => quarter.cut_short,
            Self::Missed => quarter.missed,
            Self::ByTheUsual => quarter.by_the_usual,
            Self::Concerns => quarter.concerns,
            Self::Answered => quarter.answered,
        })
    }
}

impl Service {
    /// The last whole quarter of weeks of a team, beside the one before.
    ///
    /// # Errors
    /// If they may not see it, or it cannot be read.
    pub async fn quarter(&self, caller: &Caller, team: TeamId) -> Result<QuarterSeen, Error> {
        let team_view = self.team_view(caller, team).await?;
        team_view.check(Action::See, &Matter::Figures.of_team(team))?;
        let price = self.price_of_care(caller, team).await?;
        let (blocks, _) = self.blocks(caller, team).await?;
        let books = team_view.books().await?;
        let days = |before: i32| {
            let first = WeekStart::of(team_view.today()).plus_weeks(-WEEKS * (before + 1));
            Days { first: first.monday(), last: plus_days(first.monday(), WEEKS * 7 - 1) }
        };
        let counted = |days| quarter(team_view.team(), &books.hours, days);
        let (now, before) = (counted(days(0)), counted(days(1)));
        let count = |what: What| Counted { what, now: what.of(&now), before: what.of(&before) };
        Ok(QuarterSeen {
            called: team_view.name().to_owned(),
            days: days(0),
            figures: What::ALL.map(count).into(),
            charter: charter::clauses(&now, &before, price.hour),
            hours: blocks.sum,
            price,
        })
    }
}
