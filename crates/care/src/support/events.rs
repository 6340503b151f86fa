//! Support was agreed, changed or ended; a single visit is different for once.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Exception, Pattern, Terms};
use crate::General;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{ExceptionId, OnceId, PatternId, PersonId, SealedId, TeamId};
use crate::stream::set::{Sets, put, sets, under};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;
use crate::visit::VisitId;

events! { team:
    /// Support was agreed.
    "pattern-agreed/1" => Agreed,
    /// A pattern had been entered by mistake.
    "pattern-removed/1" => Removed,
    /// Something else was agreed from a date on.
    "pattern-changed/1" => Changed,
    /// A pattern ends.
    "pattern-ending/1" => Ending,
    /// Something is different for once.
    "exception/1" => ExceptionChanged,
}

/// Support was agreed with a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// The pattern.
    pub pattern: PatternId,
    /// With whom.
    pub person: PersonId,
    /// From when.
    pub from: Date,
    /// What.
    pub terms: Terms,
    /// The last date on which it holds; `None`: no end is agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// A pattern was entered by mistake and is as if it had never been agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removed {
    /// What had been entered.
    pub agreed: Agreed,
}

/// Something else holds from a date on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// The pattern.
    pub pattern: PatternId,
    /// Whose it is.
    pub person: PersonId,
    /// From when.
    pub from: Date,
    /// What was noted as beginning on that date, before and after.
    pub terms: Change<Option<Terms>>,
}

/// A pattern ends, or goes on after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// The pattern.
    pub pattern: PatternId,
    /// The last date on which it holds, before and after.
    pub last: Change<Option<Date>>,
}

/// Something is different for once, or is as agreed after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExceptionChanged {
    /// The exception.
    pub exception: ExceptionId,
    /// What is different, before and after.
    pub change: Change<Option<Exception>>,
}

impl Happened<Team> for Agreed {
    fn fold(&self, team: &mut Team) {
        team.patterns.insert(self.pattern, Pattern::new(self));
    }

    fn back(&self, team: &Team) -> Decision<Team> {
        let as_agreed = team.patterns.get(&self.pattern) == Some(&Pattern::new(self));
        if as_agreed && !is_mentioned(team, self.pattern) {
            Ok(vec![Removed { agreed: self.clone() }.into()])
        } else {
            Err(General::BuiltUpon.into())
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), Some(self.terms.support.what))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Support.of_person(id, self.person)
    }
}

impl Happened<Team> for Removed {
    fn fold(&self, team: &mut Team) {
        team.patterns.remove(&self.agreed.pattern);
    }

    fn back(&self, team: &Team) -> Decision<Team> {
        if team.patterns.contains_key(&self.agreed.pattern) {
            return Err(General::BuiltUpon.into());
        }
        Ok(vec![self.agreed.clone().into()])
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Support.of_person(id, self.agreed.person)
    }
}

impl Sets<Team> for Changed {
    sets!(terms: Option<Terms>);

    fn now(&self, team: &Team) -> Option<Option<Terms>> {
        team.patterns.get(&self.pattern).map(|pattern| pattern.terms.get(&self.from).cloned())
    }

    fn set(&self, team: &mut Team, terms: Option<Terms>) {
        if let Some(pattern) = team.patterns.get_mut(&self.pattern) {
            put(&mut pattern.terms, self.from, terms);
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.terms.after.as_ref().map(|terms| terms.support.what))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Support.of_person(id, self.person)
    }
}

impl Sets<Team> for Ending {
    sets!(last: Option<Date>);

    fn now(&self, team: &Team) -> Option<Option<Date>> {
        team.patterns.get(&self.pattern).map(|pattern| pattern.until)
    }

    fn set(&self, team: &mut Team, last: Option<Date>) {
        if let Some(pattern) = team.patterns.get_mut(&self.pattern) {
            pattern.until = last;
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, team: &Team) -> Resource {
        team.support_of(id, self.pattern)
    }
}

impl Sets<Team> for ExceptionChanged {
    sets!(change: Option<Exception>);

    /// An extra visit that somebody makes by now cannot be taken back.
    fn now(&self, team: &Team) -> Option<Option<Exception>> {
        if let (None, Some(Exception::Extra { visit, .. })) = (&self.change.before, &self.change.after)
            && is_visited(team, *visit)
        {
            return None;
        }
        Some(team.exceptions.get(&self.exception).cloned())
    }

    fn set(&self, team: &mut Team, exception: Option<Exception>) {
        put(&mut team.exceptions, self.exception, exception);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        match &self.change.after {
            Some(Exception::Extra { person, support, .. }) => {
                under(DataSubject::Person(*person), Some(support.what))
            }
            Some(Exception::Away { .. } | Exception::Without { .. } | Exception::Different { .. }) | None => {
                Vec::new()
            }
        }
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        let either = self.change.after.as_ref().or(self.change.before.as_ref());
        let person = either.map(Exception::person);
        person.map_or(Matter::PeopleJoining.of_team(id), |person| Matter::Times.of_person(id, person))
    }
}

impl Pattern {
    /// A pattern as it was agreed, before anything else was.
    fn new(agreed: &Agreed) -> Self {
        Self {
            person: agreed.person,
            terms: BTreeMap::from([(agreed.from, agreed.terms.clone())]),
            until: agreed.until,
        }
    }
}

impl Team {
    /// What is agreed in a pattern, to the access policy. One that is not known is nobody's whom a worker could be near to.
    pub(crate) fn support_of(&self, id: TeamId, pattern: PatternId) -> Resource {
        let person = self.patterns.get(&pattern).map(|pattern| pattern.person);
        Matter::Support.of_person(id, person.unwrap_or(PersonId::new(uuid::Uuid::nil())))
    }
}

/// Whether a rota, an exception or another pattern refers to the pattern.
fn is_mentioned(team: &Team, id: PatternId) -> bool {
    let of_it = |visit: &VisitId| matches!(visit, VisitId::Agreed { pattern, .. } if *pattern == id);
    let mut followers = team.patterns.values().flat_map(|pattern| pattern.terms.values());
    followers.any(|terms| terms.support.after.is_some_and(|after| after.pattern == id))
        || in_rotas(team, of_it)
        || team.exceptions.values().any(|exception| match exception {
            Exception::Without { visit, .. } | Exception::Different { visit, .. } => of_it(visit),
            Exception::Away { .. } | Exception::Extra { .. } => false,
        })
}

fn is_visited(team: &Team, once: OnceId) -> bool {
    in_rotas(team, |visit| *visit == VisitId::Once(once))
}

fn in_rotas(team: &Team, is_it: impl Fn(&VisitId) -> bool) -> bool {
    team.weeks.values().flat_map(|week| week.rotas()).any(|rota| rota.keys().any(&is_it))
}
