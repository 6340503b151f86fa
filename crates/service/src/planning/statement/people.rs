//! People as the engine is told them.

use std::collections::{BTreeMap, BTreeSet};

use care::ids::PersonId;
use care::people::Person;
use care::visit::Visit;
use week::Known;

use super::history;
use super::{NOWHERE, StatementInput, date};

/// Everyone who is visited in the week.
pub(super) fn people(subject: &StatementInput<'_>, visits: &[Visit]) -> Vec<week::Person> {
    let visited: BTreeSet<PersonId> = visits.iter().map(|visit| visit.person).collect();
    let met = history::last_met(subject);
    let of = |id: PersonId| Some((id, subject.team.people.get(&id)?));
    visited.into_iter().filter_map(of).map(|(id, one)| person(subject, id, one, &met)).collect()
}

fn person(subject: &StatementInput<'_>, id: PersonId, person: &Person, met: &history::Met) -> week::Person {
    let details = subject.book.person(person.details);
    let at_home = details.is_some_and(|details| details.home.is_some());
    let of_workers = |refused: bool| {
        let wishes = person
            .wishes
            .keys()
            .filter(move |worker| if refused { person.refuses(**worker) } else { person.likes(**worker) });
        let here = wishes.filter(|worker| subject.team.workers.contains_key(*worker));
        here.map(|worker| worker.to_string().into()).collect::<Vec<_>>()
    };
    week::Person {
        id: id.to_string().into(),
        name: details.map_or_else(|| "someone erased".to_owned(), |details| details.called().to_owned()),
        place: if at_home { format!("home/{id}") } else { NOWHERE.to_owned() }.into(),
        not_workers: of_workers(true),
        liked: of_workers(false),
        known: known(met.get(&id)),
        gender_wish: details.and_then(|details| details.gender_wish.clone()),
        language_wish: details.and_then(|details| details.language_wish.clone()),
    }
}

fn known(met: Option<&BTreeMap<care::ids::WorkerId, jiff::civil::Date>>) -> Vec<Known> {
    let known = |(worker, last): (&care::ids::WorkerId, &jiff::civil::Date)| Known {
        worker: worker.to_string().into(),
        last: Some(date(*last)),
    };
    met.into_iter().flatten().map(known).collect()
}
