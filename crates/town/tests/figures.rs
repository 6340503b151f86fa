//! What invented weeks amount to, over many seeds, against the ranges that `docs/town.md` states.
#![allow(clippy::unwrap_used, reason = "helpers of tests may stop at what should not be")]

use town::{Wish, invent};
use week::{Stretch, Visit, Week};

fn week(people: u32, workers: u32, seed: u64) -> Week {
    invent(&Wish::new(people, workers, seed, "2026-03-02".parse().unwrap())).unwrap().week
}

fn weeks() -> impl Iterator<Item = Week> {
    (1..=30).map(|seed| week(22, 12, seed))
}

/// What a week amounts to, in whole numbers.
#[derive(Debug)]
struct Figures {
    visits: usize,
    mean_minutes: usize,
    doubled_percent: usize,
    /// Hours of visits, counted for each worker.
    contact_hours: usize,
    contracted_hours: usize,
    offered_hours: usize,
}

impl Figures {
    fn of(week: &Week) -> Self {
        let visits = week.visits.len();
        let sum = |amount: fn(&Visit) -> usize| week.visits.iter().map(amount).sum::<usize>();
        let contracts = week.workers.iter().filter_map(|worker| worker.contract.contracted_minutes_a_week);
        let shifts = week.workers.iter().flat_map(|worker| &worker.shifts);
        let minutes = |part: &Stretch| usize::from(part.to.minutes() - part.from.minutes());
        let offered =
            shifts.map(|shift| shift.weekdays.len() * shift.parts.iter().map(minutes).sum::<usize>());
        Self {
            visits,
            mean_minutes: sum(|visit| visit.minutes.into()) / visits.max(1),
            doubled_percent: sum(|visit| usize::from(visit.workers == 2)) * 100 / visits.max(1),
            contact_hours: sum(|visit| usize::from(visit.minutes) * usize::from(visit.workers)) / 60,
            contracted_hours: contracts.map(|minutes| minutes as usize).sum::<usize>() / 60,
            offered_hours: offered.sum::<usize>() / 60,
        }
    }
}

#[test]
fn a_team_is_within_the_stated_ranges() {
    for week in weeks() {
        let figures = Figures::of(&week);
        let name = &week.name;
        assert!((320..=380).contains(&figures.visits), "{name}: {figures:?}");
        assert!((31..=37).contains(&figures.mean_minutes), "{name}: {figures:?}");
        assert!((5..=16).contains(&figures.doubled_percent), "{name}: {figures:?}");
        assert!((190..=255).contains(&figures.contact_hours), "{name}: {figures:?}");
        assert!((300..=345).contains(&figures.contracted_hours), "{name}: {figures:?}");
        assert!((400..=500).contains(&figures.offered_hours), "{name}: {figures:?}");
    }
}

#[test]
fn on_average_a_team_is_as_designed() {
    let all: Vec<Figures> = weeks().map(|week| Figures::of(&week)).collect();
    let mean = |amount: fn(&Figures) -> usize| all.iter().map(amount).sum::<usize>() / all.len();
    assert!((340..=360).contains(&mean(|figures| figures.visits)));
    assert!((32..=35).contains(&mean(|figures| figures.mean_minutes)));
    assert!((10..=13).contains(&mean(|figures| figures.doubled_percent)));
    assert!((205..=222).contains(&mean(|figures| figures.contact_hours)));
    assert!((318..=328).contains(&mean(|figures| figures.contracted_hours)));
}

#[test]
fn sizes_from_a_micro_provider_to_a_branch() {
    let micro = Figures::of(&week(7, 4, 1));
    assert!((85..=135).contains(&micro.visits), "{micro:?}");
    let branch = Figures::of(&week(75, 40, 1));
    assert!((1_120..=1_260).contains(&branch.visits), "{branch:?}");
}

#[test]
fn every_week_passes_the_weeks_own_check() {
    for week in weeks().chain([week(7, 4, 1), week(75, 40, 1), week(0, 0, 1), week(3, 0, 1), week(0, 3, 1)]) {
        assert_eq!(week.findings(), [], "{}", week.name);
    }
}
