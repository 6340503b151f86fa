//! What came before the week: who visited whom, who worked evenings, when the last work ended.

use std::collections::BTreeMap;

use care::ids::{PersonId, WorkerId};
use care::time::Moment;
use care::weeks::Assignment;
use jiff::civil::Date;
use week::Came;

use super::{StatementInput, date};

/// How many weeks back faces are remembered: as long as a worker is no stranger, `week::Rules::known_days`.
const WEEKS_KNOWN: i32 = 26;

/// How many weeks back shares of evenings and weekends are compared.
const WEEKS_FAIR: i32 = 4;

/// When each person last met each worker.
pub(super) type Met = BTreeMap<PersonId, BTreeMap<WorkerId, Date>>;

/// Everything published for the weeks before, with whose visit it was.
fn before<'a>(
    subject: &StatementInput<'a>,
    weeks: i32,
) -> impl Iterator<Item = (PersonId, &'a Assignment)> + use<'a> {
    let (team, from, to) = (subject.team, subject.week.plus_weeks(-weeks), subject.week);
    let published = team.weeks.range(from..to).filter_map(|(_, week)| week.published.as_ref());
    published
        .flat_map(|published| &published.rota)
        .filter_map(move |(visit, assignment)| Some((team.whose(*visit)?, assignment)))
}

/// Who came to whom in the fortnight before, for faces; the engine is told older ones as acquaintances only.
pub(super) fn came(subject: &StatementInput<'_>) -> Vec<Came> {
    let came = |(person, assignment): (PersonId, &Assignment)| {
        let date = date(assignment.start.date);
        let came = |worker: &WorkerId| Came {
            person: person.to_string().into(),
            worker: worker.to_string().into(),
            date,
        };
        assignment.workers.iter().map(came).collect::<Vec<_>>()
    };
    before(subject, 2).flat_map(came).collect()
}

/// Who last met whom when.
pub(super) fn last_met(subject: &StatementInput<'_>) -> Met {
    let mut met = Met::new();
    for (person, assignment) in before(subject, WEEKS_KNOWN) {
        for worker in &assignment.workers {
            if subject.team.workers.contains_key(worker) {
                let last = met.entry(person).or_default().entry(*worker).or_insert(assignment.start.date);
                *last = (*last).max(assignment.start.date);
            }
        }
    }
    met
}

/// What a worker did in the weeks before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Share {
    /// Visits that started in the evening.
    pub(super) evenings: u32,
    /// Visits on Saturdays and Sundays.
    pub(super) weekends: u32,
    /// When the last visit ended.
    pub(super) last_worked: Option<Moment>,
}

/// What each worker did in the weeks before.
pub(super) fn shares(subject: &StatementInput<'_>) -> BTreeMap<WorkerId, Share> {
    let mut shares: BTreeMap<WorkerId, Share> = BTreeMap::new();
    let zone = &subject.founded.description.zone;
    let evening = week::Rules::default().evening_from.minutes();
    for (_, assignment) in before(subject, WEEKS_FAIR) {
        let end = zone.later(assignment.start, assignment.minutes.0);
        for worker in &assignment.workers {
            let share = shares.entry(*worker).or_default();
            share.evenings += u32::from(assignment.start.clock.minutes() >= evening);
            share.weekends += u32::from(care::time::Weekday::of(assignment.start.date).is_weekend());
            share.last_worked = share.last_worked.max(Some(end));
        }
    }
    shares
}
