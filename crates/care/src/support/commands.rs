//! Agreeing, changing and ending support; making something different for once.

use jiff::civil::Date;

use super::{Agreed, Changed, Ending, Exception, ExceptionChanged, Pattern, Terms, check};
use crate::access::{Matter, Resource};
use crate::ids::{ExceptionId, PatternId, TeamId};
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Event, Refusal, Team};
use crate::{Context, General};

commands! { team: Agree, Change, End, SetException, }

/// Agree support with a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agree(pub Agreed);

/// Agree something else from a date on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The pattern.
    pub pattern: PatternId,
    /// From when.
    pub from: Date,
    /// What.
    pub terms: Terms,
}

/// End a pattern, or let it go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// The pattern.
    pub pattern: PatternId,
    /// The last date on which it holds; `None`: it goes on.
    pub last: Option<Date>,
}

/// Make something different for once, or as agreed after all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetException {
    /// The exception.
    pub exception: ExceptionId,
    /// What is different; `None`: as agreed after all.
    pub to: Option<Exception>,
}

impl Wanted<Team> for Agree {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let agreed = &self.0;
        if team.patterns.contains_key(&agreed.pattern) {
            return Err(General::AlreadyThere.into());
        }
        team.known_person(agreed.person)?;
        let mut problems = Problems::new();
        problems.add(check::terms(team, agreed.person, Some(agreed.pattern), &agreed.terms));
        problems.unless(agreed.until.is_none_or(|last| agreed.from <= last), General::EndsBeforeItBegins);
        problems.done()?;
        Ok(vec![agreed.clone().into()])
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Support.of_person(id, self.0.person)]
    }
}

impl Wanted<Team> for Change {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let known = known(team, self.pattern)?;
        check::terms(team, known.person, Some(self.pattern), &self.terms)?;
        let (pattern, person, from) = (self.pattern, known.person, self.from);
        let before = known.terms.get(&from).cloned();
        Ok(set::to(before, Some(self.terms.clone()), |terms| Changed { pattern, person, from, terms }))
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        vec![team.support_of(id, self.pattern)]
    }
}

impl Wanted<Team> for End {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let known = known(team, self.pattern)?;
        let first = known.terms.keys().next();
        if self.last.zip(first).is_some_and(|(last, first)| last < crate::time::plus_days(*first, -1)) {
            return Err(General::EndsBeforeItBegins.into());
        }
        Ok(set::to(known.until, self.last, |last| Ending { pattern: self.pattern, last }))
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        vec![team.support_of(id, self.pattern)]
    }
}

impl Wanted<Team> for SetException {
    /// What was different about the same visit before is replaced by it.
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        if let Some(exception) = &self.to {
            team.known_person(exception.person())?;
            check::exception(team, exception)?;
        }
        let visit = self.to.as_ref().and_then(Exception::visit);
        let replaced = team.exceptions.iter().filter(|(other, exception)| {
            **other != self.exception && visit.is_some() && visit == exception.visit()
        });
        let ended = replaced.flat_map(|(other, exception)| noted(*other, Some(exception.clone()), None));
        let before = team.exceptions.get(&self.exception).cloned();
        Ok(ended.chain(noted(self.exception, before, self.to.clone())).collect())
    }

    /// Both whom it was about and whom it becomes about.
    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        let known = team.exceptions.get(&self.exception).map(Exception::person);
        let meant = self.to.as_ref().map(Exception::person);
        let people = known.into_iter().chain(meant.filter(|person| Some(*person) != known));
        let both: Vec<Resource> = people.map(|person| Matter::Times.of_person(id, person)).collect();
        if both.is_empty() { vec![Matter::PeopleJoining.of_team(id)] } else { both }
    }
}

fn noted(exception: ExceptionId, before: Option<Exception>, after: Option<Exception>) -> Vec<Event> {
    set::to(before, after, |change| ExceptionChanged { exception, change })
}

fn known(team: &Team, pattern: PatternId) -> Result<&Pattern, Refusal> {
    team.patterns.get(&pattern).ok_or_else(|| General::Unknown("pattern").into())
}
