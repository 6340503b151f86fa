//! Counting a vote: the laws of both rules, and equal shares beside a plain count in fractions.

use care::budgeting::count::{Ballot, Completion, Fate, Outcome, Project, Vote, Worth, equal_shares, greedy};
use proptest::prelude::*;

fn vote(pot: u64, costs: &[(&str, u64)], ballots: &[(u32, &[usize])]) -> Vote {
    Vote {
        pot,
        unit: 1,
        projects: costs.iter().map(|&(id, cost)| Project { id: id.to_owned(), cost }).collect(),
        ballots: ballots.iter().map(|&(voters, named)| Ballot { voters, named: named.to_vec() }).collect(),
    }
}

fn winners(vote: &Vote, outcome: &Outcome) -> Vec<String> {
    let mut ids: Vec<String> = outcome.winners().map(|place| vote.projects[place].id.clone()).collect();
    ids.sort();
    ids
}

#[test]
fn a_bench_for_few_wins_by_equal_shares_and_not_by_votes() {
    // Six want two playgrounds; three want a bench. Each voter's share of 90 is 10.
    let vote = vote(90, &[("bench", 30), ("climb", 60), ("slide", 30)], &[(6, &[1, 2]), (3, &[0])]);
    assert_eq!(winners(&vote, &greedy(&vote, Worth::Cost)), ["climb", "slide"]);
    let equal = equal_shares(&vote, Worth::Cost, Completion::None);
    assert_eq!(winners(&vote, &equal), ["bench", "climb"]);
    assert_eq!(
        equal.projects[2],
        Fate::NotEnoughSupport { supporters_have: 0 },
        "the six have spent their shares"
    );
    assert_eq!(equal.cost, 90);
}

#[test]
fn equal_support_is_decided_by_the_id_as_text() {
    let vote = vote(10, &[("9", 10), ("10", 10)], &[(4, &[0, 1])]);
    assert_eq!(winners(&vote, &greedy(&vote, Worth::Cost)), ["10"]);
    assert_eq!(winners(&vote, &equal_shares(&vote, Worth::Cost, Completion::None)), ["10"]);
}

#[test]
fn what_costs_nothing_wins_where_anybody_wants_it() {
    let vote = vote(10, &[("a", 0), ("b", 0), ("c", 10)], &[(1, &[0]), (1, &[2])]);
    assert_eq!(winners(&vote, &equal_shares(&vote, Worth::Cost, Completion::AddOne)), ["a", "c"]);
}

#[test]
fn nobody_voted_and_nothing_is_lost() {
    let vote = vote(10, &[("a", 4)], &[]);
    assert_eq!(equal_shares(&vote, Worth::Cost, Completion::AddOne).cost, 0);
}

#[test]
fn shares_grow_until_the_next_unit_would_cost_too_much() {
    // Ten voters, 100: shares of 10 buy nothing; with 12 each the eight can pay 90, and nothing else fits.
    let vote = vote(100, &[("a", 26), ("b", 90)], &[(2, &[0]), (8, &[1])]);
    assert_eq!(winners(&vote, &equal_shares(&vote, Worth::Cost, Completion::None)), Vec::<String>::new());
    let grown = equal_shares(&vote, Worth::Cost, Completion::AddOne);
    assert_eq!((winners(&vote, &grown), grown.added), (vec!["b".to_owned()], 2));
}

/// A fraction, as a plain count needs it.
#[derive(Clone, Copy, Debug)]
struct Fraction(i128, i128);

impl Fraction {
    fn new(over: i128, under: i128) -> Self {
        let (mut a, mut b) = (over.abs(), under);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        Self(over / a.max(1), under / a.max(1))
    }

    fn minus(self, other: Self) -> Self {
        Self::new(self.0 * other.1 - other.0 * self.1, self.1 * other.1)
    }

    fn by(self, number: i128) -> Self {
        Self::new(self.0, self.1 * number)
    }

    fn less(self, other: Self) -> bool {
        self.0 * other.1 < other.0 * self.1
    }
}

/// What each supporter who pays in full pays, from the definition: the least amount with which the sum of what each can give
/// up to it is the cost.
fn plain_price(left: &[Fraction], supporters: &[usize], cost: u64) -> Option<Fraction> {
    let mut poorest: Vec<Fraction> = supporters.iter().map(|&voter| left[voter]).collect();
    poorest.sort_by(|a, b| (a.0 * b.1).cmp(&(b.0 * a.1)));
    let mut missing = Fraction::new(i128::from(cost), 1);
    for (paid, share) in poorest.iter().enumerate() {
        let each = missing.by((poorest.len() - paid) as i128);
        if !share.less(each) {
            return Some(each);
        }
        missing = missing.minus(*share);
    }
    None
}

