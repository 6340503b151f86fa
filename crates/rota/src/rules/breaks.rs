//! A round that is long enough owes a break; one that is missed costs, or may not be missed.

use super::Summary;
use super::slopes::Slopes;
use crate::rule::Rule;
use crate::search::model::Pause;
use crate::units::Cost;

/// Whether a round that is away so long owes its break; by a rule that knows no length even an empty one does.
pub(crate) fn owed(pause: &Pause, works: bool, away: i32) -> bool {
    pause.beyond.is_none_or(|beyond| works && away > beyond)
}

/// What it costs that a round has no break.
///
/// # Errors
/// The rule that is broken, where it must have one.
pub(crate) fn cost_of_none(pause: &Pause, round: &Summary) -> Result<Cost, Rule> {
    let works = round.stops > 0;
    if !owed(pause, works, round.back - round.leave) {
        return Ok(0);
    }
    match pause.missed {
        Some(missed) => Ok(missed),
        None if works => Err(Rule::Break),
        None => Ok(0),
    }
}

/// The starts of a visit behind which, so many minutes after it began, a break can still begin.
pub(crate) fn lay(pause: &Pause, until_break: i32, slopes: &mut Slopes) {
    slopes.end_at(pause.to - until_break);
}

#[cfg(test)]
mod tests {
    use super::*;

    const LUNCH: Pause = Pause { length: 20, from: 60, to: 140, beyond: Some(360), missed: Some(25) };

    fn away(minutes: i32) -> Summary {
        Summary { stops: 3, leave: 50, back: 50 + minutes, ..Summary::default() }
    }

    #[test]
    fn only_a_long_round_owes_a_break() {
        assert_eq!(cost_of_none(&LUNCH, &away(360)), Ok(0));
        assert_eq!(cost_of_none(&LUNCH, &away(361)), Ok(25));
        assert_eq!(cost_of_none(&Pause { missed: None, ..LUNCH }, &away(361)), Err(Rule::Break));
        assert_eq!(cost_of_none(&Pause { missed: None, ..LUNCH }, &away(360)), Ok(0));
    }

    #[test]
    fn where_every_shift_owes_one_an_empty_round_pays_but_breaks_nothing() {
        let always = Pause { beyond: None, ..LUNCH };
        assert_eq!(cost_of_none(&always, &Summary::default()), Ok(25));
        assert_eq!(cost_of_none(&Pause { missed: None, ..always }, &Summary::default()), Ok(0));
    }

    #[test]
    fn a_break_must_begin_in_time() {
        let mut slopes = Slopes::default();
        slopes.reset(0);
        slopes.add_throughout(-1);
        lay(&LUNCH, 45, &mut slopes);
        assert_eq!(slopes.least(), 95);
    }
}
