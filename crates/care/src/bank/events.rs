//! A block was agreed, kept minutes were spent, somebody signed.

use serde::{Deserialize, Serialize};

use super::{Block, BlockId, Correction, CorrectionId, Side, Signature, Spending, SpendingId, Whose};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets};
use crate::team::Team;

events! { team:
    /// A block of hours was agreed, or agreed otherwise.
    "block/1" => BlockAgreed,
    /// Kept minutes were spent, or not after all.
    "bank-spending/1" => Spent,
    /// A side signed what a block came to.
    "bank-signed/1" => Signed,
    /// A line of a block's statement was put right, or had been right.
    "bank-correction/1" => LinePutRight,
}

/// A block of hours was agreed, agreed otherwise, or had been entered by mistake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockAgreed {
    /// Which.
    pub block: BlockId,
    /// What is agreed, before and after.
    pub change: Change<Option<Block>>,
}

/// Kept minutes were spent, or were not after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spent {
    /// Which.
    pub spending: SpendingId,
    /// On what, before and after.
    pub change: Change<Option<Spending>>,
}

/// A side signed what a block came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Of which block.
    pub block: BlockId,
    /// Who.
    pub side: Side,
    /// Its last signature, before and after.
    pub signature: Change<Option<Signature>>,
}

/// A line of a block's statement was put right, or had been right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinePutRight {
    /// Which correction.
    pub correction: CorrectionId,
    /// The correction, before and after.
    pub change: Change<Option<Correction>>,
}

impl BlockAgreed {
    /// The block as it is now, or was.
    #[must_use]
    pub fn either(&self) -> Option<&Block> {
        self.change.after.as_ref().or(self.change.before.as_ref())
    }
}

/// Whose matter the hours of a block are.
pub(super) fn about(id: TeamId, block: Option<&Block>) -> Resource {
    match block.map(|block| block.whose) {
        Some(Whose::Person(person)) => Matter::Bank.of_person(id, person),
        Some(Whose::Team) | None => Matter::Blocks.of_team(id),
    }
}

impl Sets<Team> for BlockAgreed {
    sets!(change: Option<Block>);

    fn now(&self, team: &Team) -> Option<Option<Block>> {
        Some(team.blocks.get(&self.block).cloned())
    }

    fn set(&self, team: &mut Team, block: Option<Block>) {
        put(&mut team.blocks, self.block, block);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        about(id, self.either())
    }
}

impl Sets<Team> for Spent {
    sets!(change: Option<Spending>);

    fn now(&self, team: &Team) -> Option<Option<Spending>> {
        Some(team.bank_spendings.get(&self.spending).cloned())
    }

    fn set(&self, team: &mut Team, spending: Option<Spending>) {
        put(&mut team.bank_spendings, self.spending, spending);
    }

    /// Words are sealed under the team's key: whose block it is may change, and what an outing was called is told to the team.
    fn sealed(&self, id: TeamId) -> Vec<(SealedId, DataSubject)> {
        self.change.after.iter().map(|spending| (spending.words, DataSubject::Team(id))).collect()
    }

    fn about(&self, id: TeamId, team: &Team) -> Resource {
        let spending = self.change.after.as_ref().or(self.change.before.as_ref());
        about(id, spending.and_then(|spending| team.blocks.get(&spending.block)))
    }
}

impl Sets<Team> for Signed {
    sets!(signature: Option<Signature>);

    fn now(&self, team: &Team) -> Option<Option<Signature>> {
        Some(team.bank_signatures.get(&self.block).and_then(|sides| sides.get(&self.side)).copied())
    }

    fn set(&self, team: &mut Team, signature: Option<Signature>) {
        put(team.bank_signatures.entry(self.block).or_default(), self.side, signature);
        team.bank_signatures.retain(|_, sides| !sides.is_empty());
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Blocks.of_team(id)
    }
}

impl Sets<Team> for LinePutRight {
    sets!(change: Option<Correction>);

    fn now(&self, team: &Team) -> Option<Option<Correction>> {
        Some(team.bank_corrections.get(&self.correction).copied())
    }

    fn set(&self, team: &mut Team, correction: Option<Correction>) {
        put(&mut team.bank_corrections, self.correction, correction);
    }

    fn sealed(&self, id: TeamId) -> Vec<(SealedId, DataSubject)> {
        self.change.after.iter().map(|correction| (correction.words, DataSubject::Team(id))).collect()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Blocks.of_team(id)
    }
}
