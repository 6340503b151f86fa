//! Counting a vote on which projects a pot of money pays for.
//!
//! Two rules. [`greedy`] takes the project with the most support first, then the next that still fits. [`equal_shares`]
//! gives every voter the same share of the pot; a project is paid for by those who voted for it
//! (Peters, Pierczyński, Skowron: Proportional Participatory Budgeting with Additive Utilities, 2021).
//!
//! A ballot either names a project or does not. All sums are exact: where two projects are equally good, they are, and the
//! one whose id comes first as text is taken.

mod equal_shares;
mod greedy;
mod shares;

pub use equal_shares::{Completion, equal_shares};
pub use greedy::greedy;

/// An amount in the smallest unit of the vote's currency, such as pence.
pub type Amount = u64;

/// What was voted on, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The money there is.
    pub pot: Amount,
    /// What the completion of equal shares adds to every voter's share in each step: one unit of the currency.
    pub unit: Amount,
    /// What could be paid for.
    pub projects: Vec<Project>,
    /// Who wants what; equal ballots are counted together.
    pub ballots: Vec<Ballot>,
}

/// Something that could be paid for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Its id; ties are broken by it, as text.
    pub id: String,
    /// What it costs.
    pub cost: Amount,
}

/// What some voters want.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// How many voters voted like this.
    pub voters: u32,
    /// The places in [`Vote::projects`] of what they named, each once. Others are passed over.
    pub named: Vec<usize>,
}

/// How much a project is worth to a voter who named it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worth {
    /// What it costs: a dear project is worth more than a cheap one.
    Cost,
    /// The same for every project.
    One,
}

/// What came of a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What became of each project, in the order of [`Vote::projects`].
    pub projects: Vec<Fate>,
    /// What all that won costs together.
    pub cost: Amount,
    /// What was added to every voter's share to spend more of the pot; 0 where nothing was.
    pub added: Amount,
}

/// What became of a project, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is paid for.
    Won {
        /// Its place in the order in which projects were taken, from 1.
        place: usize,
    },
    /// What was left of the pot when its turn came was less than it costs.
    TooDear {
        /// What was left of the pot.
        left: Amount,
    },
    /// What its supporters had left of their shares was less than it costs.
    NotEnoughSupport {
        /// What its supporters could have paid together, rounded down.
        supporters_have: Amount,
    },
}

impl Vote {
    /// How many people voted, empty ballots included.
    #[must_use]
    pub fn voters(&self) -> u64 {
        self.ballots.iter().map(|ballot| u64::from(ballot.voters)).sum()
    }

    /// How many voters named each project.
    #[must_use]
    pub fn support(&self) -> Vec<u64> {
        let mut support = vec![0; self.projects.len()];
        for ballot in &self.ballots {
            for &named in &ballot.named {
                if let Some(count) = support.get_mut(named) {
                    *count += u64::from(ballot.voters);
                }
            }
        }
        support
    }

    /// The places of the projects in the order of their ids as text.
    fn by_id(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.projects.len()).collect();
        places.sort_by(|&a, &b| self.projects[a].id.cmp(&self.projects[b].id));
        places
    }
}

impl Outcome {
    /// The places of the projects that won.
    pub fn winners(&self) -> impl Iterator<Item = usize> {
        self.projects
            .iter()
            .enumerate()
            .filter(|(_, fate)| matches!(fate, Fate::Won { .. }))
            .map(|(place, _)| place)
    }
}
