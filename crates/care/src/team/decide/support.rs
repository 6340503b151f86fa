//! Support is agreed, changed and ended; single visits are different for once.

use jiff::civil::Date;

use super::workers::rhythm_is_sensible;
use super::{Decision, changed, person};
use crate::ids::{ExceptionId, PatternId, PersonId};
use crate::refusal::Problems;
use crate::team::pattern::{Agreed, Changed, Ending, Exception, ExceptionChanged, Instead, Pattern, Terms};
use crate::team::{Event, Problem, Refusal, Team};
use crate::units::Minutes;
use crate::visit::{Support, VisitId};

/// The shortest visit there is: less is a glance through the door.
const SHORTEST: Minutes = Minutes(5);
/// The longest visit there is; whoever stays longer makes two.
const LONGEST: Minutes = Minutes::hours(12);

pub(super) fn agree(team: &Team, agreed: &Agreed) -> Decision {
    if team.patterns.contains_key(&agreed.pattern) {
        return Err(Problem::AlreadyThere.into());
    }
    person(team, agreed.person)?;
    let mut problems = Problems::new();
    problems.add(check(team, agreed.person, Some(agreed.pattern), &agreed.terms));
    problems.unless(agreed.until.is_none_or(|last| agreed.from <= last), Problem::EndsBeforeItBegins);
    problems.done()?;
    Ok(vec![Event::PatternAgreed(agreed.clone())])
}

pub(super) fn change(team: &Team, id: PatternId, from: Date, terms: &Terms) -> Decision {
    let found = pattern(team, id)?;
    check(team, found.person, Some(id), terms)?;
    let before = found.terms.get(&from).cloned();
    let event = |terms| Event::PatternChanged(Changed { pattern: id, person: found.person, from, terms });
    Ok(changed(before, Some(terms.clone()), event))
}

pub(super) fn end(team: &Team, id: PatternId, last: Option<Date>) -> Decision {
    let found = pattern(team, id)?;
    let first = found.terms.keys().next();
    if last.zip(first).is_some_and(|(last, first)| last < crate::time::plus_days(*first, -1)) {
        return Err(Problem::EndsBeforeItBegins.into());
    }
    Ok(changed(found.until, last, |last| Event::PatternEnding(Ending { pattern: id, last })))
}

/// What is different for once. What was different about the same visit before is replaced by it.
pub(super) fn exception(team: &Team, id: ExceptionId, to: Option<&Exception>) -> Decision {
    if let Some(exception) = to {
        person(team, exception.person())?;
        check_exception(team, exception)?;
    }
    let replaced = team.exceptions.iter().filter(|(other, exception)| {
        **other != id && to.is_some_and(|to| to.visit().is_some() && to.visit() == exception.visit())
    });
    let ended = replaced.flat_map(|(other, exception)| noted(*other, Some(exception.clone()), None));
    let before = team.exceptions.get(&id).cloned();
    Ok(ended.chain(noted(id, before, to.cloned())).collect())
}

fn noted(id: ExceptionId, before: Option<Exception>, after: Option<Exception>) -> Vec<Event> {
    changed(before, after, |change| Event::Exception(ExceptionChanged { exception: id, change }))
}

fn pattern(team: &Team, id: PatternId) -> Result<&Pattern, Refusal> {
    team.patterns.get(&id).ok_or_else(|| Problem::Unknown("pattern").into())
}

fn check(team: &Team, whose: PersonId, own: Option<PatternId>, terms: &Terms) -> Result<(), Refusal> {
    let mut problems = Problems::new();
    problems.unless(!terms.weekdays.is_empty(), Problem::NoWeekdays);
    problems.unless(rhythm_is_sensible(terms.rhythm), Problem::NoSuchRhythm);
    problems.add(check_support(team, whose, own, &terms.support));
    problems.done()
}

fn check_support(
    team: &Team,
    whose: PersonId,
    own: Option<PatternId>,
    support: &Support,
) -> Result<(), Refusal> {
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
        problems.unless(after.most.is_none_or(|most| after.least <= most), Problem::EndsBeforeItBegins);
    }
    problems.done()
}

fn check_exception(team: &Team, exception: &Exception) -> Result<(), Refusal> {
    match exception {
        Exception::Away { from, to, .. } if to < from => Err(Problem::EndsBeforeItBegins.into()),
        Exception::Away { .. } => Ok(()),
        Exception::Without { visit, person } => its_visit(team, *visit, *person),
        Exception::Different { visit, person, instead } => {
            its_visit(team, *visit, *person)?;
            let Instead { minutes, .. } = instead;
            let sensible = minutes.is_none_or(|minutes| (SHORTEST..=LONGEST).contains(&minutes));
            if sensible { Ok(()) } else { Err(Problem::NoSuchLength.into()) }
        }
        Exception::Extra { person, support, .. } => check_support(team, *person, None, support),
    }
}

/// Whether `visit` is one of this person's, be it cancelled or not.
fn its_visit(team: &Team, visit: VisitId, whose: PersonId) -> Result<(), Refusal> {
    if team.whose(visit) == Some(whose) { Ok(()) } else { Err(Problem::NoSuchVisit { visit }.into()) }
}
