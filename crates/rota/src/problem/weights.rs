//! What the weighed rules cost. All zero by default: a problem says what it minds.

use crate::units::Cost;

/// The price of each weighed rule. In a week of care one unit is one paid minute, or what the team holds to be
/// worth one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weights {
    /// Each tick of travel, the legs from the start place and to the end place included, over rounds that have visits.
    pub travel: Cost,
    /// Each tick a worker waits between arriving and starting (a break that is owed is not waiting; waiting for one is). Two ends of
    /// a round: waiting at the end place for a break there counts; the wait between a break before the very first visit
    /// and that visit does not (it is idle time all the same).
    pub waiting: Cost,
    /// Each tick a visit starts after its fine window, once for each worker it takes.
    pub late: Cost,
    /// Each tick a visit starts before its fine window, once for each worker it takes.
    pub early: Cost,
    /// Each tick of the single latest start of all.
    pub worst_late: Cost,
    /// Each tick a visit is made shorter than wanted, once for each worker it takes.
    pub shortened: Cost,
    /// Each tick a round overruns its shift, where it may.
    pub overtime: Cost,
    /// Each tick of the longest idle time of any round: from shift start to leaving, waiting, and from return to shift
    /// end; the whole shift for an empty round.
    pub longest_idle: Cost,
    /// Each tick of paid time below what is guaranteed, per worker and week.
    pub guaranteed_unfilled: Cost,
    /// Each tick of paid time above what is guaranteed, per worker and week.
    pub beyond_guaranteed: Cost,
    /// Each pair of a person and a worker new to them.
    pub stranger: Cost,
    /// Each different worker a person sees, within the horizon and the recent days before it, beyond the first.
    pub face: Cost,
    /// Each visit by someone not among those the person asked for.
    pub not_liked: Cost,
    /// Each further round with visits that a worker makes on a day beyond the first.
    pub split_day: Cost,
    /// Each evening visit above the even share, over all who have more, those of the weeks before included: so many would
    /// have to change hands for even shares (rounded up). Those share who have a shift that reaches into an evening.
    pub unfair_evenings: Cost,
    /// Each weekend visit above the even share, likewise among those who have a shift at a weekend.
    pub unfair_weekends: Cost,
    /// Each tick that a worker's own visits and travel differ from the mean of all, rounded up for each worker.
    pub imbalance: Cost,
}
