//! Visits as the engine is told them.

use std::collections::{BTreeMap, BTreeSet};

use care::ids::{PatternId, PersonId};
use care::medicines::Gap;
use care::visit::{self as of_care, Competence, Visit, VisitId};
use care::weeks::Rota;
use week::{Companions, Link, Pin, Priority, Published};

use super::civil::stretch;
use super::{Bound, StatementInput, clock, date, moment};

/// A visit, bound to what people decided where that is asked for.
pub(super) fn visit(subject: &StatementInput<'_>, visit: &Visit, bound: Bound) -> week::Visit {
    let support = &visit.support;
    let short = |minutes: care::Minutes| u16::try_from(minutes.0).unwrap_or(u16::MAX);
    week::Visit {
        id: visit.id.to_string().into(),
        person: visit.person.to_string().into(),
        // What it is for is the person's to share; the engine needs no word of it, and pages open it person by person.
        name: "visit".to_owned(),
        place: None,
        dates: vec![date(visit.date)],
        minutes: short(support.minutes),
        shortest_minutes: support.shortest.map(short),
        agreed: support.agreed.map(clock),
        fine_early_minutes: support.fine_early.map(short),
        fine_late_minutes: support.fine_late.map(short),
        hard: support.window.map(stretch),
        workers: u8::try_from(support.crew.count()).unwrap_or(1),
        competences: support.competences.iter().map(|one| asked(subject, visit.person, one)).collect(),
        priority: priority(support.priority),
        pin: pin(subject.rota, visit.id, bound),
    }
}

/// What the engine is asked for a competence. Where a nurse delegates it for the person, it is one of its own, so that nobody has it
/// but those whom the nurse signed off.
pub(super) fn asked(subject: &StatementInput<'_>, person: PersonId, competence: &Competence) -> String {
    match subject.team.task_of(person, competence) {
        Some(_) => format!("{competence}, signed off by the nurse"),
        None => competence.name().to_owned(),
    }
}

/// What people decided about a visit and the engine may not change: who comes, and when if that was pinned too.
fn pin(rota: &Rota, visit: VisitId, bound: Bound) -> Option<Pin> {
    let assignment = rota.get(&visit).filter(|assignment| match bound {
        Bound::Nothing => false,
        Bound::Pins => assignment.pinned,
        Bound::Decisions => assignment.keeps_its_workers(),
    })?;
    Some(Pin {
        workers: assignment.workers.iter().map(|worker| worker.to_string().into()).collect(),
        start: assignment.pinned.then(|| moment(assignment.start)),
    })
}

fn priority(priority: of_care::Priority) -> Priority {
    match priority {
        of_care::Priority::Essential => Priority::Essential,
        of_care::Priority::Important => Priority::Important,
        of_care::Priority::Flexible => Priority::Flexible,
    }
}

/// What a rota says of the visits of a week.
pub(super) fn published(rota: &Rota, visits: &[week::Visit]) -> Vec<Published> {
    let wanted: BTreeSet<&str> = visits.iter().map(|visit| visit.id.as_str()).collect();
    let said = |(id, assignment): (&VisitId, &care::weeks::Assignment)| Published {
        visit: id.to_string().into(),
        workers: assignment.workers.iter().map(|worker| worker.to_string().into()).collect(),
        start: moment(assignment.start),
    };
    rota.iter().map(said).filter(|one| wanted.contains(one.visit.as_str())).collect()
}

/// Visits that follow another of the same person on the same day, and those that give the same medicine and so keep its gap.
pub(super) fn links(visits: &[Visit], doses: &[Gap]) -> Vec<Link> {
    let mut of_pattern: BTreeMap<(PatternId, jiff::civil::Date, PersonId), VisitId> = BTreeMap::new();
    for visit in visits {
        if let VisitId::Agreed { pattern, .. } = visit.id {
            of_pattern.insert((pattern, visit.date, visit.person), visit.id);
        }
    }
    let link = |visit: &Visit| {
        let after = visit.support.after?;
        let first = of_pattern.get(&(after.pattern, visit.date, visit.person))?;
        Some(Link {
            first: first.to_string().into(),
            second: visit.id.to_string().into(),
            least_minutes: after.least.0,
            most_minutes: after.most.map(|most| most.0),
            companions: companions(after.companions),
            both_or_neither: false,
        })
    };
    let mut links: Vec<Link> = visits.iter().filter_map(link).collect();
    for gap in doses {
        keep_apart(&mut links, *gap);
    }
    links
}

/// Two visits at which the same medicine is given stand at least its gap apart, whatever else links them.
fn keep_apart(links: &mut Vec<Link>, gap: Gap) {
    let (first, second) = (gap.first.to_string().into(), gap.second.to_string().into());
    match links.iter_mut().find(|link| link.first == first && link.second == second) {
        Some(link) => link.least_minutes = link.least_minutes.max(gap.least.0),
        None => links.push(Link {
            first,
            second,
            least_minutes: gap.least.0,
            most_minutes: None,
            companions: Companions::Any,
            both_or_neither: false,
        }),
    }
}

fn companions(companions: of_care::Companions) -> Companions {
    match companions {
        of_care::Companions::Any => Companions::Any,
        of_care::Companions::Same => Companions::Same,
        of_care::Companions::Different => Companions::Different,
    }
}
