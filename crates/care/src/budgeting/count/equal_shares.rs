//! The method of equal shares: every voter has the same part of the pot, and projects are paid for by those who want them.

use super::shares::{Price, Shares};
use super::{Amount, Fate, Outcome, Vote, Worth};

/// What is done where equal shares leave money in the pot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completion {
    /// Nothing.
    None,
    /// Every voter's share grows by one unit of the currency until what wins would cost more than the pot, or nothing that
    /// anybody wants would still fit: "add1". What won before that wins.
    AddOne,
}

/// Counts by equal shares.
///
/// In each round a project is taken whose supporters pay least for what it is worth to them; who has too little left pays
/// what they have. Exact: sums in floating point only sort out which projects need to be compared exactly.
///
/// One count is O(p r b log b) at worst, for p projects of which r win and b different ballots that name one; the completion
/// counts once for each unit that it adds.
#[must_use]
pub fn equal_shares(vote: &Vote, worth: Worth, completion: Completion) -> Outcome {
    let counting = Counting::new(vote, worth);
    let mut added = 0;
    let mut count = counting.count(added);
    while completion == Completion::AddOne && !counting.nothing_fits(&count.taken) {
        added += vote.unit.max(1);
        let next = counting.count(added);
        if counting.cost(&next.taken) > vote.pot {
            added -= vote.unit.max(1);
            break;
        }
        count = next;
    }
    count.outcome(added)
}

/// A vote, prepared for counting.
struct Counting<'a> {
    vote: &'a Vote,
    worth: Worth,
    /// How many voted; at least one, to divide by.
    voters: u64,
    /// For each project, the ballots that name it.
    supporters: Vec<Vec<usize>>,
    /// The projects that somebody named, by id.
    wanted: Vec<usize>,
}

impl<'a> Counting<'a> {
    fn new(vote: &'a Vote, worth: Worth) -> Self {
        let mut supporters = vec![Vec::new(); vote.projects.len()];
        for (place, ballot) in vote.ballots.iter().enumerate().filter(|(_, ballot)| ballot.voters > 0) {
            for &named in &ballot.named {
                if let Some(ballots) = supporters.get_mut(named) {
                    ballots.push(place);
                }
            }
        }
        let wanted = vote.by_id().into_iter().filter(|&project| !supporters[project].is_empty()).collect();
        Self { vote, worth, voters: vote.voters().max(1), supporters, wanted }
    }

    /// What a project is worth to a voter who named it.
    fn worth(&self, project: usize) -> Amount {
        match self.worth {
            Worth::Cost => self.vote.projects[project].cost,
            Worth::One => 1,
        }
    }

    /// What some projects cost together.
    fn cost(&self, projects: &[usize]) -> Amount {
        projects.iter().map(|&project| self.vote.projects[project].cost).sum()
    }

    /// Whether no further project that somebody wants fits into the pot beside those taken.
    fn nothing_fits(&self, taken: &[usize]) -> bool {
        let left = self.vote.pot.saturating_sub(self.cost(taken));
        self.wanted.iter().all(|project| taken.contains(project) || self.vote.projects[*project].cost > left)
    }

    /// Counts once, where every voter's share is larger by `added`.
    fn count(&self, added: Amount) -> Round<'_> {
        let mut round = Round::new(self, added);
        while let Some(project) = round.best() {
            round.take(project);
        }
        round
    }
}

/// One count under way.
struct Round<'a> {
    counting: &'a Counting<'a>,
    /// What was taken so far, in order.
    taken: Vec<usize>,
    /// What may still win, each with the least that it can cost its supporters by what it is worth: that only grows as they
    /// pay for others.
    open: Vec<(f64, usize)>,
    /// What each ballot's voters have left, nearly.
    left: Vec<f64>,
    /// What they have left exactly, once the first `paid` of those taken are paid for; the rest is paid when it is needed.
    shares: Shares,
    paid: usize,
}

/// What a project would cost each supporter who pays in full, by what it is worth: in floating point, which sorts out what
/// need not be compared exactly.
#[derive(Clone, Copy)]
struct Guess {
    project: usize,
    price: f64,
    /// By how much the price may be off: far more than it is.
    off: f64,
    /// Whether its supporters surely can pay.
    sure: bool,
}

/// By how much sums in floating point may be off, as a part of what a project costs and of the pot.
const OFF_BY_COST: f64 = 1e-9;
const OFF_BY_POT: f64 = 1e-12;

impl Guess {
    fn low(self) -> f64 {
        self.price - self.off
    }

    fn high(self) -> f64 {
        if self.sure { self.price + self.off } else { f64::INFINITY }
    }
}

impl<'a> Round<'a> {
    fn new(counting: &'a Counting<'a>, added: Amount) -> Self {
        let vote = counting.vote;
        let money = u128::from(vote.pot) + u128::from(added) * u128::from(counting.voters);
        Self {
            counting,
            taken: Vec::new(),
            open: counting.wanted.iter().map(|&project| (0.0, project)).collect(),
            left: vec![money as f64 / counting.voters as f64; vote.ballots.len()],
            shares: Shares::equal(vote.ballots.len(), money, counting.voters),
            paid: 0,
        }
    }

