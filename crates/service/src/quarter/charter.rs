//! UNISON's Ethical Care Charter, clause by clause, from the team's own data: a figure, the quarter before, what would improve it, its cost.
//! Items as confirmed by UNISON and South Lanarkshire Council, shortened.

use care::Pence;
use care::figures::{Disclosed, Quarter};

/// One clause of the charter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its number in the charter: stage and item.
    pub number: &'static str,
    /// What it asks.
    pub asks: &'static str,
    /// How it stands.
    pub now: Figure,
    /// How it stood in the quarter before.
    pub before: Figure,
    /// What would improve it.
    pub better: &'static str,
    /// What that would cost in a quarter, where that can be said.
    pub cost: Option<Pence>,
}

/// How a clause stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// So many of a hundred.
    Percent(u64),
    /// About so many.
    About(u64),
    /// Fewer than are told.
    Few,
    /// None.
    Nothing,
    /// It is so by the way the program works.
    ByDesign(&'static str),
    /// There is nothing to count from.
    Unknown,
}

impl From<Disclosed> for Figure {
    fn from(told: Disclosed) -> Self {
        match told {
            Disclosed::Nothing => Self::Nothing,
            Disclosed::Few => Self::Few,
            Disclosed::About(number) => Self::About(number),
        }
    }
}

fn percent(part: u64, all: u64) -> Figure {
    Disclosed::of(part).percent_of(Disclosed::of(all)).map_or(Figure::Unknown, Figure::Percent)
}

/// What is asked, how it is counted, what would improve it.
type Item = (&'static str, &'static str, fn(&Quarter) -> Figure, &'static str);

const ITEMS: [Item; 11] = [
    (
        "1.1",
        "Visits follow what the person needs, not minutes and tasks",
        |_| {
            Figure::ByDesign(
                "what is agreed is in the person’s own words, and hours that are not needed are theirs to spend",
            )
        },
        "Agree on outcomes with everyone, and look at them again together.",
    ),
    (
        "1.2",
        "Time matches need; in general no visit under half an hour. Counted: visits under half an hour",
        |quarter| percent(quarter.under_half_an_hour, quarter.visits),
        "Bring each visit under half an hour to half an hour, unless the person wants it shorter.",
    ),
    (
        "1.3",
        "Paid travel time, travel costs and expenses",
        |_| Figure::ByDesign("every minute on the way is paid, and miles at the agreed rate"),
        "Nothing is missing here.",
    ),
    (
        "1.4",
        "Nobody has to rush or leave early. Counted: visits cut short, of those for which both ends are known",
        |quarter| percent(quarter.cut_short, quarter.measured),
        "Plan more time for the way where visits are often cut short.",
    ),
    (
        "1.5",
        "Statutory sick pay for those to whom it is due",
        |_| Figure::ByDesign("it is worked out for everyone, from the first day"),
        "Nothing is missing here.",
    ),
    (
        "2.1",
        "The same workers wherever possible. Counted: visits by the worker who comes most",
        |quarter| percent(quarter.by_the_usual, quarter.visits),
        "Weigh few faces more in the rota.",
    ),
    (
        "2.2",
        "No zero-hours contracts in place of permanent ones. Counted: workers without promised hours",
        |quarter| Disclosed::of(quarter.without_hours).into(),
        "Offer each of them the hours that they work anyway.",
    ),
    (
        "2.3",
        "A clear way to follow up concerns. Counted: concerns with an answer",
        |quarter| percent(quarter.answered, quarter.concerns),
        "Answer those that wait.",
    ),
    (
        "2.4",
        "Regular training, free and in work time. Counted: hours of learning, paid",
        |quarter| Disclosed::of(quarter.training / 60).into(),
        "Plan an hour of learning a month for everyone.",
    ),
    (
        "2.5",
        "Regular meetings with co-workers. Counted: hours in meetings, paid, of everyone who came",
        |quarter| Disclosed::of(quarter.meetings / 60).into(),
        "Meet every two weeks, in paid time.",
    ),
    (
        "3.1",
        "At least the real Living Wage. Counted: workers paid less than it",
        |quarter| Disclosed::of(quarter.below_the_promise).into(),
        "Pay everyone the real Living Wage.",
    ),
];

/// Every clause, beside the quarter before; an hour of care costs so much.
pub(super) fn clauses(now: &Quarter, before: &Quarter, hour: Pence) -> Vec<Clause> {
    let mut all: Vec<Clause> = ITEMS
        .iter()
        .map(|(number, asks, figure, better)| Clause {
            number,
            asks,
            now: figure(now),
            before: figure(before),
            better,
            cost: cost(number, now, hour),
        })
        .collect();
    all.push(Clause {
        number: "3.2",
        asks: "Sick pay above the law, so that nobody comes to work ill. Counted: hours ill",
        now: Disclosed::of(now.sick / 60).into(),
        before: Disclosed::of(before.sick / 60).into(),
        better: "Pay hours ill as hours worked; the law gives part of that.",
        cost: Disclosed::of(now.sick / 60)
            .number()
            .map(|hours| Pence(hour.0.saturating_mul(hours.cast_signed()) / 2)),
    });
    all
}

/// What improving a clause would cost in a quarter.
fn cost(number: &str, now: &Quarter, hour: Pence) -> Option<Pence> {
    let told = |minutes: u64| Disclosed::of(minutes / 60).number().map(u64::cast_signed);
    match number {
        "1.2" => told(now.missing_to_half_an_hour).map(|hours| Pence(hour.0.saturating_mul(hours))),
        "3.1" => Disclosed::of(now.below_the_promise).number().map(|_| now.to_the_promise),
        "1.3" | "1.5" => Some(Pence::ZERO),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_clause_stands_beside_the_quarter_before() {
        let quarter = Quarter {
            visits: 1_000,
            under_half_an_hour: 120,
            workers: 12,
            training: 600,
            ..Quarter::default()
        };
        let all = clauses(&quarter, &Quarter::default(), Pence(3_000));
        let numbers: Vec<&str> = all.iter().map(|one| one.number).collect();
        assert_eq!(
            numbers,
            ["1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4", "2.5", "3.1", "3.2"]
        );
        assert_eq!((all[1].now, all[1].before), (Figure::Percent(12), Figure::Unknown));
        assert_eq!((all[6].now, all[8].now), (Figure::Nothing, Figure::About(10)));
    }

    #[test]
    fn a_wage_below_the_promise_of_few_is_not_told() {
        let quarter =
            Quarter { workers: 12, below_the_promise: 2, to_the_promise: Pence(9_900), ..Quarter::default() };
        let all = clauses(&quarter, &quarter, Pence(3_000));
        assert_eq!((all[10].now, all[10].cost), (Figure::Few, None));
    }
}
