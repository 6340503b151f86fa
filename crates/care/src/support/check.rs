//! Whether what is to be agreed makes sense.

use super::{Exception, Instead, Problem, Terms};
use crate::General;
use crate::ids::{PatternId, PersonId};
use crate::refusal::Problems;
use crate::team::{Refusal, Team};
use crate::units::Minutes;
use crate::visit::{Support, VisitId};
use crate::weeks;

/// The shortest visit there is.
const SHORTEST: Minutes = Minutes(5);
/// The longest visit there is; longer support is two visits.
const LONGEST: Minutes = Minutes::hours(12);

/// Whether terms of a pattern make sense for a person.
pub(super) fn terms(
    team: &Team,
    whose: PersonId,
    own: Option<PatternId>,
    terms: &Terms,
) -> Result<(), Refusal> {
    let mut problems = Problems::new();
    problems.unless(!terms.weekdays.is_empty(), General::NoWeekdays);
    problems.unless(terms.rhythm.is_sensible(), General::NoSuchRhythm);
    problems.add(support(team, whose, own, &terms.support));
    problems.done()
}

fn support(team: &Team, whose: PersonId, own: Option<PatternId>, support: &Support) -> Result<(), Refusal> {
    let mut problems = Problems::new();
    let minutes = support.minutes;
    problems.unless((SHORTEST..=LONGEST).contains(&minutes), Problem::NoSuchLength);
    problems.unless(support.shortest.is_none_or(|shortest| shortest <= minutes), Problem::ShortestIsLonger);
    if let Some((agreed, window)) = support.agreed.zip(support.window) {
        let inside = if window.from <= window.to {
            (window.from..=window.to).contains(&agreed)
        } else {
            agreed >= window.from || agreed <= window.to
        };
        problems.unless(inside, Problem::AgreedOutsideWindow);
    }
    if let Some(after) = support.after {
        let earlier = team.patterns.get(&after.pattern);
        let fits = own != Some(after.pattern) && earlier.is_some_and(|earlier| earlier.person == whose);
        problems.unless(fits, Problem::FollowsNothing);
        problems.unless(after.most.is_none_or(|most| after.least <= most), General::EndsBeforeItBegins);
    }
    problems.done()
}

/// Whether what is to be different for once makes sense.
pub(super) fn exception(team: &Team, exception: &Exception) -> Result<(), Refusal> {
    match exception {
        Exception::Away { from, to, .. } if to < from => Err(General::EndsBeforeItBegins.into()),
        Exception::Away { .. } => Ok(()),
        Exception::Without { visit, person } => its_visit(team, *visit, *person),
        Exception::Different { visit, person, instead } => {
            its_visit(team, *visit, *person)?;
            let Instead { minutes, .. } = instead;
            let sensible = minutes.is_none_or(|minutes| (SHORTEST..=LONGEST).contains(&minutes));
            if sensible { Ok(()) } else { Err(Problem::NoSuchLength.into()) }
        }
        Exception::Extra { person, support: wanted, .. } => support(team, *person, None, wanted),
    }
}

/// Whether `visit` is one of this person's, be it cancelled or not.
fn its_visit(team: &Team, visit: VisitId, whose: PersonId) -> Result<(), Refusal> {
    if team.whose(visit) == Some(whose) { Ok(()) } else { Err(weeks::Problem::NoSuchVisit { visit }.into()) }
}
