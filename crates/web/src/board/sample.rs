//! A board to look at: an example, planned, with a pick, a pin and news here and there, and three visits that
//! nobody has.

use super::{BoardView, By, Mark, News, NewsOf, Places, Stage};
use view::{StopView, Wanting, WeekView};
use words::clock;

/// Which visits are shown as having nobody, by index, and why.
const WANTED: [(usize, &str); 3] = [
    (40, "Nobody who works then is signed off for insulin. Grace could be by Friday."),
    (150, "Everyone who is near has someone else then. Half an hour later, two could come."),
    (260, "It would break somebody’s rest. Moving it to 8.30am would help."),
];

/// A planned week with these lanes, for the pages below `/design`.
pub(crate) fn sample(mut week: WeekView, by: By, day: Option<usize>, stage: Stage) -> BoardView {
    for (visit, why) in WANTED {
        leave_out(&mut week, visit, why);
    }
    let keys = |count: usize| (0..count).map(|at| format!("k{at}")).collect();
    let marks = (0..week.visits.len()).map(|at| Mark {
        key: format!("k{at}"),
        picked_by: week.visits[at].workers.first().copied().filter(|_| at % 17 == 3),
        news: (at % 41 == 5).then(|| "Grace had it before".to_owned()),
        agreed: (at % 37 == 9).then(|| "agreed for 8am".to_owned()),
        late: (at % 43 == 11).then(|| "20 minutes".to_owned()),
        differs: stage == Stage::Draft && at % 23 == 7,
        ask: week.visits[at]
            .workers
            .is_empty()
            .then(|| "Ask Ravi, who has 6 hours free on Tuesday evening.".to_owned()),
    });
    let places = Places {
        base: "/design".to_owned(),
        page: if stage == Stage::Draft { "draft" } else { "board" }.to_owned(),
        week: "2026-03-02".to_owned(),
        workers: keys(week.workers.len()),
        people: keys(week.people.len()),
        dates: (2..9).map(|day| format!("2026-03-0{day}")).collect(),
        today: "2026-03-04".to_owned(),
    };
    let day = day.filter(|day| *day < week.days.len());
    let news = Some(news(&week));
    BoardView { places, stage, by, day, marks: marks.collect(), may_change: true, news, week }
}

/// The visits that have a dot, in words.
fn news(week: &WeekView) -> News {
    let changed = (0..week.visits.len()).filter(|at| at % 41 == 5).map(|at| NewsOf {
        key: Some(format!("k{at}")),
        what: format!("{}, {}", week.person_of(at).name, week.visits[at].what),
        words: "Grace had it before".to_owned(),
    });
    let when = "on Friday 27 February, 5.40pm".to_owned();
    News { when, replaced: false, changes: changed.collect(), which: "published" }
}

/// Takes a visit from the worker who has it.
fn leave_out(week: &mut WeekView, visit: usize, why: &str) {
    let mut was: Option<(usize, StopView)> = None;
    for round in week.workers.iter_mut().flat_map(|worker| &mut worker.rounds) {
        let day = round.day;
        was = round.stops.iter().find(|stop| stop.visit == visit).map(|stop| (day, *stop)).or(was);
        round.stops.retain(|stop| stop.visit != visit);
    }
    let Some((day, stop)) = was else { return };
    week.visits[visit].workers.clear();
    let person = week.visits[visit].person;
    week.people[person].coming.retain(|coming| coming.visit != visit);
    week.tray.push(Wanting {
        visit,
        when: format!("{} {}", week.days[day].name, clock(stop.start)),
        day: Some(day),
        start: Some(stop.start),
        minutes: stop.end - stop.start,
        why: why.to_owned(),
        help: String::new(),
    });
}
