//! What people want week after week: meals, bed, a bath, shopping, company.

use week::{Priority, Weekday};

use super::figures::{self, Need, Task};
use super::skills::Skill;
use crate::chance::Chance;

/// The half of the day a shift covers. They change at half past two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Half {
    Early,
    Late,
}

/// The part of the day a visit falls into. Mornings and evenings are the rush hours of care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Band {
    Morning,
    Midday,
    Tea,
    Evening,
}

impl Half {
    pub(crate) const BOTH: [Self; 2] = [Self::Early, Self::Late];

    /// Its bands.
    pub(crate) fn bands(self) -> [Band; 2] {
        match self {
            Self::Early => [Band::Morning, Band::Midday],
            Self::Late => [Band::Tea, Band::Evening],
        }
    }
}

/// On which days of a week a visit is wanted.
#[derive(Clone, Debug)]
pub(crate) enum When {
    /// On each of these.
    Each(Vec<Weekday>),
    /// On one of these, whichever suits.
    OneOf(Vec<Weekday>),
}

/// A visit that is wanted week after week. Times are minutes after midnight.
#[derive(Clone, Debug)]
pub(crate) struct Routine {
    pub(crate) name: &'static str,
    pub(crate) band: Band,
    pub(crate) minutes: u16,
    pub(crate) shortest: Option<u16>,
    /// The agreed start, and how much earlier and later is fine; `None`: any time between the hard ones.
    pub(crate) agreed: Option<(u16, u16)>,
    /// It never starts before the first nor after the second.
    pub(crate) hard: (u16, u16),
    pub(crate) workers: u8,
    pub(crate) skills: Vec<Skill>,
    pub(crate) priority: Priority,
    pub(crate) when: When,
}

impl Routine {
    /// The earliest and latest start that a team would agree to: within an hour of the agreed one.
    pub(crate) fn near(&self) -> (u16, u16) {
        let (earliest, latest) = self.hard;
        self.agreed.map_or(self.hard, |(agreed, _)| (earliest.max(agreed - 60), latest.min(agreed + 60)))
    }
}

/// A call that comes every day at much the same time.
struct Meal {
    name: &'static str,
    band: Band,
    lengths: &'static [(u16, usize)],
    /// First and last agreed start, in quarters of an hour after midnight.
    agreed: (i32, i32),
    /// It never starts before or after, whatever was agreed.
    hard: (u16, u16),
    /// The agreed start where medicines need gaps, in minutes.
    with_gaps: u16,
}

const BREAKFAST: Meal = Meal {
    name: "breakfast",
    band: Band::Morning,
    lengths: &figures::BREAKFAST,
    agreed: (29, 40),
    hard: (420, 660),
    with_gaps: 480,
};
const LUNCH: Meal = Meal {
    name: "lunch",
    band: Band::Midday,
    lengths: &figures::LUNCH,
    agreed: (47, 53),
    hard: (675, 825),
    with_gaps: 750,
};
const TEA: Meal = Meal {
    name: "tea",
    band: Band::Tea,
    lengths: &figures::TEA,
    agreed: (64, 71),
    hard: (915, 1_125),
    with_gaps: 1_020,
};
const BED: Meal = Meal {
    name: "bed",
    band: Band::Evening,
    lengths: &figures::BED,
    agreed: (78, 85),
    hard: (1_125, 1_305),
    with_gaps: 1_275,
};
const MEDICINES: Meal = Meal {
    name: "medicines",
    band: Band::Evening,
    lengths: &figures::MEDICINES,
    agreed: (74, 82),
    hard: (1_080, 1_305),
    with_gaps: 1_200,
};

/// What decides someone's routines.
pub(crate) struct Case {
    pub(crate) need: Need,
    pub(crate) task: Option<Task>,
    pub(crate) dementia: bool,
    pub(crate) gaps: bool,
    pub(crate) fine: u16,
    /// How much earlier than usual the day begins and ends, in minutes, where medicines set the times.
    pub(crate) earlier: u16,
}

/// Everything someone wants of a week.
pub(crate) fn routines(case: &Case, chance: &mut Chance) -> Vec<Routine> {
    let days = days(case.need, chance);
    let meals = meals(case.need, chance);
    let doubled = doubled(case.need, chance);
    let mut routines: Vec<Routine> =
        meals.iter().map(|meal| daily(meal, case, &days, doubled.contains(&meal.name), chance)).collect();
    routines.extend(weekly(case.need, chance));
    if case.dementia {
        routines.iter_mut().for_each(|routine| routine.skills.push(Skill::Dementia));
    }
    routines
}