/// Equal shares, voter by voter, in fractions.
fn plain_equal_shares(vote: &Vote, worth: Worth) -> Vec<String> {
    let voters: Vec<&Vec<usize>> =
        vote.ballots.iter().flat_map(|b| std::iter::repeat_n(&b.named, b.voters as usize)).collect();
    let mut left = vec![Fraction::new(i128::from(vote.pot), voters.len() as i128); voters.len()];
    let mut won: Vec<String> = Vec::new();
    loop {
        let mut best: Option<(Fraction, &Project, Fraction, Vec<usize>)> = None;
        for (place, project) in vote.projects.iter().enumerate().filter(|(_, p)| !won.contains(&p.id)) {
            let supporters: Vec<usize> = (0..voters.len()).filter(|&v| voters[v].contains(&place)).collect();
            let Some(each) = plain_price(&left, &supporters, project.cost) else { continue };
            let by = match worth {
                Worth::Cost => each.by(i128::from(project.cost)),
                Worth::One => each,
            };
            let better = best.as_ref().is_none_or(|(lowest, other, ..)| {
                by.less(*lowest) || (!lowest.less(by) && project.id < other.id)
            });
            if better {
                best = Some((by, project, each, supporters));
            }
        }
        let Some((_, project, each, supporters)) = best else { break };
        for voter in supporters {
            left[voter] = if left[voter].less(each) { Fraction(0, 1) } else { left[voter].minus(each) };
        }
        won.push(project.id.clone());
    }
    won.sort();
    won
}

prop_compose! {
    fn any_vote()(
        costs in prop::collection::vec(1_u64..40, 1..6),
        ballots in prop::collection::vec((1_u32..4, prop::collection::btree_set(0_usize..6, 0..5)), 1..6),
        part in 1_u64..100,
    ) -> Vote {
        let pot = (costs.iter().sum::<u64>() * part / 100).max(1);
        let projects: Vec<Project> =
            costs.iter().enumerate().map(|(place, &cost)| Project { id: format!("{}", 12 - place), cost }).collect();
        let ballots = ballots
            .into_iter()
            .map(|(voters, named)| Ballot { voters, named: named.into_iter().filter(|&n| n < projects.len()).collect() })
            .collect();
        Vote { pot, unit: 1, projects, ballots }
    }
}

proptest! {
    #[test]
    fn equal_shares_are_as_the_plain_count_says(vote in any_vote(), by_cost in any::<bool>()) {
        let worth = if by_cost { Worth::Cost } else { Worth::One };
        let ours = equal_shares(&vote, worth, Completion::None);
        prop_assert_eq!(winners(&vote, &ours), plain_equal_shares(&vote, worth));
    }

    #[test]
    fn no_rule_spends_more_than_the_pot(vote in any_vote()) {
        for outcome in [
            greedy(&vote, Worth::Cost),
            greedy(&vote, Worth::One),
            equal_shares(&vote, Worth::Cost, Completion::AddOne),
            equal_shares(&vote, Worth::One, Completion::AddOne),
        ] {
            let cost: u64 = outcome.winners().map(|place| vote.projects[place].cost).sum();
            prop_assert!(cost <= vote.pot && cost == outcome.cost);
        }
    }

    #[test]
    fn it_does_not_matter_who_voted_first_or_how_ballots_are_bundled(vote in any_vote()) {
        let mut other = vote.clone();
        other.ballots = vote.ballots.iter().rev()
            .flat_map(|ballot| std::iter::repeat_n(Ballot { voters: 1, named: ballot.named.clone() }, ballot.voters as usize))
            .collect();
        prop_assert_eq!(greedy(&vote, Worth::One), greedy(&other, Worth::One));
        let count = |vote: &Vote| equal_shares(vote, Worth::Cost, Completion::AddOne);
        prop_assert_eq!(count(&vote), count(&other));
    }

    #[test]
    fn by_votes_what_lost_did_not_fit_when_its_turn_came(vote in any_vote()) {
        let outcome = greedy(&vote, Worth::Cost);
        for (project, fate) in vote.projects.iter().zip(&outcome.projects) {
            match *fate {
                Fate::Won { .. } => {}
                Fate::TooDear { left } => prop_assert!(project.cost > left),
                Fate::NotEnoughSupport { .. } => prop_assert!(false, "greedy asks nobody's share"),
            }
        }
    }
}
