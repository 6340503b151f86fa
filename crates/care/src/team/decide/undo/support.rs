//! Taking back what was agreed, and what was different for once.

use std::collections::BTreeMap;

use super::{turned, unless_built_upon};
use crate::ids::{OnceId, PatternId};
use crate::team::decide::Decision;
use crate::team::pattern::{Agreed, Changed, Ending, Exception, ExceptionChanged, Pattern, Removed};
use crate::team::{Event, Problem, Team};
use crate::visit::VisitId;

pub(super) fn back(team: &Team, event: &Event) -> Decision {
    let pattern = |id: &PatternId| team.patterns.get(id);
    match event.clone() {
        Event::PatternAgreed(agreed) => {
            let built_upon =
                pattern(&agreed.pattern) != Some(&as_agreed(&agreed)) || is_mentioned(team, agreed.pattern);
            unless_built_upon(built_upon, Event::PatternRemoved(Removed { agreed }))
        }
        Event::PatternRemoved(Removed { agreed }) => {
            unless_built_upon(pattern(&agreed.pattern).is_some(), Event::PatternAgreed(agreed))
        }
        Event::PatternChanged(Changed { pattern: id, person, from, terms }) => {
            let now = pattern(&id).map(|pattern| pattern.terms.get(&from).cloned());
            turned(now.as_ref(), &terms, |terms| {
                Event::PatternChanged(Changed { pattern: id, person, from, terms })
            })
        }
        Event::PatternEnding(Ending { pattern: id, last }) => {
            turned(pattern(&id).map(|pattern| &pattern.until), &last, |last| {
                Event::PatternEnding(Ending { pattern: id, last })
            })
        }
        Event::Exception(ExceptionChanged { exception, change }) => {
            if let (None, Some(Exception::Extra { visit, .. })) = (&change.before, &change.after)
                && is_visited(team, *visit)
            {
                return Err(Problem::BuiltUpon.into());
            }
            let now = team.exceptions.get(&exception).cloned();
            turned(Some(&now), &change, |change| Event::Exception(ExceptionChanged { exception, change }))
        }
        _ => Err(Problem::ChangedSince.into()),
    }
}

fn as_agreed(agreed: &Agreed) -> Pattern {
    Pattern {
        person: agreed.person,
        terms: BTreeMap::from([(agreed.from, agreed.terms.clone())]),
        until: agreed.until,
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
    team.weeks.values().any(|week| {
        let drafted = week.draft.iter().flat_map(|draft| draft.rota.keys());
        drafted.chain(week.published.iter().flat_map(|published| published.rota.keys())).any(&is_it)
    })
}