fn meals(need: Need, chance: &mut Chance) -> Vec<Meal> {
    match need {
        Need::TwoWorkers | Need::FourCalls => vec![BREAKFAST, LUNCH, TEA, BED],
        Need::ThreeCalls if chance.percent(60) => vec![BREAKFAST, LUNCH, BED],
        Need::ThreeCalls => vec![BREAKFAST, TEA, BED],
        Need::TwoCalls if chance.percent(65) => vec![BREAKFAST, BED],
        Need::TwoCalls => vec![BREAKFAST, TEA],
        Need::OneCall if chance.percent(60) => vec![BREAKFAST],
        Need::OneCall => vec![MEDICINES],
        Need::Weekly => Vec::new(),
    }
}

/// Which calls take two workers: getting up and going to bed, for some all four.
fn doubled(need: Need, chance: &mut Chance) -> &'static [&'static str] {
    match need {
        Need::TwoWorkers if chance.percent(40) => &["breakfast", "lunch", "tea", "bed"],
        Need::TwoWorkers => &["breakfast", "tea", "bed"],
        _ => &[],
    }
}

fn days(need: Need, chance: &mut Chance) -> Vec<Weekday> {
    if need == Need::OneCall && chance.percent(figures::FAMILY_WEEKENDS) {
        Weekday::ALL[..5].to_vec()
    } else {
        Weekday::ALL.to_vec()
    }
}

fn daily(meal: &Meal, case: &Case, days: &[Weekday], doubled: bool, chance: &mut Chance) -> Routine {
    let exact = case.gaps || (case.task == Some(Task::Insulin) && ["breakfast", "tea"].contains(&meal.name));
    let drawn = chance.between(meal.agreed.0, meal.agreed.1) * 15;
    let agreed =
        if exact { meal.with_gaps - case.earlier } else { u16::try_from(drawn).unwrap_or(meal.with_gaps) };
    let (fine, slack) = if exact { (15, 60) } else { (case.fine, 90) };
    Routine {
        name: meal.name,
        band: meal.band,
        minutes: chance.weighed(meal.lengths),
        shortest: None,
        agreed: Some((agreed, fine)),
        hard: (meal.hard.0.max(agreed - slack), meal.hard.1.min(agreed + slack)),
        workers: if doubled { 2 } else { 1 },
        skills: skills(meal, case.task, doubled),
        priority: Priority::Essential,
        when: When::Each(days.to_vec()),
    }
}

fn skills(meal: &Meal, task: Option<Task>, doubled: bool) -> Vec<Skill> {
    let mut skills = Vec::new();
    if ["breakfast", "bed", "medicines"].contains(&meal.name) {
        skills.push(Skill::Medicines);
    }
    if doubled {
        skills.push(Skill::Moving);
    }
    match task {
        Some(Task::PegFeeding) => skills.push(Skill::PegFeeding),
        Some(Task::Insulin) if ["breakfast", "tea"].contains(&meal.name) => skills.push(Skill::Insulin),
        Some(Task::Catheter) if ["breakfast", "bed"].contains(&meal.name) => skills.push(Skill::Catheter),
        _ => {}
    }
    skills
}

/// Visits once a week or so, each with some days to choose from.
fn weekly(need: Need, chance: &mut Chance) -> Vec<Routine> {
    let mut wanted: Vec<Routine> = Vec::new();
    if need == Need::Weekly {
        wanted.push(company("company", chance));
        wanted.push(shopping(chance));
        wanted.push(if chance.percent(50) { bath(chance) } else { company("outing", chance) });
    } else {
        let lots = [figures::BATH, figures::SHOPPING, figures::COMPANY].map(|share| chance.percent(share));
        wanted.extend(lots[0].then(|| bath(chance)));
        wanted.extend(lots[1].then(|| shopping(chance)));
        wanted.extend(lots[2].then(|| company("company", chance)));
    }
    wanted
}

fn bath(chance: &mut Chance) -> Routine {
    let minutes = if chance.percent(70) { 45 } else { 60 };
    Routine { priority: Priority::Important, ..once("bath", minutes, (570, 795), 2, chance) }
}

fn shopping(chance: &mut Chance) -> Routine {
    let hard = if chance.percent(60) { (570, 780) } else { (915, 990) };
    once("shopping", 60, hard, 3, chance)
}

fn company(name: &'static str, chance: &mut Chance) -> Routine {
    let minutes = if chance.percent(75) { 60 } else { 90 };
    let hard = if chance.percent(40) { (570, 750) } else { (900, 1_020) };
    Routine { shortest: Some(45), ..once(name, minutes, hard, 4, chance) }
}

/// A flexible visit on one of `choices` days, at any time between the hard ones.
fn once(name: &'static str, minutes: u16, hard: (u16, u16), choices: usize, chance: &mut Chance) -> Routine {
    let mut days = Weekday::ALL[..6].to_vec();
    chance.shuffle(&mut days);
    days.truncate(choices);
    days.sort_unstable();
    Routine {
        name,
        band: if hard.0 < 870 { Band::Midday } else { Band::Tea },
        minutes,
        shortest: None,
        agreed: None,
        hard,
        workers: 1,
        skills: Vec::new(),
        priority: Priority::Flexible,
        when: When::OneOf(days),
    }
}
