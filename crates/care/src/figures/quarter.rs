//! What some weeks came to, counted for the charter and for those who pay: without names.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;

use crate::concerns::Kind;
use crate::day::Attended;
use crate::hours::Record;
use crate::ids::{PersonId, WorkerId};
use crate::pay::Days;
use crate::team::Team;
use crate::time::Date;
use crate::units::{Minutes, Pence};
use crate::weeks::Round;
use crate::weeks::rounds::Promised;

/// So many minutes after the promised time is late.
const LATE: i64 = 15;

/// A visit is cut short where somebody was there for less than so many of a hundred minutes that were promised.
const SHORT: u32 = 80;

/// What some days came to. Numbers as they are: see [`super::Disclosed`] for what of them may be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quarter {
    /// Visits of which people were told and that were not cancelled, each worker of a visit by two counted.
    pub visits: u64,
    /// Of these, under half an hour.
    pub under_half_an_hour: u64,
    /// Of these, under a quarter of an hour.
    pub under_a_quarter: u64,
    /// Minutes that would bring those under half an hour to half an hour.
    pub missing_to_half_an_hour: u64,
    /// Visits for which somebody said when they came.
    pub told: u64,
    /// Of these, more than a quarter of an hour after the promised time.
    pub late: u64,
    /// Visits for which somebody said both when they came and when they left.
    pub measured: u64,
    /// Of these, cut short: less than 80 of a hundred promised minutes.
    pub cut_short: u64,
    /// Visits that were missed, as somebody raised.
    pub missed: u64,
    /// People who had visits.
    pub people: u64,
    /// Different workers of each person, added up.
    pub faces: u64,
    /// Visits by the worker who came to that person most, added up.
    pub by_the_usual: u64,
    /// Minutes on the way, all of which are paid.
    pub travel: u64,
    /// Minutes with people.
    pub with_people: u64,
    /// Minutes in meetings, of everyone who came.
    pub meetings: u64,
    /// Minutes of learning.
    pub training: u64,
    /// Minutes for which somebody was ill.
    pub sick: u64,
    /// Workers who were there.
    pub workers: u64,
    /// Of these, without any hours promised.
    pub without_hours: u64,
    /// Of these, paid less than the promise of the team on the last day.
    pub below_the_promise: u64,
    /// What paying them the promise would cost for the hours they worked.
    pub to_the_promise: Pence,
    /// Concerns that were raised.
    pub concerns: u64,
    /// Of these, answered by now.
    pub answered: u64,
}

/// What some days came to.
#[must_use]
pub fn quarter(team: &Team, record: &Record, days: Days) -> Quarter {
    let mut quarter = Quarter::default();
    let mut met: BTreeMap<PersonId, BTreeMap<WorkerId, u64>> = BTreeMap::new();
    for date in days.dates() {
        for round in record.all_rounds_on(date) {
            quarter.travel += u64::from(round.travelled().0);
            quarter.with_people += u64::from(round.with_people().0);
            for visit in &round.visits {
                quarter.visit(team, round, visit);
                if let Some(person) = team.whose(visit.visit) {
                    *met.entry(person).or_default().entry(round.worker).or_default() += 1;
                }
            }
        }
    }
    for faces in met.values() {
        quarter.people += 1;
        quarter.faces += faces.len() as u64;
        quarter.by_the_usual += faces.values().max().copied().unwrap_or_default();
    }
    let there: BTreeSet<WorkerId> =
        record.everyone().filter(|one| days.dates().any(|on| record.is_here(*one, on))).collect();
    for worker in there {
        quarter.worker(team, record, worker, days);
    }
    quarter.concerns(team, days);
    quarter
}

impl Quarter {
    fn visit(&mut self, team: &Team, round: &Round, visit: &Promised) {
        self.visits += 1;
        let short = visit.minutes < Minutes(30);
        self.under_half_an_hour += u64::from(short);
        self.under_a_quarter += u64::from(visit.minutes < Minutes(15));
        self.missing_to_half_an_hour += u64::from(Minutes(30).less(visit.minutes).0);
        let Some(course) = team.course(visit.visit) else { return };
        let said = course.of(round.worker);
        self.stayed(&said, visit.minutes);
        let Some((arrived, founded)) = said.arrived.zip(team.founded.as_ref()) else { return };
        self.told += 1;
        let promised = founded.description.zone.timestamp(visit.promised);
        self.late += u64::from(SignedDuration::from_mins(LATE) < arrived.duration_since(promised));
    }

    fn stayed(&mut self, said: &Attended, promised: Minutes) {
        let Some(stayed) = said.stayed() else { return };
        self.measured += 1;
        self.cut_short += u64::from(stayed.0 * 100 < promised.0 * SHORT);
    }

    fn worker(&mut self, team: &Team, record: &Record, worker: WorkerId, days: Days) {
        let account = record.between(worker, days.first, days.last);
        self.meetings += u64::from(account.meetings.0);
        self.training += u64::from(account.training.0);
        self.sick += u64::from(account.sick.0);
        self.workers += 1;
        let terms = record.terms_on(worker, days.last);
        self.without_hours += u64::from(terms.is_none_or(|terms| terms.contract.guaranteed == Minutes::ZERO));
        let (Some(pay), Some(rate)) =
            (team.pay_on(worker, days.last), team.pay_rules.promise.rate(days.last))
        else {
            return;
        };
        let short = rate.pence() - pay.hour;
        if Pence::ZERO < short {
            self.below_the_promise += 1;
            self.to_the_promise += Pence(short.0 * i64::from(account.worked().0) / 60);
        }
    }

    fn concerns(&mut self, team: &Team, days: Days) {
        let Some(founded) = &team.founded else { return };
        let on = |at| -> Date { founded.description.zone.civil(at).date };
        for concern in team.concerns.values().filter(|one| days.hold(on(one.at))) {
            self.concerns += 1;
            self.answered += u64::from(concern.is_answered() || !concern.is_open());
            self.missed += u64::from(concern.kind == Kind::MissedVisit);
        }
    }
}
