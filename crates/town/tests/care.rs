//! The care in invented weeks: it can be given, by people who know each other.
#![allow(clippy::unwrap_used, reason = "helpers of tests may stop at what should not be")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rota::{Options, Steps};
use town::{Wish, invent};
use week::{Mode, Person, Visit, Week, Worker, WorkerId};

fn week(people: u32, workers: u32, seed: u64) -> Week {
    invent(&Wish::new(people, workers, seed, "2026-03-02".parse().unwrap())).unwrap().week
}

#[test]
fn nearly_everything_can_be_placed() {
    for (people, workers, seed) in [(22, 12, 1), (22, 12, 3), (7, 4, 1)] {
        let week = week(people, workers, seed);
        let problem = week.problem(None).unwrap().problem;
        let plan = rota::plan(&problem, None, &Options::default(), &Steps(300_000), &mut |_| {});
        assert_eq!(plan.verdict.breaches, []);
        let stops = plan.plan.rounds.iter().flat_map(|round| &round.stops);
        let placed: BTreeSet<_> = stops.map(|stop| stop.visit).collect();
        let left_out = problem.visits.len() - placed.len();
        assert!(left_out * 100 <= problem.visits.len() * 2, "{}: {left_out} left out", week.name);
    }
}

#[test]
fn history_is_of_few_faces_nobody_refused() {
    for week in weeks() {
        let mut faces: BTreeMap<&str, BTreeSet<&WorkerId>> = BTreeMap::new();
        for came in &week.history {
            faces.entry(came.person.as_str()).or_default().insert(&came.worker);
            let person = week.people.iter().find(|person| person.id == came.person).unwrap();
            assert!(!person.not_workers.contains(&came.worker));
        }
        let mean = faces.values().map(BTreeSet::len).sum::<usize>() * 10 / faces.len();
        assert!((35..=65).contains(&mean), "{}: {mean} tenths of faces a person", week.name);
    }
}

/// Thirty default weeks, invented once.
fn weeks() -> &'static [Week] {
    static WEEKS: OnceLock<Vec<Week>> = OnceLock::new();
    WEEKS.get_or_init(|| (1..=30).map(|seed| week(22, 12, seed)).collect())
}

/// Counts of one thing over all of them, in hundredths of all.
fn share(of: impl Fn(&Week) -> (usize, usize)) -> usize {
    let counts = weeks().iter().map(of);
    let (some, all) = counts.fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1));
    some * 100 / all
}

fn workers(which: impl Fn(&Worker) -> bool) -> usize {
    share(|week| (week.workers.iter().filter(|worker| which(worker)).count(), week.workers.len()))
}

fn people(which: impl Fn(&Person) -> bool) -> usize {
    share(|week| (week.people.iter().filter(|person| which(person)).count(), week.people.len()))
}

fn asking_for(skill: &str) -> usize {
    let asks = |visit: &&Visit| visit.competences.iter().any(|asked| asked == skill);
    share(|week| (week.visits.iter().filter(asks).count(), week.visits.len()))
}

#[test]
fn workers_come_near_the_stated_shares() {
    assert!((77..=83).contains(&workers(|worker| worker.gender.as_deref() == Some("woman"))));
    assert!((56..=62).contains(&workers(|worker| worker.travel == Mode::Car)));
    assert!((9..=15).contains(&workers(|worker| worker.travel == Mode::Bicycle)));
    assert!((20..=40).contains(&workers(|worker| !worker.unwanted.is_empty())));
    assert!((12..=30).contains(&workers(|worker| !worker.picks.is_empty())));
    assert!((1..=4).contains(&workers(|worker| worker.born.is_some())));
}

#[test]
fn people_come_near_the_stated_shares() {
    assert!((12..=18).contains(&people(|person| person.gender_wish.is_some())));
    assert!((3..=7).contains(&people(|person| person.language_wish.is_some())));
    assert!((5..=13).contains(&people(|person| !person.not_workers.is_empty())));
    assert!((28..=42).contains(&people(|person| !person.liked.is_empty())));
}

#[test]
fn visits_ask_for_what_is_stated() {
    assert!((52..=66).contains(&asking_for("medicines")));
    assert!((9..=14).contains(&asking_for("moving and handling")));
    assert!((20..=34).contains(&asking_for("dementia")));
    for (skill, most) in [("insulin", 8), ("catheter care", 9), ("PEG feeding", 6)] {
        assert!((1..=most).contains(&asking_for(skill)), "{skill}: {}", asking_for(skill));
    }
}
