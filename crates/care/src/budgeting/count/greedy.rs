//! The project with the most support for its money first.

use std::cmp::Ordering;

use super::{Amount, Fate, Outcome, Vote, Worth};

/// Takes the project that is worth most for its money, then the next that what is left of the pot still pays for, and so on.
///
/// Where a project is worth what it costs, that is the project which most voters named. A project that costs nothing and that
/// anybody named comes first. O(p log p + b) for p projects and b names on ballots.
#[must_use]
pub fn greedy(vote: &Vote, worth: Worth) -> Outcome {
    let support = vote.support();
    let mut order = vote.by_id();
    order.sort_by(|&a, &b| {
        better((support[a], vote.projects[a].cost), (support[b], vote.projects[b].cost), worth)
    });
    let mut left = vote.pot;
    let mut place = 0;
    let mut fates = vec![Fate::TooDear { left }; vote.projects.len()];
    for project in order {
        let cost = vote.projects[project].cost;
        if cost > left {
            fates[project] = Fate::TooDear { left };
            continue;
        }
        left -= cost;
        place += 1;
        fates[project] = Fate::Won { place };
    }
    Outcome { projects: fates, cost: vote.pot - left, added: 0 }
}

/// Which of two projects, each with its supporters and its cost, comes first.
fn better(a: (u64, Amount), b: (u64, Amount), worth: Worth) -> Ordering {
    let free = |(support, cost): (u64, Amount)| support > 0 && cost == 0;
    if free(a) || free(b) {
        return free(b).cmp(&free(a));
    }
    match worth {
        Worth::Cost => b.0.cmp(&a.0),
        // Supporters for each penny, compared without dividing.
        Worth::One => (u128::from(b.0) * u128::from(a.1)).cmp(&(u128::from(a.0) * u128::from(b.1))),
    }
}
