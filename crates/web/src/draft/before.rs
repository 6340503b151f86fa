//! What to know before a week is published: promises moved, new faces, hours that stay empty, changes against the week before.

use crate::team::TeamPage;
use crate::week::people::{names, title};
use crate::week::promise;
use crate::week::when::{clock, day};
use care::ids::WorkerId;
use care::time::{Moment, WeekStart, days_between, plus_days};
use care::visit::{Visit, VisitId};
use care::weeks::{Assignment, Rota};
use design::card::fold;
use maud::{Markup, html};
use service::drafts::DraftView;
use service::planning::{Figures, Which};
use std::collections::BTreeSet;
use words::length;

/// Each list with its number, and nothing where there is nothing in it.
pub(super) fn show(here: &TeamPage, making: &DraftView, figures: &Figures) -> Markup {
    html! {
        (list("Visits at another time than agreed", &promises(here, making)))
        (list("Somebody new at the door", &new_faces(here, making)))
        (list("Guaranteed hours that stay empty", &unfilled(here, making.week, figures)))
        (list("What is not as in the week before", &against_last(here, making)))
    }
}

fn list(title: &str, sentences: &[String]) -> Markup {
    let all = html! { ul { @for one in sentences { li { (one) } } } };
    html! { @if !sentences.is_empty() { (fold(&format!("{title} ({})", sentences.len()), &all)) } }
}

/// The visits of the draft, with who has them, in order of time.
fn placed<'a>(here: &TeamPage, making: &'a DraftView) -> Vec<(Visit, &'a Assignment)> {
    let visits = here.team_view().visits_of(making.week);
    let rota = making.rota.iter();
    let mut placed: Vec<_> = rota.filter_map(|(id, one)| Some((visits.get(id)?.clone(), one))).collect();
    placed.sort_by_key(|(visit, one)| (one.start, visit.id));
    placed
}

/// "Jean, tea, Tuesday: 6.45pm, agreed for 7.45pm."
fn promises(here: &TeamPage, making: &DraftView) -> Vec<String> {
    let team_view = here.team_view();
    let moved = |(visit, one): (Visit, &Assignment)| {
        let agreed = promise::agreed_for(team_view, &visit, one.start)?;
        Some(format!(
            "{}, {}: {}, {agreed}.",
            title(team_view, &visit),
            day(one.start.date),
            clock(one.start.clock)
        ))
    };
    placed(here, making).into_iter().filter_map(moved).collect()
}

/// "Grace comes to Jean for the first time, Tuesday, 7.45am."
fn new_faces(here: &TeamPage, making: &DraftView) -> Vec<String> {
    let team_view = here.team_view();
    let mut met = team_view.met_before(making.week);
    let mut new = Vec::new();
    for (visit, one) in placed(here, making) {
        for worker in one.workers.iter().filter(|worker| met.insert((visit.person, **worker))) {
            let (who, whom) = (team_view.worker(*worker), team_view.person(visit.person));
            let when = format!("{}, {}", day(one.start.date), clock(one.start.clock));
            new.push(format!("{who} comes to {whom} for the first time, {when}."));
        }
    }
    new
}

/// "Amara: 4 hours of 20 hours."
fn unfilled(here: &TeamPage, week: WeekStart, figures: &Figures) -> Vec<String> {
    let team_view = here.team_view();
    let empty = team_view.workers_of(week).into_iter().filter_map(|id| {
        let promised = team_view.guaranteed(id)?;
        let paid = figures.workers.get(&id).map_or(0, |hours| hours.paid);
        let empty = promised - paid;
        (empty > 0).then(|| {
            format!("{}: {} of {} have no work yet.", team_view.worker(id), length(empty), length(promised))
        })
    });
    empty.collect()
}

/// What is different from the same day a week before: who comes, or when.
fn against_last(here: &TeamPage, making: &DraftView) -> Vec<String> {
    let team_view = here.team_view();
    let last = team_view.rota(making.week.previous(), Which::Published);
    let different = |(visit, one): (Visit, &Assignment)| {
        let then = a_week_before(&last, visit.id)?;
        let said = what_differs(one, then, &|workers| names(team_view, workers))?;
        Some(format!("{}, {}: {said}", title(team_view, &visit), day(one.start.date)))
    };
    placed(here, making).into_iter().filter_map(different).collect()
}

fn a_week_before(rota: &Rota, visit: VisitId) -> Option<&Assignment> {
    let VisitId::Agreed { pattern, date } = visit else { return None };
    rota.get(&VisitId::Agreed { pattern, date: plus_days(date, -7) })
}

/// "Grace, not Tom; at 8am, not 7.45am."; nothing where nothing differs.
fn what_differs(
    now: &Assignment,
    then: &Assignment,
    names: &dyn Fn(&BTreeSet<WorkerId>) -> String,
) -> Option<String> {
    let mut said = Vec::new();
    if now.workers != then.workers {
        said.push(format!("{}, not {}", names(&now.workers), names(&then.workers)));
    }
    if !same_time(now.start, then.start) {
        said.push(format!("at {}, not {}", clock(now.start.clock), clock(then.start.clock)));
    }
    (!said.is_empty()).then(|| format!("{}.", said.join("; ")))
}

fn same_time(now: Moment, then: Moment) -> bool {
    now.clock == then.clock && days_between(then.date, now.date) == 7
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::Minutes;
    use care::weeks::How;
    use uuid::Uuid;

    fn one(worker: u128, start: &str) -> Assignment {
        let workers = BTreeSet::from([WorkerId::new(Uuid::from_u128(worker))]);
        let start = start.parse().unwrap();
        Assignment { workers, start, minutes: Minutes(30), how: How::Hand, pinned: false }
    }

    #[test]
    fn who_and_when_are_compared_with_the_same_day_a_week_before() {
        let names = |workers: &BTreeSet<WorkerId>| {
            let first = WorkerId::new(Uuid::from_u128(1));
            if workers.contains(&first) { "Grace".to_owned() } else { "Tom".to_owned() }
        };
        let differs = |now: &Assignment, then: &Assignment| what_differs(now, then, &names);
        let then = one(2, "2026-03-03T07:45");
        assert_eq!(differs(&one(2, "2026-03-10T07:45"), &then), None);
        assert_eq!(differs(&one(1, "2026-03-10T07:45"), &then).unwrap(), "Grace, not Tom.");
        let both = differs(&one(1, "2026-03-10T08:00"), &then).unwrap();
        assert_eq!(both, "Grace, not Tom; at 8am, not 7.45am.");
    }
}
