//! What a start costs at every minute, as a function whose slope never falls: how the rules that look at the minute say
//! their price before the minute is chosen.

use crate::units::Cost;

/// A price beyond any other, for what may not be.
const WALL: Cost = 1 << 40;

/// A convex function of a start by its slopes: from each point on, until the next.
#[derive(Default)]
pub(crate) struct Slopes(Vec<(i32, Cost)>);

impl Slopes {
    /// Nothing, from a start on.
    pub(crate) fn reset(&mut self, from: i32) {
        self.0.clear();
        self.0.push((from, 0));
    }

    /// Adds a slope at every start.
    pub(crate) fn add_throughout(&mut self, slope: Cost) {
        self.0.iter_mut().for_each(|(_, known)| *known += slope);
    }

    /// Adds a slope from a start on.
    pub(crate) fn add_from(&mut self, start: i32, slope: Cost) {
        let at = self.0.partition_point(|(x, _)| *x < start);
        if at == 0 {
            return self.add_throughout(slope);
        }
        if self.0.get(at).is_none_or(|(x, _)| *x != start) {
            let before = self.0[at - 1].1;
            self.0.insert(at, (start, before));
        }
        self.0[at..].iter_mut().for_each(|(_, known)| *known += slope);
    }

    /// Forbids any later start.
    pub(crate) fn end_at(&mut self, start: i32) {
        self.add_from(start, WALL);
    }

    /// Where it is least; the earliest such start.
    pub(crate) fn least(&self) -> i32 {
        let found = self.0.iter().find(|(_, slope)| *slope >= 0);
        found.or(self.0.last()).map_or(0, |(x, _)| *x)
    }

    /// Turns f(t) into "the least of f up to t", moved `by` later and cut off before `from`.
    pub(crate) fn carry(&mut self, least: i32, by: i32, from: i32) {
        self.0.retain(|(x, _)| *x < least);
        self.0.push((least, 0));
        self.0.iter_mut().for_each(|(x, _)| *x += by);
        // Where everything begins later than `from`, nothing earlier can be had and nothing is cut off.
        let kept = self.0.partition_point(|(x, _)| *x <= from);
        if kept > 0 {
            self.0.drain(..kept - 1);
            self.0[0].0 = from;
        }
    }

    /// How much dearer one start is than another.
    #[cfg(test)]
    pub(crate) fn rise(&self, from: i32, to: i32) -> Cost {
        let slope_at =
            |minute| self.0.iter().rev().find(|(x, _)| *x <= minute).map_or(0, |(_, slope)| *slope);
        (from..to).map(slope_at).sum()
    }
}

/// Asserts that a rule's slopes, laid from 0 on, say at every start up to 200 what its price says.
#[cfg(test)]
pub(crate) fn assert_slopes_are_price(lay: impl Fn(&mut Slopes), price: impl Fn(i32) -> Cost) {
    let mut slopes = Slopes::default();
    slopes.reset(0);
    lay(&mut slopes);
    for start in 0..200 {
        assert_eq!(slopes.rise(0, start), price(start) - price(0), "at {start}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 5 less each minute until 40, 2 more from 60 on, never after 90.
    fn valley() -> Slopes {
        let mut slopes = Slopes::default();
        slopes.reset(10);
        slopes.add_throughout(-5);
        slopes.add_from(40, 5);
        slopes.add_from(60, 2);
        slopes.end_at(90);
        slopes
    }

    #[test]
    fn the_least_is_the_earliest_of_its_kind() {
        assert_eq!(valley().least(), 40);
        assert_eq!((valley().rise(10, 40), valley().rise(40, 60), valley().rise(60, 90)), (-150, 0, 60));
        assert_eq!(valley().rise(90, 91), WALL + 2);
    }

    #[test]
    fn what_was_carried_does_not_rise_before_its_least() {
        let mut slopes = valley();
        slopes.carry(40, 15, 30);
        assert_eq!((slopes.rise(30, 55), slopes.rise(55, 200)), (-125, 0));
    }
}