    /// The project that is taken next; `None` where no supporters can pay for theirs.
    fn best(&mut self) -> Option<usize> {
        let free = |&&(_, project): &&(f64, usize)| self.counting.vote.projects[project].cost == 0;
        if let Some(&(_, project)) =
            self.open.iter().filter(free).min_by_key(|(_, project)| self.id(*project))
        {
            return Some(project);
        }
        let close = self.close();
        match close.as_slice() {
            [] => None,
            [only] if only.sure => Some(only.project),
            _ => self.best_exactly(&close),
        }
    }

    /// The projects that may be the best, as far as sums in floating point tell.
    fn close(&mut self) -> Vec<Guess> {
        self.open.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut close = Vec::new();
        let mut best = f64::INFINITY;
        let mut open = Vec::with_capacity(self.open.len());
        for &(least, project) in &self.open {
            if least > best {
                open.push((least, project));
            } else if let Some(guess) = self.guess(project) {
                open.push((guess.low(), project));
                best = best.min(guess.high());
                close.push(guess);
            }
        }
        self.open = open;
        close.retain(|guess| guess.low() <= best);
        close
    }

    /// What a project would cost its supporters; `None` where they surely cannot pay.
    fn guess(&self, project: usize) -> Option<Guess> {
        let vote = self.counting.vote;
        let cost = vote.projects[project].cost as f64;
        let off = cost * OFF_BY_COST + vote.pot as f64 * OFF_BY_POT;
        let mut poorest_first: Vec<(f64, f64)> = self.counting.supporters[project]
            .iter()
            .map(|&ballot| (self.left[ballot], f64::from(vote.ballots[ballot].voters)))
            .collect();
        let together: f64 = poorest_first.iter().map(|(left, voters)| left * voters).sum();
        if together < cost - off {
            return None;
        }
        poorest_first.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut payers: f64 = poorest_first.iter().map(|(_, voters)| voters).sum();
        let mut missing = cost;
        for &(left, voters) in &poorest_first {
            if left * payers >= missing || payers <= voters {
                break;
            }
            missing -= left * voters;
            payers -= voters;
        }
        let by = payers * self.counting.worth(project) as f64;
        Some(Guess { project, price: missing / by, off: off / by, sure: together > cost + off })
    }

    /// The best of some projects, exactly; the first by id where several are.
    fn best_exactly(&mut self, close: &[Guess]) -> Option<usize> {
        self.pay_what_is_owed();
        let counting = self.counting;
        let mut best: Option<(usize, Price)> = None;
        for project in close.iter().map(|guess| guess.project) {
            let cost = counting.vote.projects[project].cost;
            let Some(price) = self.shares.price(&counting.supporters[project], &counting.vote.ballots, cost)
            else {
                continue;
            };
            let better = best.as_ref().is_none_or(|(other, lowest)| {
                let by_price = price.cmp_per(counting.worth(project), lowest, counting.worth(*other));
                by_price.then_with(|| self.id(project).cmp(self.id(*other))).is_lt()
            });
            if better {
                best = Some((project, price));
            }
        }
        best.map(|(project, _)| project)
    }

    /// Brings the exact shares up to what was taken.
    fn pay_what_is_owed(&mut self) {
        for &project in &self.taken[self.paid..] {
            let supporters = &self.counting.supporters[project];
            let cost = self.counting.vote.projects[project].cost;
            if let Some(price) = self.shares.price(supporters, &self.counting.vote.ballots, cost) {
                self.shares.pay(supporters, &price);
            }
        }
        self.paid = self.taken.len();
    }

    /// Takes a project: its supporters pay.
    fn take(&mut self, project: usize) {
        let each = self.guess(project).map_or(0.0, |guess| guess.price * self.counting.worth(project) as f64);
        for &ballot in &self.counting.supporters[project] {
            self.left[ballot] = (self.left[ballot] - each).max(0.0);
        }
        self.taken.push(project);
        self.open.retain(|&(_, other)| other != project);
    }

    /// What came of the count.
    fn outcome(mut self, added: Amount) -> Outcome {
        self.pay_what_is_owed();
        let vote = self.counting.vote;
        let mut fates: Vec<Fate> = (0..vote.projects.len())
            .map(|project| Fate::NotEnoughSupport {
                supporters_have: self.shares.together(&self.counting.supporters[project], &vote.ballots),
            })
            .collect();
        for (place, &project) in self.taken.iter().enumerate() {
            fates[project] = Fate::Won { place: place + 1 };
        }
        Outcome { cost: self.counting.cost(&self.taken), projects: fates, added }
    }

    fn id(&self, project: usize) -> &str {
        &self.counting.vote.projects[project].id
    }
}
