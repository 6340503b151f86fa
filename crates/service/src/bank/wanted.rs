//! What somebody wants of a block or its bank: to agree it, to spend what is kept, to sign what it came to.

use care::Minutes;
use care::bank::{
    self, AgreeBlock, Block, BlockId, Holding, Keeping, Known, Payer, Side, SpendingId, Use, Whose,
};
use care::books::Books;
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, TeamId};
use care::ledger::{Amount, Time};
use care::team::Command;
use jiff::civil::Date;

use crate::carry_out::Done;
use crate::wanted::fresh;
use crate::{Caller, Error, Order, Service};

/// A block to agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreeing {
    /// Which, where there is one already.
    pub block: Option<BlockId>,
    /// For whom.
    pub whose: Whose,
    /// Who pays.
    pub payer: Payer,
    /// How much for each week.
    pub a_week: Minutes,
    /// From when.
    pub from: Date,
    /// Until when.
    pub last: Option<Date>,
    /// What becomes of what is not used.
    pub keeping: Keeping,
}

/// Kept minutes to spend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spending {
    /// From which block.
    pub block: BlockId,
    /// How many.
    pub minutes: Minutes,
    /// On what.
    pub on: Use,
    /// To whom, where it is a gift.
    pub to: Option<BlockId>,
    /// What for.
    pub words: String,
}

impl Service {
    /// Agrees a block of hours.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn agree_block(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        wanted: Agreeing,
    ) -> Result<Done, Error> {
        let Agreeing { block, whose, payer, a_week, from, last, keeping } = wanted;
        let to = Some(Block { whose, payer, a_week, from, last, keeping });
        let block = block.unwrap_or_else(|| fresh(BlockId::new));
        self.act(caller, team, Order::new(id, Command::from(AgreeBlock { block, to }))).await
    }

    /// Spends kept minutes.
    ///
    /// # Errors
    /// If they may not, there are not so many, the agreement says otherwise, or it cannot be recorded now.
    pub async fn spend_kept(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        wanted: Spending,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = order.seal(DataSubject::Team(team), Detail::Words(wanted.words));
        let Spending { block, minutes, on, to, .. } = wanted;
        let spending = bank::Spending { block, minutes, on, to, words };
        let id = fresh(SpendingId::new);
        let make = move |books: &Books, version| {
            let kept = Known { version, amount: books.bank.ledger().balance(Holding::Kept(block)) };
            vec![Command::from(bank::Spend { spending: id, to: Some(spending.clone()), kept })]
        };
        self.with_books(caller, team, order, make).await
    }

    /// Signs what a block came to, up to the end of a day.
    ///
    /// # Errors
    /// If they may not, the day is not over, or it cannot be recorded now.
    pub async fn sign_block(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        (block, side, through): (BlockId, Side, Date),
    ) -> Result<Done, Error> {
        let make = move |books: &Books, version| {
            let at = |place| -> Amount<Time> {
                books.bank.ledger().statement(|one| one == place, through, through).after
            };
            let kept = Known { version, amount: at(Holding::Kept(block)) };
            let delivered = at(Holding::Delivered(block));
            vec![Command::from(bank::Sign { block, side, through, kept, delivered })]
        };
        self.with_books(caller, team, Order::of(id), make).await
    }
}
