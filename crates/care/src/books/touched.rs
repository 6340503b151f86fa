//! Which weeks may look different once something happened.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::support::Exception;
use crate::team::{Event, Team};
use crate::time::{Moment, WeekStart};
use crate::{absences, bank, budget, history, people, price, support, suspensions, weeks, workers};

/// The published weeks that may look different after an event. A team remembers its weeks for half a year; what is older stays.
pub(super) fn weeks(team: &Team, event: &Event, today: Date) -> BTreeSet<WeekStart> {
    let mut spans = Vec::new();
    spread(event, today, &mut spans);
    let published = team.weeks.iter().filter(|(_, week)| week.published.is_some()).map(|(week, _)| *week);
    let meets = |week: WeekStart| {
        spans.iter().any(|(first, last): &(Date, Option<Date>)| {
            *first <= week.sunday() && last.is_none_or(|last| week.monday() <= last)
        })
    };
    published.filter(|week| meets(*week)).collect()
}

type Spans = Vec<(Date, Option<Date>)>;

/// The days on which an event may make a difference.
fn spread(event: &Event, today: Date, spans: &mut Spans) {
    if let Event::History(history::Event::TakenBack(taken)) = event {
        taken.events.iter().for_each(|event| spread(event, today, spans));
    }
    if let Event::Weeks(weeks::Event::WeekPublished(published)) = event {
        spans.push((published.week.monday(), Some(published.week.sunday())));
    }
    if let Event::Weeks(weeks::Event::RotaChanged(changed)) = event {
        spans.push((changed.steps.week.monday(), Some(changed.steps.week.sunday())));
    }
    if let Event::Absences(absences::Event::Changed(changed)) = event {
        let both = [&changed.change.before, &changed.change.after].into_iter().flatten();
        spans.extend(both.map(|absence| (absence.from.date, absence.to.map(|to: Moment| to.date))));
    }
    if let Event::Support(event) = event {
        support_days(event, today, spans);
    }
    if let Event::Suspensions(suspensions::Event::Changed(changed)) = event {
        let both = [&changed.change.before, &changed.change.after].into_iter().flatten();
        spans.extend(both.map(|one| (one.from.date, one.to.map(|to| to.date))));
    }
    if let Event::People(people::Event::Leaving(leaving)) = event {
        from_earliest([leaving.last.before, leaving.last.after], today, spans);
    }
    if let Event::Workers(workers::Event::Leaving(leaving)) = event {
        from_earliest([leaving.last.before, leaving.last.after], today, spans);
    }
    if let Event::Bank(bank::Event::BlockAgreed(agreed)) = event {
        let both = [&agreed.change.before, &agreed.change.after].into_iter().flatten();
        spans.extend(both.map(|block| (block.from, None)));
    }
    if let Event::Budget(budget::Event::BudgetAgreed(agreed)) = event {
        let both = [&agreed.change.before, &agreed.change.after].into_iter().flatten();
        spans.extend(both.map(|budget| (budget.from, Some(budget.last))));
    }
    if let Event::Price(price::Event::FeeAgreed(agreed)) = event {
        spans.push((agreed.from, None));
    }
}

fn support_days(event: &support::Event, today: Date, spans: &mut Spans) {
    match event {
        support::Event::ExceptionChanged(changed) => {
            let both = [&changed.change.before, &changed.change.after].into_iter().flatten();
            spans.extend(both.map(|exception| days_of(exception, today)));
        }
        support::Event::Changed(changed) => spans.push((changed.from, None)),
        support::Event::Ending(ending) => {
            from_earliest([ending.last.before, ending.last.after], today, spans);
        }
        support::Event::Agreed(_) | support::Event::Removed(_) => {}
    }
}

/// The days on which an exception makes a difference; a visit that is moved is in the rota of the week it was agreed for.
fn days_of(exception: &Exception, today: Date) -> (Date, Option<Date>) {
    match exception {
        Exception::Away { from, to, .. } => (*from, Some(*to)),
        Exception::Extra { date, .. } => (*date, Some(*date)),
        Exception::Without { visit, .. } | Exception::Different { visit, .. } => match visit {
            crate::visit::VisitId::Agreed { date, .. } => (*date, exception.last_date()),
            crate::visit::VisitId::Once(_) => (today, None),
        },
    }
}

fn from_earliest(lasts: [Option<Date>; 2], today: Date, spans: &mut Spans) {
    let earliest = lasts.into_iter().flatten().min();
    spans.push((earliest.unwrap_or(today), None));
}
