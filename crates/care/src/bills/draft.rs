//! The lines of bills, from what was published and what was said of each visit.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Line, Paying, WHOLE, Who};
use crate::bank::Payer;
use crate::day::Course;
use crate::hours::Record;
use crate::ids::{PersonId, WorkerId};
use crate::pay::{Days, nearest};
use crate::team::Team;
use crate::time::plus_days;
use crate::units::{Minutes, Pence};
use crate::visit::VisitId;

/// A visit as people were told it.
struct Promised {
    on: Date,
    minutes: Minutes,
    workers: BTreeSet<WorkerId>,
}

/// The lines of a person's visits on some days, for each who pays, in order of their days.
#[must_use]
pub fn draft(team: &Team, record: &Record, person: PersonId, days: Days) -> BTreeMap<Who, Vec<Line>> {
    let mut bills: BTreeMap<Who, Vec<Line>> = BTreeMap::new();
    for (visit, promised) in promised(team, record, person, days) {
        let paying = team.paying_on(person, promised.on);
        let Some(line) = line(team, &paying, visit, &promised) else { continue };
        for (who, share, amount) in shared_out(line.amount, &paying.shares_of(visit)) {
            bills.entry(who).or_default().push(Line { share, amount, ..line });
        }
    }
    for lines in bills.values_mut() {
        lines.sort_by_key(|line| (line.on, line.visit));
    }
    bills
}

/// The days on which a person has visits and no fee is agreed at which they could be charged.
#[must_use]
pub fn unpriced(team: &Team, record: &Record, person: PersonId, days: Days) -> BTreeSet<Date> {
    let theirs = promised(team, record, person, days).into_iter();
    let without = theirs.filter(|(visit, one)| {
        let paying = team.paying_on(person, one.on);
        team.fee_on(payer(&paying, *visit), one.on).is_none()
    });
    without.map(|(_, one)| one.on).collect()
}

/// What each pays of an amount: shares of it that add up to all of it, to the penny.
#[must_use]
pub fn shared_out(amount: Pence, shares: &[(Who, u16)]) -> Vec<(Who, u16, Pence)> {
    let (mut so_far, mut given) = (0_i128, 0);
    let mut out = Vec::new();
    for (who, share) in shares {
        so_far += i128::from(*share);
        let all = nearest(i128::from(amount.0) * so_far, i128::from(WHOLE));
        out.push((*who, *share, Pence(all - given)));
        given = all;
    }
    out
}

/// An amount in so many even parts that add up to all of it, to the penny.
pub(crate) fn shared_evenly(amount: Pence, parts: u16) -> Vec<Pence> {
    let up_to = |part: u16| nearest(i128::from(amount.0) * i128::from(part), i128::from(parts));
    (0..parts).map(|part| Pence(up_to(part + 1) - up_to(part))).collect()
}

/// A person's visits on some days, as they were told of them.
fn promised(team: &Team, record: &Record, person: PersonId, days: Days) -> BTreeMap<VisitId, Promised> {
    let mut all: BTreeMap<VisitId, Promised> = BTreeMap::new();
    // A round of the evening before may have a visit after midnight.
    let dates = (-1..i32::from(days.count())).map(|number| plus_days(days.first, number));
    for round in dates.flat_map(|date| record.all_rounds_on(date)) {
        for visit in round.visits.iter().filter(|visit| days.hold(visit.promised.date)) {
            if team.whose(visit.visit) != Some(person) {
                continue;
            }
            let (on, minutes) = (visit.promised.date, visit.minutes);
            let known = all.entry(visit.visit);
            let one = known.or_insert_with(|| Promised { on, minutes, workers: BTreeSet::new() });
            one.workers.insert(round.worker);
        }
    }
    all
}

/// At whose fee a visit is charged: the council's where it pays some of it.
fn payer(paying: &Paying, visit: VisitId) -> Payer {
    let shares = paying.shares_of(visit);
    if shares.iter().any(|(who, _)| who.payer() == Payer::Council) { Payer::Council } else { Payer::Person }
}

/// A visit as a line for somebody who pays all of it; `None` where no fee is agreed.
fn line(team: &Team, paying: &Paying, visit: VisitId, promised: &Promised) -> Option<Line> {
    let fee = team.fee_on(payer(paying, visit), promised.on)?;
    let workers = u8::try_from(promised.workers.len()).unwrap_or(u8::MAX);
    let each = |minutes: Minutes| Minutes(minutes.0 * u32::from(workers));
    let course = team.course(visit);
    let mut line = Line {
        visit,
        on: promised.on,
        workers,
        agreed: each(agreed(team, visit).unwrap_or(promised.minutes)),
        promised: each(promised.minutes),
        delivered: course.and_then(delivered),
        happened: course.is_none_or(happened),
        hour: fee.hour,
        counts: fee.counts,
        share: WHOLE,
        amount: Pence::ZERO,
    };
    line.amount = Pence(nearest(i128::from(line.charged().0) * i128::from(fee.hour.0), 60));
    Some(line)
}

/// How long a visit was agreed to be.
fn agreed(team: &Team, visit: VisitId) -> Option<Minutes> {
    if let Some(visit) = team.visit(visit) {
        return Some(visit.support.minutes);
    }
    let VisitId::Agreed { pattern, date } = visit else { return None };
    Some(team.patterns.get(&pattern)?.terms_on(date)?.support.minutes)
}

/// How long somebody was there, all workers together; `None` where nobody said both when they came and when they left.
fn delivered(course: &Course) -> Option<Minutes> {
    let stayed: Vec<Minutes> = course.attended().values().filter_map(|one| one.stayed()).collect();
    (!stayed.is_empty()).then(|| stayed.into_iter().sum())
}

/// Whether a visit of which something was said took place: not where only something else came of it.
fn happened(course: &Course) -> bool {
    if let Some(found) = &course.settled {
        return !found.went.is_empty();
    }
    let instead = course.attended().values().any(|one| one.instead.is_some());
    !instead || !course.who_went().is_empty()
}
