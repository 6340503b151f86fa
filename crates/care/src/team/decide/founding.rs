//! A team begins, is described, and is given streets.

use super::{Decision, changed, founded};
use crate::refusal::Problems;
use crate::team::founding::{Described, Description, Founded, Streets, StreetsLaid};
use crate::team::{Event, Problem, Refusal, Team};

pub(super) fn found(team: &Team, begun: &Founded) -> Decision {
    if team.founded.is_some() {
        return Err(Problem::AlreadyFounded.into());
    }
    check(&begun.description)?;
    Ok(vec![Event::Founded(begun.clone())])
}

pub(super) fn describe(team: &Team, description: &Description) -> Decision {
    check(description)?;
    let before = founded(team)?.description.clone();
    let event = |description| Event::Described(Described { description });
    Ok(changed(before, description.clone(), event))
}

pub(super) fn lay_streets(team: &Team, streets: Option<&Streets>) -> Decision {
    let event = |streets| Event::StreetsLaid(StreetsLaid { streets });
    Ok(changed(team.streets.clone(), streets.cloned(), event))
}

fn check(description: &Description) -> Result<(), Refusal> {
    let mut problems = Problems::new();
    problems.unless(!description.name.trim().is_empty(), Problem::NoName);
    problems.unless(description.base.is_none_or(crate::place::Place::exists), Problem::NoSuchPlace);
    problems.done()
}
